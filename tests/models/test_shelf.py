import pytest

from repocheck.models import AuditReport, Location, Packed, RepoReport, Shelf, Spool
from tests.reporter.factory import REPOS, audit_report
from tests.reporter.hostile import hostile_report

ALL = (*REPOS, *hostile_report().repos)


@pytest.fixture(scope="module")
def shelf():
    return Shelf(RepoReport, [Packed.of(repo) for repo in ALL])


def test_gives_back_what_was_put_on_it(shelf):
    assert (len(shelf), shelf[2], shelf[-1], list(shelf)) == (len(ALL), ALL[2], ALL[-1], list(ALL))
    assert shelf == ALL
    assert shelf[1:3] == shelf[1:3] == ALL[1:3]
    assert shelf != ALL[1:]
    assert shelf != 7
    assert ALL[3] in shelf
    with pytest.raises(IndexError):
        shelf[len(ALL)]


def test_is_small(shelf):
    packed = sum(len(Packed.of(repo)) for repo in REPOS)
    assert packed * 3 < sum(len(repo.model_dump_json()) for repo in REPOS)


def test_a_short_noun_is_kept_as_it_is():
    place = Location(path="a", line=3)
    packed = Packed.of(place)
    assert packed == place.model_dump_json().encode()
    assert list(Shelf(Location, [packed])) == [place]


def test_a_report_keeps_it_as_it_is_and_shows_it_as_any_other(shelf):
    usual = audit_report(repos=ALL)
    shelved = AuditReport.model_validate(dict(usual) | {"repos": shelf})
    assert shelved.repos is shelf
    assert shelved == usual
    assert shelved.model_dump() == usual.model_dump()
    assert shelved.model_dump_json() == usual.model_dump_json()


def test_a_spool_gives_back_what_was_put_into_it_also_from_its_file(monkeypatch):
    monkeypatch.setattr("repocheck.models.shelf._IN_MEMORY_BYTES", 100)
    packed = [Packed(bytes([number]) * 30) for number in range(20)]
    spool = Spool(packed)
    spool[3] = Packed(b"another")
    packed[3] = Packed(b"another")
    assert list(spool) == packed
    assert list(spool[2:5]) == packed[2:5]
    assert spool[-1] == packed[-1]
    with pytest.raises(IndexError):
        spool[20]
