import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from repocheck.reporter import visible
from repocheck.reporter.sanitise import json_escapes

ACTIVE = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("日本語 café naïve – “quoted” 🚀", "日本語 café naïve – “quoted” 🚀"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("\x1b]0;title\x07", r"\u001b]0;title\u0007"),
        ("user\u202egpj.exe", r"user\u202egpj.exe"),
        ("pay\u200bpal", r"pay\u200bpal"),
        ("a\u2028b", "a b"),
        ("\U000e0041tag", r"\U000e0041tag"),
        ("half \ud83d", r"half \ud83d"),
        ("none \ufffe\uffff\ufdd0", r"none \ufffe\uffff\ufdd0"),
    ],
)
def test_active_characters_become_visible(text, shown):
    assert visible(text) == shown


def test_every_active_character_of_unicode_is_caught():
    points = [chr(p) for p in range(0x110000) if unicodedata.category(chr(p)) in ACTIVE]
    assert not {unicodedata.category(c) for text in map(visible, points) for c in text} & ACTIVE


def test_a_long_text_is_cut_with_an_ellipsis():
    assert visible("word " * 10, 12) == "word word w…"
    assert visible("short", 12) == "short"


def test_no_document_holds_a_command_of_a_workflow():
    assert json_escapes('{"a": "##[error]"}') == '{"a": "#\\u0023[error]"}'


@given(st.text())
def test_json_escapes_keep_the_meaning(text):
    document = json.dumps({"text": text}, ensure_ascii=False, indent=1)
    escaped = json_escapes(document)
    assert json.loads(escaped) == {"text": text}
    assert not {unicodedata.category(c) for c in escaped.replace("\n", "")} & ACTIVE
