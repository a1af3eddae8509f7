"""What the prompt for a request will begin with, for an engine that reads ahead."""

from __future__ import annotations

from writer.assist.passage import Passage
from writer.assist.prompts import PromptWriter, system_message
from writer.assist.tasks import TaskBook
from writer.core.values import EditRequest
from writer.engine.api import Message
from writer.text.language import language_of_document


def opening(request: EditRequest, tasks: TaskBook) -> tuple[Message, ...]:
    """The messages that the prompts for `request` begin with, up to where the passage does.

    Without a passage, or with one that holds no prose: the system message alone, in the language
    of the document. Parses the document; raises UnknownTask.
    """
    task = tasks.get(request.task)
    if not request.passage.strip() or not (passage := Passage.of(request)).segments:
        return (system_message(tasks, language_of_document(request.text)),)
    return PromptWriter(request, task, tasks, passage.language).opening(passage.segments[0])
