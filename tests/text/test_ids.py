import pytest

from repocheck.text.ids import arxiv_id, doi


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://arxiv.org/abs/2401.01234v2", "2401.01234"),
        ("arXiv:hep-th/9901001", "hep-th/9901001"),
        ("10.48550/arXiv.2401.01234", "2401.01234"),
        ("2401.01234", "2401.01234"),
        ("version 2401.01234", None),
        ("arXiv:2401.012345678", None),
    ],
)
def test_arxiv_id(text, expected):
    assert arxiv_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("see doi:10.1000/ABC.1).", "10.1000/abc.1"), ("version 10.2", None), ("", None)],
)
def test_doi(text, expected):
    assert doi(text) == expected
