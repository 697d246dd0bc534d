"""Hosts behind whose address another one stands, and hosts that keep papers and no code."""

from repocheck.knowledge.hosts._kind import words

WRAPPERS: dict[str, tuple[str, ...]] = {
    "web.archive.org": (), "archive.org": (), "archive.today": (), "archive.ph": (), "archive.is": (),
    "archive.md": (), "archive.li": (), "archive.vn": (), "archive.softwareheritage.org": ("origin_url",),
    "htmlpreview.github.io": (), "gitpod.io": (), "r.jina.ai": (),
    "ghproxy.com": (), "gh-proxy.com": (), "urldefense.com": (),
    "google.com": ("q", "url", "u"), "youtube.com": ("q",), "facebook.com": ("u",), "instagram.com": ("u",),
    "linkedin.com": ("url",), "safelinks.protection.outlook.com": ("url",), "slack-redir.net": ("url",),
    "duckduckgo.com": ("uddg",), "out.reddit.com": ("url",), "vk.com": ("to",), "href.li": ("",),
    "steamcommunity.com": ("u", "url"), "getpocket.com": ("url",), "t.umblr.com": ("z",), "exit.sc": ("url",),
    "link.zhihu.com": ("target",), "link.csdn.net": ("target",), "link.juejin.cn": ("target",),
    "links.jianshu.com": ("to",),
}  # fmt: skip
"""Hosts that write the address of the page they keep, show or lead to behind their own, with the parameters
that hold it; none where it simply follows. A name stands for those below it, too."""
WEB_ARCHIVES = frozenset(name for name in WRAPPERS if "archive" in name)
"""Web archives among them."""


def wrapper_of(name: str) -> str:
    """Return the wrapper that a host is, or lies below; empty if it is none."""
    while name and name not in WRAPPERS:
        name = name.partition(".")[2]
    return name


NO_CODE_HOSTS = words(
    """
    nips.cc neurips.cc papers.nips.cc icml.cc iclr.cc aclweb.org aclanthology.org acl-org.github.io openreview.net
    arxiv.org export.arxiv.org biorxiv.org medrxiv.org hal.science ssrn.com researchgate.net semanticscholar.org
    scholar.google.com dl.acm.org acm.org ieeexplore.ieee.org ieee.org link.springer.com springer.com nature.com
    science.org sciencedirect.com elsevier.com onlinelibrary.wiley.com tandfonline.com mdpi.com frontiersin.org
    proceedings.mlr.press jmlr.org openaccess.thecvf.com ojs.aaai.org aaai.org usenix.org overleaf.com
    creativecommons.org opensource.org choosealicense.com orcid.org crossref.org wikipedia.org en.wikipedia.org
    youtube.com youtu.be twitter.com x.com linkedin.com facebook.com medium.com reddit.com
    """
)
"""Hosts of papers, publishers, licences and talk: code may be spoken of there, but does not lie there."""
