from types import MappingProxyType

import pytest

from repocheck.config import ProbeConfig
from repocheck.models import EntryKind, TreeEntry
from repocheck.probe._texts import answers, decode, read_wanted, wanted_entries
from tests.subjects import make_subject


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


@pytest.mark.parametrize(
    ("files", "links", "read_as"),
    [
        pytest.param({"d/c.md": "x"}, {"a.md": "d/b", "d/b": "c.md"}, {"a.md"}, id="over another link"),
        pytest.param({"d/a/b/c.md": "x"}, {"l": "d/a/b"}, {"l/c.md"}, id="a folder"),
        pytest.param(
            {"d/a/b/c.md": "x"}, {"l": "d", "m": "l/a/b"}, {"m/c.md"}, id="a folder behind a folder"
        ),
        pytest.param(
            {"d/a/b/c.md": "x"}, {"a.md": "l/b/c.md", "l": "d/a"}, {"a.md"}, id="a file behind a folder"
        ),
        pytest.param({"c.md": "x"}, {"l": "."}, {"c.md"}, id="all"),
        pytest.param({"d/e/f.md": "x"}, {"d/e/g": ".."}, set(), id="around itself"),
        pytest.param({"d/a/b/c.txt": "x"}, {"l": "d/a/b"}, set(), id="nothing wanted"),
        pytest.param({}, {"a.md": "b.md", "b.md": "a.md"}, set(), id="a circle"),
        pytest.param({"d/a/b/c.md": "x"}, {"l": "../d/a/b"}, set(), id="out"),
    ],
)
def test_links_are_followed_over_folders_and_other_links(files, links, read_as):
    texts, unread, asked = read(files, ("{,*/}*.md",), links)
    assert {
        path for path, text in texts.items() if text == "x" and path not in files
    } == read_as - files.keys()
    assert unread.keys() <= {path for path in links if path.endswith(".md")}
    assert len(asked) <= 2


def test_a_list_in_a_list_in_a_list_is_read_and_no_further():
    files = {
        "a.txt": "-r d/e/b.txt",
        "d/e/b.txt": "-r f/c.txt",
        "d/e/f/c.txt": "-r g/d.txt",
        "d/e/f/g/d.txt": "x",
    }
    texts, _, asked = read(files, ("*.txt", "named:**/*.txt"))
    assert asked == [["a.txt"], ["d/e/b.txt"], ["d/e/f/c.txt"]]
    assert "d/e/f/g/d.txt" not in texts


def test_kept_evidence_answers_if_it_holds_all_that_would_be_read():
    files = {"a.txt": "-r d/b.txt", "d/b.txt": "-r e/c.txt", "d/e/c.txt": "x"}
    tree = tuple(sorted(TreeEntry(path, EntryKind.FILE, "0" * 40) for path in files))
    texts = {path: decode(text.encode(), LIMITS) for path, text in files.items()}
    globs = ("*.txt", "named:**/*.txt")

    def kept(paths):
        evidence = make_subject({}).evidence
        return evidence.model_copy(update={"tree": tree, "texts": {path: texts[path] for path in paths}})

    assert answers(kept(files), globs, LIMITS)
    for lacking in files:
        assert not answers(kept(files.keys() - {lacking}), globs, LIMITS)
