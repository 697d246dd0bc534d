"""Would it import? Wheels read by range, modules as data, nothing installed and nothing executed."""

from repocheck.probe.wheels.archive import Budget, Unreadable
from repocheck.probe.wheels.own import OwnCode
from repocheck.probe.wheels.run import TrialLimits, WheelReader

__all__ = ["Budget", "OwnCode", "TrialLimits", "Unreadable", "WheelReader"]
