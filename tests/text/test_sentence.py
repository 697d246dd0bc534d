import pytest

from repocheck.text.sentence import quoted, redacted, sentence_around, sentences


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two ^ three. Four.", "Two ^ three."),
        ("See e.g. the ^ here", "See e.g. the ^ here"),
        ("A et al. did ^ (v. 2)! Then", "A et al. did ^ (v. 2)!"),
        ("Title\n\nText ^ more\n\nNext", "Text ^ more"),
        ("- one\n- two ^\n- three", "- two ^"),
        ("一。二 ^ 三。四", "二 ^ 三。"),
        ("Done (yes.) Next ^ end", "Next ^ end"),
        ("It waves.\r\n4 Code\r\nIt ^ is", "4 Code\r\nIt ^ is"),
        ("Version 1.2 ^ is 3.4 good", "Version 1.2 ^ is 3.4 good"),
        *(
            (f"Sand & kept\n\\{rule} Waves & ^ kept\n\\{rule} Reefs", f"\\{rule} Waves & ^ kept")
            for rule in ("hline", "cline{1-2}", "midrule", "cmidrule{1-2}", "toprule", "bottomrule")
        ),
    ],
)
def test_the_sentence_around_a_place(text, sentence):
    place = text.index("^")
    start, end = sentence_around(text, place, place + 1)
    assert text[start:end].strip() == sentence


def test_sentences_cover_the_text():
    text = "One is here. Two, e.g. this. \n\n Three"
    assert [text[a:b].strip() for a, b in sentences(text)] == ["One is here.", "Two, e.g. this.", "Three"]
    assert sentences("") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://jd:pw@x.org/", "https://***@x.org/"),
        ("https://tok@x.org/", "https://***@x.org/"),
        ("ssh://git@github.com/o/n", "ssh://git@github.com/o/n"),
        ("git@github.com:o/n", "git@github.com:o/n"),
        ("?token=abc&x=1", "?token=***&x=1"),
        ("?ACCESS_TOKEN=abc", "?ACCESS_TOKEN=***"),
        ("api_key=abc", "api_key=***"),
        ("ghp_" + "a" * 36, "ghp_***"),
        ("github_pat_" + "a" * 40, "github_pat_***"),
        ("glpat-" + "a" * 20, "glpat-***"),
        ("tree=main&a_b", "tree=main&a_b"),
    ],
)
def test_secrets_are_blotted_out(text, shown):
    assert redacted(text) == shown


def test_a_quote_stands_on_one_line_without_tags():
    assert quoted("a\n <b class='x'>b</b>\t c") == "a b c"
