import re
import shutil
import subprocess
from pathlib import Path

import pytest
from packages.linux import ENTRY, METAINFO
from packages.project import APPLICATION, Project
from setup.folders import Checkout

import writer
from writer.app import DESKTOP_ID


@pytest.fixture
def project(repository: Checkout) -> Project:
    return Project(repository.root)


def test_the_version_stands_in_one_place(project: Project) -> None:
    assert project.version == writer.__version__
    for file in sorted(project.packaging.rglob("*")):
        if file.suffix in {".desktop", ".xml", ".1", ".iss", ".spec"}:
            assert writer.__version__ not in file.read_text("utf-8"), file


def test_a_release_is_dated_by_its_source(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert project.date == "1970-01-02"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", project.date)


def test_desktop_and_window_have_one_name(project: Project) -> None:
    assert APPLICATION == DESKTOP_ID
    entry = (project.packaging / "linux" / ENTRY.name).read_text("utf-8")
    lines = dict(line.split("=", 1) for line in entry.splitlines() if "=" in line)
    assert lines["Icon"] == APPLICATION
    assert lines["Exec"] == "writer %F"
    assert lines["MimeType"].startswith("text/markdown;")
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert f"{key}[zh_CN]" in lines


def needed(tool: str) -> str:
    if not (found := shutil.which(tool)):
        pytest.skip(f"{tool} is not installed")
    return found


def test_the_menu_s_entry_is_valid(project: Project) -> None:
    tool = needed("desktop-file-validate")
    entry = project.packaging / "linux" / ENTRY.name
    said = subprocess.run([tool, entry], capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout + said.stderr) == (0, "")


def test_the_description_for_software_centres_is_valid(project: Project, tmp_path: Path) -> None:
    tool = needed("appstreamcli")
    name = METAINFO.name
    text = project.filled(project.packaging / "linux" / name)
    assert "@" not in text.replace("@localhost", "")
    (tmp_path / name).write_text(text, "utf-8")
    said = subprocess.run(
        [tool, "validate", "--no-net", "--no-color", tmp_path / name],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stdout
