import importlib.util
from collections.abc import Callable, MutableMapping
from types import ModuleType

import pytest
from setup.folders import Checkout

Restore = Callable[[MutableMapping[str, str]], None]

STARTED = {"LD_LIBRARY_PATH": "/usr/lib/writer/_internal", "LANG": "zh_CN.UTF-8"}


@pytest.fixture
def restore(repository: Checkout, monkeypatch: pytest.MonkeyPatch) -> Restore:
    """The function of the hook, which runs it once when it is read."""
    monkeypatch.setattr("os.environ", {})
    file = repository.root / "packaging" / "hooks" / "surroundings.py"
    spec = importlib.util.spec_from_file_location("surroundings", file)
    assert spec
    assert spec.loader
    module = ModuleType("surroundings")
    spec.loader.exec_module(module)
    found: Restore = module.restore
    return found


def test_other_programs_do_not_get_the_folder_s_libraries(restore: Restore) -> None:
    environment = dict(STARTED)
    restore(environment)
    assert environment == {"LANG": "zh_CN.UTF-8"}


def test_a_path_of_the_person_s_own_comes_back(restore: Restore) -> None:
    environment = STARTED | {"LD_LIBRARY_PATH_ORIG": "/opt/lib"}
    restore(environment)
    assert environment == {"LANG": "zh_CN.UTF-8", "LD_LIBRARY_PATH": "/opt/lib"}
