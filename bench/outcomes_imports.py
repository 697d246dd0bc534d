"""Import what given files import, statement by statement; print what happened as one JSON line per answer.

    python outcomes_imports.py ROOT FILES.json

`outcomes_truth.py` starts it in a sandbox under the Python that is tried, 3.6 or newer, so it uses the
standard library alone and no syntax that 3.6 lacks. FILES.json lists paths below ROOT. Statements of one file
share a process until one fails; the next starts in a new one, so that no failure leaves its traces behind.
What a file does beside importing is not run, but for its edits of `sys.path`.
"""

import ast
import importlib.util
import json
import os
import pathlib
import select
import signal
import sys
import time
import traceback

from outcomes_causes import cause_of
from outcomes_statements import SLOW, chains, import_statements, path_edits, slow_imports

TRACELESS = ("module-missing", "local-module-missing", "relative-import", "python2-module", "stdlib-removed")
"""Failures of the statement itself, before anything of a module was executed."""
STATEMENT_S = 150
TOTAL_S = 900


def search_path(root, file, edits):
    """Return where the imports of `file` look first, and the name of the package it belongs to.

    First the parent of its outermost package, then its folder, the repository, and src/. Folders that the
    file adds follow, relative ones from its own folder and from the repository.
    """
    folder = os.path.dirname(file)
    found = [folder, root, os.path.join(root, "src")]
    package = []
    while folder.startswith(root + os.sep) and os.path.exists(os.path.join(folder, "__init__.py")):
        package.insert(0, os.path.basename(folder))
        folder = os.path.dirname(folder)
    found = [folder, *found] if package else found
    names = {"sys": sys, "os": os, "__file__": file, "Path": pathlib.Path, "pathlib": pathlib}
    standard, sys.path = sys.path, []
    for edit in edits:
        try:
            exec(edit, names)
        except Exception:  # noqa: BLE001 - it may name anything; what it does not add is not there
            continue
    added, sys.path = [str(each) for each in sys.path], standard
    for each in added:
        found += [os.path.normpath(os.path.join(base, each)) for base in (os.path.dirname(file), root)]
    return [each for each in dict.fromkeys(found) if os.path.isdir(each)], ".".join(package)


def run_statement(statement, names, root):
    """Execute one statement; return its answer."""
    answer = about(statement)
    try:
        exec(compile(statement[1], "<statement>", "exec", dont_inherit=True), names)
    except BaseException as error:  # noqa: BLE001 - modules may raise anything, SystemExit too
        answer["ok"], answer["cause"] = cause_of(error, root)
        answer["msg"] = str(error).replace(root, "")[:160]
    return answer


def about(statement, ok=True, cause=""):
    """Return an answer about a statement."""
    label, _, line, guards = statement
    return {"stmt": label, "line": line, "ctx": sorted(set(guards)), "ok": ok, "cause": cause, "msg": ""}


def run_chain(chain, line, guards, value, module):
    """Walk along an attribute chain from the module `value`; return its answer."""
    answer = {"chain": chain, "mod": module, "line": line, "ctx": sorted(set(guards)), "ok": True}
    for part in chain.split(".")[1:]:
        if not isinstance(value, (type(sys), type)):
            break  # beyond modules and classes lies what code makes at run time
        try:
            value = getattr(value, part)
        except AttributeError:  # a submodule that another import would have brought is not missing
            answer["ok"] = None if is_submodule(value, part) else False
            break
        except BaseException:  # noqa: BLE001 - lazy modules import, and may raise anything
            answer["ok"] = None
            break
    return answer


def is_submodule(value, part):
    """Return whether a module has a submodule of a name."""
    try:
        return bool(importlib.util.find_spec(value.__name__ + "." + part))
    except (AttributeError, ImportError, ValueError):
        return False


