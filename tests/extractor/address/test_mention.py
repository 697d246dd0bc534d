import pytest

from repocheck.extractor.address.mention import mention_at

FOUND = """
GitHub: jd/tool
on GitHub (jd/tool)
GitHub repository `jd/tool`
the GitHub repo "jd/tool"
jd/tool on GitHub
"jd/tool" is available on GitHub
GitHub - jd/tool: a tool
github: "jd/tool"
"""
NOT_FOUND = """
GitHub and/or GitLab
GitHub/GitLab
train/test on GitHub
his/her GitHub
GitHub in 2024/25
GitHub 1/2
GitHub, see A/B
mygithub: jd/tool
either way, w/o GitHub
a@b/c on GitHub
"""


@pytest.mark.parametrize("text", FOUND.strip().splitlines())
def test_a_slug_beside_the_word_is_a_mention(text):
    start, end, target = mention_at(text, text.lower().index("github"), 0)
    assert text[start:end] == "jd/tool"
    assert (target.kind, target.owner, target.name) == ("mention", "jd", "tool")


@pytest.mark.parametrize("text", NOT_FOUND.strip().splitlines())
def test_words_with_a_slash_are_none(text):
    assert mention_at(text, text.lower().index("github"), 0) is None


def test_nothing_left_of_the_limit_is_used():
    assert mention_at("jd/tool on GitHub", 11, 3) is None
