import ast
from textwrap import indent

import pytest

from repocheck.python.defaults import refused_defaults

HEAD = "import dataclasses\nfrom dataclasses import dataclass, field\n"
PART = "@dataclass\nclass Part: ...\n"


def lines(source, head=HEAD):
    return list(refused_defaults(ast.parse(head + source)))


@pytest.mark.parametrize(
    ("part", "default", "refused"),
    [
        (PART, "Part()", True),
        (PART, "Part(x=1)", True),
        (PART, "field(default=Part())", True),
        ("@dataclasses.dataclass()\nclass Part: ...\n", "Part()", True),
        ("@dataclass(order=True)\nclass Part: ...\n", "Part()", True),
        (PART, "field(default_factory=Part)", False),
        (PART, "field(default_factory=lambda: Part())", False),
        (PART, "other(Part())", False),
        (PART, "1", False),
        ("@dataclass(frozen=True)\nclass Part: ...\n", "Part()", False),
        ("@dataclass(eq=False)\nclass Part: ...\n", "Part()", False),
        ("@dataclass(unsafe_hash=True)\nclass Part: ...\n", "Part()", False),
        ("@dataclass(**options)\nclass Part: ...\n", "Part()", False),
        ("@dataclass\nclass Part:\n  def __hash__(self): return 1\n", "Part()", False),
        ("@other.dataclass\nclass Part: ...\n", "Part()", False),
        ("class Part: ...\n", "Part()", False),
        (f"{PART}class Part: ...\n", "Part()", False),
    ],
)
def test_a_default_without_a_hash_is_refused(part, default, refused):
    source = f"{part}@dataclass\nclass Whole:\n  x: int = 1\n  part: 'Part' = {default}\n"
    assert bool(lines(source)) is refused
    nested = f"@dataclass\nclass Whole:\n{indent(part, '  ')}  part: 'Part' = {default}\n"
    assert bool(lines(nested)) is refused


def test_what_is_no_field_of_a_dataclass_may_have_any_default():
    assert lines(f"{PART}class Whole:\n  part: Part = Part()\n") == []
    assert lines(f"{PART}@dataclass\nclass Whole:\n  part = Part()\n") == []
    assert lines(f"{PART}@dataclass\nclass Whole:\n  part: ClassVar[Part] = Part()\n") == []
    assert (
        lines(f"{PART}@dataclass\nclass Whole:\n  part: Part = Part()\n", "from other import dataclass\n")
        == []
    )
