"""Names of the files in which projects declare what they need, by ecosystem.

Source: the ecosystems' own documentation (pip, setuptools, PEP 621 and 751, conda, CondaPkg.jl, Poetry, PDM, uv, Pipenv, pixi,
renv, CRAN, Pkg.jl, LuaRocks, ROS, Lake, CMake, Racket, Maven's layout, Docker, Compose, Apptainer), and the spellings met in research
repositories (``requirement.txt``, ``conda_splade_env.yml``, ``Dockerfile-cpu``).
"""

from typing import NamedTuple


class Place(NamedTuple):
    """Where files of a kind are found."""

    name: str
    """Glob of the file's name."""
    depth: int = 2
    """How many folders down it is looked for; 0 is the root only."""
    folder: str = ""
    """Glob of the folder, or of it and those above it, that it must lie in directly; any if empty."""


PINNED_NAMES = (
    "packages",
    "dependencies",
    "libraries",
    "libs",
    "modules",
    "pip_list",
    "pip-list",
    "versions",
)
"""Names of texts that are lists where every line pins a package, and else of anything."""

MANIFEST_PLACES: dict[str, tuple[Place, ...]] = {
    "pip-requirements": (
        Place("{{requirement,req,reqs}{,[-_.]*},*requirements*}.{txt,in,pip}", depth=4),
        Place("{requeriment*,requirment*,requierment*,requirememt*,requiremnt*,requiremet*}.txt"),
        Place("*[-_]{req,reqs}.{txt,in}", depth=2),
        Place("{,pip[-_]}freeze.txt", depth=1),
        Place("{[ ]requirement{,s},{required,python,pip}[-_]{packages,libraries,modules}}.txt", depth=1),
        Place(f"{{{','.join(PINNED_NAMES)}}}.txt", depth=1),
        Place("requirements.txt", depth=4, folder="python"),
        Place("*.{txt,in}", depth=3, folder="{requirement,requirements,reqs,deps,dependencies}"),
    ),
    "conda-lock": (Place("{conda-lock.{yml,yaml},conda-*.lock}"),),
    "compose": (Place("{docker-compose,compose}*.{yml,yaml}"),),
    "haskell": (Place("{*.cabal,stack.yaml,package.yaml}", depth=0), Place("*.cabal")),
    "spack": (Place("spack.yaml", depth=1),),
    "conda-env": (
        Place("{*env*,*conda*}.{yml,yaml}", depth=3),
        Place("*.{yml,yaml}", depth=3, folder="{env,envs,conda,environment,environments}"),
        Place("*.{yml,yaml}", depth=3, folder="{env,envs,conda,environment,environments}/*"),
        Place("*.{yml,yaml}", depth=1),
        Place("{*spec*,*conda*,*env*,*explicit*,*{linux,osx,win}-{64,arm64,aarch64}*}.txt", depth=3),
    ),
    "pyproject": (Place("pyproject.toml"),),
    "setup.cfg": (Place("setup.cfg"),),
    "setup.py": (Place("setup.py", depth=3), Place("setup.py", depth=4, folder="python")),
    "Pipfile": (Place("Pipfile"),),
    "condapkg": (Place("CondaPkg.toml"),),
    "pixi.toml": (Place("pixi.toml"),),
    "hatch.toml": (Place("hatch.toml", depth=1),),
    "R-DESCRIPTION": (Place("DESCRIPTION"),),
    "install-script": (
        Place("{install*,*[-_]install,*setup,*requirements*,*dependencies*,*packages*}.{R,jl}"),
        Place(
            "{install*,*[-_]install,*setup,setup*,*requirements*,*dependencies*,{,*[-_]}{env,environment,deps}}.sh"
        ),
        Place("{install*,*setup*,*requirements*,*dependencies*,*packages*}.do"),
        Place("postBuild", depth=1, folder="{binder,.binder}"),
    ),
    "julia-Project": (Place("{,Julia}Project.toml", depth=3),),
    "rockspec": (Place("*.rockspec", depth=1),),
    "package.xml": (Place("package.xml"),),
    "cargo": (Place("Cargo.toml"),),
    "Cargo.lock": (Place("Cargo.lock"),),
    "maven": (Place("{pom.xml,build.gradle,build.gradle.kts,build.sbt}"),),
    "npm": (Place("package.json", depth=3),),
    "go": (Place("go.mod"),),
    "racket": (Place("info.rkt", depth=1),),
    "opam": (Place("*.opam"),),
    "fpm": (Place("fpm.toml", depth=0),),
    "lake": (Place("lakefile.{lean,toml}", depth=1),),
    "gemfile": (Place("Gemfile", depth=0),),
    "conan": (Place("{conanfile.txt,conanfile.py,vcpkg.json}", depth=0),),
    "julia-REQUIRE": (Place("REQUIRE", depth=0),),
    "julia-Manifest": (Place("{,Julia}Manifest{,-v*}.toml", depth=3),),
    "nix": (Place("{flake,shell,default}.nix", depth=1),),
    "guix": (Place("{guix,manifest}.scm", depth=0),),
    "dotnet": (Place("*.{csproj,fsproj}", depth=1),),
    "mix": (Place("mix.exs", depth=0),),
    "rebar": (Place("rebar.config", depth=0),),
    "composer": (Place("composer.json", depth=0),),
    "cpanfile": (Place("cpanfile", depth=0),),
    "swift": (Place("Package.swift", depth=0),),
    "nimble": (Place("*.nimble", depth=0),),
    "alire": (Place("alire.toml", depth=0),),
    "clojure": (Place("{project.clj,deps.edn}", depth=0),),
    "dub": (Place("dub.{json,sdl}", depth=0),),
    "poetry.lock": (Place("poetry.lock"),),
    "uv.lock": (Place("uv.lock"),),
    "pdm.lock": (Place("pdm.lock"),),
    "pixi.lock": (Place("pixi.lock"),),
    "Pipfile.lock": (Place("Pipfile.lock"),),
    "pylock": (
        Place("{pylock{,.*}.toml,requirements{,[-_]*}.lock}"),
        Place("*.lock", depth=2, folder="requirements"),
    ),
    "renv.lock": (Place("renv.lock"),),
    "dockerfile": (
        Place("{{Dockerfile,Containerfile,Singularity,Apptainer}{,[-._]*},*.dockerfile}", depth=3),
        Place(
            "*.def",
            depth=2,
            folder="{singularity,apptainer,container,containers,docker,env,envs,images,recipes}",
        ),
        Place("*.def", depth=0),
    ),
    "cmake": (Place("CMakeLists.txt", depth=3),),
    "make": (Place("{Makefile,GNUmakefile}", depth=0),),
    "install-doc": (Place("INSTALL{,ATION}{,.md,.txt,.rst}", depth=0),),
}
"""Places by kind of file; a file is of the first kind it fits."""

