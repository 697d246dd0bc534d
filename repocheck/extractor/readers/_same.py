"""One paper that is listed several times is one paper; two that only look alike stay two.

The same are papers of one arXiv id or DOI whose titles do not contradict each other, and papers of one whole
title that agree in their first author or their address; where one gives neither, or is the preprint of the
other, of one long title whose years do not differ. Nothing is said to be the same by part of a title.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from itertools import chain, islice
from pathlib import PurePosixPath

from repocheck.extractor.readers._held import Hashes, HeldPapers
from repocheck.models import Paper
from repocheck.text.ids import arxiv_id, doi
from repocheck.text.pattern import late_regex

WINDOW = 5_000
"""Papers among which doubles are found; a longer stream is looked at piece by piece, in flat memory."""
MAX_KNOWN_IDS = 250_000
"""Ids remembered to keep them unique: 8 MB at most, so that a dump of any size streams in flat memory."""
_NAMED = 8
_MIN_WORDS = {True: 3, False: 6}
"""Words of a title, with a date beside it or without, that two papers do not share by chance, as they do
"Introduction" or "A Survey"."""
_SIGNS = late_regex(r"[\W_]+")
_PRECISION = "date_precision"
_PARTS = {"year": 4, "month": 7, "day": 10}
"""Characters of an ISO date that a date of a precision gives."""
_AROUND_ADDRESS = late_regex(r"^https?://(?:www\.)?|v\d+$|/$")


def merged(papers: Iterable[Paper], note: Callable[[str], None]) -> Iterator[Paper]:
    """Yield every paper once, where it stands first, with the texts of all its places.

    Args:
        papers: The papers.
        note: Learns which were the same.
    """
    stream = iter(papers)
    while (first := next(stream, None)) is not None:
        window = _Window()
        for paper in chain((first,), islice(stream, WINDOW - 1)):
            window.add(paper)
        if window.doubles:
            more = f"; and {len(window.doubles) - _NAMED} more" if len(window.doubles) > _NAMED else ""
            names = "; ".join(window.doubles[:_NAMED]) + more
            note(f"{len(window.doubles)} entries are of papers listed above them and count once ({names})")
        yield from window.drain()


class _Window:
    """The papers among which doubles are found."""

    def __init__(self) -> None:
        self.doubles: list[str] = []
        """What to call those that were listed above."""
        self._held = HeldPapers()
        self._known: dict[int, int] = {}
        """Which paper had a key first, by the hash of the key: who shares it must agree as well."""
        self._more: dict[int, list[Paper]] = {}
        """Doubles by the number of the paper that they are."""

    def add(self, paper: Paper) -> None:
        known, keys = self._known, _keys(paper)
        found = ((known[hash(key)], key[0]) for key in keys if hash(key) in known)
        at = next((at for at, by in found if _agree(self._held[at], paper, by)), None)
        if at is None:
            at = len(self._held)
            self._held.add(paper)
        else:
            self._more.setdefault(at, []).append(paper)
            line = f"line {paper.found_at.line}: " if paper.found_at.line else ""
            self.doubles.append(f"{line}{paper.title[:80]}")
        for key in keys:
            known.setdefault(hash(key), at)

    def drain(self) -> Iterator[Paper]:
        """Yield every paper once, and let go of it."""
        self._known.clear()
        for number, paper in enumerate(self._held.drain()):
            yield reduce(_joined, self._more.pop(number, ()), paper)


def unique(papers: Iterable[Paper]) -> Iterator[Paper]:
    """Yield the papers with ids of their own: the second with an id that is taken gets ``#2`` behind it."""
    known, again = Hashes(), Counter[int]()
    for paper in papers:
        key = hash(paper.id)
        if key in known:
            again[key] += 1
            yield paper._replace(id=f"{paper.id}#{again[key] + 1}")
        else:
            if len(known) < MAX_KNOWN_IDS:
                known.add(key)
            yield paper


def normalised(title: str) -> str:
    """Return a title by its letters and digits alone, in lower case and without accents."""
    plain = title.lower() if title.isascii() else unicodedata.normalize("NFKD", title).casefold()
    return _SIGNS.sub("", plain)


def _keys(paper: Paper) -> list[tuple[str, ...]]:
    title = normalised(paper.title)
    keys: list[tuple[str, ...]] = []
    bare = paper.id.partition("#")[0]
    own = bare if arxiv_id(bare) == bare or doi(bare) == bare.lower() else ""
    if own:
        keys.append(("id", own.lower()))
    if title and "malformed" not in paper.extra:
        if paper.authors and paper.authors[0].strip():
            keys.append(("author", title, _surname(paper.authors[0])))
        if paper.title.count(" ") + 1 >= _MIN_WORDS[bool(paper.date)]:
            keys.append(("title", title))
        if paper.url:
            keys.append(("url", title, _AROUND_ADDRESS.sub("", paper.url.lower())))
        if not paper.found_at.line or (len(paper.passages) > 0 and paper.passages[0].format == "latex"):
            keys.append(("file", title, str(PurePosixPath(paper.found_at.path).with_suffix(""))))
    return keys


def _is_bare(paper: Paper) -> bool:
    """Return whether a paper has nothing but its title, and perhaps its date, to be known by."""
    return not (paper.authors or paper.url or arxiv_id(paper.id) or doi(paper.id))


def _are_versions(first: Paper, second: Paper) -> bool:
    """Return whether two papers are a preprint and what was published: one is at arXiv, none has authors."""
    at = [arxiv_id(each.id) or arxiv_id(each.url or "") for each in (first, second)]
    return not (first.authors or second.authors) and (at[0] is None) != (at[1] is None)


def _surname(name: str) -> str:
    last = name.partition(",")[0] if "," in name else name.rsplit(maxsplit=1)[-1]
    return normalised(last)


def _agree(first: Paper, second: Paper, by: str) -> bool:
    """Return whether two papers do not contradict each other that have one key, `by` a kind of it."""
    titles = normalised(first.title), normalised(second.title)
    short, long = sorted(titles, key=len)
    if by == "title":
        years = {each.date.year for each in (first, second) if each.date}
        return len(years) < 2 and (_is_bare(first) or _is_bare(second) or _are_versions(first, second))
    if titles[0] == titles[1]:
        return True
    ids = {arxiv_id(first.id), arxiv_id(second.id)}
    names = [each.title.partition(":") for each in (first, second)]
    named = all(colon for _, colon, _ in names) and len({normalised(name) for name, _, _ in names}) == 1
    alike = long.startswith(short) or named  # a digest may cut what follows the short name
    return len(ids) == 1 and None not in ids and len(short) >= 3 and alike


def _joined(first: Paper, second: Paper) -> Paper:
    texts = {(passage.text, passage.relation) for passage in first.passages}
    more = tuple(passage for passage in second.passages if (passage.text, passage.relation) not in texts)
    dated = second if _is_finer(second, first) else first
    extra = {key: each for key, each in {**second.extra, **first.extra}.items() if key != _PRECISION}
    return first._replace(
        passages=first.passages + more,
        date=dated.date,
        authors=first.authors or second.authors,
        n_authors=first.n_authors or second.n_authors,
        url=first.url or second.url,
        extra=extra | {key: each for key, each in dated.extra.items() if key == _PRECISION},
    )


def _is_finer(second: Paper, first: Paper) -> bool:
    """Return whether the second date says what the first one leaves out: month or day of the same date."""
    if not (first.date and second.date):
        return first.date is None
    precise, more = (_PARTS[str(each.extra.get(_PRECISION, "day"))] for each in (first, second))
    return more > precise and str(second.date)[:precise] == str(first.date)[:precise]
