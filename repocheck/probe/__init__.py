"""The probe: from the name of a repository to the evidence about it. The only wing that looks outside."""

from repocheck.probe.local_repo import origin_of, probe_local

__all__ = ["origin_of", "probe_local"]
