"""Every attack, as root and as an ordinary user: no loot, the host as it was, nobody left, the next one fine."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from siege import attacks

from autograder.sandbox.inside.syscalls import MACHINES

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in MACHINES, reason="the walls are those of Linux"
)
SIEGE = Path(__file__).with_name("siege.py")
USERS = ("root", "an ordinary user") if hasattr(os, "geteuid") and os.geteuid() == 0 else ("an ordinary user",)


def besiege(*arguments: str) -> dict[str, list[str]]:
    command = [sys.executable, str(SIEGE), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    if "PermissionError" in done.stderr and "unshare" in done.stderr:
        pytest.skip("root may not become an ordinary user here: the Python in use is root's alone")
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


@functools.cache
def outcome(user: str) -> dict[str, list[str]]:
    return besiege() if user == "root" else besiege("--as-ordinary-user")


@pytest.mark.parametrize("user", USERS)
@pytest.mark.parametrize("attack", attacks())
def test_the_sandbox_withstands(attack, user):
    assert outcome(user)[attack] == []


@pytest.mark.parametrize("user", USERS)
def test_the_siege_was_laid_by_that_user_to_a_kernel_tier(user):
    assert outcome(user)["tier"] == "kernel"
    assert (outcome(user)["user"] == 0) == (user == "root")


def test_no_attack_has_vanished():
    assert len(attacks()) >= 180
    assert len(set(attacks().values())) == 9


@pytest.mark.parametrize(
    ("attack", "complaint"),
    [
        ("read_a_file", "the secret came out"),
        ("import_a_file", "the secret came out"),
        ("stat_a_file", "loot"),
        ("write_a_file", "files changed"),
        ("change_modes_and_owners", "files changed"),
        ("use_unix_sockets", "loot"),
        ("fork_twice_and_detach", "1 processes left"),
        ("start_a_thread", "loot"),
        ("run_a_program", "processes left"),
        ("kill_the_zygote", "the next submission"),
        ("signal_by_pidfd", "died of it"),
    ],
)
def test_without_walls_the_siege_notices(attack, complaint):
    if complaint == "died of it":
        done = subprocess.run(
            [sys.executable, str(SIEGE), "--without-walls", attack], capture_output=True, timeout=60, check=False
        )
        assert done.returncode == -9
    else:
        assert complaint in " ".join(besiege("--without-walls", attack)[attack])
