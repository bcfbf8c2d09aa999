"""What madang raises. The words are those of every other door: the command
line prints them, the server sends them."""

from __future__ import annotations


class Error(Exception):
    """Something could not be done; ``str()`` of it says what, where and why.

    ``code`` is a short stable identifier such as ``"json-syntax"``; ``message``
    one sentence; ``hint`` what to do next, or ``""``. ``source``, ``line``,
    ``column`` (in bytes, from 1) and ``pointer`` (a JSON pointer) are the place,
    empty or 0 where there is none.
    """

    code: str
    message: str
    hint: str
    source: str
    line: int
    column: int
    pointer: str

    def __init__(
        self,
        text: str,
        *,
        code: str = "",
        message: str = "",
        hint: str = "",
        source: str = "",
        line: int = 0,
        column: int = 0,
        pointer: str = "",
    ) -> None:
        super().__init__(text)
        self.code = code
        self.message = message or text
        self.hint = hint
        self.source = source
        self.line = line
        self.column = column
        self.pointer = pointer

    def __str__(self) -> str:
        return str(self.args[0])


class SourceError(Error):
    """A path, a file or bytes could not be read or understood."""


class QueryError(Error, ValueError):
    """What was asked is not a question madang can answer."""


class NotFoundError(Error, KeyError):
    """The one thing that was asked for is not there. Also a KeyError."""


class UsageError(Error, ValueError):
    """An argument is wrong."""


class OutputError(Error):
    """Writing or listening failed."""


class BookingError(Error):
    """It cannot be had then: a rule or another booking stands against it."""


_CLASSES: dict[str, type[Error]] = {
    "source": SourceError,
    "query": QueryError,
    "not_found": NotFoundError,
    "usage": UsageError,
    "io": OutputError,
    "booking": BookingError,
}


def from_core(
    kind: str,
    text: str,
    code: str,
    message: str,
    hint: str,
    source: str,
    line: int,
    column: int,
    pointer: str,
) -> Error:
    """The exception for a core error; called by the native module."""
    return _CLASSES.get(kind, Error)(
        text,
        code=code,
        message=message,
        hint=hint,
        source=source,
        line=line,
        column=column,
        pointer=pointer,
    )


def usage(code: str, message: str, hint: str = "") -> UsageError:
    """A UsageError in the words the core would use."""
    text = f"{message} [{code}]" + (f" ({hint})" if hint else "")
    return UsageError(text, code=code, message=message, hint=hint)
