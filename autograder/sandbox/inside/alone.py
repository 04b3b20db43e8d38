"""A worker without a zygote: a fresh Python, where there is no fork. Slow, and confined by deadlines only."""

from __future__ import annotations

import json
import os
import sys
from typing import NoReturn

from . import bootstrap


def main() -> NoReturn:
    """Serve over what was standard input and output."""
    settings = json.loads(sys.argv[2])
    read_fd, write_fd = os.dup(0), os.dup(1)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    if sys.platform == "win32":
        import msvcrt

        for fd in (read_fd, write_fd):
            msvcrt.setmode(fd, os.O_BINARY)
    gate = bootstrap.prepare(settings)
    os.write(write_fd, b"R")
    bootstrap.worker().serve(read_fd, write_fd, gate, settings["output"], settings["reply"])
    os._exit(0)
