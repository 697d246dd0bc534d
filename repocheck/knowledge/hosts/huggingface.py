"""Hugging Face, where models, data and demos are kept."""

from repocheck.knowledge.hosts._kind import Host, HostKind, Software, words

HUGGINGFACE = Software(
    "huggingface",
    reserved=words(
        "api blog brand chat collections docs enterprise front join landing learn login metrics models new "
        "organizations papers posts pricing privacy settings spaces-launch tasks terms-of-service"
    ),
    clone=(),
)
_HUB = (
    "datasets/{owner}/{name}", "spaces/{owner}/{name}", "datasets/{page}", "spaces/{page}",
    "{owner}/{name}", "{page}",
)  # fmt: skip
KIND = HostKind(
    HUGGINGFACE,
    hosts=(
        Host("huggingface.co", HUGGINGFACE, below=_HUB),
        Host("hf.co", HUGGINGFACE, known_as="huggingface.co", below=_HUB),
    ),
)
