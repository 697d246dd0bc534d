import unicodedata

import pytest
from markdown_it import MarkdownIt

from repocheck.reporter.quote import (
    formula_free,
    markdown_code,
    markdown_text,
    workflow_message,
    workflow_property,
    workflow_silent,
)
from tests.reporter.hostile import STRINGS

PARSER = MarkdownIt("commonmark").enable("table")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell, shown):
    assert formula_free(cell) == shown


@pytest.mark.parametrize("text", ["a", "`a`", "``", "a | b", "`` ` ```", "*a* [b](c) @d", *STRINGS])
def test_a_code_span_holds_any_text(text):
    (paragraph,) = [token for token in PARSER.parse(f"x {markdown_code(text)} y") if token.type == "inline"]
    assert [child.type for child in paragraph.children] == ["text", "code_inline", "text"]


@pytest.mark.parametrize("text", ["a_b", "*x*", "[a](b)", "<b>", "a|b", "@me #1", "~~x~~"])
def test_markup_in_a_sentence_is_text(text):
    (paragraph,) = [token for token in PARSER.parse(f"x {markdown_text(text)}") if token.type == "inline"]
    assert "".join(child.content for child in paragraph.children) == f"x {text}"


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ("::error::x", "\\::error::x"),
        ("a\n  ::error::x", "a\n \\::error::x"),
        ("std::vector", "std::vector"),
        ("x ##[group]y", "x #\\#[group]y"),
    ],
)
def test_no_line_of_a_log_is_a_command(lines, shown):
    assert workflow_silent(lines) == shown


@pytest.mark.parametrize(
    ("text", "message", "property_"),
    [
        ("std::vector", "std:\\:vector", "std%3A\\%3Avector"),
        ("50 %", "50 %25", "50 %25"),
        ("a\nb", "a b", "a b"),
        ("a,b", "a,b", "a%2Cb"),
        ("##[group]", "#\\#[group]", "#\\#[group]"),
    ],
)
def test_no_part_of_a_command_is_another(text, message, property_):
    assert (workflow_message(text), workflow_property(text)) == (message, property_)


@pytest.mark.parametrize("quote", [formula_free, markdown_code, workflow_message, workflow_property])
@pytest.mark.parametrize("text", STRINGS)
def test_every_door_makes_active_characters_visible(quote, text):
    assert not {unicodedata.category(c) for c in quote(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
