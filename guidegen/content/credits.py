"""Whose a picture is: the first who says so, and only terms that are that maker's own."""

from __future__ import annotations

from collections.abc import Iterable

from guidegen.adapters.pictures import Survey
from guidegen.content.licences import licence_at, licence_id, split_credit
from guidegen.model.media import Credit


def credit_of(sources: Iterable[Credit]) -> Credit | None:
    """One credit from several sources, the weightiest first; None when none of them says a word.

    A licence or an address of rights is taken from a source only if that source names no other maker: the terms of
    one photographer's pictures say nothing of another's.
    """
    told = tuple(sources)
    text = next((credit.text for credit in told if credit.text), None)
    fitting = [credit for credit in told if credit.text in {None, text}]
    licence = next((credit.licence for credit in fitting if credit.licence), None)
    rights = next((credit.rights_url for credit in fitting if credit.rights_url), None)
    return Credit(text, licence, rights) if text or licence or rights else None


def credit_in_words(words: str | None, licence: str | None = None, rights_url: str | None = None) -> Credit:
    """What words such as "N. de Wit, CC BY 4.0" say; a licence given beside them goes before one within."""
    maker, own = split_credit(words) if words and words.strip() else (None, None)
    return Credit(maker, licence or own, rights_url)


def credit_in_file(survey: Survey) -> Credit:
    """What the picture file says of itself."""
    told = dict(survey.credit)
    maker = told.get("credit") or told.get("creator") or told.get("rights")
    address = told.get("rights-url") or told.get("licensor-url")
    return Credit(maker, licence_id(told.get("rights", "")) or licence_at(told.get("rights-url")), address)
