import time

import pytest

from repocheck.facts.documents.markdown import read_markdown

TEXT = """# Net

First *paragraph* with a [link](https://example.org/a)
and `code`.

## Use

- run it
- ~~not this~~ but this

```bash
python main.py
```

| Model | Acc |
|-------|-----|
| A     | 1.5 |

<!-- ## Hidden -->
<h2>Data</h2>
<p>Get it <a href="https://example.org/d">here</a>.</p>

![badge](https://example.org/b.svg)
"""


def test_blocks_keep_kind_line_and_headings():
    blocks = read_markdown("README.md", TEXT).blocks
    found = [(block.kind, block.line, block.section) for block in blocks]
    assert found == [
        ("heading", 1, ("Net",)),
        ("text", 3, ("Net",)),
        ("heading", 6, ("Net", "Use")),
        ("text", 8, ("Net", "Use")),
        ("text", 9, ("Net", "Use")),
        ("code", 12, ("Net", "Use")),
        ("table", 15, ("Net", "Use")),
        ("heading", 20, ("Net", "Data")),
        ("text", 21, ("Net", "Data")),
    ]
    assert blocks[1].text == "First paragraph with a link\nand `code`."
    assert blocks[4].text == " but this"
    assert blocks[6].rows == (("Model", "Acc"), ("A", "1.5"))


def test_links_and_images_are_kept_apart():
    links = read_markdown("README.md", TEXT).links
    assert [(link.text, link.target, link.image) for link in links] == [
        ("link", "https://example.org/a", False),
        ("here", "https://example.org/d", False),
        ("badge", "https://example.org/b.svg", True),
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("see https://example.org/x.", ["https://example.org/x"]),
        ("<https://example.org/x>", ["https://example.org/x"]),
        ("[![b](https://e.org/b.svg)](https://e.org/x)", ["https://e.org/b.svg", "https://e.org/x"]),
        ("a <a href='x/y'>b</a>", ["x/y"]),
        ("<td><a href=https://e.org/x>b</td>", ["https://e.org/x"]),
        ("<ann@e.org>", ["mailto:ann@e.org"]),
        ("see https://e.org/a_b_c&d, then", ["https://e.org/a_b_c&d"]),
        ("`https://e.org/x`, `curl https://e.org/y`", ["https://e.org/x"]),
        ("ftp://e.org/x.", ["ftp://e.org/x"]),
        ("[x][y]\n\n[y]: https://e.org/y", ["https://e.org/y"]),
    ],
)
def test_addresses_in_every_form(text, targets):
    assert [link.target for link in read_markdown("README.md", text).links] == targets


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a <a href='x'>b c</a> d", ["b c"]),
        ("a <a href='x'>b <b>c</b></a> d", ["b c"]),
        ("a <a href='x'>b <a href='y'>c", ["b", "c"]),
        ("| a <a href='x'>b | c |\n|---|---|\n| d <a href='x'>e | f |", ["b", "e"]),
    ],
)
def test_words_of_links_in_html(text, words):
    assert [link.text for link in read_markdown("README.md", text).links] == words


@pytest.mark.slow  # it measures time or memory
@pytest.mark.parametrize(
    "piece", ["[", "![](", "<a href=", "`", "**", "> ", "- ", "| a ", "<", "<!--", "(((", "&#", "\n#"]
)
def test_hostile_texts_take_little_time(piece):
    start = time.process_time()
    read_markdown("README.md", piece * (40_000 // len(piece)))
    assert time.process_time() - start < 3


def test_links_know_their_own_line():
    document = read_markdown("README.md", "Été\n\none\ntwo [a](b)\n\n- item\n  - [c](d)\n  - https://e.org/x")
    assert [(link.target, link.line) for link in document.links] == [
        ("b", 4),
        ("d", 7),
        ("https://e.org/x", 8),
    ]
    assert [block.line for block in document.blocks] == [1, 3, 6, 7, 8]


def test_the_rule_of_a_table_may_hold_tabs():
    (table,) = read_markdown("README.md", "| Task\t| Acc |\n|----\t|-----|\n| A\t| `1` |").blocks
    assert table.rows == (("Task", "Acc"), ("A", "`1`"))


def test_what_stands_for_a_picture_is_not_seen():
    document = read_markdown("README.md", "a ![**b** [c](d)](e.png) f \ud800")
    assert [(link.text, link.target) for link in document.links] == [("b c", "e.png")]
    assert document.blocks[0].text == "a  f ?"


def test_a_comment_does_not_end_a_table():
    head = "<table>\n<!-- START -->\n<tr><th>Name</th><th>AP</th></tr>\n"
    html = head + "<!-- a\nb -->\n<tr><td>A</td><td>1.5</td></tr>\n</table>"
    (table,) = read_markdown("README.md", html).blocks
    assert table.rows == (("Name", "AP"), ("A", "1.5"))


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("See www.moss.example.org/fern.", "http://www.moss.example.org/fern"),
        ("See https://www.moss.example.org", "https://www.moss.example.org"),
        ("`www.moss.example.org`", None),
        ("me@www.moss.example.org", None),
    ],
)
def test_an_address_without_a_scheme_is_a_link(text, target):
    assert [link.target for link in read_markdown("README.md", text).links] == [target] * (target is not None)
