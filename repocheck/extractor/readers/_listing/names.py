"""Tell lists of authors from titles: what stands beside a title in a list is most often who wrote it.

Source: the first forty entries of thirty labelled reading lists, whose commonest words of titles are listed
here. Blind spots: names of one word each; titles of two or three words that are rare, behind or before names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from repocheck.extractor.readers._listing.initials import names_by_initials
from repocheck.text.pattern import late_regex

_TITLE_WORDS = frozenset(
    """
    action active adaptive adversarial agent agents algorithm algorithms analysis and anything
    apprentissage approach aprendizaje architecture art artificial attack attacks attention audio
    augmented autonomous aware based bayes bayesian behavior benchmark binary book books brain cache
    camera cancer care causal cell cells chain challenges chart charts circuit climate cloud coarse code
    complex compute computer concept conference contact context continuous contrastive control convex
    convolutional cost cross data database dataset datasets deep dense depth descent design detection
    development device diffusion digital direct disease distributed diverse domain driven drug dynamic
    economic economy edge efficiency efficient einsatz elastic embodied energy engineering environments
    error everything evolution execution experts failure feature features feedback few field fine flow
    for force forest foundation framework free full function functions future game games gaussian gene
    general generation generative geometry global gradient graph grenzen growing guide guided hands
    hardware health heterogeneous hierarchical high human humans hybrid image images implicit improve
    improved inference instruction intelligence intelligent intelligenz introduction joint kernel kernels
    key knowledge label language large layout learned learning lernen level logic loss low machine
    machines management map market markov maschinelles matrix memory method methods mining mixture mobile
    modality model modeling models monte motion multi multimodal music native natural net network
    networks neural nothing object objects online open optimization optimized paper papers parallel
    parameter patients perception performance physics planning play point policies policy political pose
    power practical predictive probabilistic problems proceedings processing production profond
    programming programs proof protein quality quantum question random real reality reasoning recurrent
    redes reinforcement resource retrieval review reward robot robotics robots robust safety scale
    scaling scene scheduling science sciences search security segmentation self semantic series serving
    shape sharing short shot signal signals smart social soft software something sound source space
    sparse sparsity speech speed splatting stage state statistical stochastic structure structured
    structures study suite supervised survey synthesis system systems target task tasks techniques
    temporal tensor term test text theorem theory time token tokens tool tools tracking training
    trajectory transformer transformers translation tree trees tuning understanding universal
    unsupervised use using variational vehicle video view virtual vision visual water wave waves web wild
    with word workflow world worlds zero
    """.split()  # noqa: SIM905 - a list of words is read as one
)
_SUFFIX = late_regex(
    r".{3,}(?:tions?|sions?|izing|ising|ization|ized|ities|ity|ness|ology|ologies|ography|ability|ically"
    r"|ments|ational|ative|ically|ular|works|ers|ors|ungen|keit)|(?:\w{2,12}-?|u-?)former"
    r"|\w+-\w{3,}ing|(?:u-?|res|alex|image|dense|mobile|point|squeeze|efficient|hyper|inter)-?nets?|gpt",
    re.I,
)
_MODEL = late_regex(r"\w+(?:Net|NET|BERT|Bert|GPT)s?|[A-Z]{2,6}s")
"""A model, by a capital within: ResNet, CodeBERT and CNNs, but neither Pernet nor Albert."""
_PARTICLES = frozenset(
    "van von de der den del della da dos di du la le el las los bin ibn al ten ter zu zur af av y".split()  # noqa: SIM905 - see above
)
_PARTS = late_regex(r"\s{0,9}(?:[,;&·、，…]|\.{3}|\band\b|\bund\b|\bet\b(?!\.? ?al)|\by\b|\be\b)\s*")
_ET_AL = late_regex(r"[\s,;]{0,9}\b(?:et\.? ?al\b\.?|and others|u\. ?a\.|等)[\s.,;]{0,9}\Z")
_INITIAL = late_regex(r"(?:[^\W\d_]\.-?){1,4}[A-Z]?|[A-Z]{1,2}\.?|[A-Z]\.-[A-Z][a-z]{1,4}\.?")
_WORD = late_regex(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]*)*")
_JOINED = late_regex(r"(?:de|di|da|van|von|la|le)[A-Z]\w")
_ALIKE = late_regex(r"[A-Z][\w'’-]+(?: [A-Z][\w'’.-]*){1,2}")
_FOREIGN = late_regex(r"[\u4e00-\u9fff\uac00-\ud7a3]{2,4}|[\u30a0-\u30ff\u4e00-\u9fff]{3,6}")
_MARKS = late_regex(r"\s\(\w+\)(?=\s)|[\s*#†‡§¶∗⋆\d,^]{1,20}\Z|[*_`†‡]|\(\s*\)|\$?\^\{?[\d,*]+\}?\$?")
_MAX_WORDS, _MIN_CHARS = 5, 4
_MANY, _ODD = 5, 5
"""Parts of a list in which one of so many may look like no name: people are called Field, Long or Wild."""
_SOME = 2
"""Parts of a list in which one may look like no name by its ending alone: Anders, Rogers, Connors."""
_SHOUTED = late_regex(r"[^\W\d_]{4}[\s-][^\W\d_]{4}")
"""Words in capitals which are no initials."""
_SHOUTED_FAMILY = late_regex(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’-]{2,24} ){1,2}[A-ZÀ-Þ][a-zà-ÿ][\w'’.-]{0,24}(?: [A-ZÀ-Þ][\w'’.-]{0,24}){0,2}"
)
"""A name with the family in capitals in front: "BERG Ada Maria"."""
_EDITING = late_regex(
    r",? ?\((?:eds?|éds?|editors?|dir|coord|hrsg|hg|a cura di|orgs?|red|szerk)\.?\)\W*\Z", re.I
)
"""What those do who bring a book together."""
_FAMILY = late_regex(r"(?:ers|ors)(?: |\Z)")
NONE, MAYBE, SURE = 0, 1, 2
_SET_OFF = late_regex(
    r"(\*\*|__|<(?:b|strong|u)>|(?<![*\w])\*(?!\*)|(?<![_\w])_(?!_))([^\W\d_][^*_<>\n]{2,40}?)(\1|</(?:b|strong|u)>)"
)
_NOTE_OF_NAME = late_regex(r"(?<=[\w.,])\s{0,2}<sup>[A-Z*†‡§¶#∗⋆]{1,3}</sup>(?=\s{0,2}(?:[,;.*]|and\b|&))")
_INITIALED = late_regex(r"\b[A-Z]\.")
_ALIKE_SIGNS = str.maketrans("\u2010\u2011", "--", "\\")
_PLACED_NAME = late_regex(
    r"(?:^|[,;&>.:|\])]|\band\b|\bby\b|[-–—*_][ ]|^[ \t]*[*_])[ \t\f*_]{0,80}"
    r"((?:[^\W\d_][\w'’.-]{0,30}[ ]){1,4}[^\W\d_][\w'’-]{0,30}[*†‡]?)"
    r"([ ]{0,2}\((?!(?:short|long|full|extended|demo|poster|tool|best|oral|invited|work|position)\b|\W*\d)"
    r"[^()\n]{2,200}(?:\([^()\n]{1,60}\)[^()\n]{0,100})?\))(?=[ \t]{0,3}(?:[,;:.&<*_|\n–—-]|and\b|\Z))",
    re.M | re.I,
)
"""A name, and in brackets behind it where that person works."""
_NOTES = late_regex(r"(?<=[^\W\d_]{2}),?\d{1,2}(?:,\d{1,2}){0,9}(?:,?\s|\Z)")
"""Numbers behind names, which say where each works."""
_OFTEN = 3
"""Times that a name is set off on a page from which on it is that of whose page it is."""


def unnumbered(words: str) -> str:
    """Return a list of names without the numbers that say where each works, and a comma for each."""
    return _NOTES.sub(", ", words)


def without_own_name(text: str) -> str:
    """Return a page with blanks for the marks around the names that its authors set off in each entry.

    Letters and signs behind names, which say who is a student, are blanks as well.
    """
    text = _NOTE_OF_NAME.sub(lambda found: "\f" * len(found[0]), text) if "<sup>" in text else text
    found = list(_SET_OFF.finditer(text))
    often = Counter(mark[2].strip(" ,.;:") for mark in found)
    people = {name for name in often if _INITIALED.search(name) and likely_names(name) == SURE}
    all_of_them = sum(often[name] for name in people) >= _OFTEN
    names = {
        name
        for name, n in often.items()
        if " " in name and ((n >= _OFTEN and likely_names(name)) or (all_of_them and name in people))
    }
    parts, at = [], 0
    for mark in found:
        if mark[2].strip(" ,.;:") in names:
            parts += [text[at : mark.start()], "\f" * len(mark[1]), mark[2], "\f" * len(mark[3])]
            at = mark.end()
    return "".join([*parts, text[at:]]) if parts else text


@lru_cache(8_192)
def likely_names(words: str) -> int:
    """Return whether words are a list of persons: `SURE`, `MAYBE` (a single one, or bare words) or `NONE`."""
    if len(words) > 6_000 or any(char in words for char in ':?!/"“'):
        return NONE
    words = unicodedata.normalize("NFC", words.translate(_ALIKE_SIGNS))
    dashed = [part.strip(" .,").split(",") for part in words.split(" - ")]
    if len(dashed) > 1 and all(len(each) == 2 and all(map(is_name, each)) for each in dashed):
        return SURE  # "Lee, Ada - Kim, Bo"
    listed = names_by_initials(words.strip())
    if listed.number > 1 and not words.strip()[listed.end :].strip(" .,;()"):
        return SURE
    if words.isupper() and _SHOUTED.search(words):
        words = words.title()
    words = _EDITING.sub("", words).strip(" .,;()")
    bare = _ET_AL.sub("", words)
    others = bare != words
    parts = [part for each in _PARTS.split(bare) if (part := _MARKS.sub("", each).strip())]
    odd = _odd(parts)
    some = len(parts) >= _SOME and all(_FAMILY.search(part) for part in odd)
    allowed = len(parts) // _ODD if len(parts) >= _MANY else int(some)
    if not parts or len(odd) > allowed:
        return NONE
    initials = any(_INITIAL.fullmatch(word) for part in parts for word in part.split())
    whole = sum(len(part.split()) > 1 or bool(_FOREIGN.fullmatch(part)) for part in parts)
    if (len(bare) < _MIN_CHARS or len(max(parts, key=len)) == 1) and not others:
        return NONE
    return SURE if others or initials or (whole > 1 and whole * 2 > len(parts)) else MAYBE


def _odd(parts: list[str]) -> list[str]:
    """Return the parts that are no names; all parts if one cannot stand among names, as most cannot."""
    odd = []
    for part in parts:
        if not is_name(part):
            if not _ALIKE.fullmatch(part):
                return parts
            odd.append(part)
    return odd


def without_places(text: str) -> str:
    """Return a page with blanks for where each author works, which stands in brackets behind the name."""
    placed = list(_PLACED_NAME.finditer(text)) if ")" in text else []
    lines = [text.rfind("\n", 0, each.start(1)) for each in placed]
    sure = {line for line, each in zip(lines, placed, strict=True) if likely_names(each[1])}
    found = [each for line, each in zip(lines, placed, strict=True) if line in sure]
    if len(found) < _OFTEN:
        return text
    parts, at = [], 0
    for each in found:
        parts += [text[at : each.start(2)], "\f" * len(each[2])]
        at = each.end()
    return "".join([*parts, text[at:]])


def is_name(part: str) -> bool:
    """Return whether words may be the name of one person."""
    if _FOREIGN.fullmatch(part):
        return True
    part = part.title() if _SHOUTED_FAMILY.fullmatch(part) else part
    written = part.split()
    return (
        0 < len(written) <= _MAX_WORDS
        and any(word[0].isupper() for word in written)
        and (len(written) == 1 or written[0] not in {"A", "I"})
        and all(_is_word(word) for word in written)
    )


def _is_word(word: str) -> bool:
    low = word.casefold()
    if low in _PARTICLES or _INITIAL.fullmatch(word):
        return True
    dotted = word.endswith(".") and len(word) > len("Ph.D.")
    begins = word[0].isupper() or _JOINED.match(word) is not None
    if not _WORD.fullmatch(word) or not begins or dotted:
        return False
    shouted = len(word) > 3 and word.isupper()
    pieces = [piece for piece in re.split(r"[-'’.]", low) if piece]
    return not (
        shouted
        or low in _TITLE_WORDS
        or set(pieces) & _TITLE_WORDS
        or _SUFFIX.fullmatch(low)
        or _MODEL.fullmatch(word)
    )
