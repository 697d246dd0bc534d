import pytest

from repocheck.extractor import extract_links

U = "https://github.com/o/n"
URL = rf"\url{{{U}}}"
CASES = [
    ("latex", rf"Our approach outperforms others.\footnote{{Code at {URL}.}}", "own"),
    ("latex", rf"It builds on BERT.\footnote{{The code is available at {URL}.}}", "own"),
    ("latex", rf"It builds on BERT.\footnote{{Their code is available at {URL}.}}", "third-party"),
    ("latex", rf"We release our code.\footnote{{{URL}}}", "own"),
    ("latex", rf"We use the Foo toolkit.\footnote{{Available at {URL}.}}", "third-party"),
    ("latex", rf"We use Foo.\footnote{{{URL}}} It is good.", "third-party"),
    ("latex", rf"We implement it with the Foo toolkit.\footnote{{{URL}}}", "third-party"),
    ("latex", rf"Our tests follow the Foo benchmark \citep{{x}},\footnote{{{URL}}} too.", "third-party"),
    ("latex", rf"Our implementation\footnote{{{URL}}} is based on Foo.", "own"),
    ("latex", rf"\title{{Waves\thanks{{Code: {URL}}}}}", "own"),
    ("latex", rf"\footnotetext[1]{{{URL}}}", "unclear"),
    ("latex", rf"It builds on BERT (\href{{{U}}}{{our code}}).", "own"),
    ("latex", rf"Our code beats others (\href{{{U}}}{{their code}}).", "third-party"),
    ("latex", rf"\href{{{U}}}{{\faGithub~Code}}", "own"),
    ("latex", rf"\href{{{U}}}{{\color{{linky}}{{Repository}}}}", "own"),
    ("latex", rf"\href{{{U}}}{{\color{{linky}}{{Review}}}}", "unclear"),
    ("latex", rf"\section*{{Code Availability}} {URL}", "own"),
    ("html", f'We compare with Foo. <a href="{U}">Our code</a>', "own"),
    ("markdown", f"We build on BERT.[^1]\n\n[^1]: Code: {U}", "own"),
    ("markdown", f"We release our code.[^a]\n\n[^a]: {U}", "own"),
    ("markdown", f"We use Foo.[^1]\n\nMore.\n\n[^1]: {U}", "third-party"),
    ("pdf", f"It builds on BERT.1 It is good.\n1Code at {U}.\nMore text.\n", "own"),
    ("pdf", f"We release our code.1\nMore.\n1 {U}\n", "own"),
    ("pdf", f"We sort kelp\n6. All is cut.\n5\nhttps://kelp.org/\n6\n{U}\n", "third-party"),
    ("pdf", f"We sort kelp\n6. All is cut.\n4\nhttps://kelp.org/\n6\n{U}\n", "unclear"),
    ("pdf", f"Code is available.1 We use Foo.2\n1https://github.com/a/b\n2 {U}\n", "own third-party"),
    ("pdf", f"We use Foo.\n\n3 {U}\n", "third-party"),
    ("pdf", f"Our tests run on Foo 2.\n∗ {U}\n", "unclear"),
    ("text", f"We use Foo.\n\n3 {U}\n", "unclear"),
    ("pdf", f"We train the Foo2 system.\n2\n{U}\nMore text.\n", "third-party"),
    ("pdf", f"We release our code2 now.\r\n2\r\n{U}\r\nMore text.\n", "own"),
    ("pdf", f"Waves are long, and it is so.\n12\n{U}\nMore text.\n", "unclear"),
    ("latex", rf"The code may be found in the \emph{{git}} repository\footnote{{{URL}}}.", "own"),
    ("latex", rf"Waves are made by the \emph{{foo}} library\footnote{{{URL}}}.", "third-party"),
    ("latex", rf"See Figure \ref{{fig:rates_2d}}\footnote{{A file is available at this url: {URL}}}.", "own"),
    ("latex", rf"We use \code{{fooBar}}\footnote{{A file is available at this url: {URL}}}.", "third-party"),
    ("latex", rf"The benchmark suite and all data are permanently mirrored at {URL}.", "own"),
    (
        "latex",
        rf"It is fitted using the R package kelp.\footnote{{The package is available at {URL}.}}",
        "third-party",
    ),
    ("latex", rf"It is fitted using Kelp.\footnote{{The package is available at {URL}.}}", "own"),
    ("latex", rf"We are leveraging the \href{{{U}}}{{Moss data}} \cite{{moss}}.", "third-party"),
    ("latex", rf"We leverage Moss ({URL}).", "third-party"),
    ("latex", rf"Our \href{{{U}}}{{Kelp}} tool is used to sort waves using Moss.", "own"),
    ("markdown", f"Our [Kelp]({U}) model is used to sort waves.", "third-party"),
    ("latex", f"Waves & sorted using Moss \\\\\n\\midrule\nTides of the sea & our {URL}", "unclear"),
    ("latex", rf"The data of Kim et al. are permanently mirrored at {URL}.", "third-party"),
    (
        "pdf",
        f"We made it from scratch.¹\n¹Our work is based on the public PyTorch implementation in {U}.",
        "third-party",
    ),
    ("latex", rf"Our code is based on the public Moss code at {URL}.", "third-party"),
    ("latex", rf"Our code is based on the public Moss code, and is at {URL}.", "own"),
    ("pdf", f"We found that provided Moss ¹\nis used, waves are short.\n¹{U}\nMore.", "third-party"),
    ("pdf", f"We implemented the model from scratch in PyTorch ¹\n.\nMore.\n¹{U}\nMore.", "own"),
    (
        "pdf",
        "We implemented it in PyTorch ¹\n.\nMore.\n¹https://github.com/pytorch/pytorch\nMore.",
        "third-party",
    ),
    ("pdf", f"So these figures¹ are omitted.\nMore.\n¹available at {U}", "own"),
    ("pdf", f"The scripts are publicly released²,³,⁴\n.\nMore.\n⁴{U}\nMore.", "own"),
    ("pdf", f"We collect a tide dataset¹ from Moss.\nMore.\n¹{U}\nMore.", "own"),
    ("pdf", f"Our tests use three tide models that are available online.¹ More.\n¹{U}\nMore.", "third-party"),
    ("pdf", f"We add the MRQA shared task¹, which includes the Kelp Data set.\n¹{U}\nMore.", "third-party"),
    ("latex", rf"The tide is public, and the released code is at fault ({U}).", "own"),
    ("pdf", f"We test on Moss data the proposed tide method ¹\n. More.\n¹{U}\nMore.", "own"),
]


