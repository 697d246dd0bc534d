"""Names that a paper gives to its own things, and the links behind them."""

import pytest

from repocheck.extractor import extract_links, links_of
from repocheck.extractor.relation.names import Names, last_name, name_in
from repocheck.models import Location, Paper, Passage, Relation

U = "https://github.com/o/n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("We run the Foo toolkit (", "Foo"),
        ("We map with [minialign](", "minialign"),
        ("An overview: [`beam-tools`](", "beam-tools"),
        ("It is close to smartNovo~\\cite{x} (", "smartNovo"),
        ("It is close to \\texttt{novo} (", "novo"),
        ("On the Tree of Waves [3] (", "Tree of Waves"),
        ("Title of a talk [slides](", ""),
        ("It maps ripples on waves ([Ripples.jl](", "Ripples.jl"),
        ("It maps ripples on [waves](", ""),
        ("Waves and ripples (", ""),
        ("Waves (", ""),
        ("Licence: MIT. Archive: ", ""),
        ("Licence: MIT. Reefs: ", "Reefs"),
        ("as Section 3 shows in Python (", ""),
        ("It is told in Foo. ", ""),
        ("The [_foo-map_](", "foo-map"),
        ("", ""),
    ],
)
def test_the_last_name_is_that_of_a_thing(text, name):
    assert last_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "We present TinyNet, a net for waves.",
        "We introduced a toolkit, TinyNet, for waves.",
        "This paper describes Tiny Networks (TinyNet).",
        "A net called TinyNet follows.",
        "TinyNet is our answer.",
        "Waves run in our new framework, TinyNet.",
    ],
)
def test_what_a_paper_presents_is_its_own(text):
    names = Names("On waves", (text,))
    assert names.before("The speed of TinyNet (") is Relation.OWN
    assert names.before("The speed of BigNet (") is Relation.THIRD_PARTY


@pytest.mark.parametrize(
    "text",
    [
        "We present nets for TinyNet.",
        "Our PyTorch code. Others use TinyNet.",
        "We present much. TinyNet too.",
    ],
)
def test_what_a_paper_only_names_is_that_of_others(text):
    assert Names("On waves", (text,)).before("The speed of TinyNet (") is Relation.THIRD_PARTY


def test_a_name_that_begins_the_title_is_own_before_a_colon_and_else_unclear():
    assert Names("TinyNet: waves", ()).before("The speed of TinyNet (") is Relation.OWN
    assert Names("TinyNet at sea", ()).before("The speed of TinyNet (") is Relation.UNCLEAR


@pytest.mark.parametrize(
    ("format", "text", "relations"),
    [
        (
            "text",
            f"We present TinyNet, a net. TinyNet ({U}) is as fast as BigNet (https://github.com/a/b).",
            "own third-party",
        ),
        (
            "latex",
            rf"We present TinyNet. BigNet is slow, as BigNet\footnote{{Code: \url{{{U}}}}} is.",
            "third-party",
        ),
        ("latex", rf"We present TinyNet. It is fast, as TinyNet\footnote{{Code: \url{{{U}}}}} is.", "own"),
        ("latex", rf"We compare our code for BigNet\footnote{{Source code: \url{{{U}}}}}.", "own"),
    ],
)
def test_links_behind_names_are_judged_by_them(format, text, relations):
    assert [link.relation for link in extract_links(text, format)] == relations.split()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("TinyNet: a net for waves", "TinyNet"),
        ("TinyNet – a net for waves", "TinyNet"),
        ("Tiny - A net: for waves", "Tiny"),
        ("Well-known nets for waves", ""),
        ("Nets 1–3 for waves", ""),
        ("The TinyNet collection: tools for waves", "TinyNet"),
        ("The collection: tools for waves", "The collection"),
        ("", ""),
    ],
)
def test_a_title_begins_with_a_name_up_to_a_colon_or_a_dash(title, name):
    assert name_in(title) == name


