import pytest

from repocheck.facts.manifests.paths import kind_of
from repocheck.knowledge.manifest_names import BUILD_KINDS, LOCK_KINDS, MANIFEST_PLACES

EXAMPLES = {
    "pip-requirements": [
        "requirements.txt",
        "requirement.txt",
        "req.txt",
        "a/b/requirements-gpu.in",
        "requirements/base.txt",
        " requirement.txt",
        "required_packages.txt",
    ],
    "conda-lock": ["conda-lock.yml", "conda-linux-64.lock"],
    "compose": ["docker-compose.yaml", "compose.yml"],
    "conda-env": [
        "environment.yml",
        "env/x.yaml",
        "env/gpu/fit.yaml",
        "workflow/envs/linux/map.yml",
        "conda_my_env.yml",
        "my_project.yml",
        "x/workflow/envs/map.yaml",
    ],
    "pyproject": ["pyproject.toml"],
    "setup.cfg": ["setup.cfg"],
    "setup.py": ["setup.py", "lib/setup.py", "part/src/main/python/setup.py"],
    "Pipfile": ["Pipfile"],
    "pixi.toml": ["pixi.toml"],
    "R-DESCRIPTION": ["DESCRIPTION", "pkg/DESCRIPTION", "r-package/net/DESCRIPTION"],
    "install-script": [
        "install.R",
        "00_setup.R",
        "R/install_packages.R",
        "install_packages.jl",
        "software/r_pkg_install.R",
        "install.sh",
    ],
    "julia-Project": ["Project.toml", "part/JuliaProject.toml"],
    "rockspec": ["x-scm-1.rockspec"],
    "package.xml": ["package.xml"],
    "cargo": ["Cargo.toml"],
    "Cargo.lock": ["Cargo.lock"],
    "maven": ["pom.xml", "build.gradle", "code/part/pom.xml"],
    "npm": ["package.json", "app/bot/package.json"],
    "lake": ["lakefile.lean", "lakefile.toml"],
    "go": ["go.mod"],
    "haskell": ["x.cabal", "stack.yaml"],
    "opam": ["x.opam"],
    "racket": ["info.rkt"],
    "fpm": ["fpm.toml"],
    "gemfile": ["Gemfile"],
    "conan": ["conanfile.txt"],
    "spack": ["spack.yaml"],
    "condapkg": ["CondaPkg.toml"],
    "julia-REQUIRE": ["REQUIRE"],
    "julia-Manifest": ["Manifest.toml", "Manifest-v1.11.toml"],
    "hatch.toml": ["hatch.toml", "sub/hatch.toml"],
    "nix": ["flake.nix", "env/shell.nix"],
    "guix": ["guix.scm"],
    "dotnet": ["Moss.csproj"],
    "mix": ["mix.exs"],
    "rebar": ["rebar.config"],
    "composer": ["composer.json"],
    "cpanfile": ["cpanfile"],
    "swift": ["Package.swift"],
    "nimble": ["tool.nimble"],
    "alire": ["alire.toml"],
    "clojure": ["deps.edn"],
    "dub": ["dub.json"],
    "poetry.lock": ["poetry.lock"],
    "uv.lock": ["uv.lock"],
    "pylock": ["pylock.toml", "pylock.gpu.toml"],
    "pdm.lock": ["pdm.lock"],
    "pixi.lock": ["pixi.lock"],
    "Pipfile.lock": ["Pipfile.lock"],
    "renv.lock": ["renv.lock"],
    "dockerfile": [
        "Dockerfile",
        "dockerfile",
        "docker/Dockerfile.gpu",
        "Dockerfile-cpu",
        "x.dockerfile",
        "x.def",
        "Singularity.v1",
    ],
    "cmake": ["CMakeLists.txt"],
    "make": ["Makefile"],
    "install-doc": ["INSTALL.md", "INSTALL"],
}
NONE = [
    "requests.txt",
    "R/reinstall.R",
    "requirements-dev.txt",
    "requirements_test.txt",
    "test-requirements.txt",
    "src/deep/config.yml",
    "a/Makefile",
    "Dockerfile_notes/readme.md",
    "environment.py",
    "my_requirements.md",
    "a/b/c/d/e/requirements.txt",
    "environ/gpu/fit.yaml",
    "env/gpu/a/fit.yaml",
]


def test_every_kind_has_an_example():
    assert MANIFEST_PLACES.keys() == EXAMPLES.keys()
    assert MANIFEST_PLACES.keys() >= LOCK_KINDS | BUILD_KINDS


@pytest.mark.parametrize(
    ("path", "kind"), [(path, kind) for kind, paths in EXAMPLES.items() for path in paths]
)
def test_manifests_are_known_by_their_path(path, kind):
    assert kind_of(path) == kind


@pytest.mark.parametrize("path", NONE)
def test_other_files_are_left_alone(path):
    assert kind_of(path) is None
