"""What went wrong or was found, in sentences; the same ones in the window and in the terminal.

No Qt here: the translation is passed in. Each says what happened, what is safe, what to do.
"""

from __future__ import annotations

from collections.abc import Callable

from writer.core.download_errors import DownloadError
from writer.core.errors import (
    Cancelled,
    ChecksumMismatch,
    CutShort,
    DamagedHeader,
    DecodeFailed,
    EngineError,
    ExpressionMistake,
    FileError,
    InvalidExpression,
    InvalidFileName,
    InvalidTask,
    LoadFailed,
    ModelError,
    ModelMissing,
    NativeLibraryUnusable,
    NoChatTemplate,
    NoModel,
    NotGguf,
    NothingToWorkOn,
    NotTriedAgain,
    PromptTooLong,
    TaskError,
    TaskMistake,
    TooLargeForMemory,
    UnknownTask,
    UnsupportedArchitecture,
    UnsupportedVersion,
    WriterError,
)
from writer.engine.guard import Crash
from writer.ui.file_sentences import file_sentence, filled
from writer.ui.name_sentences import name_sentence
from writer.ui.phrases import Translate, shortened, size


def error_sentence(error: WriterError, tr: Translate) -> str:
    """Say to a person what `error` means for them."""
    match error:
        case Cancelled():
            return tr("Stopped. Nothing was changed.")
        case ModelError():
            return _model_sentence(error, tr)
        case FileError():
            return file_sentence(error, tr)
        case NoModel():
            return tr(
                "There is no writing model yet. Choose a model file, or put one from the "
                "catalogue into {folder}."
            ).format(folder=error.folder)
        case DownloadError():
            from writer.ui.download_sentences import download_sentence  # few need it

            return download_sentence(error, tr)
        case EngineError():
            return _engine_sentence(error, tr)
        case TaskError():
            return _task_sentence(error, tr)
        case InvalidExpression():
            return _expression_sentence(error, tr)
        case InvalidFileName():
            return name_sentence(error, tr)
        case _:
            return tr(
                "Something went wrong inside Writer. Your text is unchanged. The log file has "
                "the details."
            )


def crash_sentence(crash: Crash, tr: Translate, *, is_loaded: bool = True) -> str:
    """Say to a person how Writer ended the last time, and what it does about it."""
    text = tr(
        "The last time, Writer ended unexpectedly while the model was at work on {device} "
        "({reason}). Your text is kept: what was not saved can be recovered."
    ).format(device=crash.device, reason=shortened(crash.last_words) or tr("no reason was given"))
    if crash.device == "CPU" or not is_loaded:
        return text
    more = tr("This time the model runs on the CPU.")
    return tr("{sentence} {more}").format(sentence=text, more=more)


def _model_sentence(error: ModelError, tr: Translate) -> str:
    match error:
        case CutShort():
            return tr(
                "The model file {path} is incomplete: it has {size} of at least {needed}. "
                "Download or copy it again."
            ).format(path=error.path, size=size(error.size_bytes), needed=size(error.needed_bytes))
        case TooLargeForMemory():
            return tr(
                "The model {path} needs {needed} of memory, and {free} are free. Close other "
                "programs, or choose a smaller model."
            ).format(path=error.path, needed=size(error.needed_bytes), free=size(error.free_bytes))
        case UnsupportedArchitecture():
            return tr(
                "Writer cannot write with {path}: its kind of model is “{architecture}”. Choose "
                "a model that follows instructions, such as Qwen3."
            ).format(path=error.path, architecture=error.architecture or tr("unknown"))
        case UnsupportedVersion():
            return tr(
                "{path} is in version {version} of the GGUF format, and Writer reads versions 2 "
                "and 3. Get the model in one of these."
            ).format(path=error.path, version=error.version)
        case _:
            return _plain_model_sentence(error, tr)


def _plain_model_sentence(error: ModelError, tr: Translate) -> str:
    match error:
        case ModelMissing():
            text = tr("The model file {path} does not exist. Choose another one.")
        case NotGguf():
            text = tr("{path} is not a model file in the GGUF format. Choose another one.")
        case DamagedHeader():
            text = tr(
                "The model file {path} is damaged or not whole ({reason}). Download or copy it "
                "again."
            )
        case NoChatTemplate():
            text = tr(
                "The model {path} has no chat template that Writer can use, so it cannot be given "
                "instructions. Choose an “Instruct” or “Chat” model."
            )
        case ChecksumMismatch():
            text = tr(
                "The model file {path} is not the one it is named after: its checksum is "
                "another. Download it again before you trust what it writes."
            )
        case NotTriedAgain():
            text = tr(
                "Writer ended unexpectedly while the model {path} was at work, so it was not "
                "loaded this time. Load it again, or choose a smaller model."
            )
        case LoadFailed():
            text = tr("The model {path} could not be loaded ({reason}). Your text is unchanged.")
        case _:
            text = tr("The model {path} cannot be used ({reason}).")
    return filled(text, error, tr)


