"""Which tasks there are, the user's own among them."""

from __future__ import annotations

from writer.assist.tasks import TaskBook
from writer.cli.console import Console
from writer.cli.exits import Exit
from writer.cli.services import Services


def list_tasks(services: Services) -> Exit:
    """Print a line a task: its id, its names, and what comes of it; mistakes go to stderr."""
    book = TaskBook.load(services.resources / "tasks", services.paths.tasks)
    width = max(len(task.id) for task in book.tasks)
    names = max(len(task.name) for task in book.tasks)
    for task in book.tasks:
        mark = " (own)" if task.is_own else ""
        services.deliver(
            f"{task.id:<{width}}  {task.result:<7}  {task.name:<{names}}  {task.name_zh}{mark}\n"
        )
    console = Console(services.stderr)
    for mistake in book.mistakes:
        console.error(mistake)
    return Exit.FAILED if book.mistakes else Exit.DONE
