import pytest
import yaml

from repocheck.checks import judge
from repocheck.config import Config
from repocheck.errors import UsageError
from repocheck.facts import Subject
from repocheck.models import Candidate, Outcome, Proposal
from repocheck.pipeline import Wishes, additions_to, target_named
from repocheck.probe import probe_folder
from tests.conftest import git
from tests.trials import installed

CODE = {"train.py": "import torch\nimport cv2\nimport os\n"}
PYPROJECT = (
    '[project]\nname = "tool"\nversion = "1.2"\ndependencies = ["torch"]\n'
    'authors = [{name = "Ada"}, {name = "Bo \\"B\\" C"}]\n'
)


def added(path, **wishes):
    target = target_named(str(path), Config())
    return {each.path: each for each in additions_to(target, Config(), Wishes(**wishes))}


def outcome(path, check):
    from repocheck.checks import wanted

    seen = probe_folder(path, target_named(str(path), Config()).ref, wanted(), Config().probe)
    return next(f.outcome for f in judge(Subject(seen)) if f.check == check)


@pytest.mark.parametrize(
    ("file", "check", "wishes"),
    [
        ("requirements.txt", "dependencies-declared", {}),
        ("requirements.txt", "imports-covered", {}),
        ("LICENSE", "license-declared", {"licence": "MIT", "authors": ("Ada",)}),
        ("LICENSE", "license-recognised", {"licence": "apache-2.0", "authors": ("Ada",)}),
        ("LICENSE", "license-recognised", {"licence": "GPL-3.0", "authors": ("Ada",)}),
        ("LICENSE", "license-recognised", {"licence": "BSD-3-Clause", "authors": ("Ada",)}),
        ("CITATION.cff", "citation-file", {"authors": ("Ada",)}),
    ],
)
def test_what_is_added_passes_its_check(make_repo, file, check, wishes):
    path = make_repo(CODE)
    assert outcome(path, check) is not Outcome.PASS
    (path / file).write_text(added(path, **wishes)[file].content)
    assert outcome(path, check) is Outcome.PASS


def test_nothing_is_invented(make_repo):
    path = make_repo(CODE)
    found = added(path)
    assert {name: bool(each.content) for name, each in found.items()} == {
        "LICENSE": False,
        "requirements.txt": True,
        "CITATION.cff": False,
    }
    assert "--licence" in found["LICENSE"].missing
    assert "--author" in added(path, licence="MIT")["LICENSE"].missing
    assert "==" not in "".join(found["requirements.txt"].content.splitlines()[1:])


def test_the_metadata_of_the_project_is_used(make_repo):
    path = make_repo(CODE | {"pyproject.toml": PYPROJECT})
    git("remote", "add", "origin", "https://github.com/lab/tool", cwd=path)
    found = added(path, licence="MIT")
    assert found.keys() == {"LICENSE", "CITATION.cff"}
    assert 'Copyright (c) 2023 Ada, Bo "B" C' in found["LICENSE"].content
    assert yaml.safe_load(found["CITATION.cff"].content) == {
        "cff-version": "1.2.0",
        "message": "If you use this software, please cite it as below.",
        "authors": [{"name": "Ada"}, {"name": 'Bo "B" C'}],
        "title": "tool",
        "version": "1.2",
        "license": "MIT",
        "repository-code": "https://github.com/lab/tool",
    }


def test_what_is_there_is_left_alone(make_repo):
    path = make_repo(
        CODE
        | {
            "LICENCE.md": "Ask us.",
            "environment.yml": "name: x\nchannels: [c]\ndependencies: [pytorch]\n",
            "CITATION.cff": "a: b",
        }
    )
    assert added(path, licence="MIT", authors=("Ada",)) == {}


@pytest.mark.parametrize(("argument", "wishes"), [("lab/tool", Wishes()), (".", Wishes("no-such-licence"))])
def test_a_wrong_call_is_refused(argument, wishes):
    with pytest.raises(UsageError):
        additions_to(target_named(argument, Config()), Config(), wishes)


def test_with_environments_the_requirements_are_those_that_are_proposed(monkeypatch, make_repo):
    installation = installed()
    proposal = Proposal(candidate=Candidate(python="3.11.14"), installation=installation, ok=("train.py",))

    def proposed(target, config):
        evidence = probe_folder(target.path, target.ref, ("**",), config.probe)
        return evidence.model_copy(update={"proposal": proposal}), proposal

    monkeypatch.setattr("repocheck.pipeline.proposal_for", proposed)
    target = target_named(str(make_repo({"train.py": "import lib\n"})), Config())
    content = {
        asked: {
            each.path: each.content for each in additions_to(target, Config(environments=asked), Wishes())
        }["requirements.txt"]
        for asked in (True, False)
    }
    assert "1 of 1 files are expected to import; nothing was installed or run" in content[True]
    assert "lib==1" in content[True]
    assert "lib==1" not in content[False]
