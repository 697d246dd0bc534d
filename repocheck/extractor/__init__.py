"""The link extractor: text in, papers and links out. Pure: no network, no clock, no repository.

`read` turns bytes into papers, `links_of` and `claim_of` say of a paper which code it links to and
what it says about its code, `pointers_of` says where a claim points if not to such a link, and
`extract_links` finds the links of any text. `merged` and `unique` count a paper of several digests once.
"""

from typing import TYPE_CHECKING

from repocheck.face import late

if TYPE_CHECKING:
    from repocheck.extractor.readers import FORMATS, Digest, merged, read, unique
    from repocheck.extractor.relation import claim_of, extract_links, links_of, pointers_of

__getattr__ = late(
    __name__,
    readers="FORMATS Digest merged read unique",
    relation="claim_of extract_links links_of pointers_of",
)

__all__ = [
    "FORMATS",
    "Digest",
    "claim_of",
    "extract_links",
    "links_of",
    "merged",
    "pointers_of",
    "read",
    "unique",
]
