"""What a person names as a digest: folders, globs, archives, several at a time."""

import gzip
import io
import struct
import tarfile
import zipfile

import pytest

from repocheck.config import Config
from repocheck.errors import DigestError
from repocheck.pipeline import Reading
from repocheck.pipeline.sources import opened

MAIN = "\\documentclass{article}\n\\title{Of Waves}\n\\begin{document}\n\\input{parts/a}\n\\end{document}\n"
PART = "Our code is at https://github.com/a/b.\n"
OUTSIDE = (
    "\\documentclass{article}\n\\title{Of Waves}\n\\begin{document}\n\\input{../secret}\n\\end{document}\n"
)


def read_all(*sources):
    reading = Reading(list(map(str, sources)), None, Config(offline=True))
    return [
        (paper.title, [link.repo.slug for link in report.links]) for paper, report in reading
    ], reading.notes


def make_project(folder):
    (folder / "parts").mkdir(parents=True)
    (folder / "main.tex").write_text(MAIN)
    (folder / "parts" / "a.tex").write_text(PART)
    (folder / "appendix.tex").write_text("\\section{More}\n")
    return folder


def make_zip(folder, target):
    with zipfile.ZipFile(target, "w") as archive:
        for path in folder.rglob("*.tex"):
            archive.write(path, path.relative_to(folder.parent))
    return target


def make_tar(folder, target):
    with tarfile.open(target, "w:gz") as archive:
        archive.add(folder, folder.name)
    return target


def test_a_latex_project_is_one_paper_wherever_it_is_kept(tmp_path):
    folder = make_project(tmp_path / "paper")
    expected = [("Of Waves", ["github.com/a/b"])]
    assert read_all(folder)[0] == expected
    assert read_all(folder / "main.tex")[0] == expected
    assert read_all(make_zip(folder, tmp_path / "p.zip"))[0] == expected
    assert read_all(make_tar(folder, tmp_path / "p.tar.gz"))[0] == expected


def test_a_packed_file_alone_is_read(tmp_path):
    (tmp_path / "2601.00001").write_bytes(gzip.compress(MAIN.replace("\\input{parts/a}", PART).encode()))
    assert read_all(tmp_path / "2601.00001")[0] == [("Of Waves", ["github.com/a/b"])]


def test_a_paper_reads_no_file_outside_of_its_folder(tmp_path):
    folder = make_project(tmp_path / "paper")
    (tmp_path / "secret.tex").write_text(PART)
    (folder / "main.tex").write_text(OUTSIDE)
    found, notes = read_all(folder)
    assert found == [("Of Waves", [])]
    assert "../secret that it includes was not found" in notes[0]


def test_folders_and_globs_are_all_their_digests(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.bib").write_text(f"@article{{{name}, title = {{Of {name}}}}}\n")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    expected = [("Of one", []), ("Of two", [])]
    assert read_all(tmp_path)[0] == expected
    assert read_all(tmp_path / "*.bib")[0] == expected
    assert read_all(tmp_path / "one.bib", tmp_path / "*.bib")[0] == expected


def test_a_paper_of_several_digests_counts_once(tmp_path):
    (tmp_path / "a.md").write_text(
        "- [Waves](https://arxiv.org/abs/2601.00001)\n- [Reefs](https://arxiv.org/abs/2601.00002)\n"
    )
    (tmp_path / "b.jsonl").write_text(
        '{"title": "Waves", "id": "2601.00001", "code": "https://github.com/a/b"}\n'
    )
    found, notes = read_all(tmp_path / "a.md", tmp_path / "b.jsonl")
    assert found == [("Waves", ["github.com/a/b"]), ("Reefs", [])]
    assert "count once" in notes[0]


def test_lists_of_ids_and_slugs_are_papers(tmp_path):
    (tmp_path / "list.txt").write_text(
        "# ours\n2601.00001v2\n10.1234/abc.5\nowner/name\nhttps://github.com/a/b\n"
    )
    found, notes = read_all(tmp_path / "list.txt")
    assert [repos for _, repos in found] == [[], [], ["github.com/owner/name"], ["github.com/a/b"]]
    assert "2 papers are given by their ids alone" in notes[0]


@pytest.mark.parametrize("name", ["nothing.txt", "*.none"])
def test_what_is_not_there_is_an_error(name, tmp_path):
    with pytest.raises(DigestError, match="cannot read"):
        read_all(tmp_path / name)


def test_a_folder_or_archive_without_a_digest_is_an_error(tmp_path):
    (tmp_path / "x.png").write_bytes(b"x")
    with pytest.raises(DigestError, match="no digest in the folder"):
        read_all(tmp_path)
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.writestr("word/document.bin", "x")
    with pytest.raises(DigestError, match="no digest in the archive"):
        read_all(tmp_path / "x.zip")


_ENTRY = struct.pack("<4s6H3L5H2L", b"PK\1\2", *(0,) * 16)
NAMELESS = b"PK\3\4" + _ENTRY + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(_ENTRY), 4, 0)
"""A zip file with one entry that has no name."""


@pytest.mark.parametrize("data", [b"PK\x03\x04 and nothing else", NAMELESS], ids=["cut", "nameless"])
def test_a_damaged_archive_is_an_error(data, tmp_path):
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(DigestError, match="cannot be read"):
        read_all(tmp_path / "x.zip")


def test_an_archive_comes_by_standard_input_as_well(tmp_path, monkeypatch):
    data = make_zip(make_project(tmp_path / "paper"), tmp_path / "p.zip").read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    with opened("-", Config(offline=True)) as found:
        assert [each.name for each in found] == ["standard input/paper/main.tex"]


def test_a_paper_that_two_lists_of_an_archive_name_counts_once(tmp_path):
    folder = tmp_path / "lists"
    folder.mkdir()
    for day in "ab":
        entries = "".join(
            f"- [Waves of {each}](https://arxiv.org/abs/2401.0000{n})\n"
            for n, each in enumerate(("Reefs", "Bays", day))
        )
        (folder / f"{day}.md").write_text(f"# Papers\n\n{entries}")
    with zipfile.ZipFile(tmp_path / "lists.zip", "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    kept, notes = read_all(tmp_path / "lists.zip")
    assert [title for title, _ in kept] == [title for title, _ in read_all(folder)[0]]
    assert any("count once" in note for note in notes)
