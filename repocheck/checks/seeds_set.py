"""Does the code fix the seeds of its random numbers?

Two runs with different random numbers differ, and a reader cannot tell that from a mistake. In a study of
423 notebook repositories, those that fixed seeds or needed none ran twice as often.

What counts: a call that seeds a generator, in the project's own code or notebooks, whatever the language:
`torch.manual_seed(…)`, `np.random.seed(…)`, `set_seed(…)`, `PRNGKey(…)`, `random_state=0`, `set.seed(…)`,
`Random.seed!(…)`, `rng(1)`, `srand(42)`. Seeding with the time, with nothing or with `None` is none, nor
is an option `--seed` that nobody reads, nor a comment. Not applicable where no call draws random numbers, its
own or that of a library that learns.

Blind spots: a seed set in one script of many counts for all; frameworks that seed themselves from a
configuration file; generators private to one object (`random.Random(seed)`); code deeper than four
folders.

Source: https://github.com/YashTandon05/reprolint (seeds among its criteria); the figure is from
ReproScore's data, re-weighted to natural rates.
"""

import re

from repocheck.checks._check import check, failed, not_applicable, passed, unknown
from repocheck.facts import CodePattern, Source, Subject, place_of_line
from repocheck.models import Verdict
from repocheck.text.pattern import Pattern

_SEED_WORDS = (
    *("seed", "random", "default_rng", "PRNGKey", "srand", "MersenneTwister", "StableRNG"),
    *(
        "full_determinism",
        "Xoshiro",
        "PCG64",
        "Philox",
        "mt19937",
        "minstd_rand",
        "NewSource",
        "gsl_rng_set",
        "r.key",
    ),
)
_GIVEN = (
    r"\s*\(\s*(?!\)|None\b|NULL\b|nothing\b|-1\b|\*|self\s*\)"
    r"|(?:\w+\(){0,4}(?:time|os\.|std::time|secrets|clock))\S"
)
"""An argument that is a seed: something, and not the time or the machine's own randomness."""
_CALL = CodePattern(
    rf"(?:\b(?:random|rand|rnd|npr?)\.seed!?|\bmanual_?seed(?:_?all)?|set_random_seed"
    rf"|\bset\.seed|\brandomseed|\bsrand(?:om|48)?|RandomState|default_rng|PRNGKey|random\.key"
    rf"|(?<![.\w])seed!|\w\.seed|\bjr\.key|\bSeedSequence|\bNewSource|\b(?:with|local)_seed"
    rf"|\b(?:set|fix|setup|init|make|initialize)_?\w{{0,24}}seeds?|\bseed_(?:everything|all|torch|rng)"
    rf"|\bseed_from_u64|\b(?:MersenneTwister|StableRNG|Xoshiro|PCG64|Philox)"
    rf"|(?<!off)set_?Seed|full_determinism){_GIVEN}"
    r"|\brandom_state\s*=\s*(?:\d|[\w.]{0,40}seed|(?:args|cfg|config|params?)\.random_state)"
    r"|\breset\(\s*seed\s*=\s*(?:\d|[\w.]{0,40}seed)|\bfurrr_options\(\s*seed\s*=\s*\S"
    r"|\brandom_seed\s*\(\s*put\s*="
    r"|\bgsl_rng_set\s*\(\s*\w+\s*,\s*(?!time)\w"
    r"|\b(?:mt19937|default_random_engine|minstd_rand)\w*\s+\w+\s*[({]\s*(?:\d|\w*seed)"
    r"|\bmt19937\s*\(\s*(?:\d|\w*seed)|(?<!def )\b(?:set|fix)_(?:random_|global_)?seeds?\(\s*\)"
    r"|\bnew\s+Random\s*\(\s*(?:\d|\w*seed)",
    any_of=_SEED_WORDS,
    flags=re.IGNORECASE,
)
_MATLAB_CALL = CodePattern(
    r"\brng\s*\(\s*(?!\)|['\"]shuffle)\S|\brng\s(?:default|\d)|\bRandStream\s*\(.{0,80}[Ss]eed"
    r"|\brandn?\s*\(\s*['\"](?:seed|state|twister)['\"]\s*,(?!.{0,40}clock)",
    any_of=("rng", "rand", "RandStream"),
)
_R_CALL = CodePattern(r"[(,]\s*seed\s*=\s*\d|^seed\s*=\s*\d+L?\s*,|\$seed\s*(?:<-|=)\s*\d", any_of=("seed",))
"""Argument of a call that fits a model, or the setting for one; so says a function's own default."""
_FORTRAN_CALL = CodePattern(
    r"^\s{0,40}(?:integer\b[^!\n]{0,60}::\s{0,9})?\w{0,20}seed\w{0,20}\s{0,9}=\s{0,9}\d",
    any_of=("seed",),
    flags=re.IGNORECASE,
)
"""Number that a variable of Fortran called a seed is given: generators there are the authors' own."""
_OF_FORTRAN = frozenset({"f", "for", "f77", "f90", "f95", "f03", "f08"})
_OF_R = frozenset({"r", "rmd", "qmd"})
_DRAW = CodePattern(
    r"(?<![A-Za-z_])(?:s?rand\w{0,12}|[dl]?rand48|curand\w{0,40}|\w{0,20}[Ss]huffle!?|(?!(?:up|down)_?sample|(?<=\.)re_?sample)\w{0,20}[Ss]ample"
    r"|r(?:norm|unif|binom|pois|exp|gamma|beta|multinom|mvnorm|weibull))\s?\("
    r"|\brand(?:om)?\.\w{1,30}!?\s?\(|random_\w{0,30}\s?\(|Random\w{0,40}\s?\(|_random\(|ropout\w{0,6}\s?\("
    r"|\b(?:mt19937|default_random_engine|minstd_rand)|thread_rng|default_rng\(|shuffle\s?=\s?True|random_state\s?=\s?\w",
    any_of=(
        *("rand", "Rand", "huffle", "ropout", "ample", "rnorm", "runif", "rbinom", "rpois", "rexp", "rgamma"),
        *("rbeta", "rmultinom", "rmvnorm", "rweibull", "mt19937", "thread_rng", "default_rng"),
    ),
)
"""Call that draws random numbers."""
_LIBRARY = CodePattern(
    r"^(?:import|from|using|library|require)\W.{0,80}\b(?:torch|tensorflow|keras|jax|sklearn|mxnet|caffe|theano)",
    any_of=("torch", "tensorflow", "keras", "jax", "sklearn", "mxnet", "caffe", "theano"),
)
"""A library that draws random numbers of itself: to begin, to split, to shuffle."""
_LEARN = CodePattern(
    r"\b(?:nn|layers|models|losses|optim\w*)\.[A-Za-z]\w{0,40}\(|\b[A-Z]\w{0,40}(?:Net|Model|Linear|Dense|Regressor|Classifier"
    r"|Means|Forest|CV|Loader|Fold)\(|\b(?:Linear|Dense|Conv\w{0,16}|Embedding|LSTM|GRU|Sequential|Model|DataLoader|KMeans"
    r"|TSNE|UMAP|SVC|PCA)\(|\.(?:fit|fit_transform|fit_predict|partial_fit|train|backward|generate|minimize|apply|init)\("
    r"|train_test_split\(|cross_val_\w{1,20}\(|get_variable\(",
    any_of=(
        *(
            "nn.",
            "layers.",
            "models.",
            "losses.",
            "optim",
            "Net(",
            "Model(",
            "Linear(",
            "Dense(",
            "Regressor(",
        ),
        *(
            "Classifier(",
            "Means(",
            "Forest(",
            "CV(",
            "Loader(",
            "Fold(",
            "Conv",
            "Embedding(",
            "LSTM(",
            "GRU(",
        ),
        *("Sequential(", "TSNE(", "UMAP(", "SVC(", "PCA(", ".fit", ".partial_fit(", ".train(", ".backward("),
        *(
            ".generate(",
            ".minimize(",
            ".apply(",
            ".init(",
            "train_test_split(",
            "cross_val_",
            "get_variable(",
        ),
    ),
)
"""Call by which such a library does so."""
_DEFINES = (">>>", "def ", "async def ", "class ", "function ", "fn ", "func ")
"""How lines begin that call nothing, and examples in docstrings."""


