"""Where work runs: threads for what waits, processes or a Ray cluster for what computes.

run(function, jobs, workers)              threads of this process, for the network
open_engine(name, workers).map(f, items)  processes of this machine, or a cluster, for pure functions
open_workers(name, function, …)(item)     the same for one item, called from threads
"""

from typing import TYPE_CHECKING

from repocheck.engine.budget import Budget
from repocheck.engine.choice import ENGINES, Engine, open_engine, open_workers
from repocheck.engine.threads import run, usable_cpus
from repocheck.face import late

if TYPE_CHECKING:
    from repocheck.engine.workers import Workers

__getattr__ = late(__name__, workers="Workers")

__all__ = ["ENGINES", "Budget", "Engine", "Workers", "open_engine", "open_workers", "run", "usable_cpus"]
