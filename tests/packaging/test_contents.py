import ast
from pathlib import Path

import pytest
from packages.contents import DATA, UNUSED_MODULES, is_wanted, wanted
from setup.folders import Checkout

LIB = "PySide6/Qt/lib"
PLUGINS = "PySide6/Qt/plugins"


@pytest.mark.parametrize(
    "target",
    [
        f"{LIB}/libQt6Core.so.6",
        f"{LIB}/libicudata.so.73",
        f"{PLUGINS}/platforms/libqxcb.so",
        f"{PLUGINS}/platforms/libqwayland.so",
        f"{PLUGINS}/platforms/libqoffscreen.so",
        f"{PLUGINS}/platforminputcontexts/libibusplatforminputcontextplugin.so",
        f"{PLUGINS}/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        f"{PLUGINS}/imageformats/libqwebp.so",
        f"{PLUGINS}/iconengines/libqsvgicon.so",
        f"{PLUGINS}/printsupport/libcupsprintersupport.so",
        f"{PLUGINS}/wayland-decoration-client/libbradient.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/Qt6Widgets.dll",
        "PySide6/QtWidgets.abi3.so",
        "llama_cpp/lib/libggml-cpu-haswell.so",
        "writer/resources/i18n/writer_zh_CN.qm",
    ],
)
def test_what_writer_uses_goes_along(target: str) -> None:
    assert is_wanted(target, f"/venv/site-packages/{target}")


@pytest.mark.parametrize(
    "target",
    [
        f"{LIB}/libQt6Qml.so.6",
        f"{LIB}/libQt6Pdf.so.6",
        f"{LIB}/libQt6VirtualKeyboard.so.6",
        f"{PLUGINS}/imageformats/libqpdf.so",
        f"{PLUGINS}/platformthemes/libqgtk3.so",
        f"{PLUGINS}/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        f"{PLUGINS}/tls/libqopensslbackend.so",
        f"{PLUGINS}/sqldrivers/libqsqlite.so",
        "PySide6/Qt/translations/qtbase_fr.qm",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/opengl32sw.dll",
        "PySide6/Qt6Quick.dll",
        "writer/resources/i18n/writer_zh_CN.ts",
        "opencc/clib/bin/opencc",
        "opencc/clib/lib64/libopencc.a",
    ],
)
def test_what_it_does_not_use_stays_out(target: str) -> None:
    assert not is_wanted(target, f"/venv/site-packages/{target}")


def test_libraries_that_belong_to_drivers_stay_the_system_s() -> None:
    system = "/usr/lib/x86_64-linux-gnu"
    names = ("libxcb-cursor.so.0", "libgomp.so.1", "libstdc++.so.6", "libEGL.so.1", "libcups.so.2")
    kept = wanted((name, f"{system}/{name}", "BINARY") for name in names)
    assert [name for name, _, _ in kept] == ["libxcb-cursor.so.0", "libgomp.so.1"]


def test_no_module_that_writer_imports_is_left_out(repository: Checkout) -> None:
    left_out = tuple(f"{name}." for name in UNUSED_MODULES)
    for file in sorted((repository.root / "writer").rglob("*.py")):
        for name in imported(file):
            assert not f"{name}.".startswith(left_out), f"{file.name} imports {name}"


def imported(file: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names


def test_every_data_file_is_where_its_package_has_it() -> None:
    import importlib.util

    for package, patterns in DATA.items():
        spec = importlib.util.find_spec(package)
        assert spec
        assert spec.submodule_search_locations
        folder = Path(spec.submodule_search_locations[0])
        for pattern in patterns:
            assert list(folder.glob(pattern)), f"{package} has no {pattern}"


def test_the_recipe_is_python_and_takes_its_lists_from_here(repository: Checkout) -> None:
    text = (repository.root / "packaging" / "writer.spec").read_text("utf-8")
    tree = ast.parse(text)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert {"DATA", "UNUSED_MODULES", "wanted"} <= names
    assert "upx=False" in text