@pytest.mark.parametrize(("format", "text", "relations"), CASES)
def test_a_note_is_judged_by_its_words_and_then_by_what_it_hangs_on(format, text, relations):
    assert [link.relation for link in extract_links(text, format)] == relations.split()


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("All our code is in this repository²\n.\nSection 2 waves.\n²https://github.com/o/n", "own"),
        ("All our code is in this repository2\n.\nSection 2 waves.\n2https://github.com/o/n", "own"),
        ("We set w1 = 1, and our code is at ¹\n. So w1 = 1 and\n1\nhttps://github.com/o/n", "own"),
        (
            "All our code is online¹\n.\n¹\nInstitute of Sand ²\nChair of Reefs\n¹\nhttps://github.com/o/n",
            "own",
        ),
        ("It builds on TinyNet¹\n.\n¹\nInstitute of Sand\n¹\nhttps://github.com/o/n", "third-party"),
        ("It has noise.¹\n¹Code for it is available at https://www.\ngithub.com/o/n", "own"),
        ("We compare to TinyNet¹ and to Foo¹².\n¹²https://github.com/o/n", "third-party"),
        ("It is the first tool in Java.¹\n¹Video: https://a.org/v GitHub: https://github.com/o/n", "own"),
    ],
)
def test_a_raised_number_is_the_mark_of_a_note(text, relation):
    assert [str(link.relation) for link in extract_links(text, "pdf")] == [relation]


def test_what_follows_behind_and_is_said_of_the_next():
    text = f"We thank Lee for writing [moss]({U}m), Kim for writing [kelp]({U}), and Ray for code."
    assert [str(link.relation) for link in extract_links(text, "markdown")] == ["third-party"] * 2
