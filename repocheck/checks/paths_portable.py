r"""Is the code free of paths that exist on one machine only?

A path into somebody's home folder stops the program at once on every other machine. In a study of 423
notebook repositories, those without absolute paths ran twice as often.

What counts: absolute paths to a person's, a group's or a disk's folder (`/home/ann/…`, `/Users/ann/…`,
`C:\\Users\\…`, `D:/data`, `/data/ann/…`, `/mnt/…`, `/scratch/…`) within quotes in code and notebook
cells, or anywhere in shell scripts and configuration. Not: placeholders (`/path/to/…`, `/home/user/`),
places that containers and hosted notebooks fix (`/workspace`, `/content`, `/root/.cache`), system
folders, addresses, comments, documentation, output of notebooks, tests.

Blind spots: paths that are put together at run time; relative paths to what is not there; a path that is
only the default of an option and can be overridden counts like any other.

Source: data of ReproScore, re-weighted (relative chance 2.0, 95% interval 1.1-4.8);
https://doi.org/10.1371/journal.pcbi.1005510 (good enough practices)
"""

import re

from pydantic import JsonValue

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import Source, Subject, place_of_line
from repocheck.models import Confidence, Verdict
from repocheck.text.pattern import Pattern, late_regex

_BEFORE = r"\w.$}\])/:*~<>%-"
"""What stands before a slash or a letter that does not begin a path."""
_NAME = r"[\w.@-]+"
_ROOTS = (
    r"data(?:sets?)?\d*|mnt|media|(?:local)?scratch\d*|nfs\w*|shared?|gpfs\d*|lustre|ceph\w*|beegfs|fsx|ifs|storage\w*|"
    r"volumes?\d*|raid\w*|ssd\w*|hdd\w*|disk\w*|work\d*|projects?|groups?|users|cluster|global|export|checkpoint|"
    r"private|net|dfs\w*|root"
)
"""Top folders under which machines keep the data of their users."""
_NOBODY = (
    r"[a-z]{0,12}[-_]?user|username|usr|you|your\w*|me|my\w*|xxx*|name|someone|foo|work|node|app|ubuntu|"
    r"jovyan|runner|docker|vscode|coder|developer|travis|circleci|gitpod"
)
"""Names of home folders that stand for anybody's, or that container images and services fix."""
_FOLDER = Pattern(
    rf"/(?<![{_BEFORE}]/)(?:"
    rf"(?:home\d?|Users)/(?!(?:{_NOBODY})\b|[.<{{]){_NAME}"
    rf"|(?i:(?:{_ROOTS})/)(?![.<{{]|your){_NAME}/{_NAME})",
)
_DRIVE = Pattern(
    rf":(?<=(?<![{_BEFORE}])[A-Z]:)(?:\\{{1,2}}|/)"
    r"(?!/|n\b|t\b|Program|Windows)(?:(?:[\w .()-]+)(?:\\|/|['\"])|Users\b)",
)
"""Both begin with one certain character, and so are found as fast as a word."""
_PLACEHOLDER = late_regex(
    r"path[/_ -]?to|your[-_ ]|/to/|example|placeholder|<[\w -]{2,30}>|\.\.\./|XXX|/content/"
    r"|/root/(?:\.|autodl)|https?://|s3://|gs://|^\s*(?:#|//|%|>>>|\*)",
    re.IGNORECASE,
)
_QUOTED_ONLY = (
    ".py",
    ".ipynb",
    ".jl",
    ".m",
    ".lua",
    ".r",
    ".rmd",
    ".qmd",
    ".c",
    ".cc",
    ".cpp",
    ".java",
    ".js",
    ".go",
    ".rs",
)
_QUOTE = late_regex(r"['\"`]")
_APPENDED = late_regex(r"(?:[+.&]\s*|(?:paste0?|strcat|joinpath)\([^'\"]{1,200},\s*)\w?['\"][A-Z]?$")
"""What comes before a path, or the colon behind its drive, that is the tail of another one."""
_MAX_SHOWN = 10
_MAX_PER_FILE = 3


@check(
    category="verification",
    question="Is the code free of paths that exist on one machine only?",
    remedy="Take paths from an option or a configuration file, with a default inside the repository.",
    weight=3,
    requires=("repository-available",),
    source="https://doi.org/10.1371/journal.pcbi.1005510",
    seeks_faults=True,
)
def paths_portable(
    subject: Subject,
    sources: tuple[Source, ...],
    starters: tuple[Source, ...],
    programs: tuple[str, ...],
    hidden: tuple[str, ...],
) -> Verdict:
    """Judge by the absolute paths found."""
    places = (*sources, *starters)
    found = [(source.path, line) for source in places for line in _absolute(source)]
    if found:
        n_files = len({path for path, _ in found})
        value: JsonValue = {"files": n_files}
        where = f"{n_files} files, such as" if n_files > 1 else "1 file,"
        message = f"Absolute paths stand in {where} {found[0][0]}: {found[0][1][:80]}"
        shown = [place_of_line(subject, path, line) for path, line in found[:_MAX_SHOWN]]
        return failed(message, *shown, value=value, confidence=Confidence.MEDIUM)
    if not places and hidden:
        return unknown(f"No absolute path was found, but {hidden[0]}.")
    if not places and programs:
        return not_applicable(f"Programs such as {programs[0]} are not looked at for paths.")
    if not places:
        return not_applicable("There is no code in which paths could stand.")
    return passed("No path of one machine was found in code, scripts or configuration.")


def _absolute(source: Source) -> list[str]:
    """Return the first few lines with a path of one machine."""
    quoted_only = source.path.lower().endswith(_QUOTED_ONLY)
    lines: dict[str, None] = {}
    for line, found in (each for pattern in (_FOLDER, _DRIVE) for each in source.lines_where(pattern)):
        if _PLACEHOLDER.search(line):
            continue
        before = line[: found.start()]
        if quoted_only and (not _QUOTE.search(before) or _APPENDED.search(before)):
            continue
        lines[line] = None
        if len(lines) == _MAX_PER_FILE:
            break
    return list(lines)
