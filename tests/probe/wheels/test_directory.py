import io
import struct
import zipfile

import pytest

from repocheck.probe.wheels import Unreadable
from repocheck.probe.wheels.archive import HeldArchive
from repocheck.probe.wheels.directory import MAX_WHEEL_MEMBER_BYTES, inflate, read_directory
from tests.forge.wheel_host import wheel_bytes

PLAIN = wheel_bytes({"a.py": "x = 1\n" * 100, "b/__init__.py": ""})


def contents(raw):
    members, _ = read_directory(HeldArchive(raw))
    return {name: inflate(member, raw[member.offset :]) for name, member in members.items()}


def changed(raw, marker, offset, layout, *values):
    """Return `raw` with a field behind the last occurrence of `marker` overwritten."""
    at = raw.rfind(marker) + offset
    return raw[:at] + struct.pack(layout, *values) + raw[at + struct.calcsize(layout) :]


def test_members_and_their_content():
    assert contents(PLAIN) == {"a.py": b"x = 1\n" * 100, "b/__init__.py": b""}
    assert contents(wheel_bytes({"a.py": "x"}, zipfile.ZIP_STORED)) == {"a.py": b"x"}


def test_the_long_form_of_the_directory():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for n in range(66_000):
            archive.writestr(f"m{n}.py", "")
    members, _ = read_directory(HeldArchive(buffer.getvalue()))
    assert len(members) == 66_000


@pytest.mark.parametrize(
    "raw",
    [
        b"x",
        b"no zip file at all" * 100,
        PLAIN[:-8],
        changed(PLAIN, b"PK\5\6", 12, "<I", 0x7FFFFFFF),  # a directory of 2 GB
        changed(PLAIN, b"PK\5\6", 16, "<I", len(PLAIN)),  # that lies behind the end
        changed(PLAIN, b"PK\5\6", 10, "<H", 0xFFFF),  # a long form that is not there
    ],
)
def test_what_is_no_zip_file_is_refused(raw):
    with pytest.raises(Unreadable):
        read_directory(HeldArchive(raw))


@pytest.mark.parametrize(
    "name", ["../a.py", "/etc/passwd", "a/../../b.py", "a\\b.py", "c:\\x.py", "\x00.py", "a" * 513]
)
def test_a_file_with_names_that_no_wheel_has_is_refused(name):
    raw = wheel_bytes({"good.py": "", "x" * len(name): ""}).replace(b"x" * len(name), name.encode())
    with pytest.raises(Unreadable, match="no wheel has"):
        read_directory(HeldArchive(raw))


def test_folders_are_no_members():
    assert set(read_directory(HeldArchive(wheel_bytes({"a/": "", "a/b.py": ""})))[0]) == {"a/b.py"}


@pytest.mark.parametrize(
    ("offset", "layout", "value"),
    [(8, "<H", 1), (10, "<H", 12), (42, "<I", len(PLAIN)), (20, "<I", len(PLAIN)), (42, "<I", 0)],
    ids=["encrypted", "packed in another way", "outside of the file", "longer than the file", "in another"],
)
def test_a_file_with_members_that_no_wheel_has_is_refused(offset, layout, value):
    with pytest.raises(Unreadable):
        read_directory(HeldArchive(changed(PLAIN, b"PK\1\2", offset, layout, value)))


def test_too_many_folders_are_refused():
    deep = "/".join("abcdefgh" * 25)
    with pytest.raises(Unreadable, match="too many folders"):
        read_directory(HeldArchive(wheel_bytes({f"{n}/{deep}.py": "" for n in range(2_600)})))


def test_of_two_of_a_name_the_last_counts():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.py", "first")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.py", "second")
    assert contents(buffer.getvalue()) == {"a.py": b"second"}


@pytest.mark.parametrize(
    ("marker", "offset", "layout", "value", "said"),
    [
        (b"PK\1\2", 24, "<I", 10, "not what the directory says"),  # a bomb says that it is small
        (b"PK\1\2", 24, "<I", MAX_WHEEL_MEMBER_BYTES + 1, "longer than"),
        (b"PK\1\2", 16, "<I", 0, "not what the directory says"),  # of another checksum
        (b"PK\1\2", 42, "<I", 3, "not where the directory says"),  # amid another member
        (b"PK\1\2", 20, "<I", 5, "inflated|not what|cut off"),
    ],
)
def test_members_that_lie_are_refused(marker, offset, layout, value, said):
    raw = changed(wheel_bytes({"a.py": "x = 1\n" * 1000}), marker, offset, layout, value)
    members, _ = read_directory(HeldArchive(raw))
    with pytest.raises(Unreadable, match=said):
        inflate(members["a.py"], raw[members["a.py"].offset :])


def test_a_bomb_is_not_inflated_further_than_it_says():
    raw = changed(wheel_bytes({"a.py": b"\0" * 3_000_000}), b"PK\1\2", 24, "<I", 1_000)
    members, _ = read_directory(HeldArchive(raw))
    with pytest.raises(Unreadable):
        inflate(members["a.py"], raw)
