"""Tell whether anything is learned here at all."""

from __future__ import annotations

from repocheck.facts.code.source import Source
from repocheck.facts.code.words import Words
from repocheck.facts.documents import Documentation
from repocheck.knowledge.learning_words import LEARNING_CODE, LEARNING_PROSE

SHORT_README = 400
"""A README that says less says too little of the work to tell. Source: READMEs of labelled repositories that
learn nothing (simulation, analysis of measurements, libraries) have 500 characters of prose and more."""
_WORDS = Words(LEARNING_CODE)
_MANY = 20
"""So many sources show what the work is about, even if some that lie deeper were not read."""


def learns_nothing(
    sources: tuple[Source, ...], documentation: Documentation, hidden: tuple[str, ...] = ()
) -> bool:
    """Return whether the README says what the work is, and nothing that was read speaks of learning.

    Then nobody misses weights or a program that trains. What was not read of the code, `hidden` as phrases
    with paths, is no matter beside a lot that was, unless it is called after learning.
    """
    readme = documentation.readme
    if readme is None or len(readme.prose) < SHORT_README:
        return False
    unread = (*hidden, *getattr(sources, "left_out", ()))
    if len(sources) < (_MANY if unread else 1) or documentation.left_out:
        return False
    if any(word in phrase for phrase in unread for word in LEARNING_CODE):
        return False
    said = "\n".join(block.text for block in readme.blocks)
    texts = (text.lower() for text in (said, *documentation.texts.values()))
    spoken = any(word in text for text in texts for word in LEARNING_PROSE)
    return not spoken and not any(map(_is_of_learning, sources))


def _is_of_learning(source: Source) -> bool:
    """Return whether a source is of learning; the classifiers of a setup.py sort packages."""
    if source.path.rpartition("/")[2] == "setup.py":
        return False
    return _WORDS.any_in(source.text) or any(word in source.path for word in LEARNING_CODE)
