"""One row for each way a statement can end: own files, wheels, Python, and what comes of the first own file.

The rows of `FALSE_ALARMS` are inputs on which an earlier reading was wrong, with what really happens.
"""

from typing import Any, NamedTuple

PY = "3.11.9"


class Case(NamedTuple):
    name: str
    own: dict[str, str | None]
    """Own files; None for one whose text cannot be had. The first is judged."""
    wheels: dict[str, dict[str, str]]
    verdict: str
    cause: str = ""
    """Cause of the first outcome; empty if there is none."""
    python: str = PY
    more: dict[str, Any] = {}


def lib(**files: str) -> dict[str, dict[str, str]]:
    """Return one wheel `lib` whose files are given with ``__`` for ``/``: the package's `__init__` is ``init``."""
    return {
        "lib": {
            "lib/__init__.py" if k == "init" else f"lib/{k.replace('__', '/')}.py": v
            for k, v in files.items()
        }
    }


def protobuf(version: str) -> dict[str, dict[str, str]]:
    """Return a wheel of protobuf; its version stands behind the name."""
    names = ("FileDescriptor", "Descriptor", "EnumDescriptor", "_USE_C_DESCRIPTORS")
    code = "\n".join(f"{name} = 1" for name in names)
    return {
        f"protobuf=={version}": {"google/protobuf/__init__.py": "", "google/protobuf/descriptor.py": code}
    }


def beside_numpy(version: str) -> dict[str, dict[str, str]]:
    """Return a wheel of pyarrow 26 and one of a version of NumPy."""
    return {
        "pyarrow==26.0.1": {"pyarrow/__init__.py": "", "pyarrow/csv.py": ""},
        f"numpy=={version}": {"numpy.py": ""},
    }


DIRECT = (
    Case("installed", {"a.py": "import lib"}, lib(init=""), "ok"),
    Case("standard", {"a.py": "import json, os.path\nfrom os import path"}, {}, "ok"),
    Case("missing module", {"a.py": "import lib"}, {}, "fails", "module-missing"),
    Case("missing submodule", {"a.py": "import lib.x"}, lib(init=""), "fails", "submodule-missing"),
    Case("missing name", {"a.py": "from lib import x"}, lib(init="y = 1"), "fails", "name-missing"),
    Case("submodule as name", {"a.py": "from lib import x"}, lib(init="", x=""), "ok"),
    Case("imported by a call", {"a.py": "__import__('lib')"}, {}, "fails", "module-missing"),
    Case("imported by a call, caught", {"a.py": "try:\n  __import__('lib')\nexcept ImportError: pass"}, {}, "ok",
         "module-missing"),
    Case("imported by a call that is there", {"a.py": "from importlib import import_module\nx = import_module('lib')"},
         lib(init=""), "ok"),
    Case("a package imports by a call what setuptools has no more", {"a.py": "import lib"},
         lib(init="__import__('pkg_resources').declare_namespace(__name__)") | {"setuptools": {"setuptools/__init__.py": ""}},
         "fails", "library-module-missing"),
    Case("a package imports by a call what setuptools has", {"a.py": "import lib"},
         lib(init="__import__('pkg_resources').declare_namespace(__name__)")
         | {"setuptools": {"setuptools/__init__.py": "", "pkg_resources/__init__.py": "def declare_namespace(x): ..."}}, "ok"),
    Case("gone from Python", {"a.py": "import imp"}, {}, "fails", "removed-from-python", "3.12.1"),
    Case("still in Python", {"a.py": "import imp"}, {}, "ok"),
    Case("called like what it means", {"unittest.py": "import unittest\nclass A(unittest.TestCase): ..."}, {}, "fails",
         "own-name-missing"),
    Case("called like what it means, in a package",
         {"p/unittest.py": "import unittest\nclass A(unittest.TestCase): ...", "p/__init__.py": ""}, {}, "unknown",
         "own-or-installed"),
    Case("reads of itself what it has", {"a.py": "import a\nx = 1\na.x"}, {}, "ok"),
    Case("beside one called like the module that it means",
         {"a.py": "import random", "random.py": "import random\nrandom.seed(1)"}, {}, "fails", "own-name-missing"),
    Case("reads of itself in a function alone", {"random.py": "import random\ndef f(): random.seed(1)"}, {}, "ok",
         "attribute-missing"),
    Case("comes later", {"a.py": "import tomllib"}, {}, "fails", "newer-python", "3.10.1"),
    Case("name gone from Python", {"a.py": "from collections import Iterable"}, {}, "fails", "name-removed-from-python"),
    Case("what another module imports by accident", {"a.py": "from os import errno"}, {}, "unknown", "accidental-name"),
    Case("of Python 2", {"a.py": "import urllib2"}, {}, "fails", "python2-module"),
    Case("Python 2", {"a.py": "print 'x'"}, {}, "fails", "own-syntax"),
    Case("keyword twice", {"a.py": "f(a=1, a=2)"}, {}, "fails", "own-syntax"),
    Case("newer syntax", {"a.py": "match x:\n  case 1: pass"}, {}, "fails", "own-syntax", "3.9.1"),
    Case("annotations on 3.6", {"a.py": "from __future__ import annotations"}, {}, "fails", "own-syntax", "3.6.15"),
    Case("two packages share a namespace", {"a.py": "import ns.one, ns.two"},
         {"one": {"ns/one.py": ""}, "two": {"ns/two/__init__.py": ""}}, "ok"),
    Case("star", {"a.py": "from lib import *\nfrom lib import b"}, lib(init="from .x import *", x="b = 1"), "ok"),
    Case("exports hide", {"a.py": "from lib import b"},
         lib(init="from .x import *", x="__all__ = ['c']\nb = c = 1"), "fails", "name-missing"),
    Case("deleted", {"a.py": "from lib import b"}, lib(init="b = 1\ndel b"), "fails", "name-missing"),
)  # fmt: skip

