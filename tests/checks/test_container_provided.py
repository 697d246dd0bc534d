import pytest

from repocheck.checks.container_provided import container_provided as check
from repocheck.models import Outcome
from tests.subjects import make_subject

PROVIDED = [
    "Dockerfile",
    "Dockerfile.gpu",
    "utils/docker/Dockerfile-cpu",
    "docker/x.dockerfile",
    "Containerfile",
    "env.def",
    "Singularity.v1",
]
NOT_PROVIDED = [
    ".devcontainer/Dockerfile",
    "third_party/x/Dockerfile",
    "tests/Dockerfile",
    "docker-compose.yml",
    ".dockerignore",
    "src/docker.py",
    "Dockerfile.md/readme",
]


@pytest.mark.parametrize("path", PROVIDED)
def test_recipes_pass(path):
    verdict = check(make_subject({path: "Bootstrap: docker\nFROM: python:3.11\n"}))
    assert verdict.outcome is Outcome.PASS
    assert verdict.locations[0].path == path


@pytest.mark.parametrize("path", NOT_PROVIDED)
def test_other_files_fail(path):
    assert check(make_subject({path: "x"})).outcome is Outcome.FAIL


def test_a_copied_package_brings_its_own():
    files = {"a.py": "", "lib/LICENSE": "", "lib/setup.py": "", "lib/docker/Dockerfile": ""}
    assert check(make_subject(files)).outcome is Outcome.FAIL


def test_half_a_listing_makes_it_unknown():
    assert check(make_subject({"a.py": ""}, tree_complete=False)).outcome is Outcome.UNKNOWN


def test_a_recipe_without_a_byte_builds_nothing():
    assert check(make_subject({"main.py": "x"}, blank=("Dockerfile",))).outcome is Outcome.FAIL


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"moss.yml": "# image\nBootstrap: docker\nFrom: debian:stable\n"}, "pass"),
        ({"env/moss.yaml": "\n\nbootstrap: library\nfrom: ubuntu:22.04\n"}, "pass"),
        (
            {"README.md": "# A\n\n```\nsudo singularity build a.sif moss.recipe\n```\n", "moss.recipe": "x"},
            "pass",
        ),
        ({"README.md": "# A\n\n```\napptainer build --fakeroot a.sif c/moss\n```\n", "c/moss": "x"}, "pass"),
        ({"README.md": "# A\n\n```\ndocker build -t a -f c/moss.img .\n```\n", "c/moss.img": "x"}, "pass"),
        ({"moss.yml": "bootstrap: 1000\nsamples: 3\n"}, "fail"),
        ({"moss.yml": "# moss\n\n" * 60 + "Bootstrap: docker\nFrom: debian\n"}, "pass"),
        ({"moss.yml": "# moss\n\n" * 60 + "name: a\n"}, "fail"),  # once took time without end
        ({"moss.yml": "name: a\n# Bootstrap: docker\n# From: debian\n"}, "fail"),
        ({"README.md": "# A\n\n```\nsingularity build a.sif docker://a/b\n```\n", "b": "x"}, "fail"),
        ({"README.md": "# A\n\n```\ndocker build -f moss.img .\n```\n", "a.py": ""}, "fail"),
        ({"README.md": "# A\n\n```\nsingularity exec a.sif moss.py\n```\n", "moss.py": "x"}, "fail"),
    ],
)
def test_recipes_under_names_of_their_own(files, outcome):
    assert check(make_subject(files)).outcome == outcome
