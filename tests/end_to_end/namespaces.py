"""Linux namespaces: a machine whose only network is itself, or whose disks are in trouble."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_LOOPBACK_UP = """
import fcntl, os, socket, struct, sys
SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 0x1, 0x40
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
    request = struct.pack("16sH14x", b"lo", IFF_UP | IFF_RUNNING)
    fcntl.ioctl(control, SIOCSIFFLAGS, request)
os.execvp(sys.argv[1], sys.argv[1:])
"""
_READ_ONLY = 'mount -t tmpfs -o ro tmpfs "$1" && shift && exec "$@"'
_SMALL = 'mount -t tmpfs -o size="$2" tmpfs "$1" && shift 2 && exec "$@"'
_FROZEN = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
_MAPPED = () if os.name == "nt" or os.geteuid() == 0 else ("--map-root-user",)


def without_network(command: Sequence[str]) -> list[str]:
    """The command that runs `command` where nothing but loopback exists."""
    switch_on = [sys.executable, "-I", "-c", _LOOPBACK_UP]  # what it opens is no test's to count
    return ["unshare", *_MAPPED, "--net", "--", *switch_on, *command]


def with_read_only(folder: Path, command: Sequence[str]) -> list[str]:
    """The command that runs `command` where `folder` is empty and takes no file."""
    return _mounted(_READ_ONLY, str(folder), *command)


def with_frozen(folder: Path, command: Sequence[str]) -> list[str]:
    """The command that runs `command` where nothing that lies in `folder` can be changed."""
    return _mounted(_FROZEN, str(folder), *command)


def with_small_disk(folder: Path, size_bytes: int, command: Sequence[str]) -> list[str]:
    """The command that runs `command` where `folder` is an empty disk of this size.

    It is gone with the process, and all that was written on it.
    """
    return _mounted(_SMALL, str(folder), str(size_bytes), *command)


def can_unshare() -> bool:
    """Whether this system lets its user make namespaces."""
    if sys.platform != "linux":
        return False
    probe = ["unshare", *_MAPPED, "--net", "--mount", "--", "true"]
    try:
        return subprocess.run(probe, check=False, capture_output=True).returncode == 0
    except OSError:
        return False


def _mounted(script: str, *arguments: str) -> list[str]:
    return ["unshare", *_MAPPED, "--mount", "--", "sh", "-c", script, "sh", *arguments]
