"""Which files hold programs, and which only dress a page.

Source: extensions registered for programming languages in GitHub's linguist, kept to those that can be
the main program of a paper; collected 2026-11.
"""

SOURCE_EXTENSIONS = frozenset(
    """
    ado asm bat c cc cl clj cpp cs cu cxx d do dpr erl ex f f03 f08 f77 f90 f95 for fs ftn go groovy hs ino
    ipynb java jl kt lean lisp lua m mjs ml mlx mo nb nf nim nlogo pas php pl pm pro ps1 py pyw pyx qmd r rb rkt
    rmd rs s sage sas scala sce sci scm sh slurm slx smk sql stan sv swift tcl thy v vb vhd vhdl wdl wl wls xpl zig
    """.split()
)
"""Extensions, in lower case and without dot, of files that can be a main program."""
WEB_EXTENSIONS = frozenset({"js", "ts", "tsx", "jsx", "vue"})
"""Extensions of programs that are, more often than not, the page of a project."""
SOURCE_NAMES = frozenset({"snakefile", "makefile", "main", "run"})
"""Names without extension, in lower case, of files that can be a main program."""
ARCHIVE_EXTENSIONS = frozenset({"7z", "bz2", "egg", "gz", "mltbx", "rar", "tar", "tgz", "whl", "xz", "zip"})
"""Extensions of files that may hold the code packed."""
PAGE_FOLDERS = frozenset(
    {
        "assets",
        "css",
        "doc",
        "docs",
        "fonts",
        "images",
        "img",
        "imgs",
        "js",
        "page",
        "public",
        "site",
        "static",
        "website",
    }
)
"""Folders, in lower case, of a project's page rather than of its program."""
NOT_MAIN = frozenset(
    {"__init__.py", "conf.py", "setup.py", "_config.yml", "noxfile.py", "versioneer.py", "conftest.py"}
)
"""Names of source files that are no program of anybody's paper."""