OWN = (
    Case("beside", {"a.py": "import b", "b.py": ""}, {}, "ok"),
    Case("root", {"s/a.py": "import b", "b.py": ""}, {}, "ok"),
    Case("src", {"a.py": "import p.b", "src/p/b.py": ""}, {}, "ok"),
    Case("own name missing", {"a.py": "from b import x", "b.py": ""}, {}, "fails", "own-name-missing"),
    Case("own module missing", {"a.py": "import p.c", "p/__init__.py": ""}, {}, "fails", "own-module-missing"),
    Case("relative", {"p/a.py": "from . import b", "p/__init__.py": "", "p/b.py": ""}, {}, "ok"),
    Case("relative in a script", {"a.py": "from . import b", "b.py": ""}, {}, "fails", "relative-without-package"),
    Case("relative in a plain folder", {"a.py": "import p.b", "p/b.py": "from . import c\nfrom .c import x", "p/c.py": "x = 1"},
         {}, "ok"),
    Case("relative in a plain folder, missing", {"a.py": "import p.b", "p/b.py": "from . import d"}, {}, "fails",
         "own-name-missing"),
    Case("relative in a package in a plain folder", {"a.py": "import p.q.b", "p/q/__init__.py": "", "p/q/b.py": "from ..c import x",
         "p/c.py": "x = 1"}, {}, "ok"),
    Case("relative beyond", {"p/a.py": "from ... import b", "p/__init__.py": ""}, {}, "fails", "relative-beyond-package"),
    Case("through an own file", {"a.py": "import b", "b.py": "import lib"}, {}, "fails", "module-missing"),
    Case("through a package's init", {"p/a.py": "from .b import x", "p/__init__.py": "import lib", "p/b.py": "x = 1"},
         {}, "fails", "module-missing"),
    Case("in a circle", {"a.py": "import b", "b.py": "import c", "c.py": "import b\nimport lib"}, {}, "fails",
         "module-missing"),
    Case("harmless circle", {"a.py": "import b", "b.py": "import c", "c.py": "import b"}, {}, "ok"),
    Case("the script's folder and not that of the module", {"a.py": "import p.b", "p/b.py": "import c", "p/c.py": ""},
         {}, "fails", "own-module-out-of-reach"),
    Case("own folder hides nothing", {"a.py": "import lib.x", "lib/readme.md": ""}, lib(init="", x=""), "ok"),
    Case("submodule of git", {"a.py": "import ext.x"}, {}, "unknown", "in-submodule-or-link", PY, {"elsewhere": ["ext"]}),
    Case("written by a build", {"a.py": "from p._version import v", "p/__init__.py": "", ".gitignore": "p/_version.py"},
         {}, "unknown", "built-module"),
    Case("compiled", {"a.py": "import fast", "fast.pyx": None}, {}, "unknown", "built-module"),
    Case("compiled by setup.py", {"a.py": "import fast", "setup.py": "ext = CUDAExtension(name='p.fast')"}, {},
         "ok", "", PY, {"tried": ["setup.py"]}),
    Case("found by path", {"a.py": "import sys\nsys.path.append('x')\nimport b", "x/b.py": ""}, {}, "ok"),
    Case("found by a path that cannot be told", {"a.py": "import sys\nsys.path.append(x())\nimport b", "x/b.py": ""}, {},
         "unknown", "found-by-path"),
    Case("found by the path of a module further on", {"a.py": "from p.q import x", "p/q.py": "import sys\n"
         "sys.path.insert(0, './lib')\nimport b\nx = 1", "lib/b.py": ""}, {}, "ok"),
    Case("an own module called as a package that lacks", {"a.py": "import cv2", "x/cv2.py": ""}, {}, "fails",
         "module-missing"),
    Case("own behind the installed, or before", {"a.py": "import sys\nsys.path.append('x')\nfrom lib import b",
         "x/lib.py": ""}, lib(init="b = 1"), "unknown", "own-or-installed"),
    Case("own beside the program", {"a.py": "import sys\nsys.path.append('x')\nfrom lib import b", "lib.py": "",
         "x/lib.py": ""}, lib(init="b = 1"), "fails", "own-name-missing"),
    Case("path of another machine", {"a.py": "import sys\nsys.path.insert(0, '/home/x')\nimport b", "x/b.py": ""}, {},
         "fails", "own-module-out-of-reach"),
    Case("path from the file", {"s/a.py": "import os, sys\nd = os.path.dirname(os.path.abspath(__file__))\n"
         "sys.path.append(os.path.join(d, '..', 'x'))\nimport b", "x/b.py": ""}, {}, "ok"),
    Case("path beyond the repository", {"a.py": "import sys\nsys.path.append('../x')\nimport b", "x/b.py": ""}, {},
         "fails", "own-module-out-of-reach"),
    Case("beside a program above that uses it", {"p/q/a.py": "import b", "p/b.py": "", "p/main.py": "import q.a"}, {},
         "unknown", "own-module-above"),
    Case("beside nothing that uses it", {"p/q/a.py": "import b", "p/b.py": ""}, {}, "fails", "own-module-out-of-reach"),
    Case("found by the path of an own module", {"a.py": "import _init\nimport b", "x/b.py": "",
         "_init.py": "import sys\nsys.path.insert(0, 'x')"}, {}, "ok"),
    Case("found by the path of the program", {"a.py": "import sys\nsys.path.append('x')\nimport c", "c.py": "import b",
         "x/b.py": ""}, {}, "ok"),
    Case("a linked folder", {"a.py": "import p.b", "p": None}, {}, "unknown", "in-submodule-or-link", PY,
         {"elsewhere": ["p"]}),
    Case("text not had", {"a.py": "import b", "b.py": None}, {}, "unknown", "not-read"),
    Case("project is a folder", {"code/sub/a.py": "import b", "code/b.py": ""}, {}, "ok", "", PY, {"folder": "code"}),
)  # fmt: skip

