import pytest

from repocheck.http import Client, HttpError, length_of, ranged
from tests.forge.wheel_host import WheelHost


@pytest.fixture
def host():
    with WheelHost() as made:
        made.files["/x"] = bytes(range(200))
        yield made


def part(host, start, end):
    with Client((), 5, attempts=1) as client:
        return ranged(client, f"{host.url}/x", start, end)


def test_a_part_of_a_file(host):
    assert part(host, 10, 20) == bytes(range(10, 20))
    assert host.asked == [("/x", "bytes=10-19")]


def test_the_length_of_a_file(host):
    with Client((), 5, attempts=1) as client:
        assert length_of(client, f"{host.url}/x") == 200
        host.manner = "whole"
        with pytest.raises(HttpError):
            length_of(client, f"{host.url}/x")
    assert host.asked[0] == ("/x", "bytes=0-0")


@pytest.mark.parametrize(
    ("manner", "cause"),
    [("whole", "no-ranges"), ("shifted", "no-ranges"), ("short", "no-ranges"), ("missing", "status-404")],
)
def test_any_other_answer_is_none(host, manner, cause):
    host.manner = manner
    with pytest.raises(HttpError) as caught:
        part(host, 10, 20)
    assert caught.value.cause == cause


def test_a_whole_file_is_no_part_of_it_even_if_it_is_as_long(host):
    host.manner = "whole"
    with pytest.raises(HttpError, match="200"):
        part(host, 0, 200)
