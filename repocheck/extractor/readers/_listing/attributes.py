"""Elements whose attributes give a title and an address, as components and shortcodes of sites have them.

``{{< card title="…" link="…" subtitle="…" >}}`` of Hugo, ``<Card title="…" href="…" />`` of MDX and
``{% include card.html title="…" url="…" %}`` of Jekyll become
items of Markdown of the same length, with the title in quotation marks, so that places stay.

Source: the components of the common themes of Hugo, Docusaurus and Astro. Blind spots: values in braces.
"""

from __future__ import annotations

import re

from repocheck.text.pattern import late_regex

_ELEMENT = late_regex(
    r"^[ \t]{0,20}(?P<open>\{\{[<%]\s{0,3}|\{%-?\s{0,3}(?:include(?:_cached|_relative)?\s{1,3})?|<(?=[A-Z]))"
    r"(?P<name>[\w/.-]{2,40})"
    r"(?P<given>(?:\s{1,20}[\w-]{1,30}\s?=\s?(?:\"[^\"\n]{0,1000}\"|'[^'\n]{0,1000}')){2,12})"
    r"\s{0,3}(?P<close>/?\s?[>%]?\}\}|-?%\}|/?>)",
    re.M,
)
_ATTRIBUTE = late_regex(
    r"(?P<key>[\w-]{1,30}\s?=\s?)(?:\"(?P<double>[^\"\n]{0,1000})\"|'(?P<single>[^'\n]{0,1000})')"
)
_TITLES, _LINKS = frozenset({"title", "name", "heading"}), frozenset({"link", "href", "url", "to"})


def with_elements(text: str) -> str:
    """Return a page with items in place of the elements that give a title and an address."""
    return _ELEMENT.sub(_item, text) if "title=" in text else text


def _item(element: re.Match[str]) -> str:
    given = {_key(each): each for each in _ATTRIBUTE.finditer(element["given"])}
    if not (_TITLES & given.keys() and _LINKS & given.keys()):
        return element[0]
    written = _ATTRIBUTE.sub(_value, element["given"]).replace("\n", " ")
    before = element.start("given") - element.start()
    return "- ".ljust(before) + written.ljust(len(element[0]) - before)


def _key(attribute: re.Match[str]) -> str:
    return attribute["key"].rstrip(" =").lower()


def _value(attribute: re.Match[str]) -> str:
    """Return the value in its place: a title in quotation marks, anything else without them."""
    words = attribute["double"] if attribute["double"] is not None else attribute["single"]
    blank = " " * len(attribute["key"])
    if _key(attribute) in _TITLES:
        return f'{blank}"{words}"'
    return f"{blank} {words} "
