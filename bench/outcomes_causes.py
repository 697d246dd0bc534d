"""Say what an exception at an import means: a failing import, or the fault of own code or of this machine.

Runs under the Python that is tried, 3.6 or newer, beside `outcomes_imports.py`.
"""

import os
import sys
import traceback

PYTHON2 = """BaseHTTPServer ConfigParser HTMLParser Queue SimpleHTTPServer SocketServer StringIO Tkinter
__builtin__ cPickle cStringIO commands copy_reg httplib thread tkMessageBox urllib2 urlparse xmlrpclib"""
REMOVED = """_bootlocale aifc asynchat asyncore audioop binhex cgi cgitb chunk crypt distutils formatter
imghdr imp lib2to3 mailcap msilib nis nntplib ossaudiodev parser pipes smtpd sndhdr spwd sunau symbol
telnetlib uu xdrlib"""


def cause_of(error, root):
    """Return False and the cause of a failing import; None and what failed otherwise."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if frame.filename.startswith(root + os.sep)]
    importing = not own or (own[-1].line or "import ").lstrip().startswith(("import ", "from "))
    library = importing and any("site-packages" in frame.filename for frame in frames)
    kind = kind_of(error, root)
    if kind.startswith("runtime:") and kind != "runtime:ImportError" and not library:
        return None, "own-code:" + type(error).__name__
    if lacks_native_library(error):
        return None, "machine:native-lib"  # a library of the system, which no list of Python names
    if kind.startswith("runtime:") and isinstance(error, OSError):
        return None, "machine:" + type(error).__name__  # no network, no such device, not to be written here
    return False, ("library:" if library else "transitive:" if own else "") + kind


def lacks_native_library(error):
    """Return whether a library of the system lacks, also where the error was raised anew in other words."""
    while error is not None:
        if "cannot open shared object file" in str(error):
            return True
        anew = isinstance(error, ImportError) and not isinstance(error, ModuleNotFoundError)
        error = (error.__cause__ or error.__context__) if anew else None
    return False


def kind_of(error, root):
    """Return what kind of failure an exception is."""
    text, name = str(error), getattr(error, "name", None) or ""
    kind = "runtime:" + type(error).__name__
    if isinstance(error, ModuleNotFoundError):
        kind = missing(name.split(".")[0], root)
    elif isinstance(error, (ImportError, OSError)) and (".so" in text or "undefined symbol" in text):
        kind = "native-lib"
    elif isinstance(error, ImportError):
        kind = "name-removed" if "cannot import name" in text else "runtime:ImportError"
        kind = "relative-import" if "relative import" in text else kind
    elif isinstance(error, AttributeError) and of_module(error):
        kind = "attribute-removed"
    elif isinstance(error, SyntaxError):
        kind = "syntax"
    return kind


def of_module(error):
    """Return whether a module lacks the attribute; its own `__getattr__` may have its own words."""
    frames = traceback.extract_tb(error.__traceback__)
    return str(error).startswith("module '") or frames[-1].name == "__getattr__"


def missing(top, root):
    """Return what kind of module lacks."""
    for words, kind in ((PYTHON2, "python2-module"), (REMOVED, "stdlib-removed")):
        if top in words.split():
            return kind
    places = [os.path.join(each, top) for each in sys.path if each.startswith(root)]
    local = any(os.path.isdir(place) or os.path.exists(place + ".py") for place in places)
    return "local-module-missing" if local else "module-missing"
