"""Would it import? Wheels read by range, modules as data, nothing installed and nothing executed."""

from repocheck.probe.wheels.archive import Budget, GivenUp, Unreadable
from repocheck.probe.wheels.risks import SourceReader, build_risks
from repocheck.probe.wheels.run import TrialLimits, WheelReader
from repocheck.probe.wheels.store import NoStore, TableStore
from repocheck.probe.wheels.table_file import TableFile

__all__ = [
    "Budget",
    "GivenUp",
    "NoStore",
    "SourceReader",
    "TableFile",
    "TableStore",
    "TrialLimits",
    "Unreadable",
    "WheelReader",
    "build_risks",
]
