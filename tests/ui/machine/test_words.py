"""Where the model runs, why and how fast, in sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PureWindowsPath

import pytest

from writer.engine.machine import Gpu, Machine
from writer.engine.off_gpu import OffGpu
from writer.engine.placement import GIB, Pace, Placement
from writer.ui.machine.facts import as_text, without_names
from writer.ui.machine.words import (
    card_name,
    machine_sentence,
    measured_sentence,
    pace_sentence,
    placement_sentence,
    plan_sentences,
    way_out,
    why_not_better,
)

LAPTOP = Gpu("NVIDIA GeForce RTX 4060 Laptop GPU", 8_585_740_288, int(6.9 * GIB))
WHOLE = Placement(16384, gpu=LAPTOP, gpu_layers=37, layers=37, gpu_needed_bytes=int(5.9 * GIB))
PART = replace(WHOLE, gpu_layers=28, window_tokens=8192)
NONE = Placement(8192, ram_total_bytes=16 * GIB, ram_free_bytes=int(9.25 * GIB))


def test_the_plan_is_one_line_that_a_person_can_check() -> None:
    assert placement_sentence(WHOLE, str) == (
        "RTX 4060 Laptop, 8 GB, 6.9 free: all layers on the GPU, 16,384 tokens"
    )
    assert placement_sentence(PART, str) == (
        "RTX 4060 Laptop, 8 GB, 6.9 free: 28 of 37 layers on the GPU, the rest on the CPU,"
        " 8,192 tokens"
    )
    assert placement_sentence(NONE, str) == "CPU, 16 GB of memory, 9.2 free: 8,192 tokens"


def test_a_whole_model_on_the_card_needs_no_excuse() -> None:
    assert why_not_better(WHOLE, str) == ""
    assert way_out(WHOLE, str) == ""
    assert plan_sentences(WHOLE, str) == placement_sentence(WHOLE, str)


def test_a_part_on_the_card_tells_both_numbers() -> None:
    assert why_not_better(PART, str) == (
        "All of the model needs 5.9 GB of free GPU memory, and 6.9 GB are free."
    )


@pytest.mark.parametrize("cause", OffGpu)
def test_every_reason_has_its_sentence(cause: OffGpu) -> None:
    placement = replace(NONE, off_gpu=cause, detail="580.1", gpu=LAPTOP)
    assert why_not_better(placement, str).endswith(".")
    assert way_out(placement, str) or cause is OffGpu.ASKED


def test_what_was_tried_before_is_told() -> None:
    tried = replace(PART, did_not_load=("a",), was_too_slow=("b",), is_mapped=True)
    assert why_not_better(tried, str).endswith(
        "A larger part was tried and did not load. A larger part was tried and was too slow."
        " The memory is short: the weights stay in the file."
    )


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("NVIDIA GeForce RTX 3090", "RTX 3090"),
        ("NVIDIA H200", "H200"),
        ("AMD Radeon RX 7600", "Radeon RX 7600"),
        ("Pretend", "Pretend"),
    ],
)
def test_cards_are_called_as_people_call_them(name: str, short: str) -> None:
    assert card_name(Gpu(name, 1, 1)) == short


def test_how_fast_it_will_feel_is_a_range() -> None:
    assert pace_sentence(Pace(2.4, 9.6), str) == (
        "Expected: 2.4 to 9.6 tokens a second; a paragraph takes 21 to 83 s."
    )
    assert pace_sentence(None, str) == ""
    assert "39 tokens a second; a paragraph takes about 5.1 s" in measured_sentence(39.2, str)


def test_the_machine_in_one_line() -> None:
    machine = Machine(8, 16 * GIB, 9 * GIB, (LAPTOP,))
    assert machine_sentence(machine, str) == (
        "RTX 4060 Laptop, 8 GB, 6.9 free · 8 cores · 16 GB of memory, 9 free"
    )
    assert machine_sentence(replace(machine, gpus=()), str).startswith("no graphics card that")


def test_names_of_the_person_are_left_out() -> None:
    text = "/home/li/models/a.gguf; /media/li/stick; /srv/lili/x; C:\\Users\\li\\x"
    assert without_names(text, Path("/home/li")) == (
        "~/models/a.gguf; /media/…/stick; /srv/lili/x; C:\\Users\\…\\x"
    )


@pytest.mark.parametrize(
    ("text", "home", "told"),
    [
        ("/home/lisa/a /home/li", "/home/li", "/home/lisa/a ~"),
        ("/data/li; /data/li (read-only)", "/home/li", "/data/…; /data/… (read-only)"),
        ("c:\\users\\LI\\x and D:/Li/y", "C:\\Users\\Li", "~\\x and D:/…/y"),
        ("C:/Users/Li/x", "C:\\Users\\Li", "~/x"),
        ("/opt/a /b", "/", "/opt/a /b"),
        ("/data/root/x", "/root", "/data/…/x"),
    ],
)
def test_only_the_persons_own_folder_is_left_out_wherever_it_ends(
    text: str, home: str, told: str
) -> None:
    assert without_names(text, (PureWindowsPath if "\\" in home else Path)(home)) == told


def test_the_facts_count_memory_as_the_window_does() -> None:
    card = {"name": "RTX", "total_bytes": 8 * GIB, "bytes_per_second": 256 * GIB}
    text = as_text({"verdict": {"sentence": "Works."}, "hardware": {"gpus": [card]}})
    assert "  gpus: name: RTX, total: 8 GB, per second: 256 GB\n" in text
