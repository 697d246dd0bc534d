"""Is the code there that evaluates, or at least applies, the model or method?

It is what turns a download into the numbers and figures of the paper. What counts: a program named for
evaluation, inference, sampling, analysis or figures, one that computes a measure, or one that the README says
to start below a heading on evaluation or experiments, or by an option for a test; where there is none, a
script in a folder for experiments or analysis, a program that calls what evaluates or computes a measure, a
module that evaluates what is trained, the main program of work that trains nothing (a script, or a compiled
one that is of a paper), an example that applies a model which is loaded, a script in MATLAB or R that starts
from an empty workspace, code that the README says to give the results, or to start for them, or, where
nothing is learned, a notebook or a report of R that shows figures. Unit tests do not count, nor a launch
script alone where the README still promises the code for it, nor calls that documentation shows. Decided: a
program that draws figures counts, with or without a measure in it, for a figure is a result; a helper that
only defines how something is drawn evaluates nothing, and does not.

Blind spots: read, not run; which numbers it gives is not known.

Source: https://github.com/paperswithcode/releasing-research-code (item 3 of its checklist)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import EntryPoints, Purpose, Words
from repocheck.knowledge.experiment_words import (
    CLEARS,
    DRAW_GROUPS,
    DRAW_TOKENS,
    EVAL_CALLS,
    EVAL_FOLDERS,
    EVAL_GROUPS,
    EVAL_HEADING,
    EVAL_MEASURES,
    EVAL_NAMES,
    EVAL_OPTION,
    EVAL_TOKENS,
    EXAMPLE_NAMES,
    GIVES_RESULTS,
    LOAD_TOKENS,
    LOADED_AND_APPLIED,
    MAIN_NAMES,
    MEASURE_GROUPS,
    OF_A_PAPER,
    PLOT_TOKENS,
    REQUESTS,
    SHOW_TOKENS,
    TRAIN_FITS,
    TRAIN_TOKENS,
)
from repocheck.models import Confidence, Location, Verdict
from repocheck.text.pattern import late_regex

_TRAINS = Words((".backward(", ":backward(", *TRAIN_TOKENS))
_FITS = Words(TRAIN_FITS)
_DRAWS = Words(DRAW_TOKENS, DRAW_GROUPS)
_SHOWS, _PLOTS = Words(SHOW_TOKENS), Words(PLOT_TOKENS)


_PURPOSE = Purpose(
    late_regex(EVAL_NAMES),
    Words(EVAL_TOKENS, EVAL_GROUPS),
    late_regex(EVAL_HEADING, re.IGNORECASE),
    otherwise=lambda text: None if _TRAINS.first_in(text) else _DRAWS.first_in(text),
    in_modules=False,
    option=late_regex(EVAL_OPTION),
)
_PROMISED = late_regex(r"\b(?:inference|eval|test(?:ing)?\b)|推理|评估|测试", re.IGNORECASE)
_GENERATOR = late_regex(r"^generat", re.IGNORECASE)
"""Name of a program that makes samples with a model, or else code, tables and whatever is needed."""
_NEVER = late_regex(r"(?!)")
_LAUNCHES_TRAINING = late_regex(r"\btrain", re.IGNORECASE)
_PLACED = Purpose(
    _NEVER,
    Words(()),
    _NEVER,
    folder=late_regex(EVAL_FOLDERS),
    refuses=lambda text: _TRAINS.first_in(text) is not None or _LAUNCHES_TRAINING.search(text) is not None,
)
_LOADS, _APPLIED = Words(LOAD_TOKENS), Words((), LOADED_AND_APPLIED)
_CALLS = late_regex(EVAL_CALLS)


def _call_in(text: str) -> str | None:
    """Return the call that evaluates or predicts with what is trained or loaded there."""
    trains = _TRAINS.first_in(text)
    found = _CALLS.search(text) if trains or _LOADS.first_in(text) else None
    if found or trains:
        return found[0] if found else None
    return _APPLIED.first_in(text)


_CALLED = Purpose(
    _NEVER,
    Words(EVAL_MEASURES, MEASURE_GROUPS),
    _NEVER,
    otherwise=_call_in,
    in_modules=False,
)
_DEFINES = Words(tuple(word for word in EVAL_TOKENS if word.startswith("def ")))
_EVALUATION = late_regex(r"def \w{1,40}_(?:eval(?:uat(?:e|ion))?|test)\(")
_MAIN = Purpose(late_regex(MAIN_NAMES), Words(()), _NEVER)
_SHOWN = Purpose(late_regex(EXAMPLE_NAMES), Words(()), _NEVER)
_COMPILED = (".c", ".cc", ".cpp", ".cxx", ".java", ".rs", ".go", ".f90")
"""Endings of programs of which the main one does what all the others are for."""
_CLEARS = late_regex(CLEARS, re.MULTILINE)
_EXAMPLE = late_regex(
    r"(?:^|/)(?:examples?|demos?|tutorials?)/|(?:^|/)examples?(?:_[^/]*)?\.\w$", re.IGNORECASE
)
"""Script that shows how functions are called."""
_GIVES_RESULTS = late_regex(GIVES_RESULTS, re.IGNORECASE)
_OF_A_PAPER = late_regex(OF_A_PAPER, re.IGNORECASE)
_REQUESTS = late_regex(REQUESTS, re.IGNORECASE)
_MAX_SENTENCE = 600


@check(
    category="experiment",
    question="Is the code for evaluation or inference there?",
    remedy="Add the script that computes the numbers or figures of the paper.",
    weight=4,
    requires=("repository-available",),
    source="https://github.com/paperswithcode/releasing-research-code",
)
def evaluation_code(
    entry_points: EntryPoints,
    package_programs: frozenset[str],
    code_learns: bool,
    holds_proofs_only: bool,
) -> Verdict:
    """Judge by names, then by content, then by what the README says."""
    entry_points = entry_points.without(package_programs).but_for_promised(_PROMISED)
    purpose = _PURPOSE if code_learns else _PURPOSE._replace(not_stem=_GENERATOR)
    found = next(filter(None, map(entry_points.find, (purpose, _PLACED, _CALLED))), None)
    if found:
        return passed(
            found.sentence("evaluates"), found.place, value={"path": found.path}, confidence=found.confidence
        )
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    if guess := _guess(entry_points, code_learns):
        message, place = guess
        return passed(message, place, value={"path": place.path}, confidence=Confidence.LOW)
    if package_programs:
        return not_applicable("It is a package that learns nothing, and no experiment lies beside it.")
    drawing = (path for path, text in entry_points.texts.items() if _shows_figures(path, text))
    if notebook := next(drawing, "") if not code_learns else "":
        place = entry_points.subject.at(notebook)
        return passed(
            f"{notebook} shows figures.", place, value={"path": notebook}, confidence=Confidence.LOW
        )
    return failed("No program that evaluates or infers was found.")


def _guess(entry_points: EntryPoints, learns: bool) -> tuple[str, Location] | None:
    """Return what shows less surely that something is evaluated, and where."""
    subject, texts = entry_points.subject, entry_points.texts
    if path := _within_training(entry_points):
        return f"{path} evaluates what is trained here.", subject.at(path)
    main = entry_points.find(_MAIN)
    compiled = main is not None and main.path.lower().endswith(_COMPILED) and not learns
    alone = compiled and _said(entry_points, _is_of_a_paper) is not None
    if main and (alone or _is_experiment(main.path, texts.get(main.path, ""))):
        return f"{main.path} runs the method, by its name.", main.place
    if path := _cleared(entry_points):
        return f"{path} is a script that starts from an empty workspace.", subject.at(path)
    loads = learns and _trains_nothing(texts) and any(map(_LOADS.first_in, texts.values()))
    if loads and (example := entry_points.find(_SHOWN)):
        return f"{example.path} shows how the model is applied.", example.place
    said = _said(entry_points, _GIVES_RESULTS.search)
    return (f"The README says what the code gives: {said.snippet[:120]}", said) if said else None


def _shows_figures(path: str, text: str) -> bool:
    """Return whether a notebook or a report draws: it keeps what is shown, and nothing need be written."""
    shows = {"ipynb": _SHOWS, "rmd": _PLOTS, "qmd": _PLOTS}.get(path.rpartition(".")[2].lower())
    return shows is not None and shows.any_in(text) and not _TRAINS.any_in(text)


def _within_training(entry_points: EntryPoints) -> str:
    """Return the first module that defines an evaluation that is called, where a model is trained."""
    texts = entry_points.texts
    if _trains_nothing(texts):
        return ""
    called = "\n".join(texts.values())
    defined = ((path, word) for path, text in texts.items() for word in _evaluations_in(text))
    return next((path for path, word in defined if f".{word.removeprefix('def ')}" in called), "")


def _evaluations_in(text: str) -> list[str]:
    """Return the beginnings of functions that evaluate, by their names."""
    word = _DEFINES.first_in(text)
    return [*([word] if word else ()), *(found[0] for found in _EVALUATION.finditer(text))]


def _cleared(entry_points: EntryPoints) -> str:
    """Return the first script of MATLAB or R that clears the workspace and trains nothing; else nothing."""
    scripts = (
        (path, text)
        for path, text in entry_points.texts.items()
        if path.lower().endswith((".m", ".r")) and not _EXAMPLE.search(path)
    )
    cleared = ((path, text) for path, text in scripts if _CLEARS.search(text))
    return next(
        (path for path, text in cleared if not any(words.any_in(text) for words in (_TRAINS, _FITS))), ""
    )


def _said(entry_points: EntryPoints, what: Callable[[str], object]) -> Location | None:
    """Return where the README says something of the code, if nothing is trained by it."""
    readme = entry_points.readme
    if readme is None or not entry_points.paths or not _trains_nothing(entry_points.texts):
        return None
    sentence = next((each for each in readme.sentences if what(each.text[:_MAX_SENTENCE])), None)
    return entry_points.subject.at(readme.path, sentence.line, sentence.text) if sentence else None


def _is_of_a_paper(sentence: str) -> bool:
    return _OF_A_PAPER.search(sentence) is not None and _REQUESTS.search(sentence) is None


def _trains_nothing(texts: Mapping[str, str]) -> bool:
    return not any(map(_TRAINS.first_in, texts.values()))


def _is_experiment(path: str, text: str) -> bool:
    """Return whether a main program is a script that trains nothing, rather than that of a tool or a page."""
    script = path.lower().endswith((".m", ".r", ".jl", ".sh", ".rs")) or path.rpartition("/")[2] == "run.py"
    script = script or "plt.show(" in text
    trains = "train" in text.lower() if path.endswith(".sh") else _TRAINS.first_in(text) is not None
    return script and not trains
