from pathlib import Path

import pytest
from setup.failures import CommandFailed, explain_pip
from setup.pip import Progress, clean_environment, entries, version, write_entries

LOG = Path("/cache/setup.log")
NO_NETWORK = (
    "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError(...)'",
    "ERROR: Could not find a version that satisfies the requirement numpy==2.4.6 (from versions: )",
    "ERROR: No matching distribution found for numpy==2.4.6",
)


def explained(*tail: str) -> str:
    return str(explain_pip("run.txt", CommandFailed(["pip"], 1, tail, LOG)))


def test_without_a_network_the_message_says_which_package_and_what_to_do() -> None:
    sentence = explained(*NO_NETWORK)
    assert sentence.startswith("numpy==2.4.6 could not be fetched")
    assert "PIP_INDEX_URL" in sentence
    assert "run the same command again" in sentence
    assert str(LOG) in sentence


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        (NO_NETWORK[1:], "the package index that pip uses here does not have it"),
        (["ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE"], "another content"),
        (["OSError: [Errno 28] No space left on device"], "Make room"),
        (["ERROR: something new"], "ERROR: something new. Look into the log"),
        ([], "run.txt could not be installed"),
    ],
)
def test_other_reasons_have_their_own_sentence(tail: list[str], words: str) -> None:
    assert words in explained(*tail)


def test_where_only_the_collecting_line_names_the_package_it_is_taken() -> None:
    sentence = explained("Collecting ruff==0.17.6 (from -r x)", "ReadTimeout: Read timed out")
    assert sentence.startswith("ruff==0.17.6 could not be fetched")


def test_settings_that_would_bend_the_set_up_are_left_out_and_mirrors_stay() -> None:
    environment = clean_environment(
        {"PIP_USER": "1", "PIP_TARGET": "/x", "PIP_INDEX_URL": "mirror", "PYTHONPATH": "/y",
         "GGML_CUDA": "1", "PATH": "/bin"},
        programs=Path("/venv/bin"),
    )  # fmt: skip
    assert not {"PIP_USER", "PIP_TARGET", "PYTHONPATH", "GGML_CUDA"} & set(environment)
    assert environment["PIP_INDEX_URL"] == "mirror"
    assert environment["PATH"].startswith("/venv/bin")


def test_progress_names_the_package_that_is_being_fetched() -> None:
    progress = Progress()
    assert progress("  Downloading numpy-2.4.6-cp311.whl (16 MB)\n") == "numpy-2.4.6-cp311.whl"
    shown = progress("Progress 8000000 of 16000000\n")
    assert shown is not None
    assert "50%" in shown
    assert shown.endswith("numpy-2.4.6-cp311.whl")
    assert progress("something else\n") is None


def test_entries_keep_each_requirement_with_its_hashes(tmp_path: Path) -> None:
    file = tmp_path / "some.txt"
    file.write_text(
        "# made\na==1 \\\n    --hash=sha256:aa\nb-c==2.0 ; x \\\n    --hash=sha256:bb\n"
    )
    found = entries(file)
    assert list(found) == ["a", "b-c"]
    assert found["b-c"] == "b-c==2.0 ; x \\\n    --hash=sha256:bb\n"
    assert version(file, "b-c") == "2.0"
    assert entries(write_entries(tmp_path / "one.txt", [found["a"]])) == {"a": found["a"] + "\n"}
