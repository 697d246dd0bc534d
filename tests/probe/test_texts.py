import pytest

from repocheck.config import ProbeConfig
from repocheck.models import EntryKind, TreeEntry
from repocheck.probe._texts import decode, wanted_entries


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
    paths = ["src/deep/a.py", "b.py", "docs/README.md", "README.md", "link.py", "other.c"]
    tree = [TreeEntry(p, EntryKind.SYMLINK if p == "link.py" else EntryKind.FILE, "0" * 40) for p in paths]
    chosen, left = wanted_entries(tree, ("**/readme*", "**/*.py"), ProbeConfig(max_files=3))
    assert [entry.path for entry in chosen] == ["README.md", "docs/README.md", "b.py"]
    assert list(left) == ["src/deep/a.py"]
    assert "more than 3 files" in left["src/deep/a.py"]
