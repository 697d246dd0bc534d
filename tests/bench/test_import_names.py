import zipfile

import pytest

from bench.import_names import main, modules_of


@pytest.mark.parametrize(
    ("members", "modules"),
    [
        (["PIL/__init__.py", "PIL/_imaging.cpython-311-x86_64-linux-gnu.so"], {"PIL"}),
        (["six.py", "six-1.16.dist-info/RECORD"], {"six"}),
        (["_yaml/__init__.py", "yaml/__init__.py"], {"yaml"}),
        (["tests/__init__.py", "docs/conf.py", "share/man/x.1"], set()),
        (["google/protobuf/message.py"], set()),
        (["json/__init__.py"], set()),
        (["a.libs/x.so", "b.data/scripts/c.py"], set()),
    ],
)
def test_modules_of(members, modules):
    assert modules_of(members) == modules


def test_the_table_holds_modules_called_otherwise_the_most_used_first(tmp_path, monkeypatch, capsys):
    for name, member in (("pillow", "PIL"), ("pil_twin", "PIL"), ("requests", "requests")):
        with zipfile.ZipFile(tmp_path / f"{name}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr(f"{member}/__init__.py", "")
    ranks = tmp_path / "ranks.tsv"
    ranks.write_text("pil-twin\t1\t\t900\npillow\t1\t\t3\n")
    out = tmp_path / "out.txt"
    command = ["import_names", "--wheels", str(tmp_path), "--rank", str(ranks), str(out)]
    monkeypatch.setattr("sys.argv", command)
    assert main() == 0
    assert out.read_text() == "PIL pillow pil-twin\n"
    assert "3 distributions, 1 modules" in capsys.readouterr().out
