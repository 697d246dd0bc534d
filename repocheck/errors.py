"""What repocheck raises about an invocation; the command line prints it once, with the remedy.

    RepocheckError              base of all; carries ``remedy``, a sentence that says how to go on
    ├── UsageError              the call cannot be understood (exit 2)
    │   ├── ConfigError         a configuration file, variable or flag is wrong
    │   └── DigestError         a digest cannot be read, is empty, or nothing in it was recognised
    └── EngineError             what was to compute died again and again (exit 2)
        └── Died                one process died over one item

What is wrong with an *audited repository* is never an exception but a finding, and what hides a
repository from our view (rate limit, timeout, missing blob) is a `Problem` beside `unknown` findings.
"""


class RepocheckError(Exception):
    """Something the person who called repocheck can fix.

    Args:
        message: What is wrong, one sentence.
        remedy: How to remedy it, one sentence; empty if there is nothing to do.
    """

    exit_code = 2

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class UsageError(RepocheckError):
    """The call itself cannot be carried out."""


class ConfigError(UsageError):
    """A configuration value is missing, unknown or of the wrong kind."""


class DigestError(UsageError):
    """A digest cannot be read, or nothing in it was recognised."""


class EngineError(RepocheckError):
    """The processes or machines that were to do the work died again and again."""


class Died(EngineError):
    """The process that computed one item ended over it: it was killed, crashed, or took too long."""
