"""Who answers for each pattern of the package: the public function, fact or check that asks it."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

from repocheck.checks.data_instructions import data_instructions
from repocheck.checks.hardware_detail_stated import hardware_detail_stated
from repocheck.checks.install_instructions import install_instructions
from repocheck.checks.paths_portable import paths_portable
from repocheck.checks.pretrained_weights import pretrained_weights
from repocheck.checks.results_table import results_table
from repocheck.checks.seeds_set import seeds_set
from repocheck.extractor import claim_of
from repocheck.extractor.relation import claims as extractor_claims
from repocheck.extractor.relation import relation
from repocheck.extractor.relation.regions import Regions
from repocheck.facts import (
    commands_of,
    compute_claims,
    licence_files,
    promises_of,
    readme,
    readme_licences,
    stated_python,
    substance_of,
)
from repocheck.facts.compute import claims
from repocheck.facts.documents.install_docs import dependency_mentions, missing_manifests
from repocheck.facts.licences import names
from repocheck.knowledge import compute_elsewhere, compute_polarity, compute_prose, compute_tokens
from repocheck.models import Location, Paper, Passage
from repocheck.python import scan_module
from repocheck.text import bibtex, ids
from repocheck.text.pattern import Pattern
from tests.subjects import make_subject

LONG = "This sentence says nothing at all that anybody could look for. " * 2
Answer = Callable[[str], object]


def in_file(path: str, asked: Callable) -> Answer:
    """Ask a fact or a check of a repository with the text in one file."""
    return lambda text: asked(make_subject({path: text, "t.py": "import torch\ntorch.rand(3)\n"}))


def alone(path: str, asked: Callable) -> Answer:
    """Ask a fact or a check of a repository of nothing but the text in one file."""
    return lambda text: asked(make_subject({path: text}))


def of_readme(asked: Callable) -> Answer:
    return lambda text: asked(readme(make_subject({"README.md": text})))


def by_name(asked: Callable, holds: str = "x") -> Answer:
    """Ask of a repository with a file that is called so."""
    return lambda text: asked(make_subject({text.strip() or "x": holds, "train.py": "import keras\n"}))


def claim(text: str) -> object:
    place = Location(path="digest.txt", line=1)
    passage = Passage(field="abstract", text=text, found_at=place)
    extractor_claims._promised.cache_clear()
    return claim_of(Paper(id="p", title="T", passages=(passage,), found_at=place), ())


def relation_at(text: str, format: str = "text") -> object:
    """Return whose the address is that stands for "@" in a text."""
    before, _, after = text.partition("@")
    relation.judge.cache_clear()
    whole = f"{before}https://github.com/o/n{after}"
    return relation.relation_of(whole, len(before), len(whole) - len(after), format=format)[0]


def needing(text: str) -> str:
    """Let what is said aside need a GPU."""
    return f"{text.removesuffix(',')} needs a GPU, it runs."


def asking(text: str) -> str:
    """Put the targets into a question that is the whole of a sentence."""
    return text.replace("?", " it run on a GPU, or is a TPU or the mps device needed?", 1)


def regions(text: str) -> object:
    return Regions().of(f"A paper.\n{text}\nAn entry.", "text")


Context = str | Callable[[str], str]


class Row(NamedTuple):
    """Who answers for a pattern, and the texts in which what it finds is put for "{}"."""

    ask: Answer
    contexts: tuple[Context, ...]
    beside: tuple[Pattern, ...] = ()
    """Patterns that are switched off in both judgements: they find much of the same, and mean the same."""


README_COMPUTE = in_file("README.md", compute_claims)
PROMISES = of_readme(promises_of)
LICENCES = in_file("README.md", readme_licences)
HARDWARE: dict[str, Row] = {
    **{
        row.pattern: Row(
            README_COMPUTE, ("{}", "It does not run without a GPU.\n\n{}", "Runs {} .", "See it {} so")
        )
        for row in compute_prose.PROSE
    },
    **{
        row.pattern: Row(
            README_COMPUTE,
            (
                "{}",
                "{} on a CPU, GPU, TPU and mps device",
                "mps device and on a CPU, with a GPU and on a TPU {}",
                "on a GPU {}",
                "{} of the GPU",
                "on Apple Silicon, {}",
                "{}Apple Silicon Mac",
                "The net{}a CPU, GPU and TPU",
                asking,
            ),
        )
        for row in compute_elsewhere.ELSEWHERE
    },
    **{
        row.pattern: Row(
            README_COMPUTE, ("{}", "on {}", "Use it {}", "Supports {}", "CPU or {}", "{} device", needing)
        )
        for row in compute_polarity.DENIED
    },
    **{
        row.pattern: Row(README_COMPUTE, ("{}", "It {}"))
        for row in (*compute_polarity.NEEDS_GPU, *compute_polarity.WITHOUT_GPU)
    },
    **{
        row.pattern: Row(in_file("requirements.txt", compute_claims), ("{}",))
        for row in compute_tokens.TOKENS
    },
    **{
        row.pattern: Row(in_file("run.sh", compute_claims), ("{}", "python x.py {}", "{}gpu"))
        for row in compute_tokens.COMMANDS
    },
    **{
        row.pattern: Row(
            by_name(compute_claims),
            (
                "Dockerfile{}",
                "requirements{}.txt",
                "{}.Dockerfile",
                "{}-requirements.txt",
                "{}.requirements.txt",
            ),
        )
        for row in compute_tokens.NAMES
    },
}
"""By the expression of a row of the tables on hardware."""
ASKED_BY: Mapping[str, Row] = {
    "checks.data_instructions._DATA": Row(
        in_file("README.md", data_instructions),
        (
            "{} can be downloaded at https://x.org/y",
            "We provide the {} at https://x.org/y",
            "Unzip the {} of https://x.org/y",
        ),
    ),
    "checks.data_instructions._NAMES": Row(
        in_file("README.md", data_instructions),
        ("Download {} from https://x.org/y", "We provide {} at https://x.org/y"),
    ),
    "checks.data_instructions._DOWNLOAD": Row(
        in_file("README.md", data_instructions), ("# On the data\n\n{} here",)
    ),
    "checks.data_instructions._SPOKEN_OF": Row(
        in_file("docs/use.md", data_instructions),
        (
            "# Data\n\n" + LONG + "{}",
            "Download the data from https://x.org/y\n\n{}",
            "{}\n\nThe recordings are on https://x.org/10.17632/y",
        ),
    ),
    **{
        f"checks.data_instructions.{name}": Row(in_file("README.md", data_instructions), contexts)
        for name, contexts in {
            "DATA_ABROAD": ("{}",),
            "DATA_ACCESS": ("{} it on physionet.org",),
            "DATA_ACCESSIONS": ("{}",),
            "DATA_LOADERS": ("{}",),
            "DATA_PLACES": ("{}",),
            "DATA_PUT": ("{}",),
            "DATA_PORTALS": ("Access it on {} now",),
            "NOT_YET": ("Reads are under GSE123456 {}",),
        }.items()
    },
    "checks.hardware_detail_stated._DETAIL": Row(
        in_file("README.md", hardware_detail_stated), ("{}", "On a GPU, {}")
    ),
    "checks.hardware_detail_stated._JOB": Row(in_file("run.sh", hardware_detail_stated), ("#SBATCH {}",)),
    "checks.install_instructions._SPOKEN_OF": Row(
        in_file("docs/use.md", install_instructions), ("# Build\n\n" + LONG + "{}",)
    ),
    "checks.paths_portable._FOLDER": Row(in_file("a.py", paths_portable), ("x = '{}/y'",)),
    "checks.paths_portable._DRIVE": Row(
        in_file("a.py", paths_portable), ("x = '{}/y'", "x = '{}", 'x = "{}')
    ),
    "facts.weights.held.FETCHER": Row(by_name(pretrained_weights, "wget $1"), ("{}",)),
    "facts.weights.owners.COMMITTED": Row(by_name(pretrained_weights), ("{}",)),
    "facts.weights.owners.IN_MODELS": Row(by_name(pretrained_weights), ("{}",)),
    "facts.weights.owners.IN_FOLDER": Row(by_name(pretrained_weights), ("{}",)),
    "facts.weights.owners.SHARD": Row(by_name(pretrained_weights), ("m{}",)),
    "facts.weights.addresses.URL": Row(in_file("a.py", pretrained_weights), ("x = '{}/model.ckpt'",)),
    "checks.pretrained_weights._SPOKEN_OF": Row(
        in_file("docs/use.md", pretrained_weights), ("The model: https://drive.google.com/file/x\n\n{}",)
    ),
    "checks.results_table._TABLE": Row(
        in_file("docs/use.md", results_table),
        ("# Results\n\n| Accuracy | F1 |\n|---|---|\n| 93.1 | 91.2 |\n\n{}",),
    ),
    "checks.seeds_set._CALL": Row(in_file("train.py", seeds_set), ("{}", "{}42")),
    "checks.seeds_set._MATLAB_CALL": Row(in_file("a.m", seeds_set), ("{}",)),
    "checks.seeds_set._FORTRAN_CALL": Row(in_file("a.f90", seeds_set), ("{}",)),
    "checks.seeds_set._R_CALL": Row(in_file("a.R", seeds_set), ("f{}", "{}")),
    "checks.seeds_set._DRAW": Row(in_file("a.py", seeds_set), ("{}",)),
    "checks.seeds_set._LIBRARY": Row(alone("a.py", seeds_set), ("{}\nm.fit(x)",)),
    "checks.seeds_set._LEARN": Row(alone("a.py", seeds_set), ("import torch\n{}",)),
    "extractor.relation.claims._CLAIM": Row(
        claim,
        ("{}", "Our code {}", "{} our code", "The code: {}", "{} code", "{} the code at https://x.org/y"),
    ),
    "extractor.relation.regions._START": Row(regions, ("{}",)),
    "facts.code.program_files.PROMISE": Row(PROMISES, ("{}", "The code {}")),
    "facts.documents.commands._INLINE": Row(of_readme(commands_of), ("Type {} so", "Type `{}` so")),
    "facts.documents.install_docs._ANNOUNCES": Row(in_file("README.md", dependency_mentions), ("{}",)),
    "facts.documents.install_docs._CITED": Row(in_file("README.md", missing_manifests), ("See {} so",)),
    "facts.documents.install_docs._COMMAND": Row(
        in_file("README.md", dependency_mentions), ("{}numpy", "{} numpy")
    ),
    "facts.documents.install_docs._NONE_NEEDED": Row(
        in_file("README.md", dependency_mentions), ("# Requirements\n\nThere are {}",)
    ),
    "facts.documents.readme_kind._UNFILLED": Row(of_readme(substance_of), ("{}", "`{}`")),
    "facts.licences.files._FILE": Row(by_name(licence_files), ("{}",)),
    "facts.manifests.python_version._STATED": Row(
        in_file("README.md", stated_python), ("{}", "x {}", "in {}.")
    ),
    "python.dynamic._TELLING_WORDS": Row(
        partial(scan_module, python=(3, 11)),
        (
            "{})['a'] = 1",
            "{}m, n, v)",
            "{}x)",
            "{}['a'] = x",
            "fill({} 1)",
            "fill(inspect.{}))",
            "fill(find_{}))",
            "fill({}",
            "sys.{}.append(x)",
            "__import__('sys'{}['a.b'] = 1",
            "def {}(name): return x",
            "{}.append(x)",
            "site.{}(x)",
            "m.{}['a'] = 1",
            "lazy.{}(__name__, ['a'])",
            "x = {}_import(globals(), 'a')",
            "from lazy_loader import {}",
            "define_{}(x)",
            "{}append(x)",
            "__all__ = ['a']\ndef f():\n    global __all__\n    {} x.names",
        ),
    ),
    "text.bibtex._START": Row(lambda text: list(bibtex.entries(text)), ("{}key, title={x}}",)),
    "text.ids._ARXIV": Row(ids.arxiv_id, ("{}",)),
    "text.ids._DOI": Row(ids.doi, ("{}",)),
    "facts.compute.statements._DIRECTIVE": Row(in_file("run.sh", compute_claims), ("{}-l gpu=1",)),
    "facts.compute.claims._DEMO": Row(README_COMPUTE, ("The {} does not need a GPU.",)),
    "facts.compute.claims._IF_NO_GPU": Row(README_COMPUTE, ("{}", "{}, so")),
    "facts.compute.claims._MACHINE": Row(README_COMPUTE, ("{}", "It was {} so", "A {} so")),
    "facts.licences.readme_claims._GRANT": Row(
        LICENCES, ("The code {} MIT License", "MIT License {} of the code")
    ),
    "facts.licences.claims.LIMITED": Row(
        LICENCES, ("The code is {}", "The code is licensed under MIT, {} use")
    ),
    "facts.licences.readme_claims._ON_TERMS": Row(LICENCES, ("It {} that",)),
    "facts.code.program_files.CODE_WORDS": Row(PROMISES, ("The {} will be released soon.",)),
    "facts.code.program_files.OTHER_WORDS": Row(PROMISES, ("The code and {} will be released soon.",)),
    "facts.code.program_files.NEWS": Row(PROMISES, ("The {}",)),
    "facts.code.program_files.KEPT": Row(
        PROMISES, ("2024.01.01 The code will be released soon.\n\n2024.02.01 {}",)
    ),
    "facts.code.program_files.DATE": Row(
        PROMISES, ("{} The code will be released soon.\n\n{} The code is released.",)
    ),
    "facts.code.program_files.PARTS": Row(
        PROMISES, ("2024.01.01 The {} code will be released soon.\n\n2024.02.01 The code is released.",)
    ),
    "extractor.relation.claims._PROMISE": Row(
        claim,
        (
            "Our code is available {}",
            "{} our code is available",
            "We {} make our code available",
            "Our code {} made available",
            "The code is available {} paper",
        ),
    ),
    "extractor.relation.claims._DENIAL": Row(
        claim,
        (
            "Our code is available {}",
            "{} our code is available",
            "The code {} available",
            "Our code is {} available",
            "Our code is available and {}d",
        ),
        (extractor_claims._REFUSAL,),
    ),
    "extractor.relation.claims._NO_CLAIM": Row(
        claim,
        (
            "{}",
            "{}, code is available",
            "Code is available, {}",
            "{} available",
            "Our code is available {}",
            "Our {}",
            "{} code is available",
        ),
    ),
    "extractor.relation.claims._REFUSAL": Row(
        claim,
        (
            "Our code is available, {}",
            "{} our code is available",
            "Our code is available {} code",
            "Our code is available, but we {}",
        ),
        (extractor_claims._DENIAL,),
    ),
    "extractor.relation.claims._NOUN": Row(
        claim,
        (
            "{} is available.",
            "Our {} will be made available.",
            "It is available on {}",
            "Der {} ist verfügbar.",
            "{}已公开",
            "我们将公开{}",
            "On {}: https://github.com/o/n",
        ),
    ),
    "extractor.relation.claims._TURN": Row(claim, ("The data cannot be released {} our code is available.",)),
    "extractor.relation.relation._THEIRS": Row(
        partial(relation_at, format="latex"), ("Our code: @}{{} code}",)
    ),
    "extractor.relation.relation._SPEAKS": Row(
        partial(relation_at, format="latex"),
        (
            "We build on the work of Kim et al.\\footnote{Our {}: \\url{@}}",
            "We use much\\footnote{{} available at @}",
            "We build on the work of Kim et al.\\footnote{See the {} at @}",
        ),
    ),
    **{
        f"extractor.relation.relation.{name}": Row(relation_at, contexts)
        for name, contexts in {
            "_OWN_STRONG": ("{} @", "{}@", "{} available at @", "using Kim, {} @", "using Kim, {}@"),
            "_CLAUSE": ("We use Kim{} @", "We use Kim{} available at @", "Using Kim{}available at @"),
            "_OWN_WEAK": ("{} @", "{}@", "{}in @"),
            "_THIRD": ("{} @", "{}@", "Code {} @", "Code {} Kim @", "Code {} Kim (@)", "Code: {}others (@)"),
            "_THIRD_AFTER": ("@ {}", "@{}", "See @ {}", "See @{} code", "Code at @{}"),
            "_OWN_AFTER": ("@ {}", "@{}", "See @ {}"),
            "_USED_AFTER": ("The wave @ {}", "The wave @{}"),
            "_NO_GOODS": ("{} available at @", "{} at @"),
            "_ARCHIVED_AFTER": ("in the CARLA simulator (@{}",),
            "_GOODS_BEFORE": ("Its {}@] is released", "Its {}@) is available", "{}@) is available"),
            "_THERE_AFTER": ("The models (@{}", "The models [@{}"),
            "_OURS_BEFORE": ("{}@) tool is used", "{}@}}{{Kelp}} tool is used"),
            "_TOOL_AFTER": ("Our [Kelp](@{} is used", "Our \\href{{@{} is used"),
            "_STANDS_ON": ("Our code {}@", "We release what {}@"),
            "_WE_USE": ("{} @", "{} our code @"),
            "_FOUNDATION": (
                "{} and is available at @",
                "Our code, {}, is available at @",
                "Code {}, and is available at @",
                "The code {} Kim and is available at @",
            ),
            "_AND_THERE": ("It is built on PyTorch {} @", "Our code is based on PyTorch {} @"),
            "_NAMED": ("{} @", "{} (@)", "{}@"),
            "_PRESENTED": (
                "{} the TinyKit simulator (@)",
                "{}e the TinyKit simulator (@)",
                "{} is TinyKit (@)",
            ),
        }.items()
    },
}
"""By the name of a pattern: who answers, and the texts in which what the pattern finds is put for "{}"."""


def row_of(name: str, pattern: Pattern) -> Row | None:
    if name == "facts.compute.claims._PATTERNS":
        row = HARDWARE.get(pattern.regex)
        return row and row._replace(beside=_siblings(pattern))
    if name == "facts.licences.names._FAMILIES":
        return Row(names.name_in, ("{}", "the {} license"))
    return ASKED_BY.get(name)


def _siblings(pattern: Pattern) -> tuple[Pattern, ...]:
    """Return the patterns of the other rows in the table of a row on hardware."""
    tables = (compute_prose.PROSE, compute_tokens.TOKENS, compute_tokens.NAMES)
    table = next((table for table in tables if pattern.regex in {row.pattern for row in table}), ())
    return tuple(claims._PATTERNS[row.pattern] for row in table if row.pattern != pattern.regex)
