import pytest

from repocheck.text.named_paths import MAX_NAMED, named_paths

FILES = (
    "src/deep/er/train.py",
    "src/deep/er/jobs/all.sh",
    "reqs/sub/a/base.txt",
    "tools/ci/gpu-test/action.yml",
    "pkg/core/main.py",
    "x/utils.py",
)


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("README.md", "python src/deep/er/train.py --x", ["src/deep/er/train.py"]),
        ("README.md", "cd src/deep/er; python train.py.", ["src/deep/er/train.py"]),
        ("README.md", "python -m pkg.core.main", ["pkg/core/main.py"]),
        ("README.md", "the list of words is reqs/sub/a/base.txt", []),
        ("README.md", "pip install -r base.txt", ["reqs/sub/a/base.txt"]),
        ("setup.py", "open('base.txt')", ["reqs/sub/a/base.txt"]),
        ("README.md", "it has a main program and utils", []),
        ("README.md", "see [it](./src/deep/er/jobs/all.sh)", ["src/deep/er/jobs/all.sh"]),
        ("reqs/all.txt", "-r sub/a/base.txt", ["reqs/sub/a/base.txt"]),
        ("a/b/c.txt", "-r ../../reqs/sub/a/base.txt", ["reqs/sub/a/base.txt"]),
        ("pyproject.toml", 'dependencies = {file = ["reqs/sub/a/base.txt"]}', ["reqs/sub/a/base.txt"]),
        (".github/workflows/a.yml", "uses: ./tools/ci/gpu-test", ["tools/ci/gpu-test/action.yml"]),
        ("Dockerfile.gpu", "COPY src/deep/er/jobs/all.sh /", ["src/deep/er/jobs/all.sh"]),
        ("Dockerfile", "COPY reqs/sub/a/base.txt /tmp/", ["reqs/sub/a/base.txt"]),
        ("README.md", "our [terms](reqs/sub/a/base.txt)", ["reqs/sub/a/base.txt"]),
        ("run.sh", "sh all.sh; python elsewhere/train.py", ["src/deep/er/jobs/all.sh"]),
        ("src/a.py", "subprocess.run('src/deep/er/train.py')", []),
    ],
)
def test_named_paths(path, text, found):
    assert list(named_paths([(path, text)], FILES)) == found


def test_a_name_that_many_files_share_means_none_of_them():
    files = [f"{folder}/run.py" for folder in "abcd"]
    assert named_paths([("README.md", "python run.py")], files) == ()
    assert named_paths([("README.md", "python c/run.py")], files) == ("c/run.py",)


def test_so_many_and_no_more():
    files = [f"a/{n}.py" for n in range(2 * MAX_NAMED)]
    assert named_paths([("README.md", "\n".join(files))], files) == tuple(files[:MAX_NAMED])
