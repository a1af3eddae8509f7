from pathlib import Path

from packages.sizes import by_part, doubles, told


def put(folder: Path, name: str, size: int, letter: str = "a") -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(letter * size)


def test_the_largest_part_is_told_first(tmp_path: Path) -> None:
    put(tmp_path, "_internal/PySide6/Qt/lib/libQt6Gui.so.6", 3000)
    put(tmp_path, "_internal/PySide6/Qt/plugins/platforms/libqxcb.so", 200)
    put(tmp_path, "_internal/llama_cpp/lib/libllama.so", 100)
    put(tmp_path, "_internal/libpython3.11.so.1.0", 50)
    put(tmp_path, "_internal/libxcb-cursor.so.0", 40)
    assert by_part(tmp_path) == [
        ("Qt and PySide6", 3000),
        ("Qt's plugins", 200),
        ("llama.cpp", 100),
        ("Python", 50),
        ("libraries of the system", 40),
    ]
    assert told(tmp_path).splitlines()[0].endswith(str(tmp_path))


def test_a_library_that_lies_there_twice_is_found_and_a_link_is_none(tmp_path: Path) -> None:
    put(tmp_path, "lib/libllama.so", 60_000)
    put(tmp_path, "copies/libllama.so", 60_000)
    put(tmp_path, "other.so", 60_000, "b")
    (tmp_path / "link.so").symlink_to("other.so")
    assert doubles(tmp_path) == [("copies/libllama.so", "lib/libllama.so")]
