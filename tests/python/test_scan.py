import pytest

from repocheck.python import Binding, Guard, ModuleTable, Openness, scan_module

PY = (3, 11, 9)


def scan(text, **more):
    return scan_module(text, PY, **more)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a = b = 1\nc, (d, *e) = x", {"a", "b", "c", "d", "e"}),
        ("a: int\nb: int = 1", {"b"}),
        ("def f(): x = 1\nclass C:\n  y = 1\nasync def g(): pass", {"f", "C", "g"}),
        ("import a.b\nimport c.d as e\nfrom x import f, g as h", {"a", "e", "f", "h"}),
        ("for i in x:\n  a = 1\nwhile x:\n  b = 1", {"i", "a", "b"}),
        ("with x as (a, b):\n  c = 1", {"a", "b", "c"}),
        ("try:\n  a = 1\nexcept E:\n  b = 1\nelse:\n  c = 1\nfinally:\n  d = 1", {"a", "b", "c", "d"}),
        ("if x:\n  a = 1\nelse:\n  b = 1", {"a", "b"}),
        ("import sys\nif sys.version_info > (3, 12):\n  a = 1\nelse:\n  b = 1", {"sys", "b"}),
        ("match x:\n  case 1:\n    a = 1", {"a"}),
        ("a = b = 1\ndel a", {"b"}),
        ("def f():\n  global a\n  a = 1", {"f", "a"}),
        ("x.a = 1\nx['b'] = 1", set()),
        ("from __future__ import division", {"division"}),
        ("f(y := 1)", {"y"}),
        ("match x:\n  case [a, *b] | {'k': a, **b} as c: pass", {"a", "b", "c"}),
    ],
)
def test_names(text, names):
    assert set(scan(text).names) == names


@pytest.mark.parametrize(
    ("text", "imports"),
    [
        ("__import__('a.b')", [("a.b", Guard.NONE)]),
        ("x = [__import__('a', fromlist=['b']).b.c]", [("a", Guard.NONE)]),
        ("if x:\n  __import__('a')", [("a", Guard.MAYBE)]),
        ("f = x and __import__('a')", [("a", Guard.MAYBE)]),
        ("try:\n  __import__('a')\nexcept ImportError: pass", [("a", Guard.TRY | Guard.IMPORTS)]),
        ("f = lambda: __import__('a')", [("a", Guard.FUNCTION)]),
        ("def f(): __import__('a')", []),
        ("__import__(a)\n__import__('a' + b)\n__import__('.a')\n__import__('a-b')\n__import__('a..b')", []),
        ("__import__('a', globals(), locals(), [], 1)\n__import__('a', level=1)", []),
        ("import importlib as i\ni.import_module('a')", [("importlib", Guard.NONE), ("a", Guard.NONE)]),
        ("import importlib\nimportlib.import_module('.a', 'b')", [("importlib", Guard.NONE)]),
        (
            "from importlib import import_module as load\nload('a')",
            [("importlib", Guard.NONE), ("a", Guard.NONE)],
        ),
        ("def import_module(x): ...\nimport_module('a')", []),
        ("from b import import_module\nimport_module('a')", [("b", Guard.NONE)]),
    ],
)
def test_imports_by_calls(text, imports):
    assert [(each.module, each.guard) for each in scan(text, own=True).imports] == imports


def test_names_of_a_stub():
    table = scan("import a\nimport b as b\nfrom c import d, e as e\nx: int\ndef f(): ...", stub=True)
    assert set(table.names) == {"b", "e", "x", "f"}


def test_what_a_name_stands_for():
    names = scan("import a.b\nimport a.b as c\nfrom .x import y\nd = 1\nimport e\ne = 1").names
    assert names["a"] == Binding("a")
    assert names["c"] == Binding("a.b")
    assert names["y"] == Binding("x", 1, "y")
    assert names["d"] == names["e"] == Binding()


@pytest.mark.parametrize(
    ("text", "exports"),
    [
        ("x = 1", None),
        ("__all__ = ['a', 'b']", ("a", "b")),
        ("__all__ = ('a',)\n__all__ += ['b']", ("a", "b")),
        ("__all__ = ['a'] + ['b']", ("a", "b")),
        ("__all__ = ['a'] + x.__all__", None),
        ("__all__ = ['a']\n__all__ += x.__all__", None),
        ("__all__ = ['a']\n__all__.extend(x)", None),
        ("__all__ = ['a']\ndef add(x):\n  __all__.append(x)", None),
        ("if x:\n  __all__ = ['a']", None),
    ],
)
def test_exports(text, exports):
    assert scan(text).exports == exports