GUARDED = (
    Case("caught", {"a.py": "try:\n  import lib\nexcept ImportError:\n  lib = None"}, {}, "ok", "module-missing"),
    Case("caught and raised", {"a.py": "try:\n  import lib\nexcept ImportError:\n  raise RuntimeError"}, {}, "fails",
         "module-missing"),
    Case("suppressed", {"a.py": "with suppress(ImportError):\n  import lib"}, {}, "ok", "module-missing"),
    Case("in a manager that may catch", {"a.py": "with attempted():\n  import lib"}, {}, "ok", "module-missing"),
    Case("in one that catches nothing", {"a.py": "with open('x'):\n  import lib"}, {}, "fails", "module-missing"),
    Case("in a function", {"a.py": "def f():\n  import lib"}, {}, "ok", "module-missing"),
    Case("in a class", {"a.py": "class C:\n  import lib"}, {}, "fails", "module-missing"),
    Case("for Windows", {"a.py": "import sys\nif sys.platform == 'win32':\n  import lib"}, {}, "ok"),
    Case("for an older Python", {"a.py": "import sys\nif sys.version_info < (3, 8):\n  import lib"}, {}, "ok"),
    Case("for this Python", {"a.py": "import sys\nif sys.version_info >= (3, 8):\n  import lib"}, {}, "fails",
         "module-missing"),
    Case("as a program", {"a.py": "if __name__ == '__main__':\n  import lib"}, {}, "ok", "module-missing"),
    Case("perhaps", {"a.py": "if x:\n  import lib"}, {}, "ok", "module-missing"),
    Case("for a type checker", {"a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import lib"}, {}, "ok"),
)  # fmt: skip

