"""Slots of a timetable among records: a talk says who gives it, a break has a time of day and a name.

Source: the programmes of workshops as their sites keep them. Blind spots: talks that say of neither
speakers nor abstract, among others that do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from repocheck.extractor.readers._listing import BREAK_TIME, Role
from repocheck.extractor.readers._records.json import Record
from repocheck.extractor.readers._records.keys import TITLES, first_text, plain_key, role_of_key
from repocheck.text.pattern import late_regex

_CLOCK = late_regex(
    r"\s*\d{1,2}(?:[:.]|\s?h\s?)[0-5]\d(?:\s?[ap]m)?(?:\s?[-–—]\s?\d{1,2}[:.h][0-5]\d(?:\s?[ap]m)?)?\s*", re.I
)
_TELLS = frozenset("abstract doi speaker speakers presenter presenters people paper pdf arxiv".split())  # noqa: SIM905 - words


def is_slot(value: object) -> bool:
    """Return whether a record is a time of day with a name, and says of no paper who wrote or gives it."""
    return _is_timed(value) and not _tells(value)


def without_slots(found: list[Record]) -> list[Record]:
    """Return records without the slots among talks; where nothing tells talks apart, without breaks."""
    timed = [_is_timed(each.value) for each in found]
    if not any(timed):
        return found
    known = any(is_timed and _tells(each.value) for each, is_timed in zip(found, timed, strict=True))
    return [
        each
        for each, is_timed in zip(found, timed, strict=True)
        if not is_timed or (_tells(each.value) if known else not _is_break(each.value))
    ]


def _is_timed(value: object) -> bool:
    return isinstance(value, Mapping) and any(
        isinstance(each, str) and _CLOCK.fullmatch(each) for each in value.values()
    )


def _tells(value: object) -> bool:
    return isinstance(value, Mapping) and any(
        each and (role_of_key(key) in {Role.AUTHORS, Role.PAPER} or plain_key(key) in _TELLS)
        for key, each in value.items()
    )


def _is_break(value: object) -> bool:
    given = {plain_key(key): each for key, each in value.items()} if isinstance(value, Mapping) else {}
    return BREAK_TIME.fullmatch(first_text(given, TITLES)) is not None
