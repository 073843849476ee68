"""What may be seen on a day: decided here, once, before anything is planned."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from guidegen.content.manuscripts import Manuscript


class Visibility(StrEnum):
    """Whether a record may be seen, or why not."""

    VISIBLE = "visible"
    DRAFT = "draft"
    SCHEDULED = "scheduled"  # it appears on a day to come
    EXPIRED = "expired"  # its last day has passed


def visibility(manuscript: Manuscript, today: dt.date, *, drafts: bool) -> Visibility:
    """Whether a record may be seen on `today`; `drafts` shows what is still to come to its own makers."""
    published = manuscript.written.get("published", dt.date)
    last_day = manuscript.written.get("expires-on", dt.date)
    if manuscript.draft and not drafts:
        return Visibility.DRAFT
    if last_day is not None and last_day < today and not manuscript.draft:
        return Visibility.EXPIRED
    if published is not None and published > today and not drafts:
        return Visibility.SCHEDULED
    return Visibility.VISIBLE
