"""The command line: the only place that prints, reads arguments and sets exit codes.

Exit codes: 0 ok; 1 the gate failed; 2 usage, configuration or input; 3 something could not be determined;
4 a bug in repocheck; 130 interrupted.
"""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt ends it with one quiet line, also while it still loads."""
    try:
        from repocheck.cli._main import run

        run()
    except KeyboardInterrupt:
        sys.stderr.write("repocheck: interrupted; no report was written.\n")
        sys.exit(INTERRUPTED)
