"""A sieve never keeps back what holds an address, however that is written."""

import random

import pytest

from repocheck.extractor.address import DECODERS, decode, hits, may_hold_address
from repocheck.knowledge.hosts import PUBLIC

PIECES = (
    "https://github.com/owner/name",
    "github.com/owner/name",
    "https://gitlab.com/a/b",
    "gh repo clone a/b",
    "hub.load('a/b'",
    "gh:a/b",
    "doi 10.5281/zenodo.1234567",
    "https://huggingface.co/a/b",
    "swh:1:rev:" + "a" * 40,
    '\\"repo\\": \\"a/b\\"',
    '"repo": "a/b"',
    "http%3A%2F%2Fgithub.com%2Fa%2Fb",
    "a report. It shows 10.5 % more",
)
DISGUISES = (
    "",
    "\\-",
    "\u00ad",
    "\u200b",
    "{-}",
    "&shy;",
    "&#8203;",
    "<wbr>",
    "<!-- x -->",
    "%\n",
    "\\allowbreak ",
    "\\/",
    "\\u200b",
    "\\_",
    "é",
    "Ω",
    "\\b",
    "\\n",
    "{}",
    "~",
)
LETTERS = {
    ".": (".", "&#46;", "&period;", "\uff0e", "\\u002e", "\\."), "g": ("g", "G", "\uff47", "&#103;"),
    "/": ("/", "\\/", "&#47;", "\\u002f"), "fi": ("fi", "\ufb01"), "-": ("-", "\u2010", "\u2013"),
}  # fmt: skip


def written(rng: random.Random) -> str:
    """Return addresses as careless programs write them."""
    text = " ".join(rng.choices(PIECES, k=rng.randrange(1, 3)))
    for plain, forms in LETTERS.items():
        text = text.replace(plain, rng.choice(forms), rng.randrange(3))
    at = rng.randrange(len(text))
    return f"See {text[:at]}{rng.choice(DISGUISES)}{text[at:]} and more."


@pytest.mark.parametrize("format", tuple(DECODERS))
def test_what_is_kept_back_holds_no_address(format):
    rng = random.Random(5)
    texts = [written(rng) for _ in range(2_000)]
    kept_back = [text for text in texts if not may_hold_address(text, format, PUBLIC)]
    assert [text for text in kept_back if list(hits(decode(text, format), format))] == []


@pytest.mark.parametrize(
    "text", ["We study graphs. They matter, at 3.5 % cost.", "Naïve (α, β) – and “so” on"]
)
def test_plain_prose_is_kept_back(text):
    assert not may_hold_address(text.replace("–", "-"), "text", PUBLIC)
    assert not may_hold_address(text.replace("–", "-").replace(". ", ".\\n"), "json", PUBLIC)
