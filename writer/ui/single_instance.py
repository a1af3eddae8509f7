"""One Writer for each user's folders: a second start hands its files to the first and ends.

Over a socket of this machine that only this user can open.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from writer.core.file_lock import hold

log = logging.getLogger(__name__)

PATIENCE_MS = 3000
"""The first one may be starting itself, or be busy for a moment."""
_LONGEST_NAME = 100
"""Bytes: a socket's path may not be longer on Linux and macOS."""
_MOST_BYTES = 1_000_000
_TAKEN = b"taken\n"


class SingleInstance(QObject):
    """Finds out whether it is the first, and if so hears of the files of later starts.

    Signals:
        handed_over: a later start wants these files (a list of Path) opened, and the window seen.
    """

    handed_over = Signal(list)

    def __init__(self, state: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(state)
        self._lock = _lock(state / "instance.lock")
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if self._lock is not None:
            self._listen()

    @property
    def is_first(self) -> bool:
        """Whether there is no other one; True also where that cannot be found out."""
        return self._lock is not None

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Give files to the first one; False when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        names = [str(path.absolute()) for path in files]
        socket.write(json.dumps(names).encode() + b"\n")
        socket.flush()
        answer = b""
        while len(answer) < len(_TAKEN) and socket.waitForReadyRead(PATIENCE_MS):
            answer += bytes(socket.readAll().data())
        socket.abort()
        return answer == _TAKEN

    def close(self) -> None:
        """Let another one be the first."""
        self._server.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def _listen(self) -> None:
        # Whoever holds the lock is the first: what lies there was left by one that was killed.
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            log.info("later starts cannot hand over their files: %s", self._server.errorString())

    @Slot()
    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.readyRead.connect(self._on_ready)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    @Slot()
    def _on_ready(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        """Take a line with names of files, once all of it is there."""
        if socket.bytesAvailable() > _MOST_BYTES:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        files = _files(bytes(socket.readLine().data()))
        if files is None:
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.handed_over.emit(files)


def _files(line: bytes) -> list[Path] | None:
    try:
        names: object = json.loads(line)
    except ValueError:
        return None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        return None
    return [path for path in map(Path, names) if path.is_absolute()]


def _name(state: Path) -> str:
    """The socket's own name: a path in the user's folder where such a one can be used."""
    path = str(state / "writer.sock")
    if sys.platform != "win32" and len(os.fsencode(path)) <= _LONGEST_NAME:
        return path
    return f"writer-{hashlib.sha256(os.fsencode(state)).hexdigest()[:24]}"


def _lock(path: Path) -> int | None:
    """The descriptor that makes this the first one; None: another is.

    Where the folder cannot be written there is no telling, and everybody is the first.
    """
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_CREAT | os.O_RDWR | getattr(os, "O_BINARY", 0)
        descriptor = os.open(path, flags, 0o600)
        if hold(descriptor):
            return descriptor
        os.close(descriptor)
        return None
    return os.open(os.devnull, os.O_RDONLY)
