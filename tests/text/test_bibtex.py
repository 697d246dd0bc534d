import pytest

from repocheck.text.bibtex import entries, plain

ENTRIES = {
    "plain": ("@article{a, title={One}, year=2020}", [("article", "a", "One", "2020")]),
    "quoted": ('@misc{b, title = "Two", year = "2021"}', [("misc", "b", "Two", "2021")]),
    "in a text": (
        "Cite:\n```\n@inproceedings{c,\n  title={A {B} C},\n}\n```\n",
        [("inproceedings", "c", "A B C", None)],
    ),
    "no entry": ("mail me@home.org {now}, use @decorator", []),
    "brace missing": (
        "@article{a, title={One, \n year={2020}\n}\n@misc{b, title={Two}}",
        [("article", "a", "One", "2020"), ("misc", "b", "Two", None)],
    ),
    "empty": ("", []),
    "parentheses": ("@article(k, title={T})", [("article", "k", "T", None)]),
}


@pytest.mark.parametrize(("text", "expected"), ENTRIES.values(), ids=ENTRIES)
def test_entries_and_their_fields(text, expected):
    found = list(entries(text))
    assert [(e.kind, e.key, e.value(text, "title"), e.value(text, "year")) for e in found] == expected
    assert all(text[entry.start] == "@" and entry.start < entry.end <= entry.following for entry in found)


def test_an_entry_ends_behind_its_brace():
    text = "@misc{a, title={T}} and more"
    assert text[next(entries(text)).end :] == " and more"


def test_plain_values_have_no_markup():
    assert plain("{The {BERT}\n  \\emph{Model}}") == "The BERT Model"
