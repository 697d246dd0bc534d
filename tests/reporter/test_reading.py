import json

import pytest

from repocheck.errors import UsageError
from repocheck.reporter import from_json, render
from tests.reporter.factory import audit_report


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[1]", "not a repocheck report"),
        ('{"schema_version": 1, "points": NaN}', "not JSON"),
        ('{"schema_version": 1, "points": 1e999}', "not JSON"),
        ('{"schema_version": 1, "title": "half \\ud800"}', "not JSON"),
        ('{"schema_version": "one"}', "not a repocheck report"),
        ('{"schema_version": 99}', "knows up to 1"),
        ('{"schema_version": 1, "tool": {}}', "damaged: tool.version"),
    ],
)
def test_a_foreign_file_is_refused_in_words(text, message):
    with pytest.raises(UsageError, match=message):
        from_json(text)


@pytest.mark.parametrize(
    "word", ["\x1b[31m", "a\n::error::b", "##[group]a", "<b>a</b>", "[a](b)", "a | b", "\u202ea", ""]
)
@pytest.mark.parametrize(
    "place",
    [
        ("tool", "name"),
        ("tool", "version"),
        *(("checks", 0, key) for key in ("id", "question", "remedy")),
        ("repos", 0, "commit"),
    ],
)
def test_nobody_speaks_under_the_name_of_the_program(place, word):
    document = json.loads(render(audit_report(), "json"))
    *above, last = place
    part = document
    for key in above:
        part = part[key]
    part[last] = word
    with pytest.raises(UsageError, match="damaged"):
        from_json(json.dumps(document))