@pytest.mark.parametrize(
    ("text", "openness"),
    [
        ("x = 1\nprint(globals()['x'])", Openness.CLOSED),
        ("class C:\n  def f(self, n):\n    setattr(self, n, 1)", Openness.CLOSED),
        ("globals()['x'] = 1", Openness.LISTED),
        ("globals()[n] = 1", Openness.OPEN),
        ("for n in ['x', 'y']:\n  globals()[n] = 1", Openness.LISTED),
        ("m = sys.modules[__name__]\nfor n in 'x', 'y':\n  setattr(m, n, 1)", Openness.LISTED),
        ("for n in ['x', y]:\n  globals()[n] = 1", Openness.OPEN),
        ("for n in ['x']:\n  n += z\n  globals()[n] = 1", Openness.OPEN),
        ("globals().update(x)", Openness.OPEN),
        ("build(DESCRIPTOR, globals())", Openness.OPEN),
        ("_g = globals()", Openness.OPEN),
        ("keras = _LazyLoader('keras', globals(), 'tf_keras')", Openness.LISTED),
        ("exec(x)", Openness.OPEN),
        ("m = sys.modules[__name__]\nsetattr(m, 'x', 1)", Openness.LISTED),
        ("m = sys.modules[__name__]\nfor n in x:\n  setattr(m, n, 1)", Openness.OPEN),
        ("sys.modules[__name__] = _LazyModule(__name__, {})", Openness.LISTED),
        ("sys.modules[__name__] = Other()", Openness.OPEN),
        ("__getattr__, __dir__, __all__ = lazy.attach(__name__, ['x'])", Openness.LISTED),
        (
            "old = {'x': 1}\ndef __getattr__(name):\n  if name in old:\n    return old[name]\n  raise Error",
            Openness.LISTED,
        ),
        ("def __getattr__(name):\n  return getattr(other, name)", Openness.OPEN),
        ("known = {'x': 'y'}\ndef __getattr__(a):\n  return getattr(load(known[a]), a)", Openness.LISTED),
        ("from b import known\ndef __getattr__(a):\n  return getattr(load(known[a]), a)", Openness.OPEN),
        (
            "known = {}\nknown['a b'.replace(' ', '_')] = 1\ndef __getattr__(a):\n  return known.get(a)",
            Openness.OPEN,
        ),
        ("def __getattr__(a):\n  if a == 'x': return 1\n  raise AttributeError", Openness.LISTED),
        (
            "k = {'x': 1}\ndef __getattr__(a):\n  if a in k: globals()[a] = k[a]\n  return k[a]",
            Openness.LISTED,
        ),
        (
            "def __getattr__(a):\n  if a in known: setattr(sys.modules[__name__], a, 1)\nfrom b import known",
            Openness.OPEN,
        ),
        ("def __getattr__(a):\n  globals()[a] = find(a)\n  return find(a)", Openness.OPEN),
        (
            "def at(d):\n  def __getattr__(a):\n    if a in d: p.__dict__[a] = 1\n__getattr__ = at({'x': 1})",
            Openness.LISTED,
        ),
        ("fill(locals())", Openness.OPEN),
        ("def f(): fill(locals())", Openness.CLOSED),
        ("fill(__name__)", Openness.OPEN),
        ("with x:\n  fill(1, find_current_module())", Openness.OPEN),
        ("here = inspect.currentframe()", Openness.CLOSED),
        ("fill(sys.modules[__name__])", Openness.OPEN),
        ("log = getLogger(__name__)\nlogging.getLogger(__name__)", Openness.CLOSED),
        ("app = Flask(__name__)", Openness.CLOSED),
        ("__import__('x', globals(), locals(), [])", Openness.CLOSED),
        ("def f(): locals().update(x)", Openness.CLOSED),
        ("class A:\n  locals().update(x)\n  vars()['a'] = 1", Openness.CLOSED),
        ("locals().update(x)", Openness.OPEN),
        (
            "m = sys.modules[__name__]\nclass A: X = 1\nfor e in [A]:\n  for i in e: setattr(m, i.name, i)",
            Openness.LISTED,
        ),
        ("from x import A\nm = sys.modules[__name__]\nfor i in A: setattr(m, i.name, i)", Openness.OPEN),
        ("from x import __getattr__", Openness.OPEN),
        ("__getattr__ = moved(__name__)", Openness.OPEN),
        ("__all__, __getattr__ = relative_import(__name__, ['.x.y'])", Openness.LISTED),
        ("if x:\n  def __getattr__(name): return getattr(y, name)", Openness.OPEN),
    ],
)
def test_openness(text, openness):
    assert scan(text).openness is openness


