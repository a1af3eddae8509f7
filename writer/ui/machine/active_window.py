"""Whether the active window fills the screen, as the X window manager tells.

Qt knows its own windows only, so libxcb, which Qt itself draws through, is asked for the two
properties. Where Wayland shows the windows nothing tells.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from writer.engine.demand import is_full_screen

_ANY_TYPE = 0
_LONGS_MAX = 64
_ATOM_AT = 8
"""Where the atom stands in the reply to InternAtom."""


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    """xcb_screen_iterator_t; a screen begins with its root window."""

    _fields_ = (
        ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    )


def is_screen_taken(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the window in front fills the screen; False where nothing tells."""
    display = environment.get("DISPLAY", "")
    if not display.startswith(":"):  # none, or on another machine
        return is_full_screen()
    try:
        with _connected(display) as server:
            return server.is_active_full_screen()
    except (OSError, AttributeError):
        return False


class _Server:
    """A connection to the window system, for one question."""

    def __init__(self, xcb: ctypes.CDLL, connection: ctypes.c_void_p) -> None:
        self._xcb = xcb
        self._connection = connection
        self._libc = ctypes.CDLL(None)
        self._libc.free.argtypes = [ctypes.c_void_p]

    def is_active_full_screen(self) -> bool:
        """Whether the active window has the state 'full screen'."""
        active = self._property(self._root(), self._atom("_NET_ACTIVE_WINDOW"))
        if not active or not active[0]:
            return False
        states = self._property(active[0], self._atom("_NET_WM_STATE"))
        return self._atom("_NET_WM_STATE_FULLSCREEN") in states

    def _root(self) -> int:
        setup = self._xcb.xcb_get_setup(self._connection)
        return int(self._xcb.xcb_setup_roots_iterator(ctypes.c_void_p(setup)).data[0])

    def _atom(self, name: str) -> int:
        word = name.encode()
        cookie = self._xcb.xcb_intern_atom(self._connection, 0, len(word), word)
        reply = self._xcb.xcb_intern_atom_reply(self._connection, cookie, None)
        if not reply:
            raise OSError(name)
        atom = ctypes.c_uint32.from_address(reply + _ATOM_AT).value
        self._libc.free(reply)
        return atom

    def _property(self, window: int, atom: int) -> tuple[int, ...]:
        """The 32-bit numbers of a property; none where window or property are not there."""
        cookie = self._xcb.xcb_get_property(
            self._connection, 0, window, atom, _ANY_TYPE, 0, _LONGS_MAX
        )
        reply = self._xcb.xcb_get_property_reply(self._connection, cookie, None)
        if not reply:
            return ()
        count = self._xcb.xcb_get_property_value_length(ctypes.c_void_p(reply)) // 4
        place = self._xcb.xcb_get_property_value(ctypes.c_void_p(reply))
        numbers = tuple((ctypes.c_uint32 * count).from_address(place)) if count else ()
        self._libc.free(reply)
        return numbers


@contextmanager
def _connected(display: str) -> Iterator[_Server]:
    xcb = ctypes.CDLL("libxcb.so.1")
    pointer, number, byte = ctypes.c_void_p, ctypes.c_uint32, ctypes.c_uint8
    for name, result, arguments in (
        ("xcb_connect", pointer, [ctypes.c_char_p, pointer]),
        ("xcb_connection_has_error", ctypes.c_int, [pointer]),
        ("xcb_disconnect", None, [pointer]),
        ("xcb_get_setup", pointer, [pointer]),
        ("xcb_setup_roots_iterator", _Screens, [pointer]),
        ("xcb_intern_atom", _Cookie, [pointer, byte, ctypes.c_uint16, ctypes.c_char_p]),
        ("xcb_intern_atom_reply", pointer, [pointer, _Cookie, pointer]),
        ("xcb_get_property", _Cookie, [pointer, byte, number, number, number, number, number]),
        ("xcb_get_property_reply", pointer, [pointer, _Cookie, pointer]),
        ("xcb_get_property_value_length", ctypes.c_int, [pointer]),
        ("xcb_get_property_value", pointer, [pointer]),
    ):
        function = getattr(xcb, name)
        function.restype, function.argtypes = result, arguments
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    try:
        if xcb.xcb_connection_has_error(connection):
            raise OSError(display)
        yield _Server(xcb, connection)
    finally:
        xcb.xcb_disconnect(connection)
