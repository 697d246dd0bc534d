"""Import what given files import, statement by statement; print what happened as one JSON line per answer.

    python outcomes_imports.py ROOT FILES.json

`bench/outcomes_truth.py` starts it in a sandbox, under the Python that is tried (3.6 or newer): it uses the
standard library alone and no syntax that 3.6 lacks. FILES.json lists paths below ROOT. Statements of one file
share a process until one fails; the next starts in a new one, so that no failure leaves its traces behind.
What a file does beside importing is not run, but for its edits of `sys.path`.
"""

import ast
import json
import os
import pathlib
import select
import signal
import sys
import time
import traceback

STATEMENT_S = 90
TOTAL_S = 600
CAUGHT = {"ImportError", "ModuleNotFoundError", "Exception", "BaseException", "AttributeError"}
PYTHON2 = set(
    "BaseHTTPServer ConfigParser HTMLParser Queue SimpleHTTPServer SocketServer StringIO Tkinter __builtin__ "
    "cPickle cStringIO commands copy_reg httplib thread tkMessageBox urllib2 urlparse xmlrpclib".split()
)
REMOVED = set(
    "_bootlocale aifc asynchat asyncore audioop binhex cgi cgitb chunk contextvars crypt dataclasses "
    "distutils formatter fractions.gcd imghdr imp lib2to3 mailcap msilib nis nntplib ossaudiodev parser pipes "
    "smtpd sndhdr spwd sunau symbol telnetlib uu xdrlib importlib.metadata importlib.resources".split()
)


def collect(body, guards=()):
    """Yield each import statement below `body` with its guards: func, if, main, try, except."""
    for node in body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            yield node, guards
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield from collect(node.body, guards + ("func",))
        elif isinstance(node, ast.If):
            word = "main" if "__main__" in ast.dump(node.test) else "if"
            yield from collect(node.body, guards + (word,))
            yield from collect(node.orelse, guards + ("if",))
        elif isinstance(node, ast.Try):
            caught = any(catches(handler) for handler in node.handlers)
            yield from collect(node.body, guards + (("try",) if caught else ()))
            for handler in node.handlers:
                yield from collect(handler.body, guards + ("except",))
            yield from collect(node.orelse + node.finalbody, guards)
        else:
            yield from collect(getattr(node, "body", None) or (), guards)
            yield from collect(getattr(node, "orelse", None) or (), guards)


def catches(handler):
    """Say whether an exception handler catches a failing import."""
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in CAUGHT for kind in kinds)


def statements(node):
    """Yield the statements of one name each that an import statement is made of, as label and source."""
    for alias in node.names:
        renamed = " as " + alias.asname if alias.asname else ""
        start = "import "
        if isinstance(node, ast.ImportFrom):
            start = "from {}{} import ".format("." * node.level, node.module or "")
        yield start + alias.name, start + alias.name + renamed


def path_edits(tree):
    """Return the top-level calls that change sys.path, as source-free code objects."""
    edits = []
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            if ast.dump(node.value.func).startswith("Attribute(value=Attribute(value=Name(id='sys'"):
                if node.value.func.value.attr == "path":
                    edits.append(compile(ast.Expression(node.value), "<path>", "eval"))
    return edits


def search_path(root, file, edits):
    """Return where the imports of `file` look first, and the name of the package it belongs to.

    Script's folder, repository, src/; the parent of its outermost package before them. Relative folders
    that the file adds are taken from its own folder and from the repository.
    """
    folder = os.path.dirname(file)
    found = [folder, root] + [p for p in [os.path.join(root, "src")] if os.path.isdir(p)]
    package = []
    while folder.startswith(root + os.sep) and os.path.exists(os.path.join(folder, "__init__.py")):
        package.insert(0, os.path.basename(folder))
        folder = os.path.dirname(folder)
    found = ([folder] if package else []) + found
    standard, sys.path = sys.path, []
    names = {"sys": sys, "os": os, "__file__": file, "Path": pathlib.Path, "pathlib": pathlib}
    for edit in edits:
        try:
            eval(edit, names)
        except Exception:  # noqa: BLE001, S112 - it may name anything; what it does not add is not there
            continue
    added, sys.path = [str(each) for each in sys.path], standard
    for each in added:
        found += [os.path.normpath(os.path.join(base, each)) for base in (os.path.dirname(file), root)]
    return list(dict.fromkeys(found)), ".".join(package)


