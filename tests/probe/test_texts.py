from types import MappingProxyType

import pytest

from repocheck.config import ProbeConfig
from repocheck.models import EntryKind, TreeEntry
from repocheck.probe._texts import decode, read_wanted, wanted_entries


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"plain", "plain"),
        ("h\u00e9".encode(), "h\u00e9"),
        ("h\u00e9".encode("latin-1"), "h\u00e9"),
        (b"\xef\xbb\xbfbom", "bom"),
        ("wide".encode("utf-16"), "wide"),
        (b"\xff\xfe\x00", "\ufffd"),
        (b"", ""),
    ],
)
def test_decode(content, text):
    assert decode(content, ProbeConfig()).text == text


def test_a_cut_in_the_middle_of_a_character_is_no_reason_for_latin_1():
    limits = ProbeConfig(max_text_bytes=1024)
    cut = decode("é".encode() * 600 + b"x", limits)
    assert cut.truncated
    assert set(cut.text) == {"é"}
    odd = decode(b"a" + "é".encode() * 600, limits)
    assert set(odd.text) == {"a", "é"}


def test_important_and_shallow_files_come_first_and_the_rest_says_why_not():
    paths = ["src/deep/a.py", "b.py", "docs/README.md", "README.md", "sub.py", "other.c"]
    tree = [TreeEntry(p, EntryKind.SUBMODULE if p == "sub.py" else EntryKind.FILE, "0" * 40) for p in paths]
    chosen, left = wanted_entries(tree, ("**/readme*", "**/*.py"), ProbeConfig(max_files=3))
    assert [entry.path for entry in chosen] == ["README.md", "docs/README.md", "b.py"]
    assert list(left) == ["src/deep/a.py"]
    assert "more than 3 files" in left["src/deep/a.py"]


LIMITS = ProbeConfig()


def read(files, globs=("*.md",), links=MappingProxyType({}), limits=LIMITS):
    """Return what is read of `files` and `links`, and the paths that each request asks for."""
    tree = [TreeEntry(path, EntryKind.FILE, "0" * 40) for path in files]
    tree += [TreeEntry(path, EntryKind.SYMLINK, "0" * 40) for path in links]
    asked = []

    def fetch(entries):
        asked.append([entry.path for entry in entries])
        return lambda entry: (files | links)[entry.path].encode()

    found = read_wanted(tuple(sorted(tree)), globs, limits, fetch)
    return {path: text.text for path, text in found.texts.items()}, found.unread, asked


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("docs/index.md", None),
        ("./docs/../docs/index.md", None),
        ("other.md", "it is a link to something that is no file"),
        ("docs", "it is a link to something that is no file"),
        ("../outside.md", "it is a link to something that is no file"),
        ("/etc/passwd", "it is a link to something that is no file"),
        ("README.md", "it is a link to something that is no file"),
    ],
)
def test_a_link_is_followed_within_the_tree(target, why):
    texts, unread, asked = read({"docs/index.md": "# Hi"}, links={"README.md": target})
    assert texts.get("README.md") == (None if why else "# Hi")
    assert unread.get("README.md", "").startswith(why or "")
    assert len(asked) == (1 if why else 2)


def test_a_link_to_a_file_that_is_read_anyway_costs_no_request():
    texts, unread, asked = read({"a.md": "# Hi"}, links={"README.md": "a.md"})
    assert (texts["README.md"], unread, len(asked)) == ("# Hi", {}, 1)


def test_what_a_text_names_is_read_in_one_more_request_and_no_further():
    files = {
        "README.md": "Run `python a/b/train.py`.",
        "a/b/train.py": "import c",
        "a/b/c.py": "",
        "x/y.py": "",
    }
    texts, unread, asked = read(files, ("*.md", "named:**/*.py"))
    assert asked == [["README.md"], ["a/b/train.py"]]
    assert texts["a/b/train.py"] == "import c"
    assert not unread


def test_what_is_named_counts_towards_the_limit_of_all_texts():
    files = {"README.md": "x" * 70_000 + " a/train.py", "a/train.py": "import c"}
    _, unread, _ = read(files, ("*.md", "named:**/*.py"), limits=ProbeConfig(max_total_bytes=65_536))
    assert "larger than the limit" in unread["a/train.py"]
