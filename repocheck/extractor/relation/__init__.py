"""From addresses to links: whose code it is, and what a paper claims."""

from repocheck.extractor.relation.claims import (
    claim_of,
)
from repocheck.extractor.relation.extract import (
    extract_links,
    links_of,
)
from repocheck.extractor.relation.pointer import (
    pointers_of,
)
from repocheck.extractor.relation.titled import (
    name_in,
)

__all__ = ["claim_of", "extract_links", "links_of", "name_in", "pointers_of"]
