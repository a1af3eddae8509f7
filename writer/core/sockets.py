"""How many sockets this process opens, as Python itself reports them to an audit hook.

Nothing is opened here. Sockets of the same machine (single instance, display, input method) are
told apart from those that could reach another one.
"""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

INTERNET_FAMILIES = frozenset((2, 10, 23, 30))
"""AF_INET, and AF_INET6 as Linux, Windows and macOS number it."""
CONNECTIONS_LIMIT = 200
"""Connections whose addresses are remembered; all of them are counted."""
_TABLES = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
_INODE_COLUMN = 9


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection that was begun."""

    host: str
    """The name that was looked up for it, or the address where none was."""
    port: int
    time: float
    """In seconds since the epoch."""


class SocketCount:
    """Counts from `watch` on; a hook cannot be taken away again, so one lasts for the process."""

    def __init__(self) -> None:
        self.internet = 0
        """Sockets made that could reach another machine."""
        self.local = 0
        """Sockets made that cannot."""
        self.listening = 0
        """Internet sockets that were given a port to listen at."""
        self.connected = 0
        """Connections begun over the internet."""
        self.names_asked = 0
        """Names of machines that were looked up."""
        self._connections: deque[Connection] = deque(maxlen=CONNECTIONS_LIMIT)
        self._asked: dict[int, str] = {}
        """The name that each thread looked up last."""
        self._watching = False

    @property
    def is_watching(self) -> bool:
        """Whether anything is counted."""
        return self._watching

    @property
    def connections(self) -> tuple[Connection, ...]:
        """The newest connections, oldest first."""
        return tuple(self._connections)

    def watch(self) -> None:
        """Count from now on."""
        if not self._watching:
            self._watching = True
            sys.addaudithook(self._hook())

    def _hook(self) -> Callable[[str, tuple[object, ...]], None]:
        notes = {
            "socket.__new__": self._note_new,
            "socket.bind": self._note_bind,
            "socket.connect": self._note_connect,
            "socket.getaddrinfo": self._note_name,
            "socket.gethostbyname": self._note_name,
        }
        find = notes.get

        def hear(event: str, args: tuple[object, ...]) -> None:
            # Of every import, every opened file and much more: nothing may be slow before this.
            if note := find(event):
                note(args)

        return hear

    def _note_new(self, args: tuple[object, ...]) -> None:
        if args[1] in INTERNET_FAMILIES:
            self.internet += 1
        else:
            self.local += 1

    def _note_bind(self, args: tuple[object, ...]) -> None:
        if _is_internet(args[0]):
            self.listening += 1

    def _note_connect(self, args: tuple[object, ...]) -> None:
        if _is_internet(args[0]) and isinstance(args[1], tuple):
            host, port = args[1][:2]
            name = self._asked.pop(threading.get_ident(), "") or str(host)
            self.connected += 1
            self._connections.append(Connection(name, int(port), time.time()))

    def _note_name(self, args: tuple[object, ...]) -> None:
        if args[0]:
            host = args[0]
            name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
            self.names_asked += 1
            self._asked[threading.get_ident()] = name


def open_now(process: Path = Path("/proc/self")) -> int | None:
    """Internet sockets that the system knows of in this process, also those of native code.

    None where the system does not say.
    """
    try:
        own = _own_sockets(process / "fd")
        tables = [(process / "net" / name).read_text("ascii") for name in _TABLES]
        rows = [row.split() for table in tables for row in table.splitlines()[1:]]
        return sum(f"socket:[{row[_INODE_COLUMN]}]" in own for row in rows)
    except (OSError, IndexError):
        return None


def _own_sockets(descriptors: Path) -> set[str]:
    found = set()
    for link in descriptors.iterdir():
        with suppress(FileNotFoundError):  # closed since
            found.add(link.readlink().name)
    return found


def _is_internet(socket: object) -> bool:
    return getattr(socket, "family", None) in INTERNET_FAMILIES
