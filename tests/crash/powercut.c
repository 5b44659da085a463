/* A disk that forgets what was not synced, as one does when the power goes.
 *
 * Preloaded into the server. Files directly in the folder PEIL_POWERCUT_DIR are written as always, and what an fsync or
 * fdatasync made durable is written to a file of the same name in PEIL_POWERCUT_SHADOW. Whoever then kills the server
 * and puts the shadow in the place of the folder has what a disk holds after a power cut in which nothing that waited
 * to be written was.
 *
 * While the file PEIL_POWERCUT_FULL exists, a write that would make a file grow fails with ENOSPC.
 *
 * What is believed of the file system: a name is durable with the content of its file, and a deletion at once. Files
 * that are mapped (SQLite's -shm, rebuilt at every start) and the lock are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define FILES 64
#define NAME 128
#define PATH 4096
#define ALL ((off_t)1 << 60)

/* The bytes of a file that were written and not synced: one stretch that holds them all. */
struct dirty {
    char name[NAME];
    off_t from, to;
};

static struct dirty files[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH], shadow[PATH], full[PATH];

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);

static void path_of(const char *variable, char *path) {
    const char *value = getenv(variable);
    if (!value || strlen(value) >= PATH) {
        fprintf(stderr, "powercut: %s must name a path\n", variable);
        _exit(97);
    }
    strcpy(path, value);
}

__attribute__((constructor)) static void begin(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    path_of("PEIL_POWERCUT_DIR", folder);
    path_of("PEIL_POWERCUT_SHADOW", shadow);
    path_of("PEIL_POWERCUT_FULL", full);
}

static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text), tail = strlen(end);
    return length >= tail && strcmp(text + length - tail, end) == 0;
}

/* The name of a file of ours in a path, or null. */
static const char *name_in(const char *path) {
    size_t length = strlen(folder);
    if (strncmp(path, folder, length) != 0 || path[length] != '/') return NULL;
    const char *name = path + length + 1;
    if (strchr(name, '/') || strlen(name) >= NAME || ends_with(name, "-shm") || ends_with(name, ".lock")) return NULL;
    return name;
}

/* Whether a descriptor is of a file of ours; its name and size. */
static int is_ours(int fd, char *name, off_t *size) {
    struct stat status;
    char link[64], path[PATH];
    if (!real_write || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    const char *found = name_in(path);
    if (!found) return 0;
    strcpy(name, found);
    *size = status.st_size;
    return 1;
}

/* The entry of a name. A file that is met for the first time may hold anything that an earlier process left unsynced. */
static struct dirty *entry(const char *name) {
    for (int i = 0; i < FILES; i++)
        if (strcmp(files[i].name, name) == 0) return &files[i];
    for (int i = 0; i < FILES; i++)
        if (!files[i].name[0]) {
            strcpy(files[i].name, name);
            files[i].from = 0;
            files[i].to = ALL;
            return &files[i];
        }
    fprintf(stderr, "powercut: more than %d files\n", FILES);
    _exit(97);
}

static void soil(const char *name, off_t from, off_t to) {
    pthread_mutex_lock(&lock);
    struct dirty *file = entry(name);
    if (file->from >= file->to) {
        file->from = from;
        file->to = to;
    } else {
        if (from < file->from) file->from = from;
        if (to > file->to) file->to = to;
    }
    pthread_mutex_unlock(&lock);
}

static int fits(off_t end, off_t size) {
    if (end <= size || access(full, F_OK) != 0) return 1;
    errno = ENOSPC;
    return 0;
}

ssize_t write(int fd, const void *bytes, size_t count) {
    char name[NAME];
    off_t size;
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    if (!is_ours(fd, name, &size)) return real_write(fd, bytes, count);
    off_t from = (fcntl(fd, F_GETFL) & O_APPEND) ? size : lseek(fd, 0, SEEK_CUR);
    if (!fits(from + (off_t)count, size)) return -1;
    soil(name, from, from + (off_t)count);
    return real_write(fd, bytes, count);
}

static ssize_t write_at(int fd, const void *bytes, size_t count, off_t from) {
    char name[NAME];
    off_t size;
    if (is_ours(fd, name, &size)) {
        if (!fits(from + (off_t)count, size)) return -1;
        soil(name, from, from + (off_t)count);
    }
    return real_pwrite(fd, bytes, count, from);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t from) { return write_at(fd, bytes, count, from); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t from) { return write_at(fd, bytes, count, from); }

/* The size of the shadow follows at the next sync, whatever was soiled. */
int ftruncate64(int fd, off_t size) { return real_ftruncate(fd, size); }
int ftruncate(int fd, off_t size) { return real_ftruncate(fd, size); }

static void complain(const char *what) {
    fprintf(stderr, "powercut: %s: %s\n", what, strerror(errno));
    _exit(97);
}

static void keep(int fd, const struct dirty *file) {
    char path[PATH + NAME], bytes[65536];
    struct stat status;
    snprintf(path, sizeof path, "%s/%s", shadow, file->name);
    int kept = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (kept < 0 || fstat(fd, &status) != 0) complain(path);
    /* The descriptor may be open for writing only. */
    char own[64];
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    int from = open(own, O_RDONLY | O_CLOEXEC);
    if (from < 0) complain(own);
    off_t end = file->to < status.st_size ? file->to : status.st_size;
    for (off_t at = file->from; at < end;) {
        size_t wanted = end - at < (off_t)sizeof bytes ? (size_t)(end - at) : sizeof bytes;
        ssize_t got = pread(from, bytes, wanted, at);
        if (got <= 0 || real_pwrite(kept, bytes, (size_t)got, at) != got) complain(path);
        at += got;
    }
    if (real_ftruncate(kept, status.st_size) != 0) complain(path);
    close(from);
    close(kept);
}

static int sync_with(int (*sync)(int), int fd) {
    struct dirty file;
    off_t size;
    if (!is_ours(fd, file.name, &size)) return sync(fd);
    pthread_mutex_lock(&lock);
    struct dirty *known = entry(file.name);
    file.from = known->from;
    file.to = known->to;
    int outcome = sync(fd);
    if (outcome == 0) {
        keep(fd, &file);
        known->from = known->to = 0;
    }
    pthread_mutex_unlock(&lock);
    return outcome;
}

int fsync(int fd) { return sync_with(real_fsync, fd); }
int fdatasync(int fd) { return sync_with(real_fdatasync, fd); }

int unlink(const char *path) {
    char kept[PATH + NAME];
    int outcome = real_unlink(path);
    const char *name = name_in(path);
    if (outcome == 0 && name) {
        pthread_mutex_lock(&lock);
        entry(name)->name[0] = 0;
        snprintf(kept, sizeof kept, "%s/%s", shadow, name);
        real_unlink(kept);
        pthread_mutex_unlock(&lock);
    }
    return outcome;
}
