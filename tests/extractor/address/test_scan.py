import pytest

from repocheck.extractor.address.decoding import decode
from repocheck.extractor.address.scan import hits


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("github.com/o/n github.com/o/m", ["github.com/o/n", "github.com/o/m"]),
        ("github.com/o/n?u=github.com/o/m", ["github.com/o/n?u=github.com/o/m"]),
        ("gitlab.com/o/n, swh:1:rev:" + "a" * 40, ["gitlab.com/o/n", "swh:1:rev:" + "a" * 40]),
        ("_github.com/o/n_", ["github.com/o/n"]),
        ("github.com/<o>/n.git x", ["github.com/<o>/n.git"]),
        ("on GitHub (jd/tool)", ["jd/tool"]),
        ("github.com/login?return_to=github.com/o/n", ["github.com/login?return_to=github.com/o/n"]),
        ("github.com", []),
        ("", []),
    ],
)
def test_links_never_overlap(text, spans):
    assert [text[hit.start : hit.end] for hit in hits(decode(text), "text")] == spans
