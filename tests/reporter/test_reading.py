import pytest

from repocheck.errors import UsageError
from repocheck.reporter import from_json


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
