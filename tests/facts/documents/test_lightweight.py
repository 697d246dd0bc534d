import pytest

from repocheck.facts.documents import commands_of
from repocheck.facts.documents.read import read_document

ADOC = """= Gull Count
:toc:

Counts gulls, see https://example.org/p[the paper].

[source,sh]
----
python main.py
----
"""
ORG = """#+TITLE: Gull Count

Counts gulls, see [[https://example.org/p][the paper]].

* Usage
:PROPERTIES:
Run =main.py= thus:

#+begin_src sh
python main.py
#+end_src
"""


@pytest.mark.parametrize(("path", "text"), [("README.adoc", ADOC), ("a/readme.org", ORG)])
def test_headings_links_and_code_are_seen_on_their_lines(path, text):
    found = read_document(path, text)
    assert found.blocks[0].text == "Gull Count"
    assert ("the paper", "https://example.org/p") in [(link.text, link.target) for link in found.links]
    (command,) = [each for each in commands_of(found) if each.block]
    assert command.text == "python main.py"
    assert text.split("\n")[command.line - 1] == "python main.py"
    assert ":" not in found.blocks[1].text.partition("https:")[0]
