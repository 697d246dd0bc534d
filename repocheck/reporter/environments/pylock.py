"""A lock file that every installer can read (PEP 751).

Source: https://packaging.python.org/en/latest/specifications/pylock-toml/
"""

from __future__ import annotations

import json

from repocheck.models import Package, Proposal
from repocheck.reporter.environment_format import EnvironmentFormat, commented
from repocheck.reporter.proposed import file_name, head_of, minor_of, reasons


def render(proposal: Proposal) -> str:
    """Return the file."""
    minor = minor_of(proposal)
    major, _, small = minor.partition(".")
    top = [
        'lock-version = "1.0"',
        "environments = [\"sys_platform == 'linux' and platform_machine == 'x86_64'\"]",
        f'requires-python = ">={minor},<{major}.{int(small) + 1}"',
        'created-by = "repocheck"',
        "packages = []" if not proposal.installation.packages else "",
    ]
    why = reasons(proposal)
    blocks = ["\n".join(_block(each, why[each.name])) for each in proposal.installation.packages]
    return commented(head_of(proposal)) + "\n".join([*top, *blocks]).rstrip("\n") + "\n"


def _block(package: Package, why: str) -> list[str]:
    file = f"{{ {', '.join(_fields(package))} }}"
    return [
        f"# {why}",
        "[[packages]]",
        f"name = {_text(package.name)}",
        f"version = {_text(package.version)}",
        f"sdist = {file}" if package.built else f"wheels = [{file}]",
        "",
    ]


def _fields(package: Package) -> list[str]:
    hashes = f"{{ sha256 = {_text(package.sha256)} }}" if package.sha256 else "{}"
    found = [f"name = {_text(file_name(package))}", f"url = {_text(package.address)}"]
    if package.uploaded_at:
        found.append(f"upload-time = {package.uploaded_at:%Y-%m-%dT%H:%M:%SZ}")
    if package.size_bytes is not None:
        found.append(f"size = {package.size_bytes}")
    return [*found, f"hashes = {hashes}"]


def _text(text: str) -> str:
    """Return a basic string of TOML, whose escapes are those of JSON."""
    return json.dumps(text)


FORMAT = EnvironmentFormat(
    name="pylock",
    about="the standard lock file, for uv and pip",
    file="pylock.toml",
    install="uv venv --python {python} && uv pip sync {file}",
    render=render,
)
