"""Names under which Python packages are imported, where these differ from the names they are installed by.

``wheels.txt`` beside this file has a line for each module: its name, and the distributions whose wheels hold
it, the one that is downloaded most first. Only modules that are called otherwise than a distribution are in it.

Source: made by ``bench/import_names.py`` on 2026-11-29 from the files that the wheels of 1,413 distributions
hold; what no wheel says, other channels' names above all, stands here, by the packages' own documentation.
"""

from functools import cache
from pkgutil import get_data

_OTHERWISE: dict[str, tuple[str, ...]] = {
    "Crypto": ("pycrypto",), "gi": ("pygobject",), "skbio": ("scikit-bio",),
    "en_core_web_sm": ("en-core-web-sm", "spacy"), "telegram": ("python-telegram-bot",), "jose": ("python-jose",),
    "win32api": ("pywin32",), "osgeo": ("gdal",), "tables": ("tables", "pytables"),
    "rest_framework": ("djangorestframework",), "xdg": ("pyxdg",), "barcode": ("python-barcode",),
    "pptx": ("python-pptx",), "ldap": ("python-ldap",), "apex": ("apex", "nvidia-apex"), "bs4": ("bs4",),
    "clip": ("clip", "openai-clip", "clip-anytorch", "git-clip"), "community": ("python-louvain",),
    "cv2": ("opencv", "py-opencv"), "faiss": ("faiss-gpu", "faiss"), "fitz": ("pymupdf",),
    "google": ("protobuf", "google-cloud-storage", "google-api-python-client", "google-auth", "google-generativeai"),
    "gym": ("gym", "gymnasium"), "haiku": ("dm-haiku",), "igraph": ("python-igraph", "igraph"),
    "IPython": ("ipython", "jupyter", "notebook", "jupyterlab", "ipykernel"), "ipywidgets": ("ipywidgets", "jupyter"),
    "jaxlib": ("jax", "jaxlib"), "Levenshtein": ("python-levenshtein", "levenshtein"),
    "lightning": ("lightning", "pytorch-lightning"), "lightning_fabric": ("lightning",), "magic": ("python-magic",),
    "matplotlib": ("matplotlib", "matplotlib-base"), "mmcv": ("mmcv", "mmcv-full", "mmcv-lite"),
    "mpl_toolkits": ("matplotlib-base",), "MySQLdb": ("mysqlclient",), "odf": ("odfpy",), "PIL": ("pil",),
    "pycocotools": ("pycocotools", "cocoapi", "pycocotools-windows"), "pylab": ("matplotlib-base",),
    "google_drive_downloader": ("googledrivedownloader",), "parselmouth": ("praat-parselmouth",),
    "skcuda": ("scikit-cuda",), "whisper": ("openai-whisper",),
    "pymol": ("pymol", "pymol-open-source"), "pytorch_lightning": ("pytorch-lightning", "lightning"),
    "ruamel": ("ruamel-yaml",), "rdkit": ("rdkit", "rdkit-pypi"), "sklearn": ("sklearn",),
    "skopt": ("scikit-optimize",), "tensorboard": ("tensorflow", "tensorflow-gpu"),
    "tensorflow": ("tf-nightly", "tf-nightly-gpu", "tensorflow-macos", "tensorflow-mkl", "intel-tensorflow"),
    "torch": ("torch", "pytorch", "pytorch-gpu", "pytorch-cpu", "libtorch"),
    "torch_geometric": ("torch-geometric", "pyg"), "torch_scatter": ("torch-scatter", "pytorch-scatter"),
    "torch_sparse": ("torch-sparse", "pytorch-sparse"), "torch_cluster": ("torch-cluster", "pytorch-cluster"),
    "simtk": ("openmm",), "lal": ("lalsuite",), "pyart": ("arm-pyart",), "iris": ("scitools-iris",), "lap": ("lapx",),
    "win32com": ("pywin32",), "pythoncom": ("pywin32",), "matlab": ("matlabengine",), "dolfin": ("fenics", "fenics-dolfin"),
    "sage": ("sagemath", "passagemath-standard"), "usb": ("pyusb",), "wx": ("wxpython",), "Xlib": ("python-xlib",), "yaml": ("ruamel-yaml",),
}  # fmt: skip
"""Distributions (canonical form) by imported module that no wheel shows: of conda, of sources, old builds, and
those that bring the module along."""

ALWAYS_THERE = frozenset({"setuptools", "pkg_resources", "pip", "wheel", "distutils", "_distutils_hack"})
"""Modules that come with an environment."""

PYTHON_2_MODULES = frozenset(
    {
        "__builtin__", "BaseHTTPServer", "ConfigParser", "Cookie", "HTMLParser", "Queue", "SocketServer", "StringIO",
        "Tkinter", "cPickle", "cStringIO", "commands", "cookielib", "dummy_thread", "httplib", "imp", "md5", "sets",
        "thread", "tkFileDialog", "tkMessageBox", "urllib2", "urlparse",
    }
)  # fmt: skip
"""Standard library of Python 2, and modules that Python 3 has dropped."""

NAMESPACES = frozenset(
    {"azure", "google", "zope", "sphinxcontrib", "backports", "ruamel", "jaraco", "keras_contrib"}
)
"""Top-level modules that many packages share, each called after it (``azure-storage-blob``)."""


@cache
def _of_wheels() -> dict[str, tuple[str, ...]]:
    text = (get_data(__name__, "wheels.txt") or b"").decode()
    return {module: tuple(names) for module, *names in map(str.split, text.splitlines())}


def distributions_of(module: str) -> tuple[str, ...]:
    """Return the distributions known to bring a top-level module, the most usual first; any one will do.

    Empty where none is known, as of most that are called after it.
    """
    return (*_of_wheels().get(module, ()), *_OTHERWISE.get(module, ()))
