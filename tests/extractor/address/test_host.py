import pytest

from repocheck.extractor.address.anchors import anchors
from repocheck.extractor.address.decoding import decode
from repocheck.extractor.address.host import address_at, host_at
from repocheck.knowledge.hosts import PUBLIC


def test_anchors_are_found_in_order_and_in_any_case():
    assert [literal for _, literal in anchors("GitLab GITHUB.com İ github", PUBLIC.anchors)] == [
        "gitlab",
        "github",
        ".co",
        "github",
    ]
    assert all(literal == literal.lower() for literal in PUBLIC.anchors)
    assert anchors("nothing here", PUBLIC.anchors) == []


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("see github.com/x", "github.com"),
        ("https://a.github.io.", "a.github.io"),
        ("...github.com...", "github.com"),
        ("x..github.com", "github.com"),
        ("github. com/x", "github.com"),
        ("github\n.com/x", "github.com"),
        ("github。com/x", "github.com"),
        ("github. Com mon", "github"),
        ("notgithub.com", "notgithub.com"),
        ("GitHub", "github"),
    ],
)
def test_the_host_is_read_whole(text, host):
    position = text.lower().index("github")
    assert host_at(text, position)[2] == host


@pytest.mark.parametrize(
    ("text", "start", "scheme"),
    [
        ("https://github.com/o/n", 0, "https"),
        ("12https://github.com/o/n", 2, "https"),
        ("git+https://github.com/o/n", 0, "git+https"),
        ("git@github.com:o/n", 0, ""),
        ("(github.com/o/n)", 1, ""),
        ("https: //github.com/o/n", 0, "https"),
        ("htps://github.com/o/n", 0, "htps"),
        ("https:/github.com/o/n", 0, "https"),
        ("https://https://github.com/o/n", 0, "https"),
        ("https://u:p@github.com/o/n", 0, "https"),
        ("https://web.archive.org/web/1/https://github.com/o/n", 0, "https"),
    ],
)
def test_an_address_starts_with_its_scheme(text, start, scheme):
    position = text.rindex("github")
    address = address_at(decode(text), host_at(text, position), 0)
    assert (address.start, address.scheme, address.host) == (start, scheme, "github.com")


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com@evil.example/o/n",
        "https://github.com:x@evil.example/o/n",
        "https://evil.example/?u=https://github.com/o/n",
        "https://evil.example/github.com/o/n",
        "bob@github.com/o",
        "éгithub https://éxgithub.com",
    ],
)
def test_a_host_that_is_not_the_addresss_own_is_refused(text):
    view = decode(text)
    found = [
        address_at(view, host_at(text, at), 0)
        for at, literal in anchors(text, PUBLIC.anchors)
        if literal == "github"
    ]
    assert not [address for address in found if address and address.host == "github.com"]
