import threading

from repocheck.probe.wheels import TableFile


def test_what_was_kept_comes_back(tmp_path):
    first = TableFile(tmp_path / "new")
    first.keep_tables({"a": "1", "b": "é"})
    first.close()
    second = TableFile(tmp_path / "new")
    assert second.tables(["a", "b", "c"]) == {"a": "1", "b": "é"}
    assert second.tables([]) == {}
    second.close()


def test_a_range_of_keys_is_dropped(tmp_path):
    file = TableFile(tmp_path)
    file.keep_tables(dict.fromkeys(["a", "day:1:x", "day:2:x", "e"], "1"))
    file.drop("day:", "day:2")
    assert set(file.tables(["a", "day:1:x", "day:2:x", "e"])) == {"a", "day:2:x", "e"}
    file.close()
    file.drop("a", "f")


def test_many_keys(tmp_path):
    file = TableFile(tmp_path)
    rows = {str(n): str(n) for n in range(2_000)}
    file.keep_tables(rows)
    assert file.tables(rows) == rows
    file.close()


def test_several_threads(tmp_path):
    file = TableFile(tmp_path)
    threads = [threading.Thread(target=lambda n=n: file.keep_tables({str(n): "x"})) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(file.tables(map(str, range(8)))) == 8
    file.close()


def test_a_broken_file_keeps_nothing_and_breaks_nothing(tmp_path):
    (tmp_path / "names.sqlite3").write_bytes(b"no database" * 1000)
    file = TableFile(tmp_path)
    file.keep_tables({"a": "1"})
    assert file.tables(["a"]) == {}
    file.close()
    (tmp_path / "file").write_text("")
    assert TableFile(tmp_path / "file").tables(["a"]) == {}


def test_a_closed_file_keeps_nothing(tmp_path):
    file = TableFile(tmp_path)
    file.close()
    file.keep_tables({"a": "1"})
    assert file.tables(["a"]) == {}
