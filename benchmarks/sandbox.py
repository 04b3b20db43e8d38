"""What a submission of 200 calls costs in the sandbox, against a Python process each: `python benchmarks/sandbox.py`.

CPU seconds are those of the worker, of the grader, and the zygote's share. There are two things to compare with: a
process for each submission that could do the same as a worker (`spawned`: all modules imported, the same messages,
the same deadlines), and a bare script that imports numpy, unpickles the calls and pickles the answers.
"""

from __future__ import annotations

import argparse
import os
import pickle
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import numpy as np

from autograder.sandbox import Limits, Sandbox
from autograder.sandbox.sandbox import confined, spawned

CALLS = 200
SOURCE = """
import numpy as np

def gradient_sample(W, a_prev, y, g):
    a = np.tanh(W @ a_prev)
    return np.outer(2 * (a - y) * (1 - a**2), a_prev)

def parent():
    import os
    return os.getppid()

def private_memory():
    with open("/proc/self/smaps_rollup") as lines:
        return 1024 * sum(int(line.split()[1]) for line in lines if line.startswith("Private"))
"""


class Metered:
    """A launcher whose workers tell, when they end, how much CPU they have used."""

    def __init__(self, launcher):
        self.launcher, self.cpu = launcher, []

    def worker(self):
        """A worker that is metered."""
        process = self.launcher.worker()
        end = process.end

        def metered_end():
            usage = end()
            if usage is not None:
                self.cpu.append(usage.cpu)
            return usage

        process.end = metered_end
        return process

    def close(self):
        """End them all."""
        self.launcher.close()


SCRIPT = """
import pickle, sys
sys.path.append(sys.argv[1])
source, calls = pickle.load(sys.stdin.buffer)
names = {}
exec(source, names)
pickle.dump([names["gradient_sample"](*call) for call in calls], sys.stdout.buffer)
"""


def arguments(random: np.random.Generator) -> tuple[object, ...]:
    return (random.normal(size=(7, 9)), random.normal(size=9), random.normal(size=7), "tanh")


def inputs() -> list[tuple[object, ...]]:
    return [arguments(np.random.default_rng(seed)) for seed in range(CALLS)]


def cpu_of(process: int) -> float:
    """CPU seconds that a process has used, its children not counted."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def metered(isolation: str, launch: Callable) -> Iterator[tuple[Sandbox, Metered]]:
    meters: list[Metered] = []

    def with_meter(limits, preload):
        meters.append(Metered(launch(limits, preload)))
        return meters[0]

    with Sandbox(isolation, Limits(call=20.0), launch=with_meter) as sandbox:
        yield sandbox, meters[0]


def measure(isolation: str, launch: Callable, submissions: int) -> tuple[np.ndarray, np.ndarray]:
    """Wall seconds and CPU seconds of each submission."""
    calls, wall, cpu = inputs(), [], []
    with metered(isolation, launch) as (sandbox, meter):
        with sandbox.load([("cell", SOURCE)]) as code:
            parent = code.call("parent").value
        shared = cpu_of(parent)
        meter.cpu.clear()
        for _ in range(submissions):
            began, own = time.perf_counter(), time.process_time()
            with sandbox.load([("cell", SOURCE)]) as code:
                assert all(reply.fault is None for reply in code.call_many("gradient_sample", calls))
            wall.append(time.perf_counter() - began)
            cpu.append(time.process_time() - own)
        share = (cpu_of(parent) - shared) / submissions if parent != os.getpid() else 0.0
        return np.array(wall), np.array(cpu) + np.array(meter.cpu) + share


def measure_script(submissions: int) -> tuple[np.ndarray, np.ndarray]:
    """The same of the bare script."""
    work, site = pickle.dumps((SOURCE, inputs())), str(Path(np.__file__).parents[1])
    command = [sys.executable, "-I", "-S", "-c", SCRIPT, site]
    wall, cpu = [], []
    for _ in range(submissions):
        before, began, own = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), time.process_time()
        done = subprocess.run(command, input=work, capture_output=True, env={"OPENBLAS_NUM_THREADS": "1"}, check=True)
        pickle.loads(done.stdout)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        wall.append(time.perf_counter() - began)
        cpu.append(time.process_time() - own + after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return np.array(wall), np.array(cpu)


def private_memory() -> int:
    """Bytes that a worker has for itself alone after its calls; measured without walls, for it to be able to look."""
    without_walls = partial(confined, layers=("session", "limits"))
    with Sandbox("none", launch=without_walls) as sandbox, sandbox.load([("cell", SOURCE)]) as code:
        code.call_many("gradient_sample", inputs())
        return int(code.call("private_memory").value)


def start() -> float:
    """Seconds from nothing to a probed sandbox."""
    began = time.perf_counter()
    with Sandbox("required") as sandbox:
        _ = sandbox.isolation
        return time.perf_counter() - began


def line(name: str, seconds: np.ndarray) -> str:
    median, late = 1e3 * np.percentile(seconds, [50, 99])
    return f"{name:34} median {median:7.1f} ms   p99 {late:7.1f} ms   (n = {len(seconds)})"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--submissions", type=int, default=300)
    options.add_argument("--baseline", type=int, default=30, help="submissions with a process each")
    chosen = options.parse_args()
    wall, cpu = measure("required", confined, chosen.submissions)
    plain_wall, plain_cpu = measure("none", spawned, chosen.baseline)
    script_wall, script_cpu = measure_script(chosen.baseline)
    memory, ratio = private_memory(), np.median(plain_cpu) / np.median(cpu)
    print(f"{CALLS} calls of gradient_sample on 7 x 9 per submission; sandbox ready after {1e3 * start():.0f} ms")
    print(line("sandbox, CPU", cpu), line("sandbox, wall", wall), sep="\n")
    print(line("a process each, CPU", plain_cpu), line("a process each, wall", plain_wall), sep="\n")
    print(line("a bare script each, CPU", script_cpu), line("a bare script each, wall", script_wall), sep="\n")
    bare = np.median(script_cpu) / np.median(cpu)
    print(f"CPU: {ratio:.1f} times less than a process, {bare:.1f} times less than a script")
    print(f"private memory of a worker: {memory / 2**20:.1f} MiB")
    kept = np.median(cpu) <= 0.020 and ratio >= 6 and memory < 10e6
    print("within" if kept else "OUTSIDE", "the bounds: 20 ms CPU, 6 times less than a process, 10 MB")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