def in_child(work):
    """Run `work(write)` in a fork; return what it wrote, and ``timeout`` or the signal that ended it."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        try:
            null = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1, 2):
                os.dup2(null, number)
            work(lambda answer: os.write(writer, (json.dumps(answer) + "\n").encode()))
        finally:
            os._exit(0)
    os.close(writer)
    data, ended = b"", ""
    while True:
        if not select.select([reader], [], [], STATEMENT_S)[0]:
            os.kill(pid, signal.SIGKILL)
            ended = "timeout"
            break
        more = os.read(reader, 65536)
        if not more:
            break
        data += more
    os.close(reader)
    status = os.waitpid(pid, 0)[1]
    if not ended and os.WIFSIGNALED(status):
        ended = signal.Signals(os.WTERMSIG(status)).name
    return [json.loads(line) for line in data.decode().split("\n")[:-1]], ended


def run_statements(todo, tree, scope, root):
    """Return the answers to all statements, in a new process after each failure that can leave traces.

    The attribute chains of `tree` follow in the process that came to the end of all.
    """
    answers = []
    while True:
        rest = todo[len(answers) :]

        def work(write, rest=rest):
            names, modules = scope(), {}
            for statement in rest:
                before = dict(names)
                answer = run_statement(statement, names, root)
                write(answer)
                if not answer["ok"] and answer["cause"] not in TRACELESS:
                    return
                if answer["ok"] and not statement[3] and "from ." not in statement[0]:
                    modules.update(new_modules(before, names))
            if len(rest) == len(todo):
                write_chains(tree, modules, write)

        found, ended = in_child(work)
        chained = [answer for answer in found if "chain" in answer]
        found = [answer for answer in found if "stmt" in answer]
        answers += found
        if len(found) < len(rest) and (ended or not found):
            died = ended not in {"", "timeout"}
            answers.append(about(rest[len(found)], ok=False if died else None, cause=ended or "ended"))
        if len(answers) == len(todo):
            return answers, chained or run_chains(tree, todo, answers, scope)


def run_chains(tree, todo, answers, scope):
    """Return the answers to the attribute chains of a file after its good statements alone."""

    def work(write):
        names, modules = scope(), {}
        for statement, answer in zip(todo, answers):  # noqa: B905 - 3.6
            if answer["ok"] and not statement[3] and "from ." not in statement[0]:
                before = dict(names)
                exec(statement[1], names)
                modules.update(new_modules(before, names))
        write_chains(tree, modules, write)

    return in_child(work)[0]


def new_modules(before, names):
    """Return the names that a statement has bound to modules."""
    new = {name: value for name, value in names.items() if before.get(name) is not value}
    return {name: value for name, value in new.items() if isinstance(value, type(sys))}


def write_chains(tree, modules, write):
    """Write the answers to the attribute chains that start at one of `modules`."""
    for chain, line, guards in chains(tree, modules):
        value = modules[chain.split(".")[0]]
        write(run_chain(chain, line, guards, value, value.__name__))


def run_file(root, path):
    """Yield kind and answer for all there is to try in one file."""
    file = os.path.join(root, path)
    raw = pathlib.Path(file).read_bytes()
    try:
        compile(raw, path, "exec", dont_inherit=True)
        tree = ast.parse(raw)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        yield "compile", {"ok": False, "msg": str(error)[:160]}
        return
    edits = path_edits(tree)
    yield "compile", {"ok": True, "msg": "", "path_edit": bool(edits)}
    extra, package = search_path(root, file, edits)
    standard, sys.path = sys.path, extra + sys.path
    sys.argv = [file]
    os.chdir(os.path.dirname(file))

    def scope():
        return {"__name__": package + "._" if package else "_", "__package__": package, "__file__": file}

    answers, chained = run_statements(import_statements(tree), tree, scope, root)
    for answer in answers:
        yield "import", answer
    for answer in chained:
        yield "attr", answer
    sys.path = standard


def in_turn(slow, needs, paths, work):
    """Run `work` on all paths, those that need the first of `slow` in a fork that has imported it, and so on.

    The files import it anyway, a little later; it need not be waited for again and again.
    """
    if not slow:
        work(paths)
        return
    needing = [path for path in paths if slow[0] in needs[path]]
    if needing and not with_imported(slow[0], lambda: in_turn(slow[1:], needs, needing, work)):
        in_turn(slow[1:], needs, needing, work)
    if len(needing) < len(paths):
        in_turn(slow[1:], needs, [path for path in paths if path not in needing], work)


def with_imported(name, work):
    """Run `work` in a fork that has imported a module; return False, nothing done, if that fails."""
    pid = os.fork()
    if pid == 0:
        try:
            __import__(name)
        except BaseException:  # noqa: BLE001 - the files will tell
            os._exit(1)
        try:
            work()
        except BaseException:  # noqa: BLE001 - a fault of this script, reported to the parent
            traceback.print_exc()
            os._exit(2)
        os._exit(0)
    status = os.waitpid(pid, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 2:
        raise RuntimeError("failed after importing " + name)
    return status == 0


def main():
    root, started = os.path.realpath(sys.argv[1]), time.time()
    here = os.path.dirname(os.path.realpath(__file__))
    sys.path = [each for each in sys.path if os.path.realpath(each or ".") != here]
    files = json.loads(pathlib.Path(sys.argv[2]).read_text())

    def work(paths):
        for path in paths:
            if time.time() - started > TOTAL_S:
                print(json.dumps({"kind": "cut", "file": path}), flush=True)
                return
            for kind, answer in run_file(root, path):
                print(json.dumps(dict(answer, kind=kind, file=path)), flush=True)

    in_turn(SLOW, slow_imports(root, files), files, work)


if __name__ == "__main__":
    main()