def cause_of(error, root):
    """Return whether an exception is a failing import, and its cause; None if own code failed otherwise."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f.filename.startswith(root + os.sep)]
    library = any("site-packages" in f.filename for f in frames)
    importing = not own or (own[-1].line or "import").lstrip().startswith(("import ", "from ", "import"))
    where = "library:" if library and (not own or importing) else "transitive:" if own else ""
    kind = kind_of(error, root)
    if kind.startswith("runtime:") and not (library and importing):
        return None, "own-code:" + kind[8:]
    return False, where + kind


def kind_of(error, root):
    text = str(error)
    name = getattr(error, "name", None) or ""
    if isinstance(error, ModuleNotFoundError):
        top = name.split(".")[0]
        local = any(os.path.exists(os.path.join(p, top)) or os.path.exists(os.path.join(p, top + ".py"))
                    for p in sys.path if p.startswith(root))
        return ("python2-module" if top in PYTHON2 else "stdlib-removed" if {top, name} & REMOVED else
                "local-module-missing" if local else "module-missing")
    if isinstance(error, ImportError):
        if "relative import" in text:
            return "relative-import"
        if ".so" in text or "DLL" in text or "undefined symbol" in text:
            return "native-lib"
        return "name-removed" if "cannot import name" in text else "runtime:ImportError-raised"
    if isinstance(error, AttributeError) and text.startswith("module '"):
        return "attribute-removed"
    if isinstance(error, SyntaxError):
        return "syntax"
    if isinstance(error, OSError) and ".so" in text:
        return "native-lib"
    return "runtime:" + type(error).__name__


def run_statement(statement, names, root):
    """Execute one statement; return its answer."""
    label, source, line, guards = statement
    answer = {"stmt": label, "line": line, "ctx": sorted(set(guards)), "ok": True, "cause": "", "msg": ""}
    try:
        exec(compile(source, "<statement>", "exec", dont_inherit=True), names)
    except BaseException as error:  # noqa: BLE001 - modules may raise anything, SystemExit too
        answer["ok"], answer["cause"] = cause_of(error, root)
        if answer["cause"].endswith("runtime:ImportError-raised"):
            answer["ok"], answer["cause"] = False, answer["cause"].replace("-raised", "")
        answer["msg"] = str(error)[:160].replace(root, "")
    return answer


def chains(tree, bound):
    """Yield chain, line and guards of each attribute of an imported module that the file uses, once."""
    stored = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            stored.add(node.id)
        elif isinstance(node, ast.arg):
            stored.add(node.arg)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            stored.add(node.name)
        elif isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            stored.add(dotted(node))
    seen = set()
    for node, guards in attributes(tree, ()):
        chain = dotted(node)
        top = chain.split(".")[0]
        if chain and top in bound and top not in stored and chain not in seen:
            if not any(chain == each or chain.startswith(each + ".") for each in stored if each):
                seen.add(chain)
                yield chain, node.lineno, guards


def attributes(node, guards):
    """Yield the longest attribute chains below `node`, with the guards over each."""
    if isinstance(node, ast.Attribute) and dotted(node):
        yield node, guards
        return
    for name, value in ast.iter_fields(node):
        inner = guards
        if isinstance(node, ast.Try) and name in ("body", "handlers"):
            inner = guards + ("try",)
        elif isinstance(node, (ast.If, ast.IfExp)) and name != "test":
            inner = guards + ("if",)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and name == "body":
            inner = guards + ("func",)
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield from attributes(child, inner)


def dotted(node):
    parts = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    return ".".join([node.id] + parts[::-1]) if isinstance(node, ast.Name) else ""


def run_chain(chain, line, guards, names, module):
    """Walk along one attribute chain; return its answer."""
    answer = {"chain": chain, "mod": module, "line": line, "ctx": sorted(set(guards)), "ok": True}
    value = names[chain.split(".")[0]]
    for part in chain.split(".")[1:]:
        if not isinstance(value, (type(sys), type)):
            break  # beyond modules and classes lies what code makes at run time
        try:
            value = getattr(value, part)
        except AttributeError:
            answer["ok"] = False
            break
        except BaseException:  # noqa: BLE001
            answer["ok"] = None
            break
    return answer


def in_child(work):
    """Run `work(write)` in a fork; return what it wrote and how it ended: "", "timeout" or a signal's name."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        null = os.open(os.devnull, os.O_RDWR)
        for number in (0, 1, 2):
            os.dup2(null, number)
        try:
            work(lambda answer: os.write(writer, (json.dumps(answer) + "\n").encode()))
        finally:
            os._exit(0)
    os.close(writer)
    data, ended = b"", ""
    deadline = time.time() + STATEMENT_S
    while True:
        if not select.select([reader], [], [], max(0, deadline - time.time()))[0]:
            os.kill(pid, signal.SIGKILL)
            ended = "timeout"
            break
        more = os.read(reader, 65536)
        if not more:
            break
        data += more
        deadline = time.time() + STATEMENT_S
    os.close(reader)
    status = os.waitpid(pid, 0)[1]
    if not ended and os.WIFSIGNALED(status):
        ended = signal.Signals(os.WTERMSIG(status)).name
    return [json.loads(each) for each in data.decode().splitlines()], ended


