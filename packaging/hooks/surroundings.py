"""Runs in the folder's program before Writer, on Linux: what PyInstaller's starter set is undone.

Programs that Writer starts, such as the browser for a link, must not get the folder's libraries.
"""

import os
from collections.abc import MutableMapping

PATH, OWN_PATH = "LD_LIBRARY_PATH", "LD_LIBRARY_PATH_ORIG"


def restore(environment: MutableMapping[str, str]) -> None:
    """Give the environment back as the person had it."""
    own = environment.pop(OWN_PATH, None)
    environment.pop(PATH, None)
    if own is not None:
        environment[PATH] = own


restore(os.environ)
