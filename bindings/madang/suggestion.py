"""Completions of what is being typed."""

from __future__ import annotations

from typing import NamedTuple


class Suggestion(NamedTuple):
    """A title, a name or a topic of the city.

    ``how`` it goes on from what was typed: "beginning", "word" (a word in it begins
    so), "syllable" (the last one was half typed), "initials" (consonants that begin
    its syllables) or "keyboard" (typed with the keyboard of the other language).
    ``spans`` are the [from, to) character positions of ``text`` that were typed.
    """

    text: str
    field: str
    collection: str
    records: int
    how: str
    spans: tuple[tuple[int, int], ...]

    @property
    def html(self) -> str:
        """The text as HTML, escaped, with what was typed in ``<mark>``."""
        from .notebook import marked

        return marked(self.text, self.spans)

    def __str__(self) -> str:
        return self.text
