//! What a process costs, as the kernel counts it (proc(5)).

use std::{fs, time::Duration};

/// Nanoseconds in a tick of `/proc/PID/stat`: a hundred a second on every Linux that this runs on.
const TICK_NS: u64 = 10_000_000;

/// A process that is watched.
#[derive(Clone, Copy, Debug)]
pub struct Usage {
    pid: u32,
}

impl Usage {
    /// Of that process.
    pub fn of(pid: u32) -> Self {
        Self { pid }
    }

    /// CPU time so far, in user space and in the kernel. Threads that ended are left out where the kernel counts
    /// nanoseconds by thread; the server's threads live as long as it does.
    pub fn cpu(&self) -> Duration {
        Duration::from_nanos(self.by_thread().filter(|&ns| ns > 0).unwrap_or_else(|| self.by_tick()))
    }

    fn by_thread(&self) -> Option<u64> {
        let threads = fs::read_dir(format!("/proc/{}/task", self.pid)).ok()?;
        let times = threads.filter_map(|thread| {
            let told = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
            told.split_whitespace().next()?.parse::<u64>().ok()
        });
        Some(times.sum())
    }

    fn by_tick(&self) -> u64 {
        let told = fs::read_to_string(format!("/proc/{}/stat", self.pid)).unwrap_or_default();
        // The name, second, may hold spaces; it ends at the last parenthesis. `utime` and `stime` are the 14th and 15th.
        let after = told.rsplit_once(')').map_or("", |(_, after)| after);
        let ticks = after.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
        ticks.sum::<u64>() * TICK_NS
    }

    /// Resident memory now, in KiB.
    pub fn resident_kib(&self) -> u64 {
        self.status("VmRSS:")
    }

    /// The most resident memory so far, in KiB.
    pub fn peak_kib(&self) -> u64 {
        self.status("VmHWM:")
    }

    fn status(&self, name: &str) -> u64 {
        let told = fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap_or_default();
        let line = told.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.split_whitespace().next().and_then(|kib| kib.parse().ok()).unwrap_or(0)
    }
}
