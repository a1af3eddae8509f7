"""Where the model runs, why and how fast, in sentences; the same in the window and the terminal.

No Qt here: the translation is passed in, as in `sentences`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from writer.engine.machine import Gpu, Machine
from writer.engine.off_gpu import NVIDIA, OffGpu
from writer.engine.placement import GIB, Pace, Placement
from writer.ui.phrases import Translate, shortened

PARAGRAPH_TOKENS = 200
"""Some 150 English words, or 300 Chinese characters."""
_COMMON = ("NVIDIA ", "GeForce ", "AMD ")


def placement_sentence(placement: Placement, tr: Translate) -> str:
    """What the model runs on: the device, its memory, how much of the model, the window."""
    gpu, tokens = placement.gpu, f"{placement.window_tokens:,}"
    if not placement.on_gpu or gpu is None:
        ram = gigabytes(placement.ram_total_bytes), gigabytes(placement.ram_free_bytes)
        text = tr("CPU, {total} GB of memory, {free} free: {tokens} tokens")
        return text.format(total=ram[0], free=ram[1], tokens=tokens)
    if placement.is_whole:
        text = tr("{card}, {total} GB, {free} free: all layers on the GPU, {tokens} tokens")
    else:
        text = tr(
            "{card}, {total} GB, {free} free: {part} of {layers} layers on the GPU, the rest on "
            "the CPU, {tokens} tokens"
        )
    return text.format(
        card=card_name(gpu),
        total=gigabytes(gpu.total_bytes),
        free=gigabytes(gpu.free_bytes),
        part=placement.gpu_layers,
        layers=placement.layers,
        tokens=tokens,
    )


def why_not_better(placement: Placement, tr: Translate) -> str:
    """Why not all of the model is on a card; empty where it is, or where nobody asked why."""
    parts = []
    if placement.off_gpu is not None:
        parts.append(_cause(placement, placement.off_gpu, tr))
    elif placement.on_gpu and not placement.is_whole:
        parts.append(_little_memory(placement, tr))
    if placement.did_not_load:
        parts.append(tr("A larger part was tried and did not load."))
    if placement.was_too_slow:
        parts.append(tr("A larger part was tried and was too slow."))
    if placement.is_mapped:
        parts.append(tr("The memory is short: the weights stay in the file."))
    return joined(parts, tr)


def joined(sentences: Iterable[str], tr: Translate) -> str:
    """Sentences one after another, as the language separates them."""
    first, *others = [sentence for sentence in sentences if sentence] or [""]
    for other in others:
        first = tr("{sentence} {more}").format(sentence=first, more=other)
    return first


def way_out(placement: Placement, tr: Translate) -> str:
    """What would bring the model onto a card; empty where nothing is known to."""
    find = _WAYS_OUT.get(placement.off_gpu)
    return find(placement, tr) if find else ""


def plan_sentences(placement: Placement, tr: Translate, measured: float | None = None) -> str:
    """All of it, each on a line of its own: where it runs, why not better, how fast.

    `measured`: how fast it was, in tokens a second, which tells more than what is expected.
    """
    expected = pace_sentence(placement.pace, tr)
    lines = (
        placement_sentence(placement, tr),
        why_not_better(placement, tr),
        measured_sentence(measured, tr) if measured else expected,
    )
    return "\n".join(filter(None, lines))


def pace_sentence(pace: Pace | None, tr: Translate) -> str:
    """How fast it will write, and how that feels; empty where nothing tells."""
    if pace is None:
        return ""
    text = tr(
        "Expected: {least} to {most} tokens a second; a paragraph takes {shortest} to {longest} s."
    )
    return text.format(
        least=_rounded(pace.least),
        most=_rounded(pace.most),
        shortest=_rounded(PARAGRAPH_TOKENS / pace.most),
        longest=_rounded(PARAGRAPH_TOKENS / pace.least),
    )


def measured_sentence(tokens_per_second: float, tr: Translate) -> str:
    """How fast it wrote here."""
    text = tr("Measured here: {speed} tokens a second; a paragraph takes about {seconds} s.")
    seconds = _rounded(PARAGRAPH_TOKENS / tokens_per_second)
    return text.format(speed=_rounded(tokens_per_second), seconds=seconds)


def machine_sentence(machine: Machine, tr: Translate) -> str:
    """What this computer has that matters: a card with its memory, or none and why, and the RAM."""
    cores = tr("{cores} cores").format(cores=machine.physical_cores)
    ram = tr("{total} GB of memory, {free} free").format(
        total=gigabytes(machine.total_bytes), free=gigabytes(machine.free_bytes)
    )
    if machine.gpus:
        best = max(machine.gpus, key=lambda gpu: gpu.free_bytes)
        text = tr("{card}, {total} GB, {free} free").format(
            card=card_name(best),
            total=gigabytes(best.total_bytes),
            free=gigabytes(best.free_bytes),
        )
    else:
        text = tr("no graphics card that Writer can use")
    return " · ".join((text, cores, ram))


def card_name(gpu: Gpu) -> str:
    """``NVIDIA GeForce RTX 4060 Laptop GPU`` as people call it."""
    name = gpu.name
    for prefix in _COMMON:
        name = name.removeprefix(prefix)
    return name.removesuffix(" GPU") or gpu.name


def gigabytes(size_bytes: int) -> str:
    """Memory as its makers and the system count it: 8,585,740,288 bytes are 8."""
    return f"{size_bytes / GIB:.1f}".removesuffix(".0")


def _rounded(number: float) -> str:
    return f"{number:.0f}" if number >= 10 else f"{number:.1f}".removesuffix(".0")


def _cause(placement: Placement, cause: OffGpu, tr: Translate) -> str:
    match cause:
        case OffGpu.NO_CARD:
            return tr("No graphics card was found.")
        case OffGpu.NO_PART:
            return tr(
                "There is a graphics card by {maker}, but this build of Writer cannot use it."
            ).format(maker=placement.detail)
        case OffGpu.NO_DRIVER:
            return tr("There is a graphics card by NVIDIA, but its driver is missing.")
        case OffGpu.OLD_DRIVER:
            return tr(
                "There is a graphics card by NVIDIA, but its driver {version} is too old."
            ).format(version=placement.detail)
        case OffGpu.LITTLE_MEMORY:
            return _little_memory(placement, tr)
        case OffGpu.SELF_TEST:
            text = tr("The graphics card failed its test ({reason}).")
            return text.format(reason=shortened(placement.detail))
        case OffGpu.CRASH:
            return tr("Writer ended unexpectedly the last time the model was at work.")
        case OffGpu.ASKED:
            return tr("You chose the CPU.")
        case OffGpu.NOTHING_LEFT:
            return tr("What was planned for the graphics card did not load or was too slow.")


def _little_memory(placement: Placement, tr: Translate) -> str:
    gpu = placement.gpu
    if gpu is None:
        return tr("No graphics card was found.")
    return tr(
        "All of the model needs {needed} GB of free GPU memory, and {free} GB are free."
    ).format(needed=gigabytes(placement.gpu_needed_bytes), free=gigabytes(gpu.free_bytes))


def _own_build(placement: Placement, tr: Translate) -> str:
    if placement.detail != NVIDIA:
        return tr("For now Writer computes on cards by NVIDIA only.")
    return tr("Install the build of Writer with CUDA to use it.")


_WAYS_OUT: dict[OffGpu | None, Callable[[Placement, Translate], str]] = {
    OffGpu.NO_CARD: lambda _, tr: tr(
        "A smaller model is faster; so is a computer with a graphics card by NVIDIA."
    ),
    OffGpu.NO_PART: _own_build,
    OffGpu.NO_DRIVER: lambda _, tr: tr(
        "Install NVIDIA's driver and start Writer again, and it will be several times faster."
    ),
    OffGpu.OLD_DRIVER: lambda _, tr: tr(
        "Install a newer driver of NVIDIA's and start Writer again."
    ),
    OffGpu.LITTLE_MEMORY: lambda _, tr: tr(
        "Close programs that use the graphics card and load the model again, or choose a smaller "
        "model."
    ),
    OffGpu.SELF_TEST: lambda _, tr: tr(
        "A newer driver may help; after an update the card is tested again by itself."
    ),
    OffGpu.CRASH: lambda _, tr: tr("The graphics card is tested again at the next start."),
    OffGpu.NOTHING_LEFT: lambda _, tr: tr(
        "Close programs that use the graphics card, then try all of the card again."
    ),
}
