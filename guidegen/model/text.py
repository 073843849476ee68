r"""Runs of text, and where their links lead.

The HTML itself is a *body*: it is kept apart, found by digest when a page is made, so that records stay small
and a page depends on words it shows by value. A slot in a body is `\x02N\x03` ... `\x02/N\x03` around the
linked words, N counting from 0 in the order of `links`.
"""

from __future__ import annotations

from dataclasses import dataclass

from guidegen.model.names import Ref


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """Where a slot leads: a record, and perhaps a place on its page."""

    ref: Ref
    fragment: str | None = None
    unworded: bool = False  # its words are the record's own name


@dataclass(frozen=True, slots=True)
class Html:
    """A run of text: the digest of its body, and what its link slots point to, in order.

    A target is None when its record is not visible today; its words then stay as plain text.
    """

    digest: str
    links: tuple[LinkTarget | None, ...] = ()