def test_words_are_told_of_lists_only():
    assert {"x", "y", "Model"} <= scan("x = 1\nattach(__name__, {'sub.y': ['Model']})").words
    assert not scan("x = 1").words


@pytest.mark.parametrize(
    ("text", "guard"),
    [
        ("import a", Guard.NONE),
        ("class C:\n  import a", Guard.NONE),
        ("def f():\n  import a", Guard.FUNCTION),
        ("try:\n  import a\nexcept ImportError:\n  pass", Guard.TRY | Guard.IMPORTS),
        ("try:\n  import a\nexcept (X, m.ImportError):\n  pass", Guard.TRY | Guard.IMPORTS),
        ("try:\n  import a\nexcept ModuleNotFoundError:\n  pass", Guard.TRY | Guard.MISSING),
        ("try:\n  import a\nexcept Exception:\n  pass", Guard.TRY),
        ("try:\n  try:\n    import a\n  except ImportError:\n    pass\nexcept Exception:\n  pass", Guard.TRY),
        ("try:\n  try:\n    import a\n  except Exception:\n    pass\nexcept ImportError:\n  pass", Guard.TRY),
        ("try:\n  import a\nexcept:\n  pass", Guard.TRY),
        ("try:\n  import a\nexcept KeyError:\n  pass", Guard.NONE),
        ("try:\n  import a\nexcept ImportError:\n  raise", Guard.NONE),
        ("try:\n  x\nexcept ImportError:\n  import a", Guard.HANDLER),
        ("try:\n  x\nfinally:\n  import a", Guard.NONE),
        ("if x:\n  import a", Guard.MAYBE),
        ("for x in y:\n  import a", Guard.NONE),
        ("for x in y:\n  pass\nelse:\n  import a", Guard.MAYBE),
        ("def f():\n  import a\nf()", Guard.STARTED),
        ("def f():\n  if x:\n    return\n  import a\nX = f()", Guard.FUNCTION),
        ("def f():\n  yield\n  import a\nf()", Guard.FUNCTION),
        ("@lazy\ndef f():\n  import a\nf()", Guard.FUNCTION),
        ("def f():\n  import a\nif __name__ == '__main__':\n  f()", Guard.FUNCTION),
        ("class A:\n  def f(self):\n    import a\nf()", Guard.FUNCTION),
        ("if __name__ == '__main__':\n  import a", Guard.MAIN),
        ("with suppress(ImportError):\n  import a", Guard.TRY),
        ("with contextlib.suppress(ImportError):\n  import a", Guard.TRY),
        ("with optional('b') as found:\n  import a", Guard.MAYBE),
        ("with m.optional():\n  import a", Guard.MAYBE),
        ("with open('x') as f:\n  import a", Guard.NONE),
        ("with warnings.catch_warnings():\n  import a", Guard.NONE),
        ("with lock:\n  import a", Guard.NONE),
        (
            "def f():\n  try:\n    import a\n  except ImportError:\n    pass",
            Guard.FUNCTION | Guard.TRY | Guard.IMPORTS,
        ),
    ],
)
def test_guards(text, guard):
    (found,) = [each for each in scan(text, own=True).imports if each.module == "a"]
    assert found.guard == guard


def test_functions_of_libraries_do_not_matter():
    assert scan("def f():\n  import a\n  b.c()").imports == ()


