import pytest

from repocheck.extractor.address.decoding import DECODERS, decode

TABLE = [
    ("text", r"a\_b \% {\_} \/ \textunderscore c", "a_b % _ / _c"),
    ("text", "a&amp;b &lt;c&gt; &#x2F;&#47; &shy;x", "a&b <c> // x"),
    ("text", "\\u002Fa\\-b", "/ab"),
    ("digest", r"Tiny\_Router", "Tiny_Router"),
    ("text", "a\u2013b \u2013 \u2014 \u2011", None),
    ("text", "e\u200bf\ufeff \xad\n g", "ef g"),
    ("text", "ﬁ／．１　x", "fi/.1 x"),
    ("text", "100% & {x} \\alpha", "100% & {x} \\alpha"),
    ("pdf", "long\ufffename", "long-\nname"),
    ("json", r'{"a":"b\/c\u002fd\n\"\\_"}', '{"a":"b/c/d\n"_"}'),
    ("json", r"\u200b\u00ad\ud83d\ude00\u2011", "\ufffd\ufffd-"),
    ("json", r"a\\b \\\/", "a\\b /"),
    ("html", "a<wbr>b<!-- c -->d<b class='x'>e</b><br/>f<p>g", "abde\nf\n\ng"),
    ("html", "<a href='x'>y</a><User><i style='a:b'>", "<a href='x'>y</a><User><i style='a:b'>"),
    ("html", "a<!-- never closed", "a"),
    ("markdown", "a\\_b\\*c\\\\\nd\\\ne<!-- f -->&amp;", "a_b*c\nd\ne&"),
    ("markdown", "C:\\dir", "C:\\dir"),
    ("latex", "a~b\\_c\\-d{\\_}$\\_$\\%\\#{}{-}", "a b_cd__%#-"),
    ("latex", "a % b\n  c\nd%\n  e", "a c\nde"),
    ("latex", "x%20y\\\\z", "x%20y\nz"),
    ("latex", "a\\begin{comment}b\\end{comment}c\\iffalse d\\fi e\\if0 f\\fi g\\iffalse h", "ac e g"),
    ("latex", "a\\allowbreak b\\slash c\\discretionary{-}{}{}d\\textunderscore e", "ab/cd_e"),
    ("bibtex", "% a\nurl={b\\_c}, note={100% d} @comment{e{f}}", "\nurl={b_c}, note={100% d} "),
]


@pytest.mark.parametrize(("format", "written", "readable"), [row for row in TABLE if row[2] is not None])
def test_each_format_is_undone(format, written, readable):
    assert decode(written, format).text == readable


def test_an_en_dash_is_a_hyphen_and_an_em_dash_is_none():
    assert decode("a\u2013b \u2014 \u2011").text == "a-b \u2014 -"


@pytest.mark.parametrize("format", DECODERS)
def test_plain_text_passes_unchanged(format):
    view = decode("Nothing to see, (here).\n", format)
    assert view.text is view.raw


@pytest.mark.parametrize("format", DECODERS)
def test_half_characters_are_replaced(format):
    assert decode("a\ud800b", format).text == "a\ufffdb"


def test_an_unknown_format_is_a_key_error():
    with pytest.raises(KeyError):
        decode("", "docx")
