/* A disk that forgets what was not synced, as one does when the power goes.
 *
 * Preloaded into the server. Files directly in the folder PEIL_POWERCUT_DIR are written as always, and what an fsync or
 * fdatasync made durable is written to a file of the same name in PEIL_POWERCUT_SHADOW. Whoever then kills the server
 * and puts the shadow in the place of the folder has what a disk holds after a power cut in which nothing that waited
 * to be written was.
 *
 * While the file PEIL_POWERCUT_FULL exists, a write that would make a file grow fails with ENOSPC.
 *
 * With PEIL_FAULT_AT=K, the K-th call on the folder or anything in it (open, read, write, truncate, sync, remove; every file
 * counts) goes wrong as PEIL_FAULT_KIND says:
 *
 *   eio     it fails with EIO
 *   enospc  the first write from there on fails with ENOSPC
 *   short   the first write from there on writes half, and says so
 *   torn    the first write from there on writes half, and the next one fails with ENOSPC
 *   dying   it fails with EIO, and so does every later call but opening and reading
 *
 * What went wrong is written to the file PEIL_FAULT_TOLD. A sync that fails forgets what it was to make durable, as Linux
 * does: the next one succeeds, and the bytes are in memory only.
 *
 * What is believed of the file system: a name is durable with the content of its file, and a deletion at once. Files
 * that are mapped (SQLite's -shm, rebuilt at every start) and the lock are left alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
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
static int (*real_open)(const char *, int, ...);
static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_pread)(int, void *, size_t, off_t);

/* The call that goes wrong, counted from 1, and how; 0 is none. */
static long fault_at, calls;
static const char *fault_kind = "", *fault_told = "";
/* Whether it has gone wrong, and whether a torn write waits for its second half. */
static int struck, torn;

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
    real_open = dlsym(RTLD_NEXT, "open64");
    real_read = dlsym(RTLD_NEXT, "read");
    real_pread = dlsym(RTLD_NEXT, "pread64");
    if (getenv("PEIL_FAULT_AT")) {
        fault_kind = getenv("PEIL_FAULT_KIND");
        fault_told = getenv("PEIL_FAULT_TOLD");
        if (!fault_kind || !fault_told) _exit(97);
        fault_at = atol(getenv("PEIL_FAULT_AT"));
    }
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

enum call { OPEN, READ, WRITE, TRUNCATE, SYNC, REMOVE };
static const char *const call_names[] = {"open", "read", "write", "truncate", "sync", "remove"};