@pytest.mark.parametrize(
    ("title", "relation"),
    [("foo-map: maps of waves", Relation.OWN), ("bar-map: maps of waves", Relation.THIRD_PARTY)],
)
def test_what_stands_behind_a_link_does_not_outweigh_the_name_of_the_paper(title, relation):
    text = f"The [_foo-map_]({U}) project is growing. It holds a [`maps`]({U}/tree/main/maps) folder."
    paper = Paper(
        "1", title, Location(), (Passage("text", text.replace("/n", "/foo-map"), Location(), "markdown"),)
    )
    assert [link.relation for link in links_of(paper)] == [relation] * 2


@pytest.mark.parametrize(
    ("title", "relation"),
    [("TinyNet: waves", "own"), ("Notes on TinyNet: waves", "unclear"), ("Waves", "third-party")],
)
def test_a_note_without_words_is_of_others_unless_it_ends_with_words_of_the_title(title, relation):
    text = "Waves4 are long.\n4\nhttps://github.com/a/tiny-net\n"
    page = Passage("page 1", text, Location(), "pdf")
    (link,) = links_of(Paper("1", title, Location(), (page,)))
    assert link.relation == relation


def test_a_heading_above_a_name_is_no_part_of_it():
    assert last_name("The Waves Framework\nThe Tiny Waves framework") == "Tiny Waves"


@pytest.mark.parametrize(
    ("title", "owner", "name", "bears"),
    [
        ("TinyNet: waves", "ann", "tiny-net", True),
        ("TinyNet: waves", "ann", "TinyNet.jl", True),
        ("TinyNet.jl: waves", "ann", "tinynet", True),
        ("TinyNet: waves", "ann", "tinynet_examples", True),
        ("TinyNet: waves", "ann", "tinynet-paper", True),
        ("TinyNet: waves", "ann", "tinynet-keras", False),
        ("TinyNet: waves", "ann", "examples", False),
        ("TinyNet: waves", "TinyNet-dev", "plots", True),
        ("TinyNet: waves", "tinynet", "plots", True),
        ("TinyNet: waves", "tinynets", "plots", False),
        ("TinyNet: waves", "tinynet", None, False),
        ("TinyNet: waves", None, "plots", False),
        ("The TinyNet suite: waves", "ann", "tinynet", True),
        ("Net: waves", "net", "plots", False),
        ("Waves with TinyNet", "ann", "tinynet", False),
    ],
)
def test_what_bears_the_name_of_the_paper(title, owner, name, bears):
    assert Names(title, ()).bears(owner, name) is bears


@pytest.mark.parametrize(
    ("definition", "relation"),
    [
        (r"\newcommand{\tool}{\textsc{TinyNet}\xspace}", "own"),
        (r"\newcommand{\tool}[1]{\texttt{TinyNet}#1}", "own"),
        (r"\newcommand\tool{TinyNet}", "own"),
        (r"\def\tool{{\sc TinyNet}}", "own"),
        (r"\newcommand{\tool}{BigNet}", "third-party"),
    ],
)
def test_a_command_that_stands_for_a_name_is_read_as_the_name(definition, relation):
    text = rf"{definition} We present TinyNet, a net. All plots are from \tool{{}}\footnote{{\url{{{U}}}}}."
    assert [link.relation for link in extract_links(text, "latex")] == [relation]


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("For this we use our TinyNet.jl package.", Relation.OWN),
        ("For this we use our PyTorch library.", Relation.THIRD_PARTY),
        ("For this we use their TinyNet.jl package.", Relation.THIRD_PARTY),
    ],
)
def test_what_stands_between_our_and_its_noun_is_a_name(text, relation):
    name = "PyTorch" if "PyTorch" in text else "TinyNet.jl"
    assert Names("On waves", (text,)).before(f"It is as fast as {name} (") is relation


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (f"Waves on reefs are at [TinyNet_examples]({U}/TinyNet_examples).", "own"),
        (f"Waves on reefs are at [BigNet_examples]({U}/BigNet_examples).", "third-party"),
        (f"We compare to BigNet ({U}/tinynet-dev/BigNet).", "third-party"),
        ("Look [here](https://github.com/tinynet-dev/plots).", "own"),
        ("Look [here](https://tinynet-dev.github.io/plots/).", "unclear"),
        (f"Look [here]({U}/tinynet.jl/blob/main/a.jl).", "own"),
        (f"Look [here]({U}/reef/blob/main/a.jl). Our code is at {U}/reef.", "own own"),
        (f"Look [here]({U}/reef/blob/main/a.jl). We compare to {U}/reef.", "third-party third-party"),
        (f"Look [here]({U}/reef/blob/main/a.jl). We compare to {U}/reefs.", "unclear third-party"),
    ],
)
def test_links_to_one_repository_agree_and_its_name_tells(text, relations):
    text = text.replace(f"{U}/tinynet-dev", "https://github.com/tinynet-dev").replace(
        U, "https://github.com/o"
    )
    paper = Paper("1", "TinyNet: waves", Location(), (Passage("text", text, Location(), "markdown"),))
    assert " ".join(link.relation for link in links_of(paper)) == relations


