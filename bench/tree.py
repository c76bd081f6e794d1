"""CPU time and memory of a command with everything it starts (Linux)."""

import ctypes
import os
import resource
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

import psutil

_PR_SET_CHILD_SUBREAPER = 36  # prctl(2)
SAMPLE_EVERY_S = 0.5


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command took: `cpu_s` of the whole tree, `wall_s`, peak memory of the tree and of its root in MiB."""

    cpu_s: float
    wall_s: float
    peak_mib: float
    root_peak_mib: float
    exit_code: int


def adopt_orphans() -> None:
    """Make this process the parent of what its children leave behind, so that nothing escapes the count."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: Sequence[str]) -> Cost:
    """Run a command to its end and count its whole process tree."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    peaks = [0.0, 0.0]
    done = threading.Event()
    sampler = threading.Thread(target=_sample, args=(process.pid, peaks, done))
    sampler.start()
    code = process.wait()
    wall_s = time.monotonic() - started
    done.set()
    sampler.join()
    _reap_orphans()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(cpu_s, wall_s, peaks[0], peaks[1], code)


def _sample(pid: int, peaks: list[float], done: threading.Event) -> None:
    root = psutil.Process(pid)
    while not done.wait(SAMPLE_EVERY_S):
        try:
            own = root.memory_info().rss
            total = own + sum(_shared_out(child) for child in root.children(recursive=True))
        except psutil.NoSuchProcess:
            return
        peaks[0] = max(peaks[0], total / 2**20)
        peaks[1] = max(peaks[1], own / 2**20)


def _shared_out(process: psutil.Process) -> float:
    """Proportional memory: pages that processes share are split among them."""
    try:
        return float(process.memory_full_info().pss)
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0.0


def _reap_orphans() -> None:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        try:
            pid, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            time.sleep(0.05)
