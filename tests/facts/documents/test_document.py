import time

import pytest

from repocheck.facts.documents.document import without_bibtex
from repocheck.facts.documents.markdown import read_markdown


def sentences(text):
    return [(each.text, each.line) for each in read_markdown("README.md", text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("First one. Second\nis here. Third", [("First one.", 1), ("Second is here.", 1), ("Third", 2)]),
        ("需要 GPU。也可以在 CPU 上运行。", [("需要 GPU。", 1), ("也可以在 CPU 上运行。", 1)]),
        ("GPU: A100  \nCPU: any<br>TPU", [("GPU: A100", 1), ("CPU: any", 2), ("TPU", 3)]),
        ("| a | b |\n| - | - |\n| c | d |", [("a | b", 1), ("c | d", 2)]),
        ("See e.g. Figure 2, or so. Then", [("See e.g. Figure 2, or so.", 1), ("Then", 1)]),
        ("# One\n- two\n- three", [("One", 1), ("two", 2), ("three", 3)]),
        ("a\n@article{k,\n title={A. {B} C}\n}\nend", [("a", 1), ("end", 5)]),
        ("see [the **docs**](https://x.org/gpu)!", [("see the docs!", 1)]),
        ("a <!-- x\ny --> b", [("a", 1), ("b", 2)]),
        ("```\ncode. Here\n```", []),
    ],
)
def test_sentences_start_on_their_line(text, expected):
    assert sentences(text) == expected


def test_lines_of_code_have_their_numbers():
    document = read_markdown("README.md", "a\n\n```sh\n\nrun 1\nrun 2\n```\n\n    run 3\n")
    assert [each for block in document.blocks if block.kind == "code" for each in block.lines()] == [
        (5, "run 1"),
        (6, "run 2"),
        (9, "run 3"),
    ]


@pytest.mark.parametrize(
    "text", ["# Net\n\n```python train.py```\n\nOne GPU.", "````\n```\ncode\n```\n````\n\nOne GPU."]
)
def test_back_ticks_in_a_line_or_in_a_longer_fence_open_no_block(text):
    assert sentences(text)[-1][0] == "One GPU."


@pytest.mark.parametrize("text", ["@misc{a, {", "@misc{a, {\n\nb", "a @article{k,\n title={A {B} C}\n}\nend"])
def test_without_bibtex_every_line_stays(text):
    assert without_bibtex(text).count("\n") == text.count("\n")


@pytest.mark.slow  # it measures time or memory
@pytest.mark.parametrize(
    "piece", ["<!--", "@article{", "<a ", "~~", "http://", ". ", ".\n", "| ", "a  \n", "@a{b,"]
)
def test_hostile_texts_take_little_time(piece):
    started = time.process_time()
    document = read_markdown("README.md", piece * (131_072 // len(piece)))
    assert sum(1 for _ in document.sentences) >= 0
    assert document.n_chars >= 0
    assert time.process_time() - started < 3
