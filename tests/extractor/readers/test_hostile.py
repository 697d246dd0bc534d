"""No reader crashes, hangs or takes more than linear time, whatever it is fed."""

import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from repocheck.errors import DigestError
from repocheck.extractor.readers import FORMATS
from repocheck.models import Paper
from tests.extractor.readers.samples import SAMPLES, make_pdf, papers

PAPER = TypeAdapter(Paper)
TEXTS = [path.read_bytes() for path in SAMPLES]
SPICE = [b"\xff"] + [piece.encode() for piece in (
    "\0", "\r", "\n\n\n", "\\", '"', "'", "{", "}", "[", "]", "<", ">", "&#x0;", "\\ud800",
    "]]>", "<![CDATA[", "-->", "·", "May 5, 2024 3\n", "3 authors\n", "@misc{", ",,", "```",
    "1e999", "9" * 50, "\u2028\ufeff\U0001f600", "](https://huggingface.co/papers/2401.00001)",
)]  # fmt: skip


@st.composite
def mutated(draw):
    data = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 6))):
        at, end = sorted(draw(st.tuples(*[st.integers(0, len(data))] * 2)))
        data = data[:at] + draw(st.sampled_from(SPICE) | st.binary(max_size=8)) + data[min(end, at + 40) :]
    return data


def survives(data, format=None):
    """Read `data`; return its papers, or none where a proper error was raised."""
    try:
        return papers(data, format)
    except DigestError as error:
        return [] if error.remedy else pytest.fail(f"no remedy: {error}")


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"pdf"}))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=mutated())
def test_no_crash_on_mutated_samples(format, data):
    found = survives(data, format)
    assert len({paper.id for paper in found}) == len(found)
    assert all(paper.title and PAPER.dump_json(paper) for paper in found)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=mutated() | st.binary(max_size=300))
def test_no_crash_in_the_choice_of_a_format(data):
    survives(data.replace(b"%PDF-", b""))


@pytest.mark.parametrize("cut", [50, 200, 400, 600, 700])
def test_no_crash_on_cut_pdf(cut):
    data = make_pdf(["Code: https://github.com/a/b"], [(0, "https://github.com/a/b")])
    survives(data[:cut] + data[cut + 7 :], "pdf")


HOSTILE = {
    "blank lines": "\n",
    "blanks": " ",
    "brackets": "[",
    "images": "![",
    "half links": "](",
    "dots": "·\n",
    "bullets": "• ",
    "dates": "May 5, 2024\n",
    "cards": "Title\n3 authors\n·\nMay 5, 2024\n",
    "headings": "# a #",
    "escapes": "\\",
    "tags": "<a ",
    "unclosed names": "<entry><name>",
    "one entry": "<name>",
    "items": "<item><title><![CDATA[",
    "terms": "<dt><a href='/abs/2401.00001'><div class='list-title'>",
    "articles": "<article><h3><a href='/papers/2401.00001'>#community",
    "props": "data-props=\"{",
    "open braces": "a={",
    "open fields": "a={\n",
    "entries": "@misc{a,\n",
    "quotes": '"',
    "commas": ",",
    "objects": '{"a":',
    "records": '{"title": "t", "id": "1"},',
    "broken records": '{"title": "t" oops},\n',
    "rows": 'a,"b\n',
    "and": " and a",
    "comments": "<!--",
    "urls": "https://",
    "titles": "\\title{",
    "fields behind words": "They read the data & a = {b},\na = {b},\n",
}  # fmt: skip
STARTS = {
    "bibtex": "@misc{a,\n title={T},\n",
    "json": '[{"a": "b"},',
    "pwc-json": "[",
    "hf-json": "[",
    "alphaxiv-json": "[",
    "arxiv-atom": "<feed><entry>",
    "arxiv-rss": "<rss><item>",
    "csv": "title,b\n",
}


def seconds(format, text):
    start = time.process_time()
    with suppress(DigestError):
        papers(text, format)
    return time.process_time() - start


@pytest.mark.slow  # it measures time or memory
@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"pdf"}))
def test_time_is_linear(format):
    for name, piece in HOSTILE.items():
        small, large = (STARTS.get(format, "") + piece * (size // len(piece)) for size in (3_000, 24_000))
        allowed = 3**3 * max(seconds(format, small), 0.05)  # three times per doubling
        assert seconds(format, large) < allowed, name
