"""Run howfairis, unchanged, against a host of this machine.

    PYTHON bench/howfairis_run.py ADDRESS OWNER/NAME

For whichever interpreter has howfairis. What it asks of ``https://host/path`` goes to ``ADDRESS/host/path``.
"""

import os
import sys
from contextlib import redirect_stdout, suppress
from urllib.parse import urlsplit

import requests
from howfairis.cli.cli import cli


def main() -> None:
    address, slug = sys.argv[1:]
    send = requests.Session.request

    def request(self, method, url, *rest, **more):
        there = urlsplit(url)
        return send(self, method, f"{address}/{there.netloc}{there.path}?{there.query}", *rest, **more)

    requests.Session.request = request
    with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), suppress(SystemExit):
        cli.main([f"https://github.com/{slug}"], standalone_mode=False)


if __name__ == "__main__":
    main()
