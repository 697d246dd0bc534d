"""Tell by what a document says of trained models that others made them, and gave them to everybody.

Source: READMEs of research repositories that fetch backbones, word vectors and what a measure needs.
"""

from __future__ import annotations

import re
from functools import lru_cache

from repocheck.facts.documents import Block, Link
from repocheck.text.pattern import late_regex

_STARTS_ON = late_regex(
    r"\b(?:use|used|adopt|adopted|employ|employed)\s(?:an?|the)\s[\w-]{2,30}\s(?:(?:models?|networks?|backbones?|weights)\s)?"
    r"(?:(?:which|that)\sis\s)?pre-?trained\s(?:on|with)\s(?:the\s)?image-?net"
    r"|\b(?:us(?:e|es|ed|ing)|adopt(?:ed)?|employ(?:ed)?|incorporated?|take)\s(?!our\b|my\b)(?:[\w-]{1,30}\s){1,6}"
    r"as\s(?:(?:the|our|an?|its)\s)?backbones?\b"
    r"|\b(?:models?|networks?|weights|checkpoints?|backbones?)\s(?:(?:is|are|was|were|that)\s){0,2}(?:provided|released|published|distributed|open-?sourced)"
    r"\sby\s(?!us\b|our\b|the\sauthors\sof\sthis)\w"
    r"|\bdownload(?:ing)?\s(?:the\s|an?\s|official\s){0,2}image-?net[\s-](?:\w{2,3}\s)?pre-?trained"
    r"|\b(?:download|get|obtain|fetch)\b[^.;]{0,60}\bpre-?trained\s(?:(?:model|weights|network)\sof\s(?:the\s|an?\s)?)?"
    r"(?!(?:our|this|proposed)\b)(?:[\w/-]{1,20}\s){0,2}(?:backbones?|architecture)\b"
    r"|\b(?:download|get|obtain|fetch)\s(?:the\s)?(?:\w+\s)?backbone\s(?:(?:models?|weights|network)\s)?from\b"
    r"|\b(?:upstream|original)\s(?:[\w-]{1,20}\s){0,2}(?:releases?|repo\w{0,8})\b|\bas\san?\sfeature\sextractor\b"
    r"|\byour\s(?:desired|preferred|favou?rite|chosen)\s(?:\w+\s)?(?:models?|llms?|backbones?)\b"
    r"|\bfor\s(?:the\s|our\s|computing\s(?:the\s)?)?(?:(?:perceptual|identity|style|id|lpips)\sloss(?:es)?|fid|fvd|lpips|inception\sscores?)\b"
    r"|\b(?:comput|calculat|evaluat)\w{1,5}\s(?:the\s)?(?:fid|fvd|lpips|clip[\s-]scores?)\b",
    re.IGNORECASE,
)
"""What the own network begins with, or is measured by, is what others trained, on ImageNet mostly."""
_OF_THEIRS = late_regex(
    r"\b(?:google(?:news)?|glove|word2vec|fast-?text|elmo|numberbatch|paragram)['’\w]{0,3}[-\s](?:[\w-]{1,20}\s){0,3}?(?:embeddings?|vectors?)\b|\bword\s(?:embeddings?|vectors?)\b"
    r"|\bpre-?trained\s(?:vgg|alex-?net|goog?le-?net|inception|i3d|c3d)[\w-]{0,6}\s(?:weights|models?|networks?)\b"
    r"|\bpre-?trained\s(?:resnet|vgg|densenet|inception|mobilenet|efficientnet)[\w-]{0,8}\s(?:is|are|can|from)\b"
    r"|(?:(?<=\bdownload\s)|(?<=\bdownload\sthe\s)|(?<=\bget\sthe\s))(?:inception|vgg|i3d|arcface|lpips|clip|raft|midas|spynet|alexnet)[\w-]{0,6}\s(?:net(?:work)?\s)?"
    r"(?:weights|models?|checkpoints?)\b"
    r"|(?:(?<=\bofficial\s)|(?<=\boriginal\s))(?!(?:pre|trained|code|repo|release|implementation|py-?torch|weights|models?|checkpoints?)\w*\b)"
    r"[\w.-]{2,30}\s(?:[\w.-]{1,20}\s){0,2}(?:weights|checkpoints?|backbones?)\b",
    re.IGNORECASE,
)
"""Vectors of words, early networks for images, and what has an official place, as those are called who gave
them to everybody."""
_AS_THEIRS = late_regex(
    r"\W*(?:vgg[-_ ]?(?:f|m|s|16|19|net|face)|alex-?net|caffe-?net|goog?le-?net|places-?(?:205|365)"
    r"|glove[\w.-]{0,20}|google-?news[\w.-]{0,40}"
    r"|(?:sam|clip|dino(?:v2)?|bert|roberta|gpt-?2|vgg|lpips|arcface|raft|midas|i3d|stylegan-?2?"
    r"|stable diffusion|llama(?:-?[23])?|vicuna|wav2vec(?: ?2(?:\.0)?)?|hubert|whisper|smpl)"
    r"\s(?:models?|weights|checkpoints?))\W*",
    re.IGNORECASE,
)
"""Text of a link that is only the name of such vectors, an early network, or a model that all build on."""
_OURS = late_regex(r"\b(?:our|ours|my|we)\b", re.IGNORECASE)


@lru_cache(maxsize=64)
def starts_on_others(said: str) -> bool:
    """Return whether a text says that what it speaks of is what others trained."""
    return _STARTS_ON.search(said) is not None


@lru_cache(maxsize=64)
def _called_theirs(sentence: str) -> re.Match[str] | None:
    return _OF_THEIRS.search(sentence)


def is_called_as_theirs(link: Link, block: Block, sentence: str, blocks: list[Block]) -> bool:
    """Return whether a link is to what others gave to everybody, by its name, and the document about else."""
    named = (block.kind != "table" and _AS_THEIRS.fullmatch(link.text)) or _called_theirs(sentence)
    if not named or _OURS.search(sentence):
        return False
    title = next((each.text.lower() for each in blocks if each.kind == "heading"), "")
    return re.split(r"[\W_]", named[0].strip().lower())[0] not in title
