"""What changed from audit to audit, and as a feed that a reader of news can follow.

Source: RFC 4287 (Atom): a feed and its entries need an id that never changes, a title and a date.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple
from xml.etree import ElementTree as ET

from repocheck.models import AuditReport
from repocheck.reporter.diff import Change, compare, headline, last_known, same_source
from repocheck.reporter.page import headline as take
from repocheck.reporter.sanitise import visible

ENTRIES = 30
"""Number of entries in a feed."""
_ATOM = "http://www.w3.org/2005/Atom"


class Step(NamedTuple):
    """One audit, and what changed since the repositories were last known."""

    report: AuditReport
    changes: tuple[Change, ...] | None
    """None if no earlier audit read the same source."""

    @property
    def title(self) -> str:
        """Return the step in one sentence."""
        return take(self.report)[0] if self.changes is None else headline(list(self.changes))


def steps(reports: Sequence[AuditReport]) -> list[Step]:
    """Return the audits, newest first, each with what changed since earlier ones of the same source."""
    ordered = sorted(reports, key=lambda report: (report.generated_at, report.source.name))
    found = []
    for number, report in enumerate(ordered):
        earlier = [other for other in ordered[:number] if same_source(other, report)]
        changes = tuple(compare(last_known(earlier), report)) if earlier else None
        found.append(Step(report, changes))
    return found[::-1]


def atom(taken: Sequence[Step], hrefs: Sequence[str], address: str = "") -> str:
    """Return the feed of audits in which something changed.

    Args:
        taken: As `steps` returns them.
        hrefs: Address of the page of each, relative to the feed.
        address: Where the feed's folder is published; empty if that is not known.
    """
    base = address and address.rstrip("/") + "/"
    name = taken[-1].report.source.name if taken else ""
    feed = ET.Element("feed", {"xmlns": _ATOM, **({"xml:base": base} if base else {})})
    _texts(feed, id=_id(base or name), title=f"repocheck: {visible(name, 200)}", updated=_date(taken))
    ET.SubElement(ET.SubElement(feed, "author"), "name").text = "repocheck"
    ET.SubElement(feed, "link", rel="self", href=f"{base}feed.xml")
    ET.SubElement(feed, "link", rel="alternate", href=f"{base}index.html")
    news = [each for each in zip(taken, hrefs, strict=True) if each[0].changes != ()]
    for step, href in news[:ENTRIES]:
        feed.append(_entry(step, base + href))
    ET.indent(feed)
    return ET.tostring(feed, encoding="unicode", xml_declaration=True) + "\n"


def _entry(step: Step, href: str) -> ET.Element:
    entry = ET.Element("entry")
    identity = f"{step.report.source.name} {step.report.generated_at.isoformat()}"
    _texts(entry, id=_id(identity), title=visible(step.title), updated=_date([step]))
    ET.SubElement(entry, "link", rel="alternate", href=href)
    lines = "".join(f"<li>{escape(line)}</li>" for line in _lines(step.changes or ()))
    ET.SubElement(entry, "content", type="html").text = f"<ul>{lines}</ul>" if lines else escape(step.title)
    return entry


def _lines(changes: Sequence[Change]) -> Iterator[str]:
    for change in changes:
        step = f"{change.old or 'not cited'} → {change.new or 'not cited'}"
        yield f"{change.repo}: {change.what.lower()} {visible(step)}"


def _texts(element: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(element, name).text = text


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, f"repocheck {name}").urn


def _date(taken: Sequence[Step]) -> str:
    """Return when the newest step was taken; a feed without any is as old as the format."""
    return f"{taken[0].report.generated_at:%Y-%m-%dT%H:%M:%SZ}" if taken else "2005-12-01T00:00:00Z"