def _engine_sentence(error: EngineError, tr: Translate) -> str:
    match error:
        case PromptTooLong():
            return tr(
                "The passage is too long for this model: {needed} tokens are needed, and its "
                "context window has {window}. Nothing was cut. Select less text."
            ).format(needed=error.needed_tokens, window=error.window_tokens)
        case NativeLibraryUnusable():
            return tr(
                "The engine that runs models cannot be used ({reason}). Writing without a model "
                "works; install Writer again to repair it."
            ).format(reason=error)
        case DecodeFailed():
            return tr(
                "The model stopped with an error ({code}). Your text is unchanged. Try again; if "
                "it comes back, choose a smaller model."
            ).format(code=error.code)
        case _:
            return tr("The model could not answer. Your text is unchanged. Try again.")


def _task_sentence(error: TaskError, tr: Translate) -> str:
    match error:
        case UnknownTask():
            return tr("There is no task “{task}”. Known tasks: {known}.").format(
                task=error.task, known=", ".join(error.known)
            )
        case InvalidTask():
            return _mistake_sentence(error, tr)
        case NothingToWorkOn():
            return tr("There is no prose to work on in this passage. Select some text.")
        case _:
            return tr("The task cannot be run. Your text is unchanged.")


def _expression_sentence(error: InvalidExpression, tr: Translate) -> str:
    match error.mistake:
        case ExpressionMistake.TOO_SLOW:
            return tr("This expression takes too long on this text: make it more exact.")
        case ExpressionMistake.NO_SUCH_GROUP:
            return tr("The expression has no group “{group}”.").format(group=error.detail)
    if error.position is None:
        return tr("This is no regular expression: {reason}.").format(reason=error.detail)
    return tr("This is no regular expression: {reason}, at character {number}.").format(
        reason=error.detail, number=error.position + 1
    )


def _mistake_sentence(error: InvalidTask, tr: Translate) -> str:
    text = (
        tr(
            "The task file {path} has a mistake in line {line}: {mistake}. The other tasks are "
            "not affected."
        )
        if error.line
        else tr("The task file {path} has a mistake: {mistake}. The other tasks are not affected.")
    )
    mistake = _MISTAKES[error.mistake](tr).format(key=error.key, detail=error.detail)
    if error.mistake is TaskMistake.UNKNOWN and error.detail:
        mistake = tr("“{key}” is unknown; perhaps “{detail}” is meant").format(
            key=error.key, detail=error.detail
        )
    return text.format(line=error.line, path=error.path, mistake=mistake)


_MISTAKES: dict[TaskMistake, Callable[[Translate], str]] = {
    TaskMistake.UNREADABLE: lambda tr: tr("it cannot be read ({detail})"),
    TaskMistake.SYNTAX: lambda tr: tr("this is not written as TOML wants it ({detail})"),
    TaskMistake.TOO_LARGE: lambda tr: tr("it is too large for a task"),
    TaskMistake.UNKNOWN: lambda tr: tr("“{key}” is unknown"),
    TaskMistake.MISSING: lambda tr: tr("“{key}” is missing"),
    TaskMistake.NOT_TEXT: lambda tr: tr("“{key}” must be text in quotation marks"),
    TaskMistake.NOT_FLAG: lambda tr: tr("“{key}” must be true or false"),
    TaskMistake.NOT_NUMBER: lambda tr: tr("“{key}” must be a number {detail}"),
    TaskMistake.NOT_LIST: lambda tr: tr("“{key}” must be a list of texts in brackets"),
    TaskMistake.NOT_TABLE: lambda tr: tr("“{key}” must be a table"),
    TaskMistake.NOT_ONE_OF: lambda tr: tr("“{key}” must be one of {detail}"),
    TaskMistake.NO_SHORTCUT: lambda tr: tr(
        "“{detail}” cannot be the shortcut of a task; Alt+4 to Alt+9 can"
    ),
}
