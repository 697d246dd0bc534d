import pytest

from repocheck.extractor import extract_links

COMMANDS = """
gh repo clone jd/tool
gh repo fork jd/tool --clone
GH repo view jd/tool.
$ gh repo clone jd/tool && cd tool
cookiecutter gh:jd/tool
cookiecutter "gh:jd/tool"
torch.hub.load('jd/tool', 'net')
hub.load("jd/tool:main", "net")
Get it: `gh repo clone jd/tool`
<code>gh repo clone jd/tool</code>
hub clone jd/tool
npx degit jd/tool my-copy
devtools::install_github("jd/tool")
remotes::install_github('jd/tool@v1', dependencies = TRUE)
"""
NO_COMMANDS = """
high:low/high
the gh: a/b testing
gh repo list
hub clone of/them all
the glab repo is here/there
gh repo clone owner/name
hub.load("./local/folder")
gh:jd/tool/more
xgh:jd/tool
"""
KEYS = """
{"githubRepo": "jd/tool"}
{"github_repo": "jd/tool"}
{"repo": "jd/tool"}
{"code_repository": "jd/tool.git"}
{"repositories": ["jd/tool"]}
{"GitHub Repository" : "jd/tool"}
{"repo_name": "jd/tool"}
"""
NO_KEYS = """
{"ratio": "jd/tool"}
{"report": "jd/tool"}
{"hf_repo": "jd/tool"}
{"repo_id": "jd/tool"}
{"repo": "and/or"}
{"repo": "a/b/c"}
{"repo": "jd"}
{"title": "repo", "x": "jd/tool"}
"""


def rows(text):
    return text.strip().splitlines()


@pytest.mark.parametrize(
    ("text", "format"), [*((t, "text") for t in rows(COMMANDS)), *((t, "json") for t in rows(KEYS))]
)
def test_a_slug_that_is_said_to_be_a_repository_is_one(text, format):
    (link,) = extract_links(text, format)
    assert (link.kind, str(link.repo), link.raw) in {
        ("repo", "github.com/jd/tool", "jd/tool"), ("repo", "github.com/jd/tool", "jd/tool.git"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "format"),
    [
        *((t, "text") for t in rows(NO_COMMANDS)),
        *((t, "json") for t in rows(NO_KEYS)),
        *((t, "text") for t in rows(KEYS)[2:]),
    ],
)
def test_other_slashes_are_none(text, format):
    assert [link for link in extract_links(text, format) if link.probed and link.kind != "mention"] == []