/* Whether this call goes wrong: then the error, or -1 for half a write. */
static int goes_wrong(enum call call, const char *path) {
    size_t length = strlen(folder);
    if (!fault_at || strncmp(path, folder, length) != 0 || (path[length] && path[length] != '/')) return 0;
    int error = 0;
    pthread_mutex_lock(&lock);
    calls++;
    int only_writes = strcmp(fault_kind, "eio") != 0 && strcmp(fault_kind, "dying") != 0;
    if (torn && call == WRITE) {
        torn = 0;
        error = ENOSPC;
    } else if (struck) {
        if (strcmp(fault_kind, "dying") == 0 && call != READ && call != OPEN) error = EIO;
    } else if (calls >= fault_at && (!only_writes || call == WRITE)) {
        struck = 1;
        torn = strcmp(fault_kind, "torn") == 0;
        error = !only_writes ? EIO : strcmp(fault_kind, "enospc") == 0 ? ENOSPC : -1;
        int told = real_open(fault_told, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        char line[PATH + 64];
        int count = snprintf(line, sizeof line, "call %ld: %s %s\n", calls, call_names[call], path + length);
        if (told < 0 || real_write(told, line, (size_t)count) != count) _exit(97);
        close(told);
    }
    pthread_mutex_unlock(&lock);
    if (error > 0) errno = error;
    return error;
}

static int goes_wrong_at(enum call call, int fd) {
    char link[64], path[PATH];
    if (!fault_at || !real_write) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    return goes_wrong(call, path);
}

static int fits(off_t end, off_t size) {
    if (end <= size || access(full, F_OK) != 0) return 1;
    errno = ENOSPC;
    return 0;
}

static int open_with(const char *path, int flags, mode_t mode) {
    if (!real_open) real_open = dlsym(RTLD_NEXT, "open64");
    return goes_wrong(OPEN, path) ? -1 : real_open(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_with(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_with(path, flags, mode);
}

ssize_t read(int fd, void *bytes, size_t count) {
    if (!real_read) real_read = dlsym(RTLD_NEXT, "read");
    return goes_wrong_at(READ, fd) ? -1 : real_read(fd, bytes, count);
}

static ssize_t read_at(int fd, void *bytes, size_t count, off_t from) {
    if (!real_pread) real_pread = dlsym(RTLD_NEXT, "pread64");
    return goes_wrong_at(READ, fd) ? -1 : real_pread(fd, bytes, count, from);
}

ssize_t pread64(int fd, void *bytes, size_t count, off_t from) { return read_at(fd, bytes, count, from); }
ssize_t pread(int fd, void *bytes, size_t count, off_t from) { return read_at(fd, bytes, count, from); }

/* What of a write is carried out: all, half, or nothing. */
static ssize_t part_of(int fd, size_t count) {
    int wrong = goes_wrong_at(WRITE, fd);
    return wrong > 0 ? -1 : wrong < 0 && count > 1 ? (ssize_t)(count / 2) : (ssize_t)count;
}

ssize_t write(int fd, const void *bytes, size_t wanted) {
    char name[NAME];
    off_t size;
    if (!real_write) real_write = dlsym(RTLD_NEXT, "write");
    ssize_t count = part_of(fd, wanted);
    if (count < 0) return -1;
    if (!is_ours(fd, name, &size)) return real_write(fd, bytes, (size_t)count);
    off_t from = (fcntl(fd, F_GETFL) & O_APPEND) ? size : lseek(fd, 0, SEEK_CUR);
    if (!fits(from + count, size)) return -1;
    soil(name, from, from + count);
    return real_write(fd, bytes, (size_t)count);
}

static ssize_t write_at(int fd, const void *bytes, size_t wanted, off_t from) {
    char name[NAME];
    off_t size;
    ssize_t count = part_of(fd, wanted);
    if (count < 0) return -1;
    if (is_ours(fd, name, &size)) {
        if (!fits(from + count, size)) return -1;
        soil(name, from, from + count);
    }
    return real_pwrite(fd, bytes, (size_t)count, from);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t from) { return write_at(fd, bytes, count, from); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t from) { return write_at(fd, bytes, count, from); }

/* The size of the shadow follows at the next sync, whatever was soiled. */
static int truncate_at(int fd, off_t size) { return goes_wrong_at(TRUNCATE, fd) ? -1 : real_ftruncate(fd, size); }

int ftruncate64(int fd, off_t size) { return truncate_at(fd, size); }
int ftruncate(int fd, off_t size) { return truncate_at(fd, size); }

static void complain(const char *what) {
    fprintf(stderr, "powercut: %s: %s\n", what, strerror(errno));
    _exit(97);
}

static void keep(int fd, const struct dirty *file) {
    char path[PATH + NAME], bytes[65536];
    struct stat status;
    snprintf(path, sizeof path, "%s/%s", shadow, file->name);
    int kept = real_open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (kept < 0 || fstat(fd, &status) != 0) complain(path);
    /* The descriptor may be open for writing only. */
    char own[64];
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    int from = real_open(own, O_RDONLY | O_CLOEXEC);
    if (from < 0) complain(own);
    off_t end = file->to < status.st_size ? file->to : status.st_size;
    for (off_t at = file->from; at < end;) {
        size_t wanted = end - at < (off_t)sizeof bytes ? (size_t)(end - at) : sizeof bytes;
        ssize_t got = real_pread(from, bytes, wanted, at);
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
    int wrong = goes_wrong_at(SYNC, fd);
    if (!is_ours(fd, file.name, &size)) return wrong ? -1 : sync(fd);
    pthread_mutex_lock(&lock);
    struct dirty *known = entry(file.name);
    file.from = known->from;
    file.to = known->to;
    int outcome = wrong ? -1 : sync(fd);
    if (outcome == 0) keep(fd, &file);
    if (outcome == 0 || wrong) known->from = known->to = 0;
    pthread_mutex_unlock(&lock);
    if (wrong) errno = wrong;
    return outcome;
}

int fsync(int fd) { return sync_with(real_fsync, fd); }
int fdatasync(int fd) { return sync_with(real_fdatasync, fd); }

int unlink(const char *path) {
    char kept[PATH + NAME];
    if (goes_wrong(REMOVE, path)) return -1;
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
