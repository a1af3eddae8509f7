import re
from pathlib import Path

import pytest
from packages.windows import compiler, missing_libraries, version_resource
from setup.failures import SetupFailed
from setup.folders import Checkout

ENTRY = re.compile(r"^(?:Root|Name|Source|Filename|Type): .*$", re.MULTILINE)


@pytest.fixture
def script(repository: Checkout) -> str:
    return (repository.root / "packaging" / "windows" / "writer.iss").read_text("utf-8-sig")


@pytest.fixture
def chinese(repository: Checkout) -> str:
    return (repository.root / "packaging" / "windows" / "Chinese.isl").read_text("utf-8-sig")


def section(text: str, name: str) -> list[str]:
    body = text.partition(f"[{name}]\n")[2].partition("\n[")[0]
    return [line for line in body.splitlines() if line and not line.startswith(";")]


def test_the_installer_needs_no_administrator_and_stays_with_one_person(script: str) -> None:
    assert "PrivilegesRequired=lowest" in section(script, "Setup")
    registry = section(script, "Registry")
    assert registry
    assert all(line.startswith("Root: HKCU;") for line in registry)


def test_files_are_offered_and_no_default_is_taken(script: str) -> None:
    registry = section(script, "Registry")
    for ending in (".md", ".markdown", ".txt"):
        (entry,) = [line for line in registry if f"Classes\\{ending}\\" in line]
        assert "OpenWithProgids" in entry
        assert "uninsdeletevalue" in entry
    assert not [line for line in registry if "UserChoice" in line]
    # A key of an extension itself would name its default program.
    assert not [line for line in registry if re.search(r'Classes\\\.\w+"', line)]


def test_all_that_the_installer_writes_it_takes_away(script: str) -> None:
    keys: list[str] = []
    for line in section(script, "Registry"):
        found = re.search(r'Subkey: "([^"]+)"', line)
        assert found
        if "uninsdelete" in line:
            keys.append(found[1])
        else:
            assert any(found[1].startswith(f"{key}\\") for key in keys), line


def test_documents_stay_and_models_are_asked_for(script: str) -> None:
    code = script.partition("[Code]\n")[2]
    assert "MB_DEFBUTTON2" in code
    assert "not UninstallSilent" in code
    assert code.count("DelTree") == 1
    assert "DelTree(ModelsFolder" in code
    assert "[UninstallDelete]" not in script


def test_both_languages_say_everything(script: str, chinese: str) -> None:
    names: dict[str, set[str]] = {"en": set(), "zh": set()}
    for line in section(script, "CustomMessages"):
        language, _, rest = line.partition(".")
        names[language].add(rest.partition("=")[0])
    assert names["en"] == names["zh"]
    used = set(re.findall(r"\{cm:(\w+)", script)) | set(
        re.findall(r"CustomMessage\('(\w+)'", script)
    )
    own = {line.partition("=")[0] for line in section(chinese, "CustomMessages")}
    assert used <= names["en"] | own
    assert section(chinese, "Messages")


def test_the_placeholders_of_a_message_survive_its_translation(script: str, chinese: str) -> None:
    for line in (*section(chinese, "Messages"), *section(chinese, "CustomMessages")):
        name, equals, text = line.partition("=")
        assert name.isalnum(), line
        assert equals
        assert text
        assert not re.search(r"%[^n\d]", text), line
    pairs: dict[str, dict[str, list[str]]] = {}
    for line in section(script, "CustomMessages"):
        key, _, text = line.partition("=")
        language, _, name = key.partition(".")
        pairs.setdefault(name, {})[language] = sorted(re.findall(r"%\d", text))
    assert all(found["en"] == found["zh"] for found in pairs.values())


def test_quotation_marks_are_closed_in_every_entry(script: str) -> None:
    for line in ENTRY.findall(script):
        assert line.count('"') % 2 == 0, line


def test_inno_setup_reads_both_files_as_unicode(repository: Checkout) -> None:
    for name in ("writer.iss", "Chinese.isl"):
        content = (repository.root / "packaging" / "windows" / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), name


def test_the_program_s_properties_name_the_version() -> None:
    text = version_resource("1.20.3")
    assert "filevers=(1, 20, 3, 0)" in text
    assert text.count('"1.20.3"') == 2
    compile(text, "version.txt", "eval")


def test_without_windows_or_inno_setup_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SetupFailed, match="made on Windows"):
        compiler("posix")
    monkeypatch.setenv("PATH", "")
    for variable in ("PROGRAMFILES(X86)", "PROGRAMFILES", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, "nowhere")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SetupFailed, match="Inno Setup 6 is missing"):
        compiler("nt")


def test_a_folder_brings_the_runtime_that_windows_may_lack(tmp_path: Path) -> None:
    for name in ("MSVCP140.dll", "vcruntime140.dll"):
        (tmp_path / name).touch()
    assert missing_libraries(tmp_path, "nt") == ["vcomp140.dll"]
    assert missing_libraries(tmp_path, "posix") == []
