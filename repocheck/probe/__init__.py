"""The probe: from the name of a repository to the evidence about it. The only package that looks outside."""

from typing import TYPE_CHECKING

from repocheck.face import late

if TYPE_CHECKING:
    from repocheck.probe._absence import seems_missing
    from repocheck.probe._clock import Stopwatch, utc_now
    from repocheck.probe.diagnosis import Fact, diagnose
    from repocheck.probe.digest_source import fetch_digest, is_remote
    from repocheck.probe.git import commit_days, origin_of, probe_folder, probe_local, root_of
    from repocheck.probe.prober import Prober, unseen
    from repocheck.probe.resolve import (
        Catalogue,
        Compiler,
        Installer,
        Resolver,
        default_python,
        find_uv,
        pythons_for,
    )
    from repocheck.probe.wheels import Budget, GivenUp, TableFile, TrialLimits, WheelReader

__getattr__ = late(
    __name__,
    _absence="seems_missing",
    _clock="Stopwatch utc_now",
    diagnosis="Fact diagnose",
    digest_source="fetch_digest is_remote",
    git="commit_days origin_of probe_folder probe_local root_of",
    prober="Prober unseen",
    resolve="Catalogue Compiler Installer Resolver default_python find_uv pythons_for",
    wheels="Budget GivenUp TableFile TrialLimits WheelReader",
)

__all__ = [
    "Budget",
    "Catalogue",
    "Compiler",
    "Fact",
    "GivenUp",
    "Installer",
    "Prober",
    "Resolver",
    "Stopwatch",
    "TableFile",
    "TrialLimits",
    "WheelReader",
    "commit_days",
    "default_python",
    "diagnose",
    "fetch_digest",
    "find_uv",
    "is_remote",
    "origin_of",
    "probe_folder",
    "probe_local",
    "pythons_for",
    "root_of",
    "seems_missing",
    "unseen",
    "utc_now",
]
