"""GitHub's API, asked when a token is there: one GraphQL request for some thirty repositories."""

from repocheck.probe.github._api import GithubApi
from repocheck.probe.github._line import Line, api_client, graphql_address

__all__ = ["GithubApi", "Line", "api_client", "graphql_address"]
