"""madang: an engine for a city's public knowledge.

>>> import madang
>>> city = madang.open("examples/seoul")
>>> for hit in city.search("late-night bus"):
...     print(hit.id, hit.record.title)

``open`` reads files and folders, ``load`` reads Python objects and bytes; both
give a :class:`Catalog` of three collections: bulletins, organizations and
resources. Everything that fails raises a :class:`madang.Error`, which says what
was wrong, where, and what to do.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from ._core import version as __version__
from .catalog import Catalog, load, open, verify
from .collection import Collection
from .errors import (
    BookingError,
    Error,
    NotFoundError,
    OutputError,
    QueryError,
    SourceError,
    UsageError,
)
from .expressions import Expression, F
from .groups import Group, Groups
from .hits import Highlight, Hit, Hits, Step, Why
from .importing import check, guess_map, import_to
from .records import Record, View
from .report import Problem, Report, RuleCount
from .schema import FieldInfo, FormatInfo, fields, formats, schema
from .selection import Selection
from .server import Server, serve
from .suggestion import Suggestion

if TYPE_CHECKING:  # imported when they are first asked for, see below
    from .sharing import (
        Booking,
        FreeHit,
        FreeList,
        Ledger,
        Match,
        Matching,
        Reason,
        Refusal,
        Series,
        Slot,
        Unmet,
        WhyNot,
    )

__all__ = [
    "Booking",
    "BookingError",
    "Catalog",
    "Collection",
    "Error",
    "Expression",
    "F",
    "FieldInfo",
    "FormatInfo",
    "FreeHit",
    "FreeList",
    "Group",
    "Groups",
    "Highlight",
    "Hit",
    "Hits",
    "Ledger",
    "Match",
    "Matching",
    "NotFoundError",
    "OutputError",
    "Problem",
    "QueryError",
    "Reason",
    "Record",
    "Refusal",
    "Report",
    "RuleCount",
    "Selection",
    "Series",
    "Server",
    "Slot",
    "SourceError",
    "Step",
    "Suggestion",
    "Unmet",
    "UsageError",
    "View",
    "Why",
    "WhyNot",
    "__version__",
    "check",
    "fields",
    "formats",
    "guess_map",
    "import_to",
    "load",
    "open",
    "schema",
    "serve",
    "verify",
]


def __getattr__(name: str) -> object:
    # A quarter of what `import madang` takes, and most scripts book nothing.
    if name == "sharing" or name in __all__:
        module = importlib.import_module(".sharing", __name__)
        return module if name == "sharing" else getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
