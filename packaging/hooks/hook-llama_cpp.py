"""PyInstaller: the bindings find llama.cpp and its backends beside them, in ``llama_cpp/lib``."""

from PyInstaller.utils.hooks import collect_dynamic_libs

binaries = collect_dynamic_libs("llama_cpp", search_patterns=["*.so", "*.dll", "*.dylib"])
