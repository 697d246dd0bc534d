import pytest

from repocheck.facts.manifests.locked import locked_packages
from tests.subjects import make_subject


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("uv.lock", '[[package]]\nname = "Num_Py"\nversion = "1"\n'),
        ("poetry.lock", '[[package]]\nname = "num-py"\nversion = "1"\n'),
        ("pylock.toml", '[[packages]]\nname = "num-py"\n'),
        (
            "pylock.run.toml",
            """lock-version = "1.0"\ncreated-by = "x"
packages = [{name = "num-py", version = "1", directory = {path = "."}}]""",
        ),
        ("Pipfile.lock", '{"_meta": {}, "default": {"num-py": {"version": "==1"}}}'),
        ("conda-lock.yml", "package:\n- name: num-py\n  version: 1\n"),
        ("pixi.lock", "- conda: https://a.org/linux-64/num-py-1.26.4-py312_0.conda\n"),
    ],
)
def test_locks_name_their_packages(path, text):
    assert locked_packages(make_subject({path: text, "main.py": ""})) == {"num-py"}
