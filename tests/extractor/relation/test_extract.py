import datetime as dt
import json
import re
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from repocheck.errors import DigestError
from repocheck.extractor import claim_of, extract_links, links_of
from repocheck.extractor.address.decoding import DECODERS
from repocheck.models import Location, Paper, Passage, Relation

FORMATS = st.sampled_from(sorted(DECODERS))
HOSTS = """
https:// http:/ git@ github.com gist.github.com .github.io raw.githubusercontent.com gitlab.com zenodo
10.5281/ swh:1:rev: web.archive.org/web/2023/ owner Name .git tree/ blob/main/ refs/heads/ GitHub on code
our we x user:pw@
"""
SIGNS = """
../ // / - _ . , ; ( ) [ ]( < > { } \\_ \\ \\url{ % %2F %20
&amp; &#x2F; <!-- --> <a href=' </a> ? # = & : @ $ ~ * ` ' " |
"""
STRANGE = list("\u200b\xadﬁ／．–—…。é代İǅ\ud800\ufffe\x00\x85\u2028")
BLANKS = ["\n", "\r\n", " ", "\t", "\n\n"]
PIECES = st.sampled_from([*HOSTS.split(), *SIGNS.split(), *STRANGE, *BLANKS])
TANGLES = st.lists(PIECES, max_size=30).map("".join)
ANY = st.text(st.characters(), max_size=200)
OWNERS = st.from_regex(r"\A[a-z0-9]{1,10}(-[a-z0-9]{1,10}){0,2}\Z")
NAMES = st.from_regex(r"\A[A-Za-z0-9]([A-Za-z0-9._-]{0,20}[A-Za-z0-9])?\Z")
PROSE = st.text(st.sampled_from("abc ABC .,:;()[]'\"!?\n\t-–—。，中文é😀"), max_size=60)


def position(text, place):
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1


@settings(max_examples=400, deadline=None)
@given(text=TANGLES | ANY, format=FORMATS)
@example(text="https://gitlab.com/-/snippets/12", format="text")
@example(text="github.com/a/b.", format="html")
def test_any_text_gives_links_that_stand_where_they_say(text, format):
    links = extract_links(text, format)
    assert links == extract_links(text, format)
    before = -1
    for link in links:
        at = position(text, link.found_at)
        assert at > before
        if "***" not in link.raw:
            written = text[at : at + len(link.raw)].encode("utf-8", "replace").decode()
            assert written.replace("?", "\ufffd") == link.raw.replace("?", "\ufffd")
        before = at
    claim_of(paper(text, format), links_of(paper(text, format)))


@settings(max_examples=300, deadline=None)
@given(before=PROSE, after=PROSE, owner=OWNERS, name=NAMES)
def test_a_link_in_any_prose_is_found(before, after, owner, name):
    text = f"{before} https://github.com/{owner}/{name} {after}"
    found = {link.repo.key for link in extract_links(text) if link.repo}
    wanted = name.removesuffix(".git").removesuffix(".wiki")
    assert f"github.com/{owner}/{wanted}".casefold() in found


@pytest.mark.parametrize(
    ("text", "format", "raw", "column", "repairs"),
    [
        ("see https://github.com/o/n.", "text", "https://github.com/o/n", 5, ()),
        ("https://github.com/o/a\\_b", "text", "https://github.com/o/a\\_b", 1, ("unescaped-underscore",)),
        ("https://github.com/o/a\\_b", "markdown", "https://github.com/o/a\\_b", 1, ()),
        ("x https://github.com/o/\nRepo-1 y", "text", "https://github.com/o/\nRepo-1", 3, ("joined-line",)),
        ("https://github.com/o/ Repo", "pdf", "https://github.com/o/ Repo", 1, ("joined-blank",)),
        ("https://github.com/o/A-\nb", "pdf", "https://github.com/o/A-\nb", 1, ("hyphen-at-line-end",)),
        ("https://github.com/o/A\ufffeb", "pdf", "https://github.com/o/A\ufffeb", 1, ("hyphen-at-line-end",)),
        ("https://github.com/o/ﬁne", "text", "https://github.com/o/ﬁne", 1, ("ligature",)),
        ("https：//github.com/o/n", "text", "https：//github.com/o/n", 1, ("full-width",)),
        ("https://github.com/o/\u200bn\u200b", "text", "https://github.com/o/\u200bn", 1, ("zero-width",)),
        ("https://github.com/o/A\xad\nb", "pdf", "https://github.com/o/A\xad\nb", 1, ("soft-hyphen",)),
        ("https://github.com/o/a\u2011b", "text", "https://github.com/o/a\u2011b", 1, ("unicode-dash",)),
        ("https://github.com/o/a\u2013b", "text", "https://github.com/o/a\u2013b", 1, ("en-dash",)),
        ("url{https://github.com/o/n}", "text", "https://github.com/o/n", 5, ("dropped-backslash",)),
        ("htps://github.com/o/n", "text", "htps://github.com/o/n", 1, ("mistyped-scheme",)),
        ("https://https://github.com/o/n", "text", "https://https://github.com/o/n", 1, ("doubled-scheme",)),
        ("<p>&#x68;ttps://github.com/o/n", "html", "&#x68;ttps://github.com/o/n", 4, ()),
        ("https://github. com/o/n", "pdf", "https://github. com/o/n", 1, ("joined-blank",)),
    ],
)
def test_raw_place_and_repairs_are_told(text, format, raw, column, repairs):
    (link,) = extract_links(f"\n\n{text}", format)
    assert (link.raw, link.found_at.line, link.found_at.column, link.repair) == (raw, 3, column, repairs)


