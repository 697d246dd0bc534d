"""How much processor time judging one repository may take.

Readers are linear and texts are bounded, so that this is reached only where a repository holds a thousand
files of the worst kind, or a reader has a fault nobody knows of. What was judged by then stands; the rest is
unknown, and the next repository has an allowance of its own.
"""

from __future__ import annotations

from time import thread_time


class OutOfTime(Exception):
    """Judging a repository took as much processor time as it may."""


class Allowance:
    """Processor time of this thread; a time on the clock would depend on what else the machine does.

    Args:
        seconds: How much.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.used_up = False
        """Whether it was found to be used up."""
        self._end = thread_time() + seconds

    def check(self) -> None:
        """Go on if there is time left.

        Raises:
            OutOfTime: There is none.
        """
        if thread_time() > self._end:
            self.used_up = True
            raise OutOfTime(f"It was not judged within {self.seconds:g} s of processor time.")
