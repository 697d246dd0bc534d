"""What all nouns share, and the two that occur everywhere: confidence and location."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

SNIPPET_CHARS = 200


class Noun(BaseModel):
    """Base of all nouns: immutable, closed, documented."""

    # Validators are built when a noun is first made: a command makes a third of them.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Confidence(StrEnum):
    """How sure we are of a statement."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Location(Noun):
    """A place in a text, precise enough to be opened."""

    path: str = ""
    """Path of the file, relative to the repository or as given on the command line."""
    line: int | None = None
    """1-based line; None where a file has no lines or the whole file is meant."""
    page: int | None = None
    """1-based page of a PDF; None where a source has no pages."""
    column: int | None = None
    """1-based column in characters."""
    snippet: str = Field(default="", max_length=SNIPPET_CHARS)
    """The text that stands there, at most 200 characters."""
    url: str | None = None
    """Permalink at the commit that was read."""
