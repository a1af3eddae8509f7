from pathlib import Path

import pytest
from packages import licences
from packages.licences import KNOWN, collect, names_of
from packages.project import Project
from setup.failures import SetupFailed
from setup.folders import Checkout

MIT = "Do what you like with it."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A clone with a licence and a virtual environment of three packages."""
    made = Project(tmp_path)
    (tmp_path / "writer").mkdir()
    (tmp_path / "writer" / "__init__.py").write_text('__version__ = "9.8.7"\n')
    (tmp_path / "LICENSE").write_text("Writer's own words\n")
    (made.packaging / "licences").mkdir(parents=True)
    for name in {file for files in KNOWN.values() for file in files}:
        (made.packaging / "licences" / name).write_text(f"text of {name}")
    (made.checkout.venv / "lib" / "python3.11" / "site-packages").mkdir(parents=True)
    return made


def package(project: Project, name: str, headers: str, **files: str) -> None:
    folder = project.site_packages / f"{name}-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text(f"Name: {name}\nVersion: 1.0\n{headers}\n")
    for file, text in files.items():
        place = folder / file.replace("__", "/")
        place.parent.mkdir(exist_ok=True)
        place.write_text(text)


def test_the_own_licence_comes_first_and_each_part_with_its_text(project: Project) -> None:
    package(project, "one", "License-Expression: MIT\nAuthor: A. Person", licenses__LICENSE=MIT)
    text = collect(project, ["one"])
    assert text.startswith("Writer 9.8.7\n\nWriter's own words\n")
    assert "  one 1.0: MIT\n" in text
    assert "By A. Person" in text
    assert MIT in text
    assert "Python 3." in text


def test_a_text_that_two_parts_share_is_printed_once(project: Project) -> None:
    package(project, "one", "License: MIT", LICENSE=MIT)
    package(project, "two", "License: MIT", LICENSE=MIT)
    text = collect(project, ["one", "two"])
    assert text.count(MIT) == 1
    assert "(as for one)" in text


def test_a_part_whose_wheel_has_no_text_gets_the_one_we_keep(project: Project) -> None:
    package(project, "shiboken6", "License: LGPL")
    text = collect(project, ["shiboken6"])
    assert "text of LGPL-3.0.txt" in text
    assert "text of GPL-3.0.txt" in text


def test_code_that_a_package_took_over_keeps_its_licence(project: Project) -> None:
    package(project, "one", "License: MIT", LICENSE=MIT)
    inner = project.site_packages / "one" / "taken"
    inner.mkdir(parents=True)
    (inner / "LICENSE").write_text("of the one it was taken from")
    assert "of the one it was taken from" in collect(project, ["one"])


def test_a_part_without_any_text_stops_the_build_and_is_named(project: Project) -> None:
    package(project, "nameless", "License: MIT")
    with pytest.raises(SetupFailed, match="found for nameless"):
        collect(project, ["nameless"])


def test_a_part_that_is_not_installed_stops_the_build(project: Project) -> None:
    with pytest.raises(SetupFailed, match="absent is not installed"):
        collect(project, ["absent"])


def test_all_that_is_run_is_named_and_what_is_left_out_is_not(repository: Checkout) -> None:
    names = names_of(Project(repository.root))
    assert {"pyside6-essentials", "lxml", "llama-cpp-python", "pyinstaller"} <= set(names)
    assert not {"numpy", "jinja2", "diskcache", "markupsafe"} & set(names)


def test_the_texts_we_keep_are_those_licences(repository: Checkout) -> None:
    folder = repository.root / "packaging" / "licences"
    lesser = (folder / "LGPL-3.0.txt").read_text("utf-8")
    general = (folder / "GPL-3.0.txt").read_text("utf-8")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lesser
    assert "Version 3, 29 June 2007" in general
    assert {name for files in KNOWN.values() for name in files} <= {
        path.name for path in folder.iterdir()
    }


def test_a_system_without_dpkg_brings_no_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(licences, "_owner", lambda _library: "")
    (tmp_path / "libz.so.1").touch()
    assert licences.system_libraries(tmp_path) == []


def test_nvidia_s_libraries_are_named_where_they_go_along(project: Project, tmp_path: Path) -> None:
    (project.packaging / "licences" / "CUDA.txt").write_text("terms of NVIDIA")
    folder = tmp_path / "built"
    folder.mkdir()
    assert "NVIDIA" not in collect(project, [], folder)
    (folder / "libcudart.so.13").touch()
    assert "terms of NVIDIA" in collect(project, [], folder)