THROUGH_A_LIBRARY = (
    Case("undeclared", {"a.py": "import lib"}, lib(init="import dep"), "fails", "library-module-missing"),
    Case("deep", {"a.py": "import lib"}, lib(init="from .x import y", x="import dep\ny = 1"), "fails",
         "library-module-missing"),
    Case("optional", {"a.py": "import lib"}, lib(init="try:\n  import dep\nexcept ImportError:\n  dep = 0"), "ok"),
    Case("name gone from the other", {"a.py": "import lib"},
         lib(init="from dep import x") | {"dep": {"dep.py": ""}}, "fails", "library-name-missing"),
    Case("attribute gone from the other", {"a.py": "import lib"},
         lib(init="import dep\nx = dep.old") | {"dep": {"dep.py": ""}}, "fails", "library-attribute-missing"),
    Case("within one package files fit", {"a.py": "import lib"}, lib(init="from .x import gone", x=""), "ok"),
    Case("gone from Python", {"a.py": "import lib"}, lib(init="from collections import Mapping"), "fails",
         "library-name-removed-from-python"),
)  # fmt: skip

_OLD_MESSAGES = (
    "from google.protobuf import descriptor as _descriptor\n_F = _descriptor.FileDescriptor(name='x')\n"
)
RUNTIME = (
    Case("messages generated too early", {"a.py": "import lib.x_pb2"},
         lib(init="", x_pb2=f"{_OLD_MESSAGES}_M = _descriptor.Descriptor(name='M')") | protobuf("4.24.4"), "fails",
         "library-generated-too-early"),
    Case("through an own file", {"a.py": "import b_pb2", "b_pb2.py": f"{_OLD_MESSAGES}_M = _descriptor.EnumDescriptor(name='M')"},
         protobuf("5.29.0"), "fails", "generated-too-early"),
    Case("generated early enough", {"a.py": "import lib.x_pb2"},
         lib(init="", x_pb2=f"{_OLD_MESSAGES}_M = _descriptor.Descriptor(name='M')") | protobuf("3.20.3"), "ok"),
    Case("generated lately", {"a.py": "import lib.x_pb2"},
         lib(init="", x_pb2=f"{_OLD_MESSAGES}if _descriptor._USE_C_DESCRIPTORS == False:\n  x = 1") | protobuf("4.24.4"), "ok"),
    Case("no generated code", {"a.py": "import lib.x"},
         lib(init="", x=f"{_OLD_MESSAGES}_KINDS = (_descriptor.Descriptor,)") | protobuf("4.24.4"), "ok"),
    Case("an older package that is refused", {"a.py": "import b", "b.py": "import pyarrow.csv"}, beside_numpy("1.26.4"), "fails",
         "library-version-refused"),
    Case("needs one of some, and has none", {"a.py": "from keras import x"}, {"keras==3.1": {"keras.py": "x = 1"}},
         "fails", "library-module-missing"),
    Case("needs one of some, and has another", {"a.py": "from keras import x"},
         {"keras==3.1": {"keras.py": "x = 1"}, "torch": {"torch.py": ""}}, "ok"),
    Case("needs none any more", {"a.py": "from keras import x"}, {"keras==9.1": {"keras.py": "x = 1"}}, "ok"),
    Case("needs one of some that the list may take from elsewhere", {"a.py": "from keras import x"},
         {"keras==3.1": {"keras.py": "x = 1"}}, "ok", more={"left_out": ("tensorflow",)}),
    Case("a package that is new enough", {"a.py": "import pyarrow.csv"}, beside_numpy("2.0.1"), "ok"),
    Case("name gone, in the class that uses it", {"a.py": "import lib"},
         lib(init="class A:\n  import dep as d\n  types = [d.old]") | {"dep": {"dep.py": ""}}, "fails",
         "library-attribute-missing"),
    Case("name gone, after an import that may fail", {"a.py": "import lib"},
         lib(init="try:\n  import dep\nexcept ImportError:\n  pass\nelse:\n  x = dep.old") | {"dep": {"dep.py": ""}}, "fails",
         "library-attribute-missing"),
    Case("and that does", {"a.py": "import lib"},
         lib(init="try:\n  import dep\nexcept ImportError:\n  pass\nelse:\n  x = dep.old"), "ok"),
    Case("name gone, where a failing import is caught and nothing else", {"a.py": "import lib"},
         lib(init="try:\n  import dep as d\n  x = d.old\nexcept ImportError:\n  pass") | {"dep": {"dep.py": ""}}, "fails",
         "library-attribute-missing"),
    Case("and where that is caught too", {"a.py": "import lib"},
         lib(init="try:\n  import dep as d\n  x = d.old\nexcept (ImportError, AttributeError):\n  pass")
         | {"dep": {"dep.py": ""}}, "ok"),
    Case("and behind another import that fails", {"a.py": "import lib"},
         lib(init="try:\n  import gone\n  import dep as d\n  x = d.old\nexcept ImportError:\n  pass")
         | {"dep": {"dep.py": ""}}, "ok"),
    Case("name not there, where a missing module is caught and nothing else", {"a.py": "import lib"},
         lib(init="try:\n  from dep import gone\nexcept ModuleNotFoundError:\n  pass") | {"dep": {"dep.py": ""}}, "fails",
         "library-name-missing"),
    Case("and where that is caught too", {"a.py": "import lib"},
         lib(init="try:\n  from dep import gone\nexcept ImportError:\n  pass") | {"dep": {"dep.py": ""}}, "ok"),
    Case("and within what catches it", {"a.py": "import lib"},
         lib(init="try:\n  try:\n    from dep import gone\n  except ModuleNotFoundError:\n    pass\n"
             "except ImportError:\n  pass") | {"dep": {"dep.py": ""}}, "ok"),
    Case("and behind a module that is missing", {"a.py": "import lib"},
         lib(init="try:\n  import missed\n  from dep import gone\nexcept ModuleNotFoundError:\n  pass")
         | {"dep": {"dep.py": ""}}, "ok"),
    Case("a class that names something else the same", {"a.py": "import lib"},
         lib(init="class A:\n  import dep as d\nclass B:\n  d = A()\n  x = d.old") | {"dep": {"dep.py": ""}}, "ok"),
)  # fmt: skip

