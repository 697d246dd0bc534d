"""Archives of data, snapshots and notebooks, and the DOIs that they give out.

A link there is reported, but nothing is asked.
"""

from repocheck.knowledge.hosts._kind import Host, HostKind, Software

DATA_ARCHIVE = Software("archive", clone=())
DOI_HOSTS: dict[str, str] = {
    "10.5281/zenodo.": "zenodo.org",
    "10.6084/m9.figshare.": "figshare.com",
    "10.17605/osf.io/": "osf.io",
    "10.5061/dryad.": "datadryad.org",
    "10.7910/dvn/": "dataverse.harvard.edu",
    "10.24433/co.": "codeocean.com",
}
"""Archive that gives out the DOIs with a prefix (lower case)."""
ID_ANCHORS = ("10.", "swh:1:")
"""Lower-case literals with which every such DOI, and every id of Software Heritage, begins."""
KIND = HostKind(
    DATA_ARCHIVE,
    hosts=(
        Host("zenodo.org", DATA_ARCHIVE, below=("record/", "records/", "doi/", "badge/doi/", "badge/latestdoi/")),
        Host("figshare.com", DATA_ARCHIVE, below=("articles/", "s/", "collections/", "projects/")),
        Host("osf.io", DATA_ARCHIVE, below=("{id}",)),
        Host(
            "anonymous.4open.science", DATA_ARCHIVE, below=("r/{name}", "repository/{name}", "anonymize/{name}"),
            ownerless=True,
        ),
        Host("archive.softwareheritage.org", DATA_ARCHIVE, below=("swh:1:", "browse/")),
        Host("datadryad.org", DATA_ARCHIVE, below=("stash/dataset/", "dataset/")),
        Host("sourceforge.net", DATA_ARCHIVE, below=("projects/", "p/")),
        Host(
            "kaggle.com", DATA_ARCHIVE,
            below=("datasets/{owner}/{name}", "code/{owner}/{name}", "competitions/{owner}/{name}", "c/{owner}/{name}",
                   "datasets/", "code/", "competitions/", "c/"),
        ),
        Host(
            "modelscope.cn", DATA_ARCHIVE,
            below=("models/{owner}/{name}", "datasets/{owner}/{name}", "models/", "datasets/"),
        ),
        Host("codeocean.com", DATA_ARCHIVE, below=("capsule/", "explore/capsules/")),
        Host("deepnote.com", DATA_ARCHIVE, below=("project/", "app/", "viewer/", "workspace/")),
        Host("observablehq.com", DATA_ARCHIVE, below=("@", "d/")),
        Host("replit.com", DATA_ARCHIVE, below=("@",)),
    ),
)  # fmt: skip
