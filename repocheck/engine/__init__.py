"""Where work runs: threads for what waits, processes or a Ray cluster for what computes.

run(function, jobs, workers)              threads of this process, for the network
open_engine(name, workers).map(f, items)  processes of this machine, or a cluster, for pure functions
"""

from repocheck.engine.choice import ENGINES, Engine, open_engine
from repocheck.engine.threads import run

__all__ = ["ENGINES", "Engine", "open_engine", "run"]
