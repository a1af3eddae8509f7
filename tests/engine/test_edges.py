"""Where native code would abort the process: a child goes to every edge and comes back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

EDGES = """
import json, sys
from pathlib import Path
from tests.engine.conftest import open_model
from tests.engine.test_engine import answer, prompt
from tests.engine.test_speculation import FREE, copying
from writer.core.errors import EngineError, PromptTooLong
from writer.engine.layout import BATCH_TOKENS, OUTPUTS_MAX

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM"
engine = open_model(Path(sys.argv[1]), window_tokens=512)
window, facts = engine.description.window_tokens, {"errors": []}

def refused(call):
    try:
        call()
    except EngineError as error:
        facts["errors"].append(type(error).__name__)

engine._measured = FREE  # whatever can be drafted is, up to the cap
_, drafted = answer(engine, copying(LETTERS))
facts["drafted"] = drafted.drafted_tokens

letters = window - 1 - engine.measure(prompt(""))
edge = prompt("a" * letters, max_tokens=1)
facts["room_at_the_edge"] = window - engine.measure(edge)
facts["written_at_the_edge"] = answer(engine, edge)[1].generated_tokens

full = prompt(LETTERS, max_tokens=window - engine.measure(prompt(LETTERS)))
facts["filled_up_to"] = answer(engine, full)[1].generated_tokens + engine.measure(full)
refused(lambda: answer(engine, prompt("a" * letters, max_tokens=2)))

session = engine._session
session.truncate(0)
refused(lambda: session.decode([5] * (BATCH_TOKENS + 1)))
refused(lambda: session.decode([5] * 64, outputs=OUTPUTS_MAX + 1))
refused(lambda: session.sample(None, 0))
for _ in range(window // BATCH_TOKENS):
    session.decode([5] * BATCH_TOKENS)
refused(lambda: session.decode([5]))
facts["again"] = answer(engine, prompt("Hello.", max_tokens=2))[1].generated_tokens
engine.close()
refused(lambda: session.decode([5]))
print(json.dumps(facts))
"""


def test_no_edge_ends_the_process(qwen3_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", EDGES, qwen3_path],
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert (done.returncode, done.stderr) == (0, "")
    facts = json.loads(done.stdout.splitlines()[-1])
    assert facts["drafted"] >= 31
    assert facts["room_at_the_edge"] == 1
    assert facts["written_at_the_edge"] == 1
    assert facts["filled_up_to"] <= 512
    assert facts["errors"] == ["PromptTooLong", *["EngineError"] * 5]
    assert facts["again"] >= 1