@pytest.mark.parametrize(
    ("title", "text", "relation"),
    [
        (
            "Waves",
            rf"It is like BigNet \cite{{b}}.\footnote{{BigNet data and code are available at \url{{{U}}}.}}",
            "third-party",
        ),
        ("Waves", rf"We use BigNet \cite{{b}}. The BigNet code is available at \url{{{U}}}.", "third-party"),
        ("Waves with BigNet", rf"It runs on BigNet \cite{{b}}. BigNet GitHub: \url{{{U}}}.", "third-party"),
        (
            "BigNet as it is",
            rf"We use BigNet \cite{{b}}. The BigNet code is available at \url{{{U}}}.",
            "unclear",
        ),
        ("Waves", rf"We present BigNet \cite{{b}}. The BigNet code is available at \url{{{U}}}.", "own"),
        ("Waves", rf"The BigNet code is available at \url{{{U}}}.", "own"),
    ],
)
def test_code_that_bears_the_name_of_what_is_cited_is_that_of_others(title, text, relation):
    passage = Passage("text", text, Location(), "latex")
    (link,) = links_of(Paper(id="a", title=title, passages=(passage,), found_at=Location()))
    assert link.relation == relation


@pytest.mark.parametrize(
    ("title", "text", "relation"),
    [
        (
            "Waves",
            r"N12 is a scheme introduced in~\cite{b}. A port is available\footnote{\url{URL}}.",
            "third-party",
        ),
        ("Waves", r"N12 was the tool built by \cite{b}. The code is available at \url{URL}.", "third-party"),
        ("Waves", r"N12 is a scheme introduced in \cite{b}. Our code is available at \url{URL}.", "own"),
        ("Waves", r"Sand is a scheme introduced in \cite{b}. The code is available at \url{URL}.", "own"),
        ("N12: waves", r"N12 is a tool described in \cite{b}. The code is available at \url{URL}.", "own"),
        ("Waves", r"The peer review is available at \url{URL}.", "unclear"),
    ],
)
def test_code_that_bears_the_name_of_what_others_introduced_is_theirs(title, text, relation):
    text = text.replace("URL", "https://github.com/o/n12")
    passage = Passage("text", text, Location(), "latex")
    (link,) = links_of(Paper(id="a", title=title, passages=(passage,), found_at=Location()))
    assert link.relation == relation


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("We ran version 1.2 of KelpNet, archived at ", "own"),
        ("KelpNet is on [GitHub](", "own"),
        ("We ran KelpNet, which is now openly developed at \\url{", "own"),
        ("We ran version 1.2 of FernNet, archived at ", "unclear"),
        ("We ran version 1.2 of it, archived at ", "unclear"),
    ],
)
def test_where_a_thing_is_does_not_part_its_name_from_the_address(words, relation):
    assert Names("KelpNet: Sorting tides", ()).before(words) == relation