@pytest.mark.parametrize(
    ("text", "chains"),
    [
        ("a.b.c", {("a", "b", "c")}),
        ("a.b().c", {("a", "b")}),
        ("a.b = 1", set()),
        ("x = [a.b for a in c.d]", {("a", "b"), ("c", "d")}),
        ("@a.b\ndef f(x=a.c): pass", {("a", "b"), ("a", "c")}),
        ("class C(a.b):\n  x = a.c", {("a", "b"), ("a", "c")}),
        ("def f():\n  a.b\n  a = 1", set()),
        ("def f(a):\n  a.b", set()),
        ("class C:\n  def f(self):\n    a.b", {("a", "b")}),
        ("def f():\n  return a.b", {("a", "b")}),
        ("def f():\n  return\n  raise", set()),
        ("def f(x: a.b, *y, z: a.c = 1) -> a.d: pass", {("a", "b"), ("a", "c"), ("a", "d")}),
        ("from __future__ import annotations\ndef f(x: a.b): pass", set()),
        ("def f():\n  x: a.b = 1", set()),
        ("x: a.b = 1", {("a", "b")}),
        ("assert a.b, c.d\nraise e.f(g.h)", {("a", "b"), ("e", "f"), ("g", "h")}),
        ("while a.b: pass", {("a", "b")}),
        ("match a.b:\n  case 1: pass", {("a", "b")}),
    ],
)
def test_chains(text, chains):
    assert {use.chain for use in scan(text, own=True).uses} == chains


@pytest.mark.parametrize(
    ("text", "guard"),
    [
        ("x = a.b", Guard.NONE),
        ("x = a.b if c else d", Guard.MAYBE),
        ("c and a.b", Guard.MAYBE),
        ("lambda: a.b", Guard.FUNCTION),
    ],
)
def test_guards_of_chains(text, guard):
    assert scan(text, own=True).uses[0].guard == guard


def test_names_for_type_checkers():
    text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  from a import b, c as d\nelse:\n  e = 1"
    assert scan(text).typed == {"b", "d"}
    assert set(scan(text).names) == {"TYPE_CHECKING", "e"}


def test_what_changes_where_modules_are_looked_for():
    assert scan("import sys\nsys.path.insert(0, where())").changes_path
    assert scan("import sys\nsys.path += [where()]").changes_path
    assert not scan("import sys\nprint(sys.path)").changes_path
    assert scan("import sys\nsys.modules['a.b'] = x").makes_modules
    assert scan("__import__('sys').modules[__name__ + '.b'] = x").makes_modules
    assert not scan("find(x).modules['a.b'] = x").makes_modules
    assert not scan("import sys\nx = sys.modules['a.b']").makes_modules
    assert scan("__path__.append(x)").makes_modules
    assert not scan("for x in __path__: pass\ny = [z for z in __path__]").makes_modules


@pytest.mark.parametrize(
    "text", ["x =", b"\xff", "a = '\0'", "(" * 300, "-" * 200_000 + "1", "x = " + "a." * 90_000 + "b"]
)
def test_no_source_breaks_it(text):
    assert isinstance(scan(text, own=True), ModuleTable)


def test_limits_of_ours_are_no_faults_of_the_source(monkeypatch):
    monkeypatch.setattr("repocheck.python.syntax.MAX_SOURCE_BYTES", 10)
    assert scan("x = 1  # long enough").own_limits
    assert not scan("x =").own_limits


def test_tables_come_back_from_json():
    text = "import a.b as c\nfrom .d import *\n__all__ = ['x']\nc.e.f\n"
    text += "def __getattr__(n):\n  if n == 'x': raise AttributeError\n  return n"
    table = scan(text, own=True)
    assert ModuleTable.from_json(table.to_json()) == table


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "[1, 2]", "null", "[{}, [[]], [], null, 0, [], []]", "[" * 9_999]
)
def test_other_json_is_no_table(text):
    with pytest.raises(ValueError):  # noqa: PT011 - any will do
        ModuleTable.from_json(text)


@pytest.mark.parametrize(
    ("text", "assigned"),
    [
        ("import numpy as np\nnp.float = float", {"float"}),
        ("import a.b\na.x = a.b.y = 1", {"x", "y"}),
        ("import a\ndef patch(): a.x = 1", {"x"}),
        ("import a\nsetattr(a, 'x', 1)", {"x"}),
        ("import a\na.x == 1", set()),
        ("setattr(sys.modules[f'{a}.b'], c, d)", {"*"}),
        ("setattr(sys.modules[a.__module__], c, d)", set()),
        ("import a\nself.a.x = 1\nb.x = 1", set()),
    ],
)
def test_names_given_to_other_modules(text, assigned):
    assert scan(text).assigned == assigned
