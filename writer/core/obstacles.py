"""What kept a file from being read or written, out of what the operating system says."""

from __future__ import annotations

import errno

from writer.core.errors import Obstacle

_BY_NAME = {
    "ENOSPC": Obstacle.FULL,
    "EDQUOT": Obstacle.FULL,
    "EFBIG": Obstacle.FULL,
    "EROFS": Obstacle.READ_ONLY,
    "EACCES": Obstacle.FORBIDDEN,
    "EPERM": Obstacle.FORBIDDEN,
    "ENOENT": Obstacle.MISSING,
    "ENOTDIR": Obstacle.MISSING,
    "EISDIR": Obstacle.FOLDER,
    "ENAMETOOLONG": Obstacle.NAME_TOO_LONG,
    "EBUSY": Obstacle.IN_USE,
    "ETXTBSY": Obstacle.IN_USE,
    "ECONNRESET": Obstacle.UNREACHABLE,
    "EHOSTDOWN": Obstacle.UNREACHABLE,
    "EHOSTUNREACH": Obstacle.UNREACHABLE,
    "EIO": Obstacle.UNREACHABLE,
    "ENETDOWN": Obstacle.UNREACHABLE,
    "ENETUNREACH": Obstacle.UNREACHABLE,
    "ENODEV": Obstacle.UNREACHABLE,
    "ENOTCONN": Obstacle.UNREACHABLE,
    "ENXIO": Obstacle.UNREACHABLE,
    "ESTALE": Obstacle.UNREACHABLE,
    "ETIMEDOUT": Obstacle.UNREACHABLE,
}
"""Not every system has all of them."""
_BY_WINDOWS_NUMBER = {
    32: Obstacle.IN_USE,  # ERROR_SHARING_VIOLATION
    33: Obstacle.IN_USE,  # ERROR_LOCK_VIOLATION
    19: Obstacle.READ_ONLY,  # ERROR_WRITE_PROTECT
    21: Obstacle.UNREACHABLE,  # ERROR_NOT_READY
    39: Obstacle.FULL,  # ERROR_HANDLE_DISK_FULL
    112: Obstacle.FULL,  # ERROR_DISK_FULL
    51: Obstacle.UNREACHABLE,  # ERROR_REM_NOT_LIST
    53: Obstacle.UNREACHABLE,  # ERROR_BAD_NETPATH
    59: Obstacle.UNREACHABLE,  # ERROR_UNEXP_NET_ERR
    64: Obstacle.UNREACHABLE,  # ERROR_NETNAME_DELETED
    67: Obstacle.UNREACHABLE,  # ERROR_BAD_NET_NAME
    121: Obstacle.UNREACHABLE,  # ERROR_SEM_TIMEOUT
    1231: Obstacle.UNREACHABLE,  # ERROR_NETWORK_UNREACHABLE
    206: Obstacle.NAME_TOO_LONG,  # ERROR_FILENAME_EXCED_RANGE
}


def obstacle(error: OSError) -> Obstacle:
    """What an error of the operating system means for a file."""
    windows = getattr(error, "winerror", None)
    if windows in _BY_WINDOWS_NUMBER:
        return _BY_WINDOWS_NUMBER[windows]
    return _BY_NAME.get(errno.errorcode.get(error.errno or 0, ""), Obstacle.OTHER)