@check(
    category="experiment",
    question="Does the code fix the seeds of its random numbers?",
    remedy="Seed every generator in use at the start of each program, and say the seed in the README.",
    weight=2,
    requires=("repository-available",),
    source="https://github.com/YashTandon05/reprolint",
)
def seeds_set(
    subject: Subject,
    sources: tuple[Source, ...],
    holds_proofs_only: bool,
    hidden: tuple[str, ...],
) -> Verdict:
    """Judge by the first call that seeds a generator."""
    for source in sources:
        if line := _seeding(source):
            return passed(f"{source.path} sets a seed.", place_of_line(subject, source.path, line))
    if holds_proofs_only:
        return not_applicable("There are proofs only, and no experiment.")
    if not any(map(_draws, sources)):
        if hidden:
            return unknown(f"No code that uses random numbers was found, but {hidden[0]}.")
        return not_applicable("No code that uses random numbers was found.")
    return failed("Random numbers are used, and no seed is set.")


def _draws(source: Source) -> bool:
    """Return whether a line of code calls what draws random numbers, itself or in a library."""
    if _has_call(source, _DRAW):
        return True
    return next(source.lines_where(_LIBRARY), None) is not None and _has_call(source, _LEARN)


def _has_call(source: Source, pattern: Pattern) -> bool:
    return any(not line.startswith(_DEFINES) for line, _ in source.lines_where(pattern))


def _seeding(source: Source) -> str | None:
    """Return the first line that seeds a generator."""
    ending = source.path.lower().rpartition(".")[2]
    more = _FORTRAN_CALL if ending in _OF_FORTRAN else _R_CALL if ending in _OF_R else None
    patterns = (_MATLAB_CALL,) if ending == "m" else (_CALL, more) if more else (_CALL,)
    lines = (line for pattern in patterns for line, _ in source.lines_where(pattern))
    return next(lines, None)
