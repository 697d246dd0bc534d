"""Hosts that show repositories of GitHub, or pages of theirs."""

from repocheck.knowledge.hosts._kind import Host, HostKind, Software

VIEWER = Software("viewer", clone=())
KIND = HostKind(
    VIEWER,
    hosts=(
        Host("*.github.io", VIEWER),
        Host("*.github.com", VIEWER),
        Host("*.githubusercontent.com", VIEWER),
        Host("gist.github.com", VIEWER, ownerless=True),
        Host("raw.githubusercontent.com", VIEWER, kind="raw"),
        Host("raw.github.com", VIEWER, kind="raw"),
        Host("media.githubusercontent.com", VIEWER, kind="raw", prefix=("media",)),
        Host("raw.githack.com", VIEWER, kind="raw"),
        Host("rawcdn.githack.com", VIEWER, kind="raw"),
        Host("rawgit.com", VIEWER, kind="raw"),
        Host("cdn.rawgit.com", VIEWER, kind="raw"),
        Host("cdn.jsdelivr.net", VIEWER, kind="raw", prefix=("gh",)),
        Host("codeload.github.com", VIEWER, kind="archive"),
        Host("api.github.com", VIEWER, kind="api", prefix=("repos",)),
        Host("colab.research.google.com", VIEWER, kind="colab", prefix=("github",), below=("drive/", "gist/")),
        Host("colab.google.com", VIEWER, kind="colab", prefix=("github",), below=("drive/",)),
        Host("githubtocolab.com", VIEWER, kind="colab"),
        Host("nbviewer.org", VIEWER, kind="nbviewer", prefix=("github",), below=("gist/", "urls/", "url/")),
        Host("nbviewer.jupyter.org", VIEWER, kind="nbviewer", prefix=("github",), below=("gist/", "urls/", "url/")),
        Host("nbviewer.ipython.org", VIEWER, kind="nbviewer", prefix=("github",), below=("gist/", "urls/", "url/")),
        Host("mybinder.org", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
        Host("beta.mybinder.org", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
        Host("gke.mybinder.org", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
        Host("notebooks.gesis.org", VIEWER, kind="binder", prefix=("binder", "v2", "gh"), below=("binder/v2/",)),
        Host("binder.pangeo.io", VIEWER, kind="binder", prefix=("v2", "gh"), below=("v2/",)),
        Host("github.dev", VIEWER, kind="githubdev"),
        Host("github1s.com", VIEWER, kind="githubdev"),
        Host("githubbox.com", VIEWER, kind="githubdev"),
        Host("vscode.dev", VIEWER, kind="githubdev", prefix=("github",)),
        Host("stackblitz.com", VIEWER, kind="githubdev", prefix=("github",), below=("edit/",)),
        Host("codecov.io", VIEWER, kind="badge", prefix=("gh",)),
        Host("coveralls.io", VIEWER, kind="badge", prefix=("github",)),
        Host("img.shields.io", VIEWER, kind="badge", prefix=("github",)),
    ),
)  # fmt: skip
