"""alphaXiv's API: the feed of papers, and the page of one paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from repocheck.extractor.readers._fields import bare_format, iso_date, one_line, repo_address, slug
from repocheck.extractor.readers._format import Format
from repocheck.extractor.readers._records import Record, is_json, names_of, records
from repocheck.extractor.readers._source import Source
from repocheck.models import Confidence, Paper, Relation
from repocheck.text.ids import arxiv_id


def _sniff(head: str, name: str) -> Confidence | None:
    feed = '"universal_paper_id"' in head
    page = '"paper_version"' in head and '"paper_group"' in head
    return Confidence.HIGH if (feed or page) and is_json(head) else None


def _read(source: Source) -> Iterator[Paper]:
    for record in records(source):
        if record.broken:
            yield record.as_text()
        for entry in _entries(record.value):
            yield _paper(entry, record)


def _entries(value: Any) -> Iterator[Mapping[str, Any]]:  # noqa: ANN401 - JSON
    page = _inside(value, "paper", "paper_version")
    if isinstance(page, Mapping):
        github = _inside(value, "paper", "paper_group", "resources", "github")
        url = github.get("url") if isinstance(github, Mapping) else github
        yield {**page, "github_url": url}
        return
    listed = value.get("papers") if isinstance(value, Mapping) else value
    for entry in listed if isinstance(listed, list) else [value]:
        if isinstance(entry, Mapping) and "title" in entry:
            yield entry


def _paper(entry: Mapping[str, Any], record: Record) -> Paper:
    title = one_line(str(entry["title"]))
    arxiv = arxiv_id(str(entry.get("universal_paper_id") or ""))
    authors = names_of(entry.get("authors"))
    votes = _inside(entry, "metrics", "public_total_votes")
    return Paper(
        id=arxiv or slug(title),
        title=title or "untitled",
        passages=(
            *record.passage("title", entry["title"]),
            *record.passage("abstract", entry.get("abstract") or _inside(entry, "paper_summary", "summary")),
            *record.passage(
                "github_url",
                repo_address(entry.get("github_url")),
                relation=Relation.UNCLEAR,
                format=bare_format(entry.get("github_url")),
            ),
            *record.passage("bibtex", _inside(entry, "citation", "bibtex")),
        ),
        date=iso_date(entry.get("first_publication_date") or entry.get("publication_date")),
        authors=authors,
        n_authors=len(authors) or None,
        url=f"https://arxiv.org/abs/{arxiv}" if arxiv else None,
        found_at=record.at("title"),
        extra={"upvotes": votes} if isinstance(votes, int) else {},
    )


def _inside(value: Any, *keys: str) -> Any:  # noqa: ANN401 - JSON
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


FORMAT = Format("alphaxiv-json", "alphaXiv feed or paper (JSON)", _sniff, _read)
