"""Read what continuous integration runs, whichever service runs it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from repocheck.facts.computed import Partly, fact
from repocheck.facts.subject import Subject
from repocheck.facts.yaml import YamlRefused, load_yaml
from repocheck.globs import select
from repocheck.text.pattern import late_regex

CI_FILES = (
    ".github/workflows/*.{yml,yaml}",
    "{.travis,.gitlab-ci,.appveyor,appveyor,.cirrus,azure-pipelines,bitbucket-pipelines,.drone,.woodpecker}.{yml,yaml}",
    ".circleci/config.yml",
    ".azure-pipelines/*.yml",
    "Jenkinsfile",
    ".ci/run",
)
"""Globs of the configuration of services that run something at every push."""
_ACTION_FILES = (
    ".github/actions/{*/,*/*/}action.{yml,yaml}",
    "{,*/}action.{yml,yaml}",
    "named:**/action.{yml,yaml}",
)
"""Globs of actions of the repository itself, which a workflow names by their folder."""
_SCRIPT_FILES = ("{,*/,*/*/}*.{sh,bash}", "named:**/*.{sh,bash}")
"""Globs of scripts that a step may run."""
_COMMANDS = frozenset(
    {"run", "script", "test_script", "before_script", "after_script", "command", "commands", "bash"}
    | {"powershell", "pwsh", "inline", "uses"}
)
"""Keys whose value is run, in any of the services."""
_TRAVIS_DEFAULTS = {
    "r": "R CMD check",
    "julia": "Pkg.test",
    "rust": "cargo test",
    "go": "go test",
    "java": "mvn test",
}
"""What Travis CI runs if there is no ``script``. Source: https://docs.travis-ci.com/user/languages/"""
_KEY = late_regex(r"\s*(?:-\s+)?(?:\w+\s*:\s*)?[|>]?[-+]?\s*|\s*(?:sh|bat)\s*(?:\(\s*)?['\"]{1,3}")
_COMMENT = late_regex(r"(?:^|\s)#.*")
_SCRIPT = late_regex(
    r"^(?:(?:sudo\s+)?(?:ba|z)?sh\s+(?:-\w+\s+){0,4}|source\s+|\.\s+)?"
    r"(?:\./)?([\w./-]{1,200}\.(?:sh|bash))\b"
)
_NEXT = late_regex(r"&&|\|\||[;|]")
_MAX_STEPS = 2_000
_MAX_LINE_CHARS = 2_000


class Step(NamedTuple):
    """One command that is run."""

    path: str
    """File that says so."""
    title: str
    """Keys and names on the way to it, such as those of its job and step, in lower case."""
    command: str
    """The command, without comments; or the action that is used."""


@fact()
def ci_files(uncopied_files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the configuration of continuous integration, whichever service it is for."""
    return tuple(select(uncopied_files, CI_FILES))


@fact(reads=(*CI_FILES, *_ACTION_FILES, *_SCRIPT_FILES))
def ci_steps(subject: Subject, ci_files: tuple[str, ...], uncopied_files: tuple[str, ...]) -> Partly[Step]:
    """Return the commands that continuous integration runs, in the order of the files.

    What the repository's own actions run comes last, and then what the scripts do that are run.
    """
    found: list[Step] = []
    actions = select(uncopied_files, _ACTION_FILES)
    for path, text in (*subject.texts_at(ci_files), *subject.texts_at(actions)):
        if path in actions and not any(_uses(step, path) for step in found):
            continue
        for title, script in _scripts(path, text):
            found += [Step(path, title, command) for command in _split(script)]
            if len(found) > _MAX_STEPS:
                return Partly(found, [f"{path} was not read to its end, as there are too many steps"])
    found += _of_scripts(subject, found, subject.choose(uncopied_files, _SCRIPT_FILES))
    return Partly(found, ())


def _of_scripts(subject: Subject, steps: list[Step], scripts: list[str]) -> list[Step]:
    """Return the commands of the own scripts that steps, or such scripts, run."""
    found: dict[str, list[Step]] = {}
    for step in (asked := list(steps)):
        if (started := _SCRIPT.match(step.command)) and len(asked) < _MAX_STEPS:
            path = next((path for path in scripts if f"/{path}".endswith(f"/{started[1]}")), None)
            if path and path not in found:
                found[path] = [Step(path, step.title, each) for each in _split(subject.text(path) or "")]
                asked += found[path]
    return [step for inside in found.values() for step in inside]


def _uses(step: Step, action: str) -> bool:
    """Return whether `step` names the folder of `action`."""
    folder = step.command.removeprefix("./").rstrip("/")
    return step.command.startswith("./") and folder == action.rpartition("/")[0]


def _scripts(path: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield title and script; a file that is no plain YAML is read line by line."""
    try:
        document = load_yaml(text) if path.lower().endswith((".yml", ".yaml")) else None
    except YamlRefused:
        document = None
    if not isinstance(document, dict):
        yield "", "\n".join(line[found.end() :] for line in text.split("\n") if (found := _KEY.match(line)))
        return
    if "travis" in path and "script" not in document:
        yield "", _TRAVIS_DEFAULTS.get(str(document.get("language")).lower(), "")
    # Travis CI and GitLab call the phase that decides success `script`.
    yield from _walk(document, "test" if "travis" in path else "")


def _walk(node: object, title: str) -> Iterator[tuple[str, str]]:
    if isinstance(node, list):
        for child in node:
            yield from _walk(child, title)
    elif isinstance(node, dict) and node.get("if") not in (False, "false", "${{ false }}"):
        named = f"{title}/{node['name']}" if isinstance(node.get("name"), str) else title
        for key, child in node.items():
            if key in _COMMANDS and (script := _lines(child)):
                yield named.lower(), script
            else:
                yield from _walk(child, f"{named}/{key}")


def _lines(node: object) -> str:
    parts = node if isinstance(node, list) else [node]
    return "\n".join(part for part in parts if isinstance(part, str))


def _split(script: str) -> Iterator[str]:
    for line in script.replace("\\\n", " ").split("\n"):
        for command in _NEXT.split(_COMMENT.sub("", line[:_MAX_LINE_CHARS])):
            if command.strip():
                yield command.strip()
