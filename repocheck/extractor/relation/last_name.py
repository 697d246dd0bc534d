"""Read the name of a thing by which a piece of text ends, as in "trained with the toolkit `TinyNet` [4] (".

Source: LaTeX sources, Markdown papers and texts of PDFs; an address stands right behind what it is of.
"""

from __future__ import annotations

from repocheck.extractor.relation.titled import MARKS, THINGS, is_shaped, tight
from repocheck.text.pattern import late_regex
from repocheck.text.sentence import ends_a_sentence

MAX_WORDS = 4
"""Words of a name, and words between *called* and the name."""
FONT = late_regex(
    r"\\(?:text(?:tt|sc|sf|it|bf)|emph|code|pkg)[ ]?\{([^{}]{1,60})\}|\{\\(?:tt|sc|em)[ ]([^{}]{1,60})\}"
)
_COMMAND = late_regex(r"\\[A-Za-z]{1,30}(?=[{\[]|\Z)|~")
_REFERRED = late_regex(r"\\(?:[a-zA-Z]{0,9}ref|label)\*?\{[^{}]{0,80}\}")
"""The name that a part of the text has for its authors."""
CITATION = late_regex(
    r"[~ ]?(?:\\cite\w{0,12}(?:\[[^\]]{0,40}\])?\{[^{}]{0,200}\}|\[@[^\]]{1,80}\]|\[\d[\d, –-]{0,20}\]"
    r"|\((?:[^()]{1,60}[ ])?(?:19|20)\d\d[a-z]?[);])(?=[\s(\[{]{0,9}\Z)"
)
NAMELESS = frozenset({
    "algorithm", "apache", "api", "appendix", "archive", "availability", "binder", "bitbucket", "bsd", "c",
    "changelog", "docs", "examples", "gallery", "guide", "issues", "manual", "notebooks", "page", "readme",
    "releases", "repo", "repository", "site", "tracker", "tutorial", "tutorials", "vignette", "vignettes",
    "wiki", "colab",
    "c++", "chapter", "code", "codeberg",
    "coq", "cpu", "cran", "csv", "cuda", "data", "dataverse", "docker", "documentation", "doi", "download",
    "dryad", "eq", "equation", "fig",
    "figshare", "figure", "fortran", "git", "github", "gitlab", "go", "gpl", "gpu", "haskell", "homepage",
    "html", "huggingface", "isabelle", "java", "javascript", "json", "julia", "lean", "link", "listing",
    "matlab",
    "mit", "note", "osf",
    "part", "pdf", "pypi", "python", "r", "ref", "refs", "rust", "scala", "sec", "section", "see",
    "sourceforge", "stan", "step", "svn",
    "table", "task", "url", "website", "zenodo",
})  # fmt: skip
"""Names of places, languages, licences and parts of a paper."""
_NEVER_NAMES = frozenset(
    {"are", "at", "by", "for", "from", "here", "in", "is", "on", "see", "to", "under", "via", "was"}
)
_LINKING = frozenset({"of", "on", "and"})
_LEADS = frozenset({
    "a", "and", "by", "extends", "from", "like", "needs", "of", "or", "require", "requires", "the", "to",
    "use", "used", "uses", "using", "via", "with",
})  # fmt: skip
"""What stands in running text before a linked word, and never before a label such as ``[slides]``."""


def last_name(text: str) -> str:
    """Return the name of a thing by which a text ends, without its marks; empty if it ends by none."""
    written = _REFERRED.sub(" ", text[-200:])
    cleaned = _COMMAND.sub(" ", CITATION.sub("", FONT.sub(r"`\1\2`", written)))
    cleaned = " ".join(cleaned.rstrip(" ({[<").split())
    words = cleaned.split()
    if not words or ends_a_sentence(cleaned):
        return ""
    headed = words[-1].strip(MARKS) in THINGS
    words = words[:-1] if headed else words
    name = _name_at_end(words, headed)
    return "" if {tight(name), tight(name.split(" ")[0])} & NAMELESS else name


def _name_at_end(words: list[str], headed: bool) -> str:
    if not words:
        return ""
    last = words[-1]
    typed = last.strip("[]")
    marked = len(words) > 1 and (
        (typed[:1] == typed[-1:] == "`")
        or (last[0] == "[" and last[-1] == "]" and words[-2].lower() in _LEADS)
    )
    behind = len(words) > 1 and words[-2] in THINGS and not headed and last not in _NEVER_NAMES
    if marked or behind or is_shaped(last):
        return last.strip(MARKS)
    first = len(words)
    while first and len(words) - first < MAX_WORDS and _continues(words, first - 1):
        first -= 1
        if words[first] == "The":  # what stands before it is a heading
            break
    if first == 0 and not (headed and words[0] == "The"):  # a sentence begins with a capital anyway
        first = 1
    return " ".join(words[first:]).strip(MARKS).removeprefix("The ")


def _continues(words: list[str], at: int) -> bool:
    """Return whether a word is part of the name that ends behind it: a capital, or what links two."""
    if words[at][:1].isupper():
        return words[at][-1:] not in ",;:." or at == len(words) - 1
    return words[at] in _LINKING and 0 < at < len(words) - 1 and words[at - 1][:1].isupper()
