"""Reporters: pure functions from an `AuditReport` to text in one format, and the score behind them.

    findings -score-> Score        papers, repos -summarise-> Summary
    AuditReport -render-> text     AuditReport -write-> file
    old, new -render_diff-> text   reports -site-> folder

One file per format in `formats`, found by walking; what several of them need stands beside that folder.
"""

from typing import TYPE_CHECKING

from repocheck.face import late

if TYPE_CHECKING:
    from repocheck.reporter.baseline import only_new
    from repocheck.reporter.diff import DIFF_FORMATS, last_known, render_diff, same_source
    from repocheck.reporter.documented import field_docs
    from repocheck.reporter.feed import steps
    from repocheck.reporter.files import write_bytes
    from repocheck.reporter.link_list import LINK_FORMATS
    from repocheck.reporter.output import (
        environment_file,
        environment_formats,
        format_for,
        format_named,
        install_command,
        pieces,
        render,
        render_text,
        report_formats,
        write,
    )
    from repocheck.reporter.proposed import is_proposed, open_lines, pinned_lines, summary_of
    from repocheck.reporter.quote import workflow_silent
    from repocheck.reporter.reading import from_json, json_schema
    from repocheck.reporter.sanitise import visible
    from repocheck.reporter.scoring import score
    from repocheck.reporter.site_pages import site
    from repocheck.reporter.summary import summarise
    from repocheck.reporter.view import by_name, issue_text, third_party, worst_first
    from repocheck.reporter.words import label_of

__getattr__ = late(
    __name__,
    baseline="only_new",
    diff="DIFF_FORMATS last_known render_diff same_source",
    documented="field_docs",
    feed="steps",
    files="write_bytes",
    link_list="LINK_FORMATS",
    output=(
        "environment_file environment_formats format_for format_named install_command pieces render "
        "render_text report_formats write"
    ),
    proposed="is_proposed open_lines pinned_lines summary_of",
    quote="workflow_silent",
    reading="from_json json_schema",
    sanitise="visible",
    scoring="score",
    site_pages="site",
    summary="summarise",
    view="by_name issue_text third_party worst_first",
    words="label_of",
)

__all__ = [
    "DIFF_FORMATS",
    "LINK_FORMATS",
    "by_name",
    "environment_file",
    "environment_formats",
    "field_docs",
    "format_for",
    "format_named",
    "from_json",
    "install_command",
    "is_proposed",
    "issue_text",
    "json_schema",
    "label_of",
    "last_known",
    "only_new",
    "open_lines",
    "pieces",
    "pinned_lines",
    "render",
    "render_diff",
    "render_text",
    "report_formats",
    "same_source",
    "score",
    "site",
    "steps",
    "summarise",
    "summary_of",
    "third_party",
    "visible",
    "workflow_silent",
    "worst_first",
    "write",
    "write_bytes",
]
