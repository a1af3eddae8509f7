"""Word documents as another program shows them: through LibreOffice, as the words of a page."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

shows_word = pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="LibreOffice or poppler-utils is not installed",
)


def pages_in_office(content: bytes, folder: Path) -> list[str]:
    """The words on each page of a Word document, laid out as LibreOffice does."""
    file = folder / "shown.docx"
    file.write_bytes(content)
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, file],
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
        timeout=170,
    )
    done = subprocess.run(
        ["pdftotext", "-layout", file.with_suffix(".pdf"), "-"], check=True, capture_output=True
    )
    return done.stdout.decode().split("\f")