FALSE_ALARMS = (
    Case("names for a type checker are what a lazy package offers", {"a.py": "from lib import x"},
         lib(init="from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  from .m import x\n"
             "def __getattr__(name):\n  return getattr(_load(), name)"), "ok"),
    Case("an extension and a folder of stubs", {"a.py": "import lib._C.x"},
         {"lib": {"lib/__init__.py": "", "lib/_C.cpython-311-x86_64-linux-gnu.so": "", "lib/_C/__init__.pyi": ""}},
         "unknown", "below-extension"),
    Case("names from below an extension that has a folder of stubs", {"a.py": "from lib import y"},
         {"lib": {"lib/__init__.py": "from lib._C.x import *", "lib/_C.cpython-311-x86_64-linux-gnu.so": "",
                  "lib/_C/x/__init__.pyi": "a: int\nb: int\nc: int\nd: int"}}, "unknown", "open-names"),
    Case("a stub beside the module", {"a.py": "from lib import x"},
         {"lib": {"lib/__init__.py": "globals().update(f())",
                  "lib/__init__.pyi": "from .m import x as x\na: int\nb: int\nc: int"}}, "ok"),
    Case("a stub does not close what is computed", {"a.py": "from lib import x"},
         {"lib": {"lib/__init__.py": "globals().update(f())",
                  "lib/__init__.pyi": "a: int\nb: int\nc: int\nd: int\ne: int"}}, "unknown", "open-names"),
    Case("an empty stub proves nothing", {"a.py": "from lib import x"},
         {"lib": {"lib/__init__.py": "globals().update(f())", "lib/__init__.pyi": ""}}, "unknown", "open-names"),
    Case("a stub that cannot be read, of names that it alone lists", {"a.py": "from lib import x"},
         {"lib": {"lib/__init__.py": "import lazy\n__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)",
                  "lib/__init__.pyi": "x: int = (\n", "lazy.py": "def attach_stub(a, b): return a, b, 1"}},
         "unknown", "open-names"),
    Case("a stub does not close what the source lists", {"a.py": "from lib import old"},
         {"lib": {"lib/__init__.py": "t = {'old': 1}\ndef __getattr__(n):\n  if n in t: return t[n]",
                  "lib/__init__.pyi": "a: int\nb: int\nc: int\nd: int"}}, "unknown", "open-names"),
    Case("a name that its module refuses, whatever a star may bring", {"a.py": "from lib import old"},
         lib(init="from .m import *\ndef __getattr__(n):\n  if n == 'old':\n    raise AttributeError",
             m="old = 1"), "fails", "name-missing"),
    Case("a name that is bound is not refused", {"a.py": "from lib import old"},
         lib(init="old = 1\ndef __getattr__(n):\n  if n == 'old':\n    raise AttributeError"), "ok"),
    Case("a star from an extension", {"a.py": "from lib import x"},
         {"lib": {"lib/__init__.py": "from ._c import *", "lib/_c.abi3.so": ""}}, "unknown", "open-names"),
    Case("globals() by a computed name", {"a.py": "from lib import x"},
         lib(init="for n in names:\n  globals()[n] = 1"), "unknown", "open-names"),
    Case("globals() handed on", {"a.py": "from lib import x"}, lib(init="make(globals())"), "unknown", "open-names"),
    Case("setattr on a module", {"a.py": "import lib.d\nlib.d.X"},
         lib(init="", d="def add(X):\n  from lib import d\n  setattr(d, X.__name__, X)"), "ok", "open-names"),
    Case("setattr by a plain name closes the rest", {"a.py": "from lib import gone"},
         lib(init="import sys\n_m = sys.modules[__name__]\nsetattr(_m, 'keras', 1)"), "fails", "name-missing"),
    Case("a star from a package brings its submodules", {"a.py": "import lib\nlib.m"},
         {"lib": {"lib/__init__.py": "from .p import *", "lib/p/__init__.py": "from . import m", "lib/p/m.py": ""}}, "ok"),
    Case("a function that hides the module which it comes from", {"a.py": "import lib\nlib.m.anything"},
         {"lib": {"lib/__init__.py": "from .p import m", "lib/p/__init__.py": "from .m import *",
                  "lib/p/m.py": "def m(): pass"}}, "ok"),
    Case("names of a module that another one makes", {"a.py": "import lib.moves.parse as p\np.quote"},
         lib(init="import sys\nsys.modules[__name__ + '.moves'] = moves\nsys.modules[__name__ + '.parse'] = 1"), "ok"),
    Case("the program gives a name", {"a.py": "import lib\nlib.x = 1\nlib.x.y"}, lib(init=""), "ok", "assigned-name"),
    Case("another package gives a name", {"a.py": "import other\nfrom lib import x"},
         lib(init="", m="") | {"other": {"other.py": "import lib.m\nlib.x = lib.m.x = 1"}}, "unknown", "assigned-name"),
    Case("a star of what another module says it offers", {"a.py": "from lib import _x"},
         lib(init="from . import m\nm.__all__ = dir(m)\nfrom .m import *", m="_x = 1"), "ok"),
    Case("a module that hands its names on", {"a.py": "from lib import x"}, lib(init="make(locals())"),
         "unknown", "open-names"),
    Case("a module that hands itself on", {"a.py": "from lib import x"}, lib(init="make(__name__)"),
         "unknown", "open-names"),
    Case("names that a core of compiled code puts in place", {"a.py": "import torch.cuda\ntorch.cuda.FloatTensor"},
         {"torch": {"torch/__init__.py": "", "torch/cuda.py": ""}}, "ok", "open-names"),
    Case("a function that stands in the source of a module that computes other names, or is gone",
         {"a.py": "from matplotlib.cm import get_cmap"},
         {"matplotlib": {"matplotlib/__init__.py": "", "matplotlib/cm.py": "globals().update(maps())"}}, "fails", "name-missing"),
    Case("that function, where it stands there", {"a.py": "from matplotlib.cm import get_cmap"},
         {"matplotlib": {"matplotlib/__init__.py": "", "matplotlib/cm.py": "globals().update(maps())\ndef get_cmap(): 1"}}, "ok"),
    Case("what such a module may compute", {"a.py": "from matplotlib.cm import jet"},
         {"matplotlib": {"matplotlib/__init__.py": "", "matplotlib/cm.py": "globals().update(maps())"}}, "unknown", "open-names"),
    Case("names that the top of a package puts into its modules", {"a.py": "from lib.u import x"},
         lib(init="import sys\nfor k in f:\n  sys.modules[k] = f\n  setattr(g, k, 1)", u=""), "unknown", "open-names"),
    Case("names that a module of the package computes for others", {"a.py": "from lib.nd import x"},
         lib(init="from . import base", nd="", base="m = sys.modules['%s.nd' % root]\nsetattr(m, f.__name__, f)"),
         "unknown", "open-names"),
    Case("no such name", {"a.py": "from torch.nn import gone"},
         {"torch": {"torch/__init__.py": "", "torch/nn.py": "x = 1"}}, "fails", "name-missing"),
    Case("what only a stub imports may be loaded lazily", {"a.py": "from lib import x"},
         {"lib": {"lib/__init__.py": "__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)",
                  "lib/__init__.pyi": "from ._m import x", "lib/_m.py": "x = 1"}}, "ok"),
    Case("a lazy structure lists its names", {"a.py": "from lib import Model"},
         lib(init="_LazyModule(__name__, {'m': ['Model']})"), "unknown", "open-names"),
    Case("names from the exports of all files", {"a.py": "from lib import Model"},
         lib(init="x = define_import_structure(__file__)", m="__all__ = ['Model']"), "ok"),
    Case("and none beside these", {"a.py": "from lib import Gone"},
         lib(init="x = define_import_structure(__file__)", m="__all__ = ['Model']"), "fails", "name-missing"),
    Case("a name that Python makes when asked for", {"a.py": "from collections import Iterable"}, {}, "ok", "", "3.9.1"),
    Case("syntax of a newer Python in a wheel for it", {"a.py": "import lib"}, lib(init="type X = int ]"), "ok"),
    Case("a version test with a bound", {"a.py": "import lib"},
         lib(init="import sys\nif sys.version_info[:2] > (3, 7):\n  x = 1\nelse:\n  import gone"), "ok", "", "3.8.1"),
    Case("a vendored copy put in place", {"a.py": "import lib"},
         {"lib": {"lib/__init__.py": "import packaging", "lib/_vendor/packaging/__init__.py": ""}}, "ok"),
    Case("a vendored copy of another package", {"a.py": "import lib"},
         {"lib": {"lib/__init__.py": "import packaging"},
          "other": {"other/__init__.py": "", "other/_vendor/packaging/__init__.py": ""}}, "fails",
         "library-module-missing"),
    Case("a vendored copy in a folder with its version", {"a.py": "import lib"},
         {"lib": {"lib/__init__.py": "from gql import x", "lib/vendor/gql-0.2/gql/__init__.py": "x = 1"}}, "ok"),
    Case("a module in a folder that its package adds", {"a.py": "import lib"},
         lib(init="from .b import f\nf()\nimport gql", b="import sys\ndef f():\n  sys.path.insert(0, d())",
             deps__gql=""), "ok"),
    Case("a module that is called like a package of its own package", {"a.py": "import lib.deps.gql"},
         {"lib": {"lib/__init__.py": "import sys\nsys.path.insert(0, d())", "lib/deps/__init__.py": "",
                  "lib/deps/gql/__init__.py": "import gql"}},
         "fails", "library-module-missing"),
    Case("a module in no folder that its package adds", {"a.py": "import lib"},
         lib(init="import sys\nsys.path.insert(0, d())\nimport gql", deps__other=""), "fails", "library-module-missing"),
    Case("a module in a folder that nobody adds", {"a.py": "import lib"}, lib(init="import gql", deps__gql=""), "fails",
         "library-module-missing"),
    Case("a module in a folder that another package adds", {"a.py": "import lib, other"},
         lib(init="import gql", deps__gql="") | {"other": {"other.py": "import sys\nsys.path.insert(0, d())"}}, "fails",
         "library-module-missing"),
    Case("a file hides a folder", {"p/a.py": "import p.b", "p/p.py": "", "p/b.py": ""}, {}, "fails", "not-a-package"),
    Case("setuptools up to 3.11", {"a.py": "import pkg_resources"}, {}, "unknown", "installer-may-bring-it"),
    Case("a package that needs setuptools up to 3.11", {"a.py": "import b", "b.py": "from lib import x"},
         lib(init="from .v import x", v="import sys\nif sys.executable == 'd':\n  x = 1\nelse:\n"
             "  from pkg_resources import x"), "unknown", "library-installer-may-bring-it"),
    Case("a package that tries setuptools", {"a.py": "import lib"},
         lib(init="try:\n  import pkg_resources\nexcept ImportError:\n  pass"), "ok"),
    Case("setuptools that no longer brings pkg_resources", {"a.py": "import pkg_resources"},
         {"setuptools": {"setuptools/__init__.py": ""}}, "fails", "module-missing"),
    Case("setuptools from 3.12 on", {"a.py": "import pkg_resources"}, {}, "fails", "module-missing", "3.12.1"),
    Case("distutils that setuptools brings", {"a.py": "import distutils.core"},
         {"setuptools": {"setuptools/__init__.py": "", "setuptools/_distutils/__init__.py": ""}}, "unknown",
         "installer-may-bring-it", "3.12.1"),
    Case("a package that imports distutils, which setuptools brings", {"a.py": "import lib"},
         lib(init="import distutils") | {"setuptools": {
             "setuptools/__init__.py": "", "setuptools/_distutils/__init__.py": ""}}, "ok", "", "3.12.1"),
    Case("a package of another source", {"a.py": "import clip"}, {}, "unknown", "not-on-the-index", PY,
         {"left_out": ("openai-clip",)}),
    Case("a release of a package of another source", {"a.py": "import PyQt5.QtGui"}, {}, "unknown", "not-on-the-index",
         PY, {"left_out": ("pyqt",)}),
    Case("a package of another source, by its name on the index", {"a.py": "import cv2"}, {}, "unknown",
         "not-on-the-index", PY, {"left_out": ("opencv",)}),
    Case("a module whose name only begins like a package of another source", {"a.py": "import hdf5storage"}, {},
         "fails", "module-missing", PY, {"left_out": ("hdf5",)}),
    Case("one sure failure beside what another source may bring", {"a.py": "import torch\nimport wandb"}, {}, "fails",
         "not-on-the-index", PY, {"left_out": ("pytorch",)}),
    Case("a package that a module of its own fills", {"a.py": "from tlz import merge"},
         {"tlz": {"tlz/__init__.py": "from . import _build",
                  "tlz/_build.py": "import sys\nsys.meta_path.append(1)\nfill(sys.modules['tlz'])"}},
         "unknown", "open-names"),
    Case("a submodule of a package that a module of its own fills", {"a.py": "import tlz.curried"},
         {"tlz": {"tlz/__init__.py": "from . import _build",
                  "tlz/_build.py": "import sys\nsys.meta_path.append(1)\nfill(sys.modules['tlz'])"}},
         "unknown", "made-at-import"),
    Case("a submodule that nobody makes", {"a.py": "import odd.curried"},
         {"odd": {"odd/__init__.py": "from . import _six\nimport odd.more",
                  "odd/_six.py": "import sys\nsys.meta_path.append(1)", "odd/more.py": ""}},
         "fails", "submodule-missing"),
    Case("a package that imports a loader meant for others", {"a.py": "from odd import merge"},
         {"odd": {"odd/__init__.py": "from . import _six",
                  "odd/_six.py": "import sys\nsys.meta_path.append(1)"}},
         "fails", "name-missing"),
    Case("a module made by name", {"a.py": "from six.moves import range"},
         {"six": {"six.py": "import sys\n__path__ = []\nMoved('moves')\nsys.meta_path.append(1)"}}, "ok"),
    Case("modules forwarded to another package", {"a.py": "import lib.compat.v1 as l\nimport lib.contrib"},
         lib(init="import sys as _sys\nclass _LazyLoader(_types.ModuleType):\n  pass\ndef _forward(name):\n"
             "  _module = _LazyLoader(name, globals())\n  return _sys.modules.setdefault(name, _module)\n"
             "for _m in ['lib.compat', 'lib.contrib']:\n  _forward(_m)\nfrom lib_core import *")
         | {"lib_core": {"lib_core/__init__.py": ""}}, "ok"),
    Case("a module made by nobody", {"a.py": "import lib._six"},
         lib(init="import sys\nsys.modules['lib.ops'] = 1"), "fails", "submodule-missing"),
    Case("extended exports", {"a.py": "from lib import x"},
         lib(init="from .m import *", m="__all__ = []\ndef add(o):\n  __all__.append(o)\nx = 1"), "ok"),
    Case("the module's own data folder", {"a.py": "import lib"},
         {"lib": {"lib-1.0.data/purelib/lib/__init__.py": ""}}, "ok"),
)  # fmt: skip
CASES = (*DIRECT, *OWN, *GUARDED, *THROUGH_A_LIBRARY, *RUNTIME, *FALSE_ALARMS)