def run_file(root, path, emit, known):
    """Print the answers for one file; `known` remembers modules that were not found anywhere."""
    file = os.path.join(root, path)
    with open(file, "rb") as opened:
        raw = opened.read()
    try:
        compile(raw, path, "exec", dont_inherit=True)
        tree = ast.parse(raw)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        emit({"kind": "compile", "file": path, "ok": False, "msg": str(error)[:160]})
        return
    edits = path_edits(tree)
    emit({"kind": "compile", "file": path, "ok": True, "msg": "", "path_edit": bool(edits)})
    todo = [
        (label, source, node.lineno, guards)
        for node, guards in collect(tree.body)
        for label, source in statements(node)
        if getattr(node, "module", "") != "__future__"
    ]
    extra, package = search_path(root, file, edits)
    sys.path[:0] = extra
    sys.argv = [file]
    os.chdir(os.path.dirname(file))

    def scope():
        return {"__name__": (package + "." if package else "") + "_file_", "__package__": package, "__file__": file}

    answers = []
    while len(answers) < len(todo):
        before = len(answers)

        def work(write, start=before):
            names = scope()
            for statement in todo[start:]:
                answer = known.get(statement[0])
                answer = dict(answer, line=statement[2], ctx=sorted(set(statement[3]))) if answer else run_statement(statement, names, root)
                write(answer)
                if not answer["ok"]:
                    return

        found, ended = in_child(work)
        answers += found
        if ended or len(answers) == before:
            label, _, line, guards = todo[len(answers)] if len(answers) < len(todo) else todo[-1]
            if len(answers) < len(todo):
                answers.append({"stmt": label, "line": line, "ctx": sorted(set(guards)), "msg": "",
                                "ok": None if ended in ("timeout", "") else False, "cause": ended or "ended"})
        last = answers[-1]
        if last["ok"] is False and last["cause"] == "module-missing" and not last["stmt"].startswith("from ."):
            known[last["stmt"]] = last
    for answer in answers:
        emit(dict(answer, kind="import", file=path))
    run_chains(tree, todo, answers, scope, lambda answer: emit(dict(answer, kind="attr", file=path)))
    del sys.path[: len(extra)]


def run_chains(tree, todo, answers, scope, emit):
    good = [t for t, answer in zip(todo, answers) if answer["ok"] and not t[3] and not t[0].startswith("from .")]

    def work(write):
        names, modules = scope(), {}
        for _, source, _, _ in good:
            before = dict(names)
            exec(source, names)
            for name, value in names.items():
                if before.get(name) is not value and isinstance(value, type(sys)):
                    modules[name] = value.__name__
        for chain, line, guards in chains(tree, set(modules)):
            write(run_chain(chain, line, guards, names, modules[chain.split(".")[0]]))

    for answer in in_child(work)[0]:
        emit(answer)


def main():
    root = os.path.realpath(sys.argv[1])
    with open(sys.argv[2]) as opened:
        files = json.load(opened)
    sys.path[:] = [p for p in sys.path if p != os.path.dirname(os.path.realpath(__file__))]
    out = os.fdopen(os.dup(1), "w")
    known, started = {}, time.time()
    for path in files:
        if time.time() - started > TOTAL_S:
            out.write(json.dumps({"kind": "cut", "file": path}) + "\n")
            break
        run_file(root, path, lambda answer: out.write(json.dumps(answer) + "\n"), known)
        out.flush()
    out.flush()


if __name__ == "__main__":
    main()
