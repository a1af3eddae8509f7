"""Counting sockets: in a process of its own, because a hook stays until its end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from writer.core.sockets import open_now

PROGRAM = """
import json, socket, sys, time
from writer.core.sockets import CONNECTIONS_LIMIT, SocketCount, open_now
count = SocketCount()
count.watch()
count.watch()
{body}
print(json.dumps({{
    "internet": count.internet, "local": count.local, "listening": count.listening,
    "connected": count.connected, "names": count.names_asked, "open": open_now(),
    "places": [[c.host, c.port > 0] for c in count.connections][-3:],
}}))
"""
SERVER = """
server = socket.create_server(("127.0.0.1", 0))
place = server.getsockname()
"""


def counted(body: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(body=body)],
        capture_output=True,
        check=True,
    )
    facts = json.loads(done.stdout)
    assert isinstance(facts, dict)
    return facts


def test_no_socket_is_none() -> None:
    facts = counted("")
    assert {facts[key] for key in ("internet", "local", "listening", "connected", "open")} == {0}


def test_a_socket_that_never_connects_counts_too() -> None:
    facts = counted("one, two = socket.socket(), socket.socket(socket.AF_INET6)")
    assert (facts["internet"], facts["connected"]) == (2, 0)


def test_sockets_of_the_same_machine_are_told_apart() -> None:
    facts = counted("pair = socket.socketpair()")
    assert (facts["internet"], facts["local"], facts["open"]) == (0, 2, 0)


def test_a_connection_is_named_as_it_was_asked_for() -> None:
    facts = counted(SERVER + "client = socket.create_connection(('localhost', place[1]))")
    assert facts["places"] == [["localhost", True]]
    assert (facts["listening"], facts["connected"], facts["names"]) == (1, 1, 1)


def test_a_connection_without_a_name_has_its_address() -> None:
    facts = counted(SERVER + "client = socket.socket()\nclient.connect(place)")
    assert facts["places"] == [["127.0.0.1", True]]


def test_a_connection_that_fails_counts_and_many_are_remembered_in_part() -> None:
    body = """
for _ in range(CONNECTIONS_LIMIT + 5):
    with socket.socket() as client:
        client.connect_ex(("127.0.0.1", 1))
assert len(count.connections) == CONNECTIONS_LIMIT
"""
    assert counted(body)["connected"] == 205


def test_the_system_is_asked_about_native_code_as_well(tmp_path: Path) -> None:
    if sys.platform == "linux":
        assert counted(SERVER)["open"] == 1
    assert open_now(tmp_path) is None
