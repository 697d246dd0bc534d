"""A paper of a digest, and what it claims about its code."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from repocheck.models.base import Location, Noun


class Relation(StrEnum):
    """Whose code a link points to, seen from the paper."""

    OWN = "own"
    THIRD_PARTY = "third-party"
    UNCLEAR = "unclear"


BARE, FORGE = "bare", "https://github.com/"
"""Format of a text that stands in the source without what is put before it here: ``owner/name``."""


class Passage(NamedTuple):
    """One piece of text of a paper, with the place where it stands in the source."""

    field: str
    """What it is: ``title``, ``abstract``, ``githubRepo``, ``comment``, a column or a JSON path."""
    text: str
    """The text as it stands in the source."""
    found_at: Location
    """Place of its first character."""
    format: str = "text"
    """How the text is written: ``text``, ``markdown``, ``html``, ``latex``, ``bibtex``, ``json``, ``pdf``,
    ``bare``."""
    relation: Relation | None = None
    """Whose code the source itself says the links in this passage are; None when it does not say."""


class Paper(NamedTuple):
    """One paper of a digest; no model, since digests have millions, made by our own readers alone."""

    id: str
    """arXiv id, DOI, or a slug of the title; unique within a digest."""
    title: str
    """Title on one line."""
    found_at: Location
    """Place of the title in the source."""
    passages: tuple[Passage, ...] = ()
    """The texts that may hold links, in source order."""
    date: dt.date | None = None
    """Date the source gives; None if it gives none."""
    authors: tuple[str, ...] = ()
    """Names, when the source lists them."""
    n_authors: int | None = None
    """Number of authors; None if the source does not say."""
    organisation: str | None = None
    """Organisation, where the source shows one in place of the authors."""
    url: str | None = None
    """Page of the paper."""
    extra: Mapping[str, Any] = {}
    """Further facts the source gives, such as ``comments`` and ``upvotes`` (counts)."""

    @property
    def text(self) -> str:
        """Return all passages, joined by blank lines."""
        return "\n\n".join(passage.text for passage in self.passages)


class ClaimKind(StrEnum):
    """What a paper says about its code."""

    AVAILABLE = "available"
    PROMISED = "promised"
    AVAILABLE_NO_LINK = "available_no_link"
    PROMISED_WITH_LINK = "promised_with_link"


class Claim(Noun):
    """A sentence in which a paper says that its code is, or will be, available."""

    kind: ClaimKind
    """Tense of the claim, and whether a link comes with it."""
    quote: str
    """The clause, as written."""
    found_at: Location
    """Where it stands."""


class PaperState(StrEnum):
    """State of a paper."""

    LINKED = "linked"
    PROMISED = "promised"
    NO_LINK = "no-link"
