"""What a row of a table on hardware is, and what it can declare."""

from typing import NamedTuple


class Row(NamedTuple):
    """One reason."""

    targets: tuple[str, ...]
    """What is declared: ``gpu``, ``cpu``, ``tpu``, ``mps``, ``npu``, ``hpu``, ``xpu``; for a row of noise what is *not*."""
    pattern: str
    """Regular expression, linear in the text."""
    says: str
    """A text it fires on."""
    silent: str
    """A text it leaves alone, as near to `says` as we met."""


GPU, CPU, TPU, MPS, BOTH = ("gpu",), ("cpu",), ("tpu",), ("mps",), ("gpu", "cpu")
NPU, HPU, XPU = ("npu",), ("hpu",), ("xpu",)
