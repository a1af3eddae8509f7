from __future__ import annotations

from pathlib import Path

import pytest

from writer.core.errors import Cancelled, ModelMissing, NotGguf
from writer.core.jobs import CancelToken, Progress
from writer.engine.loading import backends, machine, open_engine, plan_for


@pytest.mark.tiny
def test_a_file_becomes_an_engine_that_says_what_it_is(tiny_path: Path) -> None:
    *progress, engine = open_engine(tiny_path, CancelToken(), leave_core_for_window=True, threads=1)
    assert not isinstance(engine, Progress)
    try:
        assert engine.description.window_tokens == 8192
        assert engine.description.threads == 1
        assert engine.description.path == tiny_path
        assert all(isinstance(step, Progress) for step in progress)
    finally:
        engine.close()


@pytest.mark.tiny
def test_a_cancelled_load_brings_no_engine(tiny_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(open_engine(tiny_path, token, leave_core_for_window=False))


def test_a_file_is_checked_before_native_code_sees_it(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        list(open_engine(tmp_path / "none.gguf", CancelToken(), leave_core_for_window=False))
    path = tmp_path / "notes.gguf"
    path.write_bytes(b"# notes")
    with pytest.raises(NotGguf):
        plan_for(path, leave_core_for_window=False)


def test_the_library_says_what_it_can_compute_on() -> None:
    assert any("CPU" in name for name in backends())
    assert machine().physical_cores >= 1
