"""What is asked of the words behind a title."""

from repocheck.extractor.readers._listing import lead

PARTS = 200


def test_only_a_venue_of_few_parts_is_looked_for_behind_authors(monkeypatch):
    asked = []
    monkeypatch.setattr(lead, "likely_names", lambda words: asked.append(words) or 0)
    lead.title_end("What the data hold: " + "a = {b}, " * PARTS)
    assert PARTS < len(asked) < 12 * PARTS


def test_any_number_of_brackets_behind_a_title_is_left_out():
    assert lead.title_end("Waves in a Box" + " (2019)" * 10 * PARTS) == len("Waves in a Box")
