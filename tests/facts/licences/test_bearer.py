import pytest

from repocheck.checks.license_declared import license_declared
from repocheck.knowledge.licences import licence_text
from tests.subjects import make_subject

GULLS = "# Gull Count\n\nCounts nesting gulls on footage.\n\n```\npython main.py\n```\n\n"
OF_OTHERS = [
    "Crestlib is released under the MIT License.",
    "`treeling` is MIT-licensed.",
    "[Treeling](https://example.org/t) is licensed under Apache 2.0.",
    "This repo bundles jquery, which is MIT licensed.",
    "Please respect the licence of YOLO (AGPL-3.0).",
    "The baseline of Poe et al. is available under the MIT license.",
    "Our code calls crestlib (Apache License 2.0) for peaks.",
    "The bundled solver (LGPL-2.1) does the linear algebra.",
    "Note that the use of the API is subject to the terms of the vendor and the MIT license of its client.",
    "We intend to release everything under the Apache 2.0 license.",
    "The licence (probably MIT) is still to be decided.",
    "An MIT licence will follow.",
    "Icons by Roe, CC BY 4.0 license.",
    "The example picture is licensed under CC BY-SA 4.0.",
    "The manual is licensed under the GFDL.",
    "The folder `extern/` contains code by J. Roe, distributed under the GPL v3.",
    "## License\n\nTo be decided. Probably MIT.",
]
OF_OTHERS += ["Uses OpenCV (Apache 2 License).", "The radar driver in `driver/` is GPL-3.0 licensed."]
OWN = [
    ("Gull Count is licensed under the MIT license.", "MIT"),
    ("All files in this repository are released under the MIT License.", "MIT"),
    ("You can use this project under the terms of the MIT license.", "MIT"),
    ("The library is licensed under the BSD 3-Clause license.", "BSD-3-Clause"),
    ("The programs are free software under the GPL, version 3.", "GPL-3.0-only"),
    ("Copyright (c) 2024 J. Roe. MIT License.", "MIT"),
    ("The code here is MIT licensed, except for `extern/`, which is under the GPL.", "MIT"),
    ("This code is under the GPL v2 or later.", "GPL-2.0-or-later"),
    ("## Licence\n\nApache 2.0 (crestlib, which we call, is GPL-2.0).", "Apache-2.0"),
    ("## License\n\nWe release our work under MIT; the bundled fonts are under the OFL.", "MIT"),
    ("## Lizenz\n\nDer Quelltext steht unter der MIT-Lizenz.", "MIT"),
    ("## License\n\nThe code is BSD-licensed.", "NOASSERTION"),
    ("## License\n\nThis code is licensed under the CeCILL-B license.", "CECILL-B"),
    ("## License\n\nThis code is licensed under the Academic Free License 2.1.", "AFL-2.1"),
    ("## License\n\nThis code is licensed under the Heron Free License 3.0.", "NOASSERTION"),
    (
        "A copy of the GNU General Public License v3.0 under which this project is licenced is here.",
        "GPL-3.0-only",
    ),
    ("The code is open source under a GPL License.\n\nIt is under the GPL v3 license.", "GPL-3.0-only"),
    ("## License\n\nMIT for the code, CC-BY-4.0 for the text.", "MIT"),
    ("## License\n\nThe code may be used for teaching. Ask us for any other use.", "NOASSERTION"),
    ("Bee Lines and its documentation are published under the BSD-3-Clause license.", "BSD-3-Clause"),
    ("## License\n\nPublic domain. Do what you like.", "NOASSERTION"),
]


def spdx(files):
    return license_declared(make_subject({"main.py": "x = 1", **files})).value["spdx"]


@pytest.mark.parametrize("sentence", OF_OTHERS)
def test_what_others_bear_or_nobody_yet_is_not_the_licence_here(sentence):
    assert spdx({"README.md": f"{GULLS}{sentence}\n"}) is None


@pytest.mark.parametrize(("sentence", "name"), OWN)
def test_what_the_repository_bears_is(sentence, name):
    assert spdx({"README.md": f"{GULLS}{sentence}\n"}) == name


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("licenses/ISC.txt", licence_text("ISC"), "ISC"),
        ("licenses/crestlib.txt", licence_text("ISC"), None),
        ("Cargo.toml", '[package]\nname = "a"\nlicense = "MIT/Apache-2.0"\n', "MIT OR Apache-2.0"),
        ("package.json", '{"licenses": [{"type": "MIT", "url": "https://example.org"}]}', "MIT"),
        ("LICENSE", licence_text("MIT") + "\nThis licence ends on 31 December 2027.\n", "NOASSERTION"),
        ("LICENSE", licence_text("Apache-2.0") + "\nCommons Clause Condition v1.0\n", "NOASSERTION"),
    ],
)
def test_files_and_manifests(name, text, said):
    assert spdx({name: text}) == said


def test_a_licence_file_that_the_readme_names_and_that_is_not_there_is_named():
    verdict = license_declared(
        make_subject({"main.py": "", "README.md": f"{GULLS}## License\n\nSee LICENSE for details.\n"})
    )
    assert verdict.message == "No licence was found. README.md names LICENSE, which is not there."
