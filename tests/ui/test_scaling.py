"""Everything on a small screen, in both languages, at 100 to 200 %: no word is cut off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from writer.ui.theme import BUILT_IN

CHECK = Path(__file__).parent / "scaled" / "check_surfaces.py"
ROOT = Path(__file__).parents[2]
SCREEN = {
    "screens": [
        {
            "name": "small",
            "x": 0,
            "y": 0,
            "width": 1366,
            "height": 768,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
    ]
}
"""Of an old laptop; at 200 % it has room for 683 by 384."""
slow = pytest.mark.slow


@pytest.mark.parametrize(
    ("language", "scale"),
    [
        ("en", "2"),
        ("zh_CN", "2"),
        pytest.param("zh_CN", "1", marks=slow),
        pytest.param("en", "1", marks=slow),
        pytest.param("en", "1.5", marks=slow),
        pytest.param("zh_CN", "1.5", marks=slow),
    ],
)
def test_no_words_are_cut_off(tmp_path: Path, language: str, scale: str) -> None:
    look(tmp_path, "cut_off", scale, WRITER_TEST_LANGUAGE=language)


@slow
@pytest.mark.parametrize("theme", BUILT_IN)
def test_words_stand_out_from_their_ground(tmp_path: Path, theme: str) -> None:
    look(tmp_path, "ground", "2", WRITER_TEST_THEME=theme)


def look(folder: Path, name: str, scale: str, **environment: str) -> None:
    """Look at everything in a process of its own, which alone can have another scale."""
    screen = folder / "screen.json"
    screen.write_text(json.dumps(SCREEN), "utf-8")
    platform = f"offscreen:configfile={screen}"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", name]
    command += ["--basetemp", str(folder / "pytest"), str(CHECK)]
    done = subprocess.run(
        command,
        check=False,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": scale} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-6000:]
