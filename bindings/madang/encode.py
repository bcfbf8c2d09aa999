"""Python objects as the JSON that the core loads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from .errors import SourceError
from .views import View


def to_json(data: Any) -> bytes:
    """UTF-8 JSON of a mapping or an iterable of records.

    Dates become ISO 8601 text, sets and other iterables arrays. Raises
    SourceError for what JSON cannot say.
    """
    try:
        text = json.dumps(_whole(data), ensure_ascii=False, allow_nan=False, default=_plain)
    except (TypeError, ValueError, RecursionError) as fault:
        raise SourceError(
            f"<objects>: {fault} [not-json]",
            code="not-json",
            message=str(fault),
            source="<objects>",
        ) from fault
    return text.encode("utf-8", "surrogatepass")  # half characters are reported with a place


def _whole(data: Any) -> Any:
    if isinstance(data, (dict, list, tuple)):
        return data
    return _plain(data)


def _plain(value: Any) -> Any:
    if isinstance(value, View):
        return value.to_dict()
    if isinstance(value, Mapping):
        return dict(value)
    isoformat = getattr(value, "isoformat", None)
    if isoformat is not None:
        return isoformat()
    if isinstance(value, Iterable):
        return list(value)
    raise TypeError(f"{type(value).__name__} cannot be written as JSON")
