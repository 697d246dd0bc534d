"""Tell by an address alone whether a file of weights may be there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from repocheck.facts.code import CodePattern
from repocheck.knowledge.weights_files import SPLIT, TENSORS
from repocheck.knowledge.weights_hosts import HUB_PAGE, STORES, SURE_ENDINGS, WEIGHT_ENDINGS
from repocheck.knowledge.weights_words import NO_FILE
from repocheck.text.pattern import late_regex

URL = CodePattern(
    r"(?:(?:https?|ftp|gs|s3)://|\{\w{1,40}\}/releases/)[^\s<>()\[\]\"'`|]{1,1000}",
    any_of=("://", "}/releases/"),
)
_INDEX = late_regex(
    r"//(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn|kaggle\.com|tfhub\.dev)/(?:models|docs)?/?(?:$|[?#])"
    r"|//(?:www\.)?(?:pytorch\.org/hub|modelzoo\.co|paperswithcode\.com/models)/?(?:$|[?#])"
)
"""Front page of a hub, or its list of all models."""
_HUB_PAGE = late_regex(HUB_PAGE)
_OWN_RELEASES = late_regex(r"\.\./\.\./releases(?:$|/)")
"""The repository's own releases, as a page of it names them."""


def urls_in(text: str) -> Iterator[str]:
    """Yield the addresses in a text, as they stand there."""
    return (found[0] for found in URL.finditer(text))


@lru_cache(maxsize=1_024)
def is_file(target: str) -> bool:
    """Return whether an address is that of a file that may hold weights, or of a store of files."""
    path = target.partition("?")[0]
    if _OWN_RELEASES.match(path):
        return True
    _, mark, address = path.partition("://")
    if not mark or not address.partition("/")[2] or _INDEX.search(path):
        # the front page of a store is no file
        return False
    return path.endswith(WEIGHT_ENDINGS) or (_is_in_store(target) and not is_elsewhere(path))


def is_sure_file(lowered: str) -> bool:
    """Return whether an address, in lower case, is that of weights by its ending, and not of data."""
    path = lowered if lowered.endswith(SURE_ENDINGS) else lowered.partition("?")[0]
    return path.endswith(SURE_ENDINGS) and not (SPLIT.search(path) or TENSORS.search(path))


def _is_in_store(target: str) -> bool:
    for store in STORES:  # noqa: SIM110 - any() takes three times as long, and each link is asked
        if store in target:
            return True
    return False


def is_page(target: str) -> bool:
    """Return whether an address, of any host, may be that of a file or a folder."""
    below = target.partition("://")[2].partition("/")[2]
    return bool(below) and not is_elsewhere(target)


@lru_cache(maxsize=1_024)
def is_elsewhere(target: str) -> bool:
    """Return whether something else than weights is at an address."""
    front = not target.partition("://")[2].partition("/")[2] and _is_in_store(target)
    return bool(front or NO_FILE.search(target) or _INDEX.search(target) or _HUB_PAGE.search(target))
