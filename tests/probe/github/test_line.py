import pytest

from repocheck.config import HostConfig
from repocheck.http import Answer
from repocheck.probe.github import Line, graphql_address
from repocheck.probe.github._query import WHO_AM_I


@pytest.mark.parametrize(
    ("api", "graphql"),
    [
        ("https://api.github.com", "https://api.github.com/graphql"),
        ("https://api.github.com/", "https://api.github.com/graphql"),
        ("https://ghe.example.org/api/v3", "https://ghe.example.org/api/graphql"),
        ("https://ghe.example.org/api/v3/", "https://ghe.example.org/api/graphql"),
    ],
)
def test_graphql_stands_beside_rest(api, graphql):
    assert graphql_address(HostConfig(api=api)) == graphql


class Client:
    def __init__(self):
        self.asked = []

    def send(self, request):
        self.asked.append(request)
        return Answer(200, {"x-github-request-id": "1"}, b'{"data": {"viewer": {"login": "o"}}}', request.url)


def test_one_proof_of_the_token_serves_all_that_was_asked_before_it():
    client = Client()
    line = Line(client, HostConfig(api="https://api.github.com"))
    early = line.clock()
    assert line.token_is_valid(since=early)
    assert line.token_is_valid(since=early)
    assert [request.body for request in client.asked] == [WHO_AM_I]
    assert line.token_is_valid(since=line.clock())
    assert len(client.asked) == 2
