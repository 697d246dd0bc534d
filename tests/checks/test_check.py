import pytest

from repocheck.checks._check import check, failed, not_applicable, passed
from repocheck.facts import FACTS, Partly
from repocheck.facts.computed import fact
from repocheck.models import FileText, Outcome
from tests.subjects import make_subject

LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:0\n"
FILES = {"a.md": "x", "b.py": "y"}
CUT = {"a.md": FileText(text="x", truncated=True), "b.py": FileText(text="y")}


@pytest.fixture
def _facts():
    """Let a test make facts of its own."""
    known = dict(FACTS)

    @fact(reads=("*.md",))
    def notes(subject):
        return [text for _, text in subject.texts("*.md")]

    @fact(reads=("*.py",))
    def lines(subject):
        return Partly([], subject.papers)

    yield
    FACTS.clear()
    FACTS.update(known)


def judge(verdict, files, **more):
    evidence = {key: more.pop(key) for key in ("tree_complete", "papers", "texts") if key in more}

    @check(category="readme", question="?", remedy="!", weight=1, **more)
    def made_up(notes, lines):
        return verdict

    return made_up(make_subject(files, **evidence))


CASES = {
    "all read": (failed("none"), FILES, {}, Outcome.FAIL),
    "unreadable": (failed("none"), {**FILES, "a.md": None}, {}, Outcome.UNKNOWN),
    "cut": (failed("none"), FILES, {"texts": CUT}, Outcome.UNKNOWN),
    "pointer": (failed("none"), {**FILES, "a.md": LFS}, {}, Outcome.UNKNOWN),
    "other file": (failed("none"), {**FILES, "c.c": None}, {}, Outcome.FAIL),
    "half a listing": (failed("none"), FILES, {"tree_complete": False}, Outcome.UNKNOWN),
    "left out": (failed("none"), FILES, {"papers": ("b.py was left out",)}, Outcome.UNKNOWN),
    "missing elsewhere": (failed("none"), {**FILES, "b.py": None}, {"misses_in": ("notes",)}, Outcome.FAIL),
    "found": (passed("one"), {**FILES, "a.md": None}, {}, Outcome.PASS),
    "no question": (not_applicable("no"), {**FILES, "a.md": None}, {}, Outcome.NOT_APPLICABLE),
    "fault": (failed("one"), {**FILES, "a.md": None}, {"seeks_faults": True}, Outcome.FAIL),
    "no fault": (passed("none"), FILES, {"seeks_faults": True}, Outcome.PASS),
    "no fault seen": (passed("none"), {**FILES, "a.md": None}, {"seeks_faults": True}, Outcome.UNKNOWN),
}


@pytest.mark.usefixtures("_facts")
@pytest.mark.parametrize("case", CASES)
def test_what_was_not_read_is_never_absent(case):
    verdict, files, more, outcome = CASES[case]
    assert judge(verdict, files, **more).outcome is outcome


@pytest.mark.usefixtures("_facts")
def test_a_check_reads_what_its_facts_read_and_says_what_hides():
    @check(category="readme", question="?", remedy="!", weight=1)
    def some_good_thing(notes, hidden):
        return failed(f"{len(notes)} of {hidden}")

    assert some_good_thing.reads == ("*.md",)
    assert some_good_thing.id == "some-good-thing"
    assert not some_good_thing.essential
    verdict = some_good_thing(make_subject({"a.md": None}))
    assert verdict.message == (
        "0 of ('a.md could not be read: blob missing from this copy',), "
        "but a.md could not be read: blob missing from this copy."
    )
