"""Sources that are read side by side, a worker killed midway, say what one process says of them."""

import json

import pytest

from repocheck.config import Config
from repocheck.errors import DigestError
from repocheck.pipeline import Reading, papers
from tests.engine.work import die_once_at_bad

PARALLEL = [pytest.param("processes"), pytest.param("ray", marks=pytest.mark.ray)]


@pytest.fixture
def sources(tmp_path):
    """Three parts of a digest: doubles in one and across two, an id taken twice, a broken record."""

    def paper(number, **more):
        text = f"Our code is at https://github.com/lab/method-{number}."
        return json.dumps(
            {"id": f"2301.{number:05}", "title": f"On the thing {number}", "abstract": text} | more
        )

    parts = {
        "a.jsonl": [paper(1), paper(2), paper(1, abstract="Code: https://github.com/lab/more")],
        "bad.jsonl": [
            paper(3),
            '{"id": "2301.00009", "title": ',
            paper(2, comment="See https://github.com/x/y"),
        ],
        "c.jsonl": [paper(1, title="Another thing altogether"), paper(4)],
    }
    for name, lines in parts.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n")
    return [str(tmp_path / name) for name in parts]


@pytest.mark.parametrize("engine", PARALLEL)
def test_sources_read_side_by_side_say_the_same(engine, sources, monkeypatch, tmp_path):
    here = Reading(sources, None, Config(offline=True))
    expected = list(here)
    monkeypatch.setattr(papers, "read_part", die_once_at_bad)
    there = Reading(sources, None, Config(offline=True, engine=engine, jobs=2))
    assert list(there) == expected
    assert (there.notes, there.formats, there.count) == (here.notes, here.formats, 6)
    assert (tmp_path / "bad.jsonl.killed").exists()
    assert any(len(report.links) == 2 for _, report in expected)


def test_what_is_no_digest_is_named(sources, tmp_path):
    (tmp_path / "d.json").write_text(" \n")
    with pytest.raises(DigestError, match="is empty") as raised:
        list(Reading([*sources, str(tmp_path / "d.json")], None, Config(engine="processes", jobs=2)))
    assert raised.value.remedy


def test_one_source_is_read_here(sources, monkeypatch):
    monkeypatch.setattr(papers, "read_part", None)
    assert len(list(Reading(sources[:1], None, Config(engine="processes")))) == 2
