"""What is said of model files: what they are, where they lie, whether they were checked.

No Qt here: the translation is passed in, as in `writer.ui.sentences`.
"""

from __future__ import annotations

from writer.core.jobs import Progress, Stage
from writer.engine.download.transfer import Transfer
from writer.engine.found import FoundModel, Verdict
from writer.engine.model_places import Origin
from writer.ui.phrases import Translate, size


def origin_words(origin: Origin, tr: Translate) -> str:
    """Whose folder a model lies in."""
    match origin:
        case Origin.WRITER:
            return tr("Writer's own folder")
        case Origin.ADDED:
            return tr("a folder of yours")
        case Origin.DOWNLOADS:
            return tr("Downloads")
    return str(origin)


def verdict_words(verdict: Verdict, tr: Translate) -> str:
    """Whether a file is what it should be."""
    match verdict:
        case Verdict.RIGHT:
            return tr("checked: as published")
        case Verdict.UNCHECKED:
            return tr("not checked yet")
        case Verdict.WRONG:
            return tr("differs from what is published")
        case Verdict.UNKNOWN:
            return tr("no checksum known")


def model_name(model: FoundModel, *, is_chinese: bool) -> str:
    """What a model that was found is called: as in the catalogue, else as it calls itself."""
    if model.entry is not None and model.verdict is not Verdict.WRONG:
        return model.entry.name_in(chinese=is_chinese)
    return model.name


def transfer_words(transfer: Transfer, site: str, tr: Translate) -> str:
    """How far a download is, how fast, and where it comes from."""
    if transfer.waits_s:
        return tr("The connection broke. It goes on in {seconds} s.").format(
            seconds=round(transfer.waits_s)
        )
    if transfer.stage is Stage.HASHING:
        return tr("Reading what is there: {percent} %").format(percent=transfer.percent)
    if not transfer.bytes_per_second:
        return tr("Connecting to {site}…").format(site=site) if site else tr("Connecting…")
    text = tr("{done} of {total}, {speed}/s from {site}")
    return text.format(
        done=size(transfer.done),
        total=size(transfer.total),
        speed=size(round(transfer.bytes_per_second)),
        site=site,
    )


def work_words(progress: Progress, tr: Translate) -> str:
    """How far a file is that is read or copied."""
    if progress.stage is Stage.COPYING:
        return tr("Copying: {percent} %").format(percent=progress.percent)
    return tr("Checking: {percent} %").format(percent=progress.percent)
