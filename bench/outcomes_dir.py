"""Import modules for real and print their names; runs in an installation's own Python, 3.6 and later.

    PYTHON outcomes_dir.py SITE < names > answers

One line of JSON for each module that can be imported: its names, and what it holds: of modules their names,
of others null. All modules are imported in one process, as a program does it that uses much: what a plugin
adds elsewhere shows.
"""

import contextlib
import importlib
import io
import json
import os
import signal
import sys

LIMIT_S = 60


def _late(*_):
    raise TimeoutError


def main():
    sys.path.insert(0, sys.argv[1])
    wanted = sys.stdin.read().split()
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.stdin, sys.argv = io.StringIO(), ["program"]
    signal.signal(signal.SIGALRM, _late)
    imported = []
    for name in wanted:
        answers.write(json.dumps({"starts": name}) + "\n")
        answers.flush()
        signal.alarm(LIMIT_S)
        try:
            importlib.import_module(name)
            imported.append(name)
        except BaseException:  # noqa: BLE001 - a library may raise anything
            pass
        finally:
            signal.alarm(0)
    for name in imported:
        if name in sys.modules:
            answers.write(json.dumps(_answer(name, sys.modules[name])) + "\n")
    answers.flush()
    os._exit(0)


def _answer(name, module):
    kind = type(sys)
    names = set(getattr(module, "__dict__", ()))
    with contextlib.suppress(BaseException):
        names |= set(dir(module))
    held = {}
    for each, value in getattr(module, "__dict__", {}).items():
        held[each] = getattr(value, "__name__", "") if isinstance(value, kind) else None
    return {
        "module": name,
        "names": sorted(filter(_is_text, names)),
        "held": held,
        "minor": sys.version_info[1],
    }


def _is_text(name):
    return isinstance(name, str)


if __name__ == "__main__":
    main()
