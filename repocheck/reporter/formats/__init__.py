"""Output formats: one file per format, each with `render(report)`."""

from repocheck.reporter.formats.json import (
    from_json,
    json_schema,
)
from repocheck.reporter.formats.markdown import (
    code,
)
from repocheck.reporter.formats.text import (
    render_text,
)

__all__ = ["code", "from_json", "json_schema", "render_text"]
