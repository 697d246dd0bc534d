"""What a digest of millions keeps while it flows: in order, whole, and in little memory."""

import random
import tracemalloc

import pytest

from repocheck.extractor.readers._held import BATCH, Hashes, HeldPapers
from repocheck.models import Location, Paper, Passage, Relation


def paper(number: int, times: int = 20) -> Paper:
    place = Location(path="digest.jsonl", line=number + 1)
    passage = Passage("abstract", f"About the thing {number}. " * times, place, relation=Relation.OWN)
    extra = {"n": number}
    return Paper(f"p{number}", f"Title {number}", place, (passage,), authors=("A. Kim",), extra=extra)


@pytest.mark.parametrize("count", [0, 1, BATCH - 1, BATCH, BATCH + 1, 3 * BATCH])
def test_held_papers_come_out_as_they_went_in(count):
    held = HeldPapers()
    for number in range(count):
        held.add(paper(number))
    assert len(held) == count
    assert [held[number] for number in reversed(range(count))] == [paper(n) for n in reversed(range(count))]
    assert list(held.drain()) == [paper(number) for number in range(count)]


@pytest.mark.parametrize(
    ("times", "share"), [(50, 1.2), (1_000, 0.5)], ids=["as they are", "many compressed"]
)
def test_held_papers_take_little_more_memory_than_their_texts(times, share):
    papers = [paper(number, times) for number in range(10 * BATCH)]
    tracemalloc.start()
    held = HeldPapers()
    for each in papers:
        held.add(each)
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < share * sum(len(each.passages[0].text) for each in papers)
    assert list(held.drain()) == papers


@pytest.mark.parametrize("alike", [1, 1 << 40], ids=["side by side", "in one place"])
def test_hashes_are_a_set(alike):
    rng = random.Random(1)
    known, hashes = set(), Hashes()
    for value in (alike * rng.choice((1, -1)) * rng.randrange(1, 1_500) for _ in range(2_000)):
        assert (value in hashes) == (value in known)
        known.add(value)
        hashes.add(value)
    assert len(hashes) == len(known)
