import pytest

from repocheck.facts.manifests.manifest import project_manifests
from tests.subjects import make_subject


def read(files):
    return next(each for each in project_manifests(make_subject(files)) if each.kind == "nix")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("pkgs.python3.withPackages (ps: with ps; [ numpy torch ])", ["numpy", "torch"]),
        ("pkgs.python311.withPackages (p: [\n p.numpy\n p.opencv4 ])", ["numpy", "opencv-python"]),
        ("propagatedBuildInputs = with python3Packages; [ scipy pip ];", ["scipy"]),
        ("buildInputs = [ pkgs.python3Packages.tqdm pkgs.gcc ];", ["tqdm"]),
        ("[ # python3Packages.old\n pkgs.python312Packages.jax ]", ["jax"]),
        ("{ pkgs }: pkgs.mkShell { packages = [ pkgs.gcc pkgs.cmake ]; }", []),
        ("with pkgs; [ gcc cmake ]", []),
    ],
)
def test_packages_of_python_are_named_by_their_sets(text, names):
    assert [each.name for each in read({"flake.nix": text}).requirements] == names


def test_the_line_is_that_of_the_name_and_the_python_is_told():
    found = read({"shell.nix": "{ pkgs }:\npkgs.python311.withPackages (ps: with ps; [\n numpy ])\n"})
    assert [each.line for each in found.requirements] == [3]
    assert found.python == ("3.11", 2)


@pytest.mark.parametrize(
    ("files", "pinned"),
    [
        ({"flake.nix": "[ python3Packages.numpy ]", "flake.lock": "{}"}, True),
        ({"flake.nix": "[ python3Packages.numpy ]"}, False),
        ({"default.nix": 'fetchTarball { sha256 = "0"; } [ python3Packages.numpy ]'}, True),
    ],
)
def test_a_lock_or_a_fixed_collection_fixes_every_version(files, pinned):
    assert [each.pinned for each in read(files).requirements] == [pinned]
