import pytest

from repocheck.python import OwnCode

NEAR = [f"p/{n:02}.py" for n in range(9)]
DEEP = [f"far/away/{n}.py" for n in range(6)]


@pytest.mark.parametrize(
    ("folders", "limit", "kept"),
    [
        ([""], 3, NEAR[:3]),
        (["far/away"], 10, NEAR[:6] + DEEP[:4]),
        (["far/away", "p"], 10, NEAR[:6] + DEEP[:4]),
        (["", "far/away"], 10, NEAR[:6] + DEEP[:4]),
        (["far"], 99, NEAR + DEEP),
        (["far"], 6, NEAR[:4] + DEEP[:2]),
        ([], 2, NEAR[:2]),
    ],
)
def test_some_files_of_each_folder_come_first_then_the_most_telling_of_all(folders, limit, kept):
    code = OwnCode({}, (), tried=[*NEAR, *DEEP]).sampled(folders, limit)
    assert code.tried == kept
