"""Names of the files in which projects declare what they need, by ecosystem.

Source: the ecosystems' own documentation (pip, setuptools, PEP 621, conda, Poetry, PDM, uv, Pipenv, pixi,
renv, CRAN, Pkg.jl, LuaRocks, ROS, CMake, Docker, Compose, Apptainer), and the spellings met in research
repositories (``requirement.txt``, ``conda_splade_env.yml``, ``Dockerfile-cpu``).
"""

MANIFEST_GLOBS: dict[str, tuple[str, ...]] = {
    "pip-requirements": (
        "{,*/,*/*/,*/*/*/}{requirement,req,*requirements}*.{txt,in}",
        "{,*/,*/*/}{requirement,requirements,reqs}/*.{txt,in}",
    ),
    "conda-env": (
        "{,*/,*/*/,*/*/*/}{*env*,*conda*}.{yml,yaml}",
        "{,*/}{env,envs,conda,environment,environments}/*.{yml,yaml}",
        "*.{yml,yaml}",
    ),
    "pyproject": ("{,*/,*/*/}pyproject.toml",),
    "setup.cfg": ("{,*/,*/*/}setup.cfg",),
    "setup.py": ("{,*/,*/*/,*/*/*/}setup.py",),
    "Pipfile": ("{,*/,*/*/}Pipfile",),
    "pixi.toml": ("{,*/,*/*/}pixi.toml",),
    "R-DESCRIPTION": ("DESCRIPTION", "{R,r,r-package,rpkg,pkg}/DESCRIPTION"),
    "install-script": ("{,*/,*/*/}{install*,*requirements*,*dependencies*,*packages*}.{R,jl}",),
    "julia-Project": ("{,*/,*/*/}{,Julia}Project.toml",),
    "rockspec": ("{,*/}*.rockspec",),
    "package.xml": ("{,*/,*/*/}package.xml",),
    "julia-Manifest": ("{,*/,*/*/}{,Julia}Manifest.toml",),
    "conda-lock": ("{,*/,*/*/}conda-lock.{yml,yaml}", "{,*/,*/*/}conda-*.lock"),
    "poetry.lock": ("{,*/,*/*/}poetry.lock",),
    "uv.lock": ("{,*/,*/*/}uv.lock",),
    "pdm.lock": ("{,*/,*/*/}pdm.lock",),
    "pixi.lock": ("{,*/,*/*/}pixi.lock",),
    "Pipfile.lock": ("{,*/,*/*/}Pipfile.lock",),
    "renv.lock": ("{,*/,*/*/}renv.lock",),
    "dockerfile": (
        "{,*/,*/*/}{Dockerfile,Containerfile}{,[-._]*}",
        "{,*/,*/*/}*.{dockerfile,Dockerfile}",
        "{,*/,*/*/}{Singularity,Apptainer}{,[-._]*}",
        "{,*/}{singularity,apptainer,container,containers,docker}/*.def",
        "*.def",
    ),
    "compose": ("{,*/,*/*/}{docker-compose,compose}*.{yml,yaml}",),
    "cmake": ("CMakeLists.txt",),
    "make": ("Makefile", "GNUmakefile"),
    "install-doc": ("INSTALL{,.md,.txt,.rst}",),
}
"""Globs by kind of file, most telling kind first; a file is of the first kind it matches."""

LOCK_KINDS = frozenset(
    {
        "julia-Manifest", "conda-lock", "poetry.lock", "uv.lock", "pdm.lock", "pixi.lock", "Pipfile.lock",
        "renv.lock",
    }
)  # fmt: skip
"""Kinds that fix whole resolutions; what they name is not what the authors asked for."""

BUILD_KINDS = frozenset({"dockerfile", "compose", "cmake", "make", "install-doc"})
"""Kinds that build or describe, but give no package manager a list."""

ASIDE_WORDS = frozenset({"dev", "develop", "development", "test", "tests", "testing", "lint", "ci", "style"})
"""Words in a file's name that say it serves the developers, not the experiments."""

ASIDE_FOLDERS = frozenset({".github", ".gitlab", ".circleci", ".devcontainer", "test", "tests", "testing"})
"""Folders whose manifests serve the developers."""

DOCS_FOLDERS = frozenset({"doc", "docs", "website", "site", "binder"})
"""Folders whose manifests build documentation or a demo: listed, but not the project's own list."""
