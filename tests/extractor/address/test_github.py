import pytest

from repocheck.extractor.address.github import (
    classify,
    clean_name,
    is_placeholder,
    needed_segments,
    owner_ok,
    template_at,
)
from repocheck.knowledge.github_names import RESERVED_OWNERS, ROUTES
from repocheck.knowledge.hosts import HOSTS, PUBLIC
from repocheck.models import LinkKind


@pytest.mark.parametrize("owner", ["a", "a-b", "3d", "old-", "jd_acme", "x" * 39])
def test_accounts_that_can_be(owner):
    assert owner_ok(owner)


@pytest.mark.parametrize(
    "owner", ["", "-a", "a--b", "a_b", "a.b", "x" * 40, "a_b_acme", "jd_toolongcode", "é"]
)
def test_accounts_that_cannot_be(owner):
    assert not owner_ok(owner)


@pytest.mark.parametrize(
    ("segment", "name"),
    [
        ("n.git", "n"), ("n.git.git", "n"), ("n.wiki.git", "n"), ("n.gitignore", "n.gitignore"),
        ("legit", "legit"),
        ("n%2Dm", "n-m"), ("n%20", "n"), ("n%E4", "n"), (".github", ".github"), (".", None), ("..", None),
        ("", None), (".git", None), ("n" * 101, None), ("_n-", "_n-"),
    ],
)  # fmt: skip
def test_names_are_cleaned(segment, name):
    assert clean_name(segment) == name


SHOWN = [name for name, host in HOSTS.items() if host.kind] + ["github.com"]


def classified(name, segments, tail):
    return classify(PUBLIC.find(name), segments, tail)


@pytest.mark.parametrize("name", SHOWN)
def test_every_host_names_a_repository(name):
    host = HOSTS[name]
    prefix = host.prefix + (("stars",) if name == "img.shields.io" else ())
    path = "/" + "/".join((*prefix, "o", "n"))
    assert needed_segments(host, path, 0) == len(prefix) + 2
    target = classify(host, (*prefix, "o", "n"), "")
    assert (target.owner, target.name) == ("o", "n")
    assert target.kind == (host.kind or LinkKind.REPO)


@pytest.mark.parametrize("ending", ["", ".svg", ".png", ".json"])
def test_the_suffix_of_a_badge_is_no_part_of_the_name(ending):
    target = classified("img.shields.io", ("github", "stars", "o", f"n{ending}"), "?style=social")
    assert (target.kind, target.owner, target.name) == (LinkKind.BADGE, "o", "n")
    assert classified("github.com", ("o", "n.svg"), "").name == "n.svg"


@pytest.mark.parametrize(("route", "kind"), ROUTES.items())
def test_every_route_has_its_kind(route, kind):
    assert classified("github.com", ("o", "n"), f"/{route}/x").kind == kind


@pytest.mark.parametrize("owner", sorted(RESERVED_OWNERS))
def test_every_page_of_githubs_own_is_a_site(owner):
    target = classified("github.com", (owner, "x"), "")
    assert (target.kind, target.owner, target.name) == (LinkKind.SITE, None, None)


@pytest.mark.parametrize(
    ("path", "length"),
    [
        ("/github/stars/o/n", 4), ("/github/v/release/o/n", 5),
        ("/github/actions/workflow/status/o/n/c.yml", 6),
        ("/github/languages/top/o/n", 5), ("/badge/x", 4),
    ],
)  # fmt: skip
def test_badges_name_their_repository_behind_the_metric(path, length):
    assert needed_segments(HOSTS["img.shields.io"], path, 0) == length


@pytest.mark.parametrize(
    "text", ["<user>", "{owner}", "{{ user }}", "[name]", "$USER", "${ORG}", "%s", ":owner", ".../"]
)
def test_templates_are_known(text):
    assert template_at(text, 0)


@pytest.mark.parametrize("text", ["a", "</a>", "{a,b}", "<a href='x'>", "[]", "[1]", "... "])
def test_what_is_no_template(text):
    assert template_at(text, 0) is None


def test_pages_and_gists_and_strangers():
    assert classified("o.github.io", (), "").name == "o.github.io"
    assert classified("o.github.com", ("n",), "").kind is LinkKind.PAGES
    assert classified("docs.github.com", ("en",), "").kind is LinkKind.SITE
    assert classified("gist.github.com", ("o", "abcdef012345"), "").kind is LinkKind.GIST
    assert classified("gist.github.com", ("o",), "").kind is LinkKind.SITE
    assert classified("gist.github.com", ("a.b", "c"), "") is None
    assert classified("a.b.github.io", (), "") is None
    assert classified("colab.research.google.com", ("drive", "x"), "") is None
    assert is_placeholder("your-username", "n")
    assert not is_placeholder("openai", "clip")
