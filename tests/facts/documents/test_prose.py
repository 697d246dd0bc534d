import time

import pytest

from repocheck.facts.documents.prose import blanked, passages, strip_markup


def seen(text):
    return [(" / ".join(each.lines), each.line, each.heading, each.code) for each in passages(text)]


def test_paragraphs_items_rows_headings_and_code_keep_their_lines():
    text = "# Title\n\nOne\ntwo.\n- item\n| a | b |\n```sh\nrun\n```\nend"
    assert seen(text) == [
        ("Title", 1, "Title", False),
        ("One / two.", 3, "Title", False),
        ("- item", 5, "Title", False),
        ("| a | b |", 6, "Title", False),
        ("run", 8, "Title", True),
        ("end", 10, "Title", False),
    ]


def test_underlined_headings():
    assert seen("Setup\n=====\ntext") == [("Setup", 1, "Setup", False), ("text", 3, "Setup", False)]


def test_an_unclosed_fence_is_code_to_the_end():
    assert [each[3] for each in seen("```\na\n\n# b")] == [True, True]


def test_comments_and_bibliography_vanish_and_lines_stay():
    text = "a <!-- x\ny --> b\n@article{k,\n title={A {B} C}\n}\nend"
    assert blanked(text).split("\n") == ["a ", " b", "", "", "", "end"]


@pytest.mark.parametrize("text", ["a <!-- x", "@misc{a, {", "@misc{a, {\n\nb"])
def test_what_is_never_closed_ends_somewhere(text):
    assert blanked(text).count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("see [the **docs**](https://x.org/gpu)!", "see the docs!"),
        ("[![b](https://x/gpu.svg)](https://y)", " "),
        ("at https://x.org/cuda now", "at   now"),
        ("<img src='gpu.png'> a <b>b</b>", "  a  b "),
        ("_a_ __b__ snake_case", "a b snake_case"),
        ("`text <https://x.org/gpu>`_", "`text  "),
        ("~~old gpu~~ new", " new"),
    ],
)
def test_markup_is_stripped(line, plain):
    assert strip_markup(line) == plain


def test_sentences_start_on_their_line():
    passage = next(passages("First one. Second\nis here. Third"))
    assert list(passage.sentences()) == [("First one.", 1), ("Second\nis here.", 1), ("Third", 2)]


def test_chinese_sentences_end_without_a_space():
    assert [text for text, _ in next(passages("需要 GPU。也可以在 CPU 上运行。")).sentences()] == [
        "需要 GPU。",
        "也可以在 CPU 上运行。",
    ]


@pytest.mark.parametrize(
    "piece",
    ["<!--", "[", "![a](", "@article{", "```\n", "<a ", "*_", "~~", "http://", "# ", ". ", "| ", "<", "{"],
)
def test_time_grows_with_length_only(piece):
    text = piece * (262_144 // len(piece))
    started = time.perf_counter()
    for passage in passages(text):
        list(passage.sentences())
    assert time.perf_counter() - started < 3
