import pytest

from tests.extractor.readers.samples import papers

URL = "https://github.com/a/b"


@pytest.mark.parametrize(
    "entry",
    [
        "@misc{t1, title={Tiny}, howpublished={\\url{%s}}, note={Accessed: 2025-01-01}}",
        '@software{t2, url = "%s", publisher={GitHub}}',
        "@misc{t3, note = {{%s}}}",
        "@misc{t4, title = {Open, url = {%s}",
        "@misc{t5, title = {Open,\n url = {%s}\n}\n\n@misc{next, title={N}}",
        "@misc{t6 title = {No comma}, url = {%s}}",
        "@misc{t7, title = {T} url = {%s}}",
        '@misc{t8, title = "a {"} b", url = {%s}}',
        "@misc{t9, = {%s}}",
        "@misc{%s}",
        "@misc{t10,\n bdsk-url-1 = {%s}}",
        "@misc(t11, url = {%s})",
        "@string{home = {%s}}\n@misc{t12, url = home}",
        "@MISC { t13 , URL={%s} , }",
        "@misc{t14, title={T}}\nfree text %s\n",
    ],
)
def test_no_address_is_lost(entry):
    found = papers(entry.replace("%s", URL), "bibtex")
    assert URL in found[0].text


def test_a_missing_brace_costs_no_other_entry():
    text = "@misc{a, title = {Open\n}\n@misc{b, title = {B}}\n@misc{c, title = {C}}\n"
    assert [paper.id for paper in papers(text)] == ["a", "b", "c"]


def test_a_number_in_an_abstract_is_no_field():
    abstract = "It is right (area = 0.93,\n  sensitivity = 1.00, and so on), or nearly so."
    (paper,) = papers(
        f"@misc{{a, title = {{A}},\n abstract = {{{abstract}}},\n year = 2021,\n month = nov\n}}"
    )
    assert str(paper.date) == "2021-11-01"


@pytest.mark.parametrize(
    ("fields", "id_"),
    [
        ("eprint={2501.60001v2}", "2501.60001"),
        ("journal={arXiv preprint arXiv:2501.60001}", "2501.60001"),
        ("url={https://arxiv.org/abs/cs/0601001}", "cs/0601001"),
        ("doi={https://doi.org/10.1234/A.b}", "10.1234/a.b"),
        ("note={none}", "key"),
    ],
)
def test_identifiers(fields, id_):
    assert papers(f"@misc{{key, title={{T}}, {fields}}}")[0].id == id_


@pytest.mark.parametrize(("field", "relation"), [("code", "own"), ("github", "own"), ("url", None)])
def test_a_field_for_code_says_that_it_is_own(field, relation):
    (paper,) = papers(f"@article{{a, title={{Waves}}, {field}={{{URL}}}}}", "bibtex")
    assert [piece.relation for piece in paper.passages if URL in piece.text] == [relation]


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = {2026}, month = {5}, day = {11}", "2026-05-11"),
        ("year = {2026}, month = may, day = {3}", "2026-05-03"),
        ("year = {2026}, month = {5}, day = {42}", "2026-05-01"),
    ],
)
def test_a_day_of_its_own_is_part_of_the_date(fields, date):
    (paper,) = papers(f"@misc{{a, title = {{Nets That Wait}}, {fields}}}\n", "bibtex")
    assert str(paper.date) == date
