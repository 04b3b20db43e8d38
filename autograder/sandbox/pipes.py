"""The bytes between grader and worker, with a deadline on every one of them."""

from __future__ import annotations

import contextlib
import os
import queue
import select
import threading
from typing import IO, Protocol

from .deadline import TICK, Deadline

CHUNK = 1 << 16  # what a pipe holds; more would be fresh pages from the kernel for every read


class TooLateError(Exception):
    """The deadline has passed."""


class Pipe(Protocol):
    """A pair of pipes to a worker."""

    def put(self, data: bytes) -> None:
        """Send, at the latest while waiting for an answer; never blocks."""

    def unread(self) -> int:
        """How many bytes are still to be sent, since nobody takes them."""

    def get(self, deadline: Deadline) -> bytes:
        """The next bytes, empty at the end of the stream; raises TooLateError when no time is left."""

    def close(self) -> None:
        """Close this side."""


class PolledPipe:
    """Two polled pipes, for POSIX: while it waits to read it also writes, so neither side can block both."""

    def __init__(self, read_fd: int, write_fd: int) -> None:
        self._read, self._write = read_fd, write_fd
        self._unsent = bytearray()
        os.set_blocking(read_fd, False)
        os.set_blocking(write_fd, False)
        self._reading = select.poll()
        self._reading.register(read_fd, select.POLLIN)
        self._both = select.poll()
        self._both.register(read_fd, select.POLLIN)
        self._both.register(write_fd, select.POLLOUT)

    def put(self, data: bytes) -> None:
        """Keep it for the next `get`, so that several requests cost one system call."""
        self._unsent += data

    def unread(self) -> int:
        """What could not be written yet."""
        return len(self._unsent)

    def _flush(self) -> None:
        try:
            while self._unsent:
                del self._unsent[: os.write(self._write, self._unsent)]
        except BlockingIOError:
            pass
        except OSError:  # the worker has gone; reading will tell
            self._unsent.clear()

    def get(self, deadline: Deadline) -> bytes:
        """The next bytes, empty at the end of the stream; raises TooLateError when no time is left."""
        self._flush()
        while True:
            left = min(deadline.left(), TICK)
            if left <= 0:
                raise TooLateError
            events = dict((self._both if self._unsent else self._reading).poll(left * 1000 + 1))
            if self._read in events:
                return self._some()
            if events:
                self._flush()

    def _some(self) -> bytes:
        try:
            return os.read(self._read, CHUNK)
        except OSError:
            return b""

    def close(self) -> None:
        """Close both descriptors."""
        os.close(self._read)
        os.close(self._write)


class ThreadedPipe:
    """The same where pipes cannot be polled: a thread for each direction. Portable, and slower."""

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        self._source, self._sink = source, sink
        self._received: queue.Queue[bytes] = queue.Queue(64)
        self._unsent: queue.Queue[bytes | None] = queue.Queue()
        self._put = self._sent = 0
        self._closed = False
        self._ended = False
        for work in (self._receive, self._send):
            threading.Thread(target=work, daemon=True).start()

    def _receive(self) -> None:
        chunk = b"more"
        while chunk:
            try:
                chunk = os.read(self._source.fileno(), CHUNK)
            except (OSError, ValueError):
                chunk = b""
            while not self._closed:
                try:
                    self._received.put(chunk, timeout=0.2)
                    break
                except queue.Full:
                    continue

    def _send(self) -> None:
        while (data := self._unsent.get()) is not None:
            try:
                self._sink.write(data)
                self._sink.flush()
                self._sent += len(data)
            except (OSError, ValueError):
                return

    def put(self, data: bytes) -> None:
        """Leave it to the sending thread."""
        self._put += len(data)
        self._unsent.put(data)

    def unread(self) -> int:
        """What the sending thread has not written yet."""
        return self._put - self._sent

    def get(self, deadline: Deadline) -> bytes:
        """The next bytes, empty at the end of the stream; raises TooLateError when no time is left."""
        while not self._ended:
            left = min(deadline.left(), TICK)
            if left <= 0:
                raise TooLateError
            with contextlib.suppress(queue.Empty):
                chunk = self._received.get(timeout=left)
                self._ended = not chunk
                return chunk
        return b""

    def close(self) -> None:
        """Let both threads end; the worker has ended already, so nothing blocks them."""
        self._closed = True
        self._unsent.put(None)
        for stream in (self._sink, self._source):
            with contextlib.suppress(OSError):
                stream.close()