@pytest.mark.parametrize(
    ("text", "format", "alternatives"),
    [
        ("https://github.com/o/Tiny-\nNet is", "pdf", ["o/TinyNet"]),
        ("https://github.com/my-\norg/Net is", "pdf", ["myorg/Net"]),
        ("https://github.com/o/Tiny\u2013Net", "text", ["o/Tiny--Net", "o/Tiny"]),
        ("https://github.com/o/Tiny\nNet. Is", "pdf", ["o/TinyNet"]),
        ("https://github.com/o/Tiny\nand more", "pdf", []),
        ("https://github.com/o/Net.We", "text", ["o/Net"]),
        ("see https://github.com/o/Net.", "text", ["o/Net."]),
        ("https://github.com/o/Net", "text", []),
        ("_https://github.com/o/Net_", "text", ["o/Net_"]),
    ],
)
def test_other_readings_are_kept(text, format, alternatives):
    (link,) = extract_links(text, format)
    assert [f"{other.owner}/{other.name}" for other in link.alternatives] == alternatives


@pytest.mark.parametrize(
    "text",
    [
        "https://jd:hunter2@github.com/o/n is our code",
        "https://hunter2@github.com/o/n",
        "git clone https://x-access-token:hunter2@github.com/o/n.git",
        "https://raw.githubusercontent.com/o/n/main/a?token=hunter2",
        "https://jd:hunter2@evil.example/ and https://github.com/o/n",
        "https://github.com/o/n?access_token=hunter2&x=1",
        "our code: https://jd:hunter2@gitlab.com/o/n",
        "our code is available: ftp://jd:hunter2@host.example/ https://github.com/o/n",
    ],
)
def test_secrets_reach_no_output(text):
    links = links_of(paper(text))
    claim = claim_of(paper(text), links)
    assert links
    assert "hunter2" not in "".join(link.model_dump_json() for link in links)
    assert claim is None or "hunter2" not in claim.model_dump_json()


def paper(text, format="text", **more):
    place = Location(path="digest.txt", line=7, column=3)
    passage = Passage(field="abstract", text=text, found_at=place, format=format, **more)
    return Paper(id="p", title="T", passages=(passage,), date=dt.date(2024, 1, 1), found_at=place)


def test_places_in_a_paper_are_absolute():
    first, second = links_of(paper("https://github.com/o/n\n  https://github.com/o/m"))
    assert (first.found_at.path, first.found_at.line, first.found_at.column) == ("digest.txt", 7, 3)
    assert (second.found_at.line, second.found_at.column) == (8, 3)
    assert first.paper == "p"


def test_what_the_source_says_outweighs_the_sentence():
    (link,) = links_of(paper("We build on https://github.com/o/n.", relation=Relation.OWN))
    assert link.relation is Relation.OWN


def test_a_link_written_twice_is_kept_once_with_the_clearest_relation():
    (link,) = links_of(paper("https://github.com/o/n\n\nOur code is available at https://github.com/O/N."))
    assert (link.found_at.line, link.relation) == (7, Relation.OWN)
    assert len(links_of(paper("https://github.com/o/n https://github.com/o/n/tree/v1"))) == 2


@pytest.mark.parametrize(
    ("text", "format", "message", "remedy"),
    [
        ("", "docx", "unknown format 'docx'; known are text, ", "one of these"),
        ("", None, "unknown format None; known are text, ", "one of these"),
        ("", ["text"], "unknown format ['text']; known are text, ", "one of these"),
        (None, "text", "cannot read NoneType as a text", "skip what is missing"),
        (b"https://github.com/o/n", "text", "cannot read bytes as a text", ".decode('utf-8', 'replace')"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_mend(text, format, message, remedy):
    with pytest.raises(DigestError, match=re.escape(message)) as refused:
        extract_links(text, format)
    assert remedy in refused.value.remedy


def test_the_digest_and_the_cases_agree_with_the_truth(shared, monkeypatch):
    monkeypatch.syspath_prepend(str(shared / "data/links"))
    import score_links

    def found(text, format):
        for link in extract_links(text, format):
            fields = {"owner": link.owner, "name": link.name, "kind": link.kind.value}
            yield {**fields, "ref": link.ref, "path": link.path}

    lines = (shared / "data/links/link_cases_dev.jsonl").read_text("utf-8").splitlines()
    cases = [json.loads(line) for line in lines]
    score = score_links.score(cases, found)
    sys.modules.pop("score_links")
    assert (score["P"], score["R"], score["fails"]) == (1.0, 1.0, [])
    for key in ("kind", "refpath"):
        got, wanted = score[key].split("/")
        assert got == wanted
    for case in cases:
        if "claim" in case:
            claim = claim_of(
                paper(case["text"], case["format"]), links_of(paper(case["text"], case["format"]))
            )
            assert (claim.kind if claim else None) == case["claim"]


def test_what_is_kept_beside_ones_own_is_ones_own():
    text = "Our code: https://github.com/o/tinykit.\nReferences\nFoo, https://github.com/o/tinykit-examples"
    other = "\nBar, https://github.com/x/tinykit-examples\nBaz, https://github.com/o/other"
    page = Passage(field="page 1", text=text + other, format="pdf", found_at=Location(page=1))
    links = links_of(Paper(id="p", title="On Waves", passages=(page,), found_at=Location()))
    assert [str(link.relation) for link in links] == ["own", "own", "third-party", "third-party"]
