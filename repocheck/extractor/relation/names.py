"""Tell the things that a paper calls by name: its own from those of others.

A link right behind a name, or a note whose number hangs on one, is of the thing that bears it. The paper says
which names are its own: the one that its title begins with, and those that it presents.

Source: titles, abstracts and footnotes of papers in LaTeX, PDF and Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from repocheck.extractor.relation.authors import Authors
from repocheck.extractor.relation.last_name import CITATION, FONT, NAMELESS, last_name
from repocheck.extractor.relation.presented import presented
from repocheck.extractor.relation.titled import (
    ECHOES,
    LONG_TITLE,
    MARKS,
    MIN_OWN,
    PROGRAMMED_IN,
    THINGS,
    bears,
    echoes,
    entitles,
    is_shaped,
    name_in,
    share_in,
    tight,
)
from repocheck.knowledge.phrase import CODE
from repocheck.models import Relation
from repocheck.text.pattern import late_regex

MIN_NAME = 3
"""Letters of a name that is no common word by chance."""
_IN_FRONT = 200
"""Characters in front of a reference in which the name of what it is of ends."""
_OWN_COMMAND = late_regex(
    r"\\(?:newcommand|renewcommand|providecommand|def)\*?[ ]?\{?\\([A-Za-z]{2,30})\}?(?:\[1\]|#1)?"
    r"[ ]?\{[ ]?(?:\\(?:text(?:tt|sc|sf)|pkg|code)[ ]?\{([A-Z][\w.+-]{1,30})\}"
    r"|\{\\(?:tt|sc|sf)[ ]([A-Z][\w.+-]{1,30})\}"
    r"|([A-Z][\w.+-]{1,30}))(?:#1)?(?:\\xspace)?[ ]?\}"
)
"""A command that stands for a name, as in ``\\newcommand{\\tool}{\\textsc{TinyKit}\\xspace}``."""
_USED = late_regex(r"\\([A-Za-z]{2,30})(?![A-Za-z])(?:[ ]?\{\})?")
_REFERENCE = late_regex(
    r"[~ ]{0,2}(?:\\cite\w{0,12}(?:\[[^\]]{0,40}\])?\{|\[@|\[\d{1,3}[\],–-])"
    r"|\s\((?:see[ ])?[A-Z][\w'’-]{1,30}(?:\set\sal\.?|\s(?:and|&)\s[A-Z][\w'’-]{1,30})?"
    r",?\s(?:19|20)\d\d[a-z]?[);,]"
)
_NAME_AT_END = late_regex(r"([A-Za-z][\w+.-]{2,40})\}?\Z")
_IMPLEMENTED = late_regex(
    r"(?<=\bimplementation)s?[ ](?:of|for)[ ](?:the[ ]|our[ ])?"
    r"(?P<names>[A-Z][\w+-]{1,40}(?:[ ][A-Z][\w+-]{1,40}){0,7})(?:[ ]\((?P<short>[A-Z][\w+-]{1,20})\))?"
)
"""What is implemented, by its name, as in "an implementation of the Tiny Net (TiNet)"."""
_GOODS_OF = late_regex(
    r"(?:\A|[.(:]\s|\{|\b[Tt]he\s)(?:[Tt]he\s)?([A-Za-z][\w+.-]{2,40})(?:'s|’s)?\s"
    r"(?:(?:source|data|simulation)\s(?:and\s)?){0,2}(?:codes?|software|implementation|repository)\b"
    r"[^.;:]{0,100}?\b(?:available|accessed|found|obtained|downloaded|at|on)\b"
)
"""Code that is called by a name, as in "TinyNet data and code are available at"."""
_LABELLED = late_regex(
    r"(?:\A|[^A-Za-z\s]\s?)([A-Z][\w+.-]{2,40})\s(?:GitHub|source\scode|code|repository|repo)\s?:\s?(?:\\url\{|[<(])?\Z"
)
"""Label of an address that calls it by a name, as in "TinyNet GitHub:"."""
_POSSESSED = late_regex(
    r"\b(?:(?P<person>(?:Dr|Prof|Mr|Ms|Mrs)\b\.?)[ ](?:[A-Z][\w.-]{0,30}[ ])?)?(?P<name>[A-Z][\w+.-]{2,40})"
    r"['’]s[ ](?:[\w-]{1,30}[ ]){0,3}"
    r"(?:codes?|software|implementation|repository|scripts?|portal|packages?|library|toolbox|tool)\b"
)
"""Code of a company, an institute or a project, as in "FairLab's data repository"."""
_CITED_BEHIND = (
    r"(?P<cited>[~\s]?(?:\\cite\w{0,12}(?:\[[^\]]{0,40}\])?\{[^{}]{1,80}\}|\[[@\d][^\[\]]{0,60}\]))?"
)
"""Where what a sentence speaks of has a reference."""
_SUBJECT = late_regex(
    r"(?:\A|[.(:]\s|\}\s?)[Tt]he\s(?P<name>[A-Z][\w+.-]{1,40})(?:\s[\w-]{1,30}){0,2}\s(?:data\s?sets?|data|corpus|corpora|benchmark"
    r"|package|library|toolkit|toolbox|software|simulator)"
    rf"{_CITED_BEHIND}\s(?:is|are)\b"
)
_NAMED_SUBJECT = late_regex(
    r"(?:\A|[.(:]\s|\}\s?)(?P<of>(?:For|As\sfor|Regarding)\s)?(?P<name>[A-Z][\w+.-]{2,40})"
    rf"{_CITED_BEHIND}(?(of),|\s(?:is|are)\s)"
)
"""What a sentence speaks of by its name, as in "The TinySet dataset is available"."""
_CODE_FOR = late_regex(
    rf"(?:\A|[.(:]\s|\}}\s?)(?:[Tt]he[ ])?(?:\w+[ ])?(?i:{CODE})[ ](?:for|of)[ ](?:the[ ])?"
    rf"(?P<name>[A-Z][\w+.-]{{2,40}}){_CITED_BEHIND}[ ](?:is|are|can)\b"
)
"""Code that a sentence says to be for a thing, as in "The source code of TinyNet is available"."""
_AVAILABLE_SUBJECT = late_regex(
    r"(?:\A|[.(:•]\s|\}\s?|vailability\s)(?:[Tt]he\s)?([A-Z][\w+.-]{2,40})\s(?:is|are)\s(?:\w+ly\s|also\s){0,2}"
    r"(?:available|accessible|public|released|distributed|hosted)\b"
)
_CITED_SUBJECT = late_regex(
    r"[~ ]?(?:\((?P<named>[^()\d]{3,60}),?[ ](?:19|20)\d\d[a-z]?\)|\\cite\w{0,6}\{(?P<key>[^{},]{2,80})\})"
    r"[ ](?:is|are|can[ ]be|was|has)\b"
)
"""A reference behind what a sentence speaks of, as in "The tracker KelpTrack (Lee et al., 2019) is at"."""
_TURNS_TO_OURS = late_regex(
    rf"\b(?:(?:we|our)\b|(?:and|while|but)[ ](?:the|all)[ ](?:[\w-]{{1,30}}[ ])?{CODE}[ ](?:is|are|can)\b)"
)
"""What turns from the subject of a sentence to what the authors made."""
_PLACE = late_regex(
    r"\b(?:at|in|from|on|via)\sthe\s(?P<name>[A-Z][\w+-]{2,40})(?:\s[A-Z][\w-]{1,20}){0,3}\s(?:repository|database|archive|project|portal)\W{0,8}(?:url\W)?\Z"
)
"""A place that bears a name, as in "at the TinyLab repository"."""
_USES = late_regex(
    r"(?:\b(?:of|for|on|with|by|to|using|upon|runs?|uses?|deploy\w{0,3})|\b[Ss]oftware:\}?)[ ]"
    r"(?:the[ ]|an?[ ])?(?P<names>(?:[\w.+-]{2,40}[ ]){0,3}?[\w.+-]{2,40})"
    r"(?=,?[ ]?(?:[({\[\\]|which\b|\Z)|[ ](?:API|library|package|framework|benchmark|simulator)\b)"
)
"""What is used, at the end of what is said of it."""
_SPOKEN_OF = late_regex(
    r"(?:\A|[.:}][ ]?)(?:[Tt]he[ ])?(?P<names>[\w.+-]{2,40})(?=[ ](?:[^.;]{0,60}?[ ])?(?:is|are)\b)"
)
"""What a sentence begins with."""
_APPLIED = late_regex(
    r"\b(?P<names>[\w.+-]{2,40})[ ](?:was|were)[ ](?:\w+ly[ ])?"
    r"(?:used|applied|employed|chosen|run|adopted|trained)\b"
)
"""What is said to have been used."""
_FOOTNOTE = late_regex(r"\\footnote\{[^{}]{0,300}(?:\{[^{}]{0,200}\}[^{}]{0,200}){0,4}\}")
_PLACED = late_regex(
    r",?[ ](?:which[ ])?(?:(?:is|can[ ]be|has[ ]been)[ ])?(?:(?:\w+ly|now|also)[ ]){0,2}"
    r"(?:(?:available|archived|hosted|developed|released|distributed|published|maintained|found)[ ])?"
    r"(?:\w+ly[ ])?(?:at|on|in|under|via|from)"
    r"(?:[ ](?:the[ ])?\[?(?:GitHub|GitLab|Zenodo|Codeberg)\]?)?[\s:({<]{0,5}(?:\\(?:url|href)[{])?\Z"
)
"""What says of a thing where it is, as in "version 1.2 of TinyNet, archived at"."""
_INTRODUCED = late_regex(
    r"\b([A-Z][\w+-]{2,40})(?:[ ]\([^()]{1,40}\))?[ ](?:is|was)[ ](?:an?|the|one)[ ](?:[\w-]{1,30}[ ]){1,8}?"
    r"(?:introduced|proposed|presented|described|developed|published|designed|created|released|built)[ ]"
    r"(?:in|by)[~ ]?(?:\\cite|\[\d|\[@|[A-Z][\w'’-]{1,30}[ ](?:and|et|&)[ ])"
)
"""What is said of the work of others, as in "TinySort is the method proposed in [3]"."""
_WHOLE_CHARS = 6_000
"""Length of what is more than an abstract."""
_OFTEN = 3
"""Times that a paper names at least what it is about."""


class Names:
    """The names that a paper gives to its own things; read from its texts when first asked.

    Args:
        title: Its title; empty if it has none.
        texts: Its texts.
    """

    def __init__(self, title: str, texts: Iterable[str]) -> None:
        self._title = title
        self._texts = tuple(texts)
        self.authors = Authors(self._texts, title)

    @cached_property
    def own(self) -> frozenset[str]:
        """Return the names in their tight form."""
        found = {tight(name_in(self._title))}.union(*(presented(self._plain(text)) for text in self._texts))
        return frozenset(name for name in found if len(name) >= MIN_NAME)

    @cached_property
    def cited(self) -> frozenset[str]:
        """Return the names behind which a reference stands, and that are none of its own."""
        found = (
            _NAME_AT_END.search(text[max(0, at.start() - _IN_FRONT) : at.start()])
            for text in self._texts
            for at in _REFERENCE.finditer(text)
        )
        names = {name for each in found if each and len(name := tight(each[1])) >= MIN_OWN} - NAMELESS
        return frozenset(names - self.own if names else ())  # to ask for its own takes longest

    @cached_property
    def introduced(self) -> frozenset[str]:
        """Return the names of what the paper says that others introduced, but for that of its title."""
        found = (each for text in self._texts for each in _INTRODUCED.finditer(text))
        return frozenset({tight(each[1]) for each in found} - NAMELESS - {tight(name_in(self._title))})

    def is_of_others(self, address: str) -> bool:
        """Return whether an address ends with the name of what others introduced."""
        return tight(address.rstrip("/").removesuffix(".git").rpartition("/")[2]) in self.introduced

    def calls_others(self, words: str, address: str) -> bool:
        """Return whether a sentence uses or speaks of a thing of others, and a repository is called like it.

        Source: sentences such as "We add a plug-in to the engine Kelp (https://github.com/kelpengine/kelp)".
        """
        owner, _, name = address.rstrip("/").removesuffix(".git").rpartition("/")
        plain = tight(name).rstrip("0123456789")
        if len(plain) < MIN_NAME or self._are_short or plain in NAMELESS:
            return False
        return any(
            plain in self.cited or (by and self._is_in_passing(called))
            for by, pattern in enumerate((_SPOKEN_OF, _USES, _APPLIED))
            for used in pattern.finditer(words)
            if (called := _called(used["names"], plain))
            and (is_shaped(called) or called[:1].isupper() or self._is_of(owner, plain))
        )

    def _is_of(self, owner: str, plain: str) -> bool:
        """Return whether a word in small letters is the name of a thing in an account of others."""
        named = self.authors.known and plain not in THINGS and len(plain) > MIN_OWN
        return tight(owner).endswith(plain) or (named and not self.authors.have(owner.rpartition("/")[2]))

    @property
    def _are_short(self) -> bool:
        """Return whether the texts are no more than an abstract."""
        return sum(map(len, self._texts)) < _WHOLE_CHARS

    def of_cited(self, words: str) -> Relation:
        """Return that code is of others which words say to be that of what the paper cites; own of any other.

        What the title begins with as well may be either's.
        """
        possessed = _POSSESSED.search(words)
        spoken_of = possessed or self._subject(words)
        if not possessed and self._is_cited(words):
            return Relation.THIRD_PARTY
        spoken = spoken_of.groupdict() if spoken_of else {}
        cited = spoken.get("cited") and self.are_others(spoken["name"])
        if spoken and (spoken.get("person") or cited or self._is_in_passing(spoken["name"])):
            return Relation.THIRD_PARTY
        goods = _GOODS_OF.search(words) or _LABELLED.search(words) or _AVAILABLE_SUBJECT.search(words)
        name = tight(goods[1]) if goods else ""
        if not name or name not in self.cited or PROGRAMMED_IN.fullmatch(name):
            return Relation.OWN
        return Relation.UNCLEAR if tight(self._title).startswith(name) else Relation.THIRD_PARTY

    def _is_cited(self, words: str) -> bool:
        """Return whether what words speak of is a thing with a name, and cited as the work of others."""
        cited = _CITED_SUBJECT.search(words)
        name = tight(last_name(words[: cited.start()])) if cited and self.authors.known else ""
        if not cited or not name or name in self.own or tight(self._title).startswith(name):
            return False
        return not self.authors.are_named(cited["named"] or cited["key"])

    def _subject(self, words: str) -> re.Match[str] | None:
        """Return what a sentence of a whole paper speaks of by name; an abstract speaks of its own."""
        if self._are_short:
            return None
        found = _SUBJECT.search(words) or _PLACE.search(words)
        named = _NAMED_SUBJECT.search(words) or _CODE_FOR.search(words)
        if not found and named and is_shaped(named["name"]) and not PROGRAMMED_IN.fullmatch(named["name"]):
            found = named
        if not found or _TURNS_TO_OURS.search(words, found.end()):
            return None
        return found if tight(found["name"]) not in NAMELESS else None

    def _is_in_passing(self, name: str) -> bool:
        """Return whether a text names a thing once or twice, and neither presents it nor is called by it."""
        plain = tight(name)
        often = sum(text.count(name) for text in self._texts) >= _OFTEN
        return not (often or plain in tight(self._title) or plain in self.own)

    @cached_property
    def _commands(self) -> dict[str, str]:
        """Return the authors' commands that stand for names."""
        named = (found for text in self._texts for found in _OWN_COMMAND.finditer(text))
        return {found[1]: found[2] or found[3] or found[4] for found in named}

    def _written_out(self, text: str) -> str:
        if "\\" not in text or not self._commands:
            return text
        return _USED.sub(lambda use: self._commands.get(use[1], use[0]), text)

    def _plain(self, text: str) -> str:
        """Return a text with its names as they are read."""
        if "\\" in text:
            text = FONT.sub(r" \1\2 ", self._written_out(_FOOTNOTE.sub("", text)))
        return " ".join(text.split())

    def bears(self, owner: str | None, name: str | None, *, whole: bool = False) -> bool:
        """Return whether a repository is named after the thing that the title begins with."""
        return bears(self._title, owner, name, whole=whole)

    def echoes(self, name: str | None, at_least: int = ECHOES) -> bool:
        """Return whether a repository is called by several words of the title."""
        return echoes(self._title, name) >= at_least

    def share_in(self, words: str | None) -> float:
        """Return the share of the words of the title that stand in some."""
        return share_in(self._title, words)

    def entitles(self, entry: str, at_least: int = LONG_TITLE) -> bool:
        """Return whether an entry of a reference list bears the title of the paper itself."""
        return entitles(self._title, entry, at_least=at_least)

    def stands_in(self, entry: str) -> bool:
        """Return whether the name that the title begins with stands in an entry of a reference list."""
        named = tight(name_in(self._title))
        return len(named) >= MIN_OWN and named in tight(entry)

    def are_others(self, name: str) -> bool:
        """Return whether a word is written as names are, and is none of the paper or of its title."""
        plain = tight(name)
        known = plain in NAMELESS or plain in tight(self._title) or plain in self.own
        return is_shaped(name) and not known

    def without_own(self, words: str) -> str:
        """Return words in which no implementation is said to be of a thing that is the paper's own."""
        return _IMPLEMENTED.sub(lambda found: "" if self._are_own(found) else found[0], words)

    def _are_own(self, found: re.Match[str]) -> bool:
        return tight(found["short"] or "") in self.own or all(
            tight(word) in self.own for word in found["names"].split()
        )

    def shows(self, name: str | None) -> bool:
        """Return whether a repository is called as the paper calls what it presents."""
        return bool(name) and tight(name or "") in self.own

    def may_be(self, address: str) -> bool:
        """Return whether an address ends with words of the title, or is of an account of an author's name."""
        parts = address.partition("://")[2].rstrip("/").removesuffix(".git").split("/")
        name = tight(parts[-1])
        of_author = len(parts) > 1 and self.authors.have(parts[1])
        titled = len(name) >= MIN_NAME and name in tight(self._title)
        return of_author or titled or self.echoes(parts[-1])

    def before(self, text: str, address: str = "") -> Relation:
        """Return whose the thing is by whose name a text ends; unclear if it ends by none.

        A name with which the title begins, and that the paper nowhere presents, may be either's; so may what
        is written in a language, if its address does not bear the name of that.
        """
        if entitles(self._title, text, at_end=True):  # as it stands below the title itself
            return Relation.OWN
        name = tight(last_name(self._written_out(text)))
        behind = None if name else CITATION.search(text)
        if behind:  # what is cited, however it is called
            name = tight(text[: behind.start()].rpartition(" ")[2])
        if not name and (placed := _PLACED.search(text)):
            named = tight(last_name(self._written_out(text[: placed.start()])))
            return Relation.OWN if named in self.own else Relation.UNCLEAR
        if not name or (address and PROGRAMMED_IN.fullmatch(name) and name not in tight(address)):
            return Relation.UNCLEAR
        if name in self.own:
            return Relation.OWN
        return Relation.UNCLEAR if tight(self._title).startswith(name) else Relation.THIRD_PARTY


class Nameless(Names):
    """The names of a place in which words are those of persons and institutes, and no thing is named."""

    def before(self, text: str, address: str = "") -> Relation:
        """Return that this is unclear."""
        return Relation.UNCLEAR


def _called(names: str, plain: str) -> str:
    """Return the word of some that is a name in its tight form, or all if they end with it; else nothing."""
    whole = names.strip(MARKS)
    word = next((part.strip(MARKS) for part in names.split() if tight(part) == plain), "")
    return word or (whole if tight(whole).endswith(plain) else "")
