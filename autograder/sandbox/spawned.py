"""Workers without a zygote: one Python each, for systems that cannot fork, and to measure against."""

from __future__ import annotations

import os
import select
import signal
import subprocess
from typing import Any

from .launch import Process, Usage, command, environment, is_stopped
from .pipes import Pipe, PolledPipe, ThreadedPipe


class Spawn:
    """Starts one Python per worker."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._options = options
        self._processes: list[_Spawned] = []

    def worker(self) -> Process:
        """A fresh Python that has imported what a zygote would have."""
        process = _Spawned(command("alone", self._options))
        self._processes.append(process)
        return process

    def close(self) -> None:
        """End what is left."""
        for process in self._processes:
            process.end()


class _Spawned:
    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            cwd=os.sep,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.pipe: Pipe
        if hasattr(select, "poll"):
            streams = self._process.stdout, self._process.stdin
            self.pipe = PolledPipe(*(os.dup(stream.fileno()) for stream in streams))
            for stream in streams:
                stream.close()
        else:
            self.pipe = ThreadedPipe(self._process.stdout, self._process.stdin)
        self._ended = False

    def is_stopped(self) -> bool:
        return is_stopped(self._process.pid)

    def end(self) -> Usage | None:
        if not self._ended:
            self._ended = True
            if os.name == "posix":
                used = self._killed()
                self.pipe.close()
                return used
            self._process.kill()
            self._process.wait()
            self.pipe.close()
        return None

    def _killed(self) -> Usage:
        # Not Popen.kill: it would reap a process that has ended by itself, and lose what it used.
        os.kill(self._process.pid, signal.SIGKILL)
        _, self._process.returncode, used = os.wait4(self._process.pid, 0)
        return Usage(used.ru_utime + used.ru_stime, used.ru_maxrss << 10)
