"""What can go wrong with a download, as types with the facts as attributes.

WriterError
└── DownloadError
    ├── NoConnection
    ├── Untrusted
    ├── Refused
    ├── BadAnswer
    ├── CutOff
    ├── WrongBytes
    ├── NotEnoughRoom
    ├── TooLargeForDrive
    ├── AlreadyDownloading
    ├── NotPublished
    └── InvalidCatalogue
"""

from __future__ import annotations

from pathlib import Path

from writer.core.errors import WriterError


class DownloadError(WriterError):
    """A file could not be fetched, or not be put where it belongs."""


class NoConnection(DownloadError):
    """The server cannot be reached, or says nothing."""

    def __init__(self, host: str, reason: str = "") -> None:
        super().__init__(f"{host}: {reason or 'no connection'}")
        self.host = host
        self.reason = reason
        """The system's own words, or empty."""


class Untrusted(DownloadError):
    """The server's certificate does not hold: somebody else may be answering."""

    def __init__(self, host: str, reason: str = "") -> None:
        super().__init__(f"{host}: {reason or 'untrusted'}")
        self.host = host
        self.reason = reason


class Refused(DownloadError):
    """The server answered with an HTTP status that is no success."""

    def __init__(self, host: str, status: int, retry_after_s: int | None = None) -> None:
        super().__init__(f"{host}: status {status}")
        self.host = host
        self.status = status
        self.retry_after_s = retry_after_s
        """How long the server wants to be left alone, where it says so."""


class BadAnswer(DownloadError):
    """The server answers with what makes no sense, or sends on to where nobody should go."""

    def __init__(self, host: str, reason: str = "") -> None:
        super().__init__(f"{host}: {reason or 'bad answer'}")
        self.host = host
        self.reason = reason


class CutOff(DownloadError):
    """The connection broke off again and again; what has arrived is kept."""

    def __init__(self, host: str, done_bytes: int, total_bytes: int) -> None:
        super().__init__(f"{host}: {done_bytes} of {total_bytes} bytes")
        self.host = host
        self.done_bytes = done_bytes
        self.total_bytes = total_bytes


class WrongBytes(DownloadError):
    """What is offered is not the file that the catalogue knows; nothing of it was kept."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: other bytes than expected")
        self.name = name


class NotEnoughRoom(DownloadError):
    """The drive has no room for the file."""

    def __init__(self, folder: Path, needed_bytes: int, free_bytes: int) -> None:
        super().__init__(f"{folder}: {needed_bytes} bytes needed, {free_bytes} free")
        self.folder = folder
        self.needed_bytes = needed_bytes
        """What is still to be written."""
        self.free_bytes = free_bytes


class TooLargeForDrive(DownloadError):
    """The drive's file system holds no file of this size, as FAT32 none of 4 GiB."""

    def __init__(self, folder: Path, size_bytes: int) -> None:
        super().__init__(f"{folder}: no file of {size_bytes} bytes")
        self.folder = folder
        self.size_bytes = size_bytes


class AlreadyDownloading(DownloadError):
    """Another window or process is fetching the same file into the same folder."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}: is being fetched")
        self.name = name


class NotPublished(DownloadError):
    """There is no address yet where newer versions of the catalogue could be."""


class InvalidCatalogue(DownloadError):
    """A list of models is not written as it must be; nothing of it is used."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        """In short technical English."""