LOCK_KINDS = frozenset(
    {
        "Cargo.lock", "julia-Manifest", "conda-lock", "poetry.lock", "uv.lock", "pdm.lock", "pixi.lock", "Pipfile.lock",
        "pylock", "renv.lock",
    }
)  # fmt: skip
"""Kinds that fix whole resolutions; what they name is not what the authors asked for."""

BUILD_KINDS = frozenset({"dockerfile", "compose", "cmake", "make", "install-doc"})
"""Kinds that build or describe, but give no package manager a list."""

ASIDE_WORDS = frozenset(
    {
        "dev",
        "develop",
        "development",
        "test",
        "tests",
        "testing",
        "lint",
        "ci",
        "cd",
        "style",
        "release",
        "publish",
    }
)
"""Words in a file's name that say it serves the developers, not the experiments."""

ASIDE_FOLDERS = frozenset(
    {
        ".github",
        ".gitlab",
        ".circleci",
        ".devcontainer",
        "ci",
        ".ci",
        "cd",
        "release",
        "test",
        "tests",
        "testing",
    }
)
"""Folders whose manifests serve the developers."""

DOCS_FOLDERS = frozenset({"doc", "docs", "website", "site", "rtd", "readthedocs"})
"""Folders whose manifests build documentation or a demo: listed, but not the project's own list."""
