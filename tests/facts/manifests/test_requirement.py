import pytest

from repocheck.facts.manifests.requirement import loose_requirement, pip_requirement

PIP = {
    "torch": ("torch", False, False),
    "torch==1.9.0+cu111": ("torch", True, True),
    "torch==2.4 --index-url https://x.org/whl/cu124": ("torch", True, True),
    "a==1.0;python_version<'3.8'": ("a", True, True),
    "tf-agents[reverb]=0.13.0": ("tf-agents", True, True),
    "numpy=1.21.2=py39h20f2e39_0": ("numpy", True, True),
    "Flask_Cors>=1,<2  # web": ("flask-cors", False, True),
    "a~=1.4": ("a", False, True),
    "a>=1": ("a", False, False),
    "a==1.*": ("a", False, True),
    "name @ git+https://x.org/o/r@0123abcdef": ("name", True, True),
    "git+https://x.org/o/r.git@v1.2.0#egg=thing": ("thing", True, True),
    "git+https://x.org/o/My_Lib.git": ("my-lib", False, False),
    "-e git+https://x.org/o/r.git#egg=abc": ("abc", False, False),
    "https://x.org/a/pkg-1.2.3.tar.gz": ("pkg", True, True),
}


@pytest.mark.parametrize(("line", "want"), PIP.items(), ids=PIP)
def test_lines_of_pip(line, want):
    found = pip_requirement(line, 3)
    assert (found.name, found.pinned, found.bounded, found.line) == (*want, 3)


@pytest.mark.parametrize(
    "line", ["", "# x", "-r other.txt", "-e .", "--find-links x", ".", "./lib", "lib/sub", "==1", "@"]
)
def test_lines_that_ask_for_nothing(line):
    assert pip_requirement(line, 1) is None


@pytest.mark.parametrize(
    ("text", "name", "pinned"),
    [
        ("python=3.9", "python", True),
        ("conda-forge::a>=2,<3", "a", False),
        ("b 1.0", "b", False),
        ("c==1.0.*", "c", False),
    ],
)
def test_lines_of_conda(text, name, pinned):
    found = loose_requirement(text, 1)
    assert (found.name, found.pinned) == (name, pinned)


@pytest.mark.parametrize(
    "text", ["a" * 100_000, "a[" * 50_000, "a=" * 50_000, "://" * 50_000, "a @ " * 30_000, "\x00\ud800"]
)
def test_hostile_lines_do_no_harm(text):
    pip_requirement(text, 1)
    loose_requirement(text[:2_000], 1)
