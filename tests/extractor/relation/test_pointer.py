import pytest

from repocheck.extractor import claim_of, links_of, pointers_of
from repocheck.models import LinkKind, Location, Paper, Passage, Relation

LAB = "https://lab.example.org/x"
OTHER = "https://foonet.org/code"
GITHUB = "https://github.com/ab/a"


def read(text, format="text"):
    place = Location(path="digest.txt", line=7, column=3)
    passage = Passage(field="abstract", text=text, found_at=place, format=format)
    paper = Paper(id="p", title="T", passages=(passage,), found_at=place)
    links = links_of(paper)
    claim = claim_of(paper, links)
    return claim, pointers_of(paper, claim)


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        ("Code: https://git.io/abc", ["https://git.io/abc"]),
        ("<code is available at html>", []),
        ("Our code is available at https://bit.ly/3abc.", ["https://bit.ly/3abc"]),
        ("Code is available at tinyurl.com/foo.", ["https://tinyurl.com/foo"]),
        (f"Code is available at {LAB}.", [LAB]),
        (f"Code will be released at {LAB}.", [LAB]),
        ("Code is available at www.lab.example.org/x", ["https://www.lab.example.org/x"]),
        ("Code is available at lab.example.org.", ["https://lab.example.org"]),
        ("Code is available at doi:10.5555/abc.def.", ["https://doi.org/10.5555/abc.def"]),
        ("Code is available at this https URL.", [""]),
        (f"Code is at {LAB}, and data are at https://lab.example.org/y.", [LAB, "https://lab.example.org/y"]),
        (f"Code is available at [{LAB}]({LAB}).", [LAB]),
        (f"Our code is at <{LAB}>.", [LAB]),
        (f"代码：{LAB}。", [LAB]),
        (f"We compare with A ({GITHUB}) and release our code at {LAB}.", [LAB]),
        (f"Our code is available at {LAB}; we compare with A ({OTHER}).", [LAB]),
        (f"Our code is available at {GITHUB} and {LAB}.", []),
        (f"Our method is at {LAB}.", []),
        (f"We use the code available at {OTHER}.", []),
        ("Our code is publicly available.", []),
    ],
)
def test_where_a_claim_points(text, urls):
    _, found = read(f"Transformers are good. {text}")
    assert [link.url for link in found] == urls
    assert {(link.kind, link.repo, link.relation, link.probed) for link in found} <= {
        (LinkKind.OTHER, None, Relation.OWN, False)
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Code is available at tinyurl.com/foo.", "available"),
        ("Code is available at this https URL.", "available"),
        ("Code will be released at lab.example.org.", "promised_with_link"),
        (f"We use the code available at {OTHER}.", None),
        ("We release the code and/or data.", "available_no_link"),
        ("Code is available in PyTorch.", "available_no_link"),
        ("We provide our code in main.py/test.py.", "available_no_link"),
        ("Code is available from scratch.In addition it is fast.", "available_no_link"),
        ("Code is available on request from jane@lab.example.org.", "promised"),
    ],
)
def test_what_counts_as_an_address(text, kind):
    claim, _ = read(text)
    assert (claim.kind.value if claim else None) == kind


def test_the_pointer_is_quoted_with_its_place():
    _, (link,) = read("Much is good.\nOur code is\navailable at https://git.io/abc.")
    assert (link.raw, link.found_at.line, link.found_at.column) == ("https://git.io/abc", 9, 14)
    assert link.quote == "Our code is available at https://git.io/abc."
    assert link.paper == "p"


def test_secrets_reach_no_output():
    _, (link,) = read("Code is available at https://jd:hunter2@lab.example.org/x?token=hunter2.")
    assert "hunter2" not in link.model_dump_json()
