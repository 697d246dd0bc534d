import pytest

from repocheck.checks.license_declared import license_declared
from repocheck.knowledge.licences import licence_text
from repocheck.models import Outcome
from tests.subjects import make_subject

MIT = licence_text("MIT").replace("<year> <copyright holders>", "2024 Ada")
APACHE = licence_text("Apache-2.0")
GPL, LGPL = licence_text("GPL-3.0-only"), licence_text("LGPL-3.0-only")
NC = licence_text("CC-BY-NC-4.0")
RICH = (
    "{\\rtf1\\ansi\\cocoartf1347\n{\\fonttbl\\f0\\fmodern\\fcharset0 Courier;}\n{\\colortbl;\\red255;}\n"
    "\\pard\\pardeftab720\n\\f0\\fs26 \\cf0 " + MIT.replace("\n", "\\\n") + "}"
)


def judged(files, **more):
    verdict = license_declared(make_subject(files, **more))
    return verdict.outcome, verdict.value["spdx"], verdict.value["where"], verdict.value["paths"]


@pytest.mark.parametrize(
    "name",
    [
        "LICENSE", "LICENSE.md", "LICENSE.txt", "license", "License.rst", "LICENCE", "licence.txt", "COPYING",
        "COPYRIGHT", "UNLICENSE", "LICENSE-MIT", "LICENSE.code", "CODE_LICENSE", "LICENSES/MIT.txt",
    ],
)  # fmt: skip
def test_a_licence_file_has_many_names(name):
    assert judged({name: MIT, "main.py": ""}) == (Outcome.PASS, "MIT", "file", [name])


@pytest.mark.parametrize(
    "name",
    [
        "check_license.sh",
        "license.py",
        "LICENSE.template",
        "THIRD_PARTY_LICENSES",
        "NOTICE",
        "add_license.py",
    ],
)
def test_what_is_no_licence_file(name):
    assert judged({name: MIT, "main.py": ""})[0] is Outcome.FAIL


@pytest.mark.parametrize(
    ("readme", "spdx"),
    [
        ("# A\n\n## License\n\nMIT\n", "MIT"),
        ("# A\n\n## License\n\nBSD license.\n", "NOASSERTION"),
        ("# A\n\n## 许可证\n\n本项目采用 MIT License 协议。\n", "MIT"),
        ("# A\n\nThis code is released under the Apache License, Version 2.0.\n", "Apache-2.0"),
        ("# A\n\n![License: MIT](https://img.shields.io/badge/License-MIT-yellow.svg)\n", "MIT"),
        ("# A\n\nThis project is licensed under the [MIT License](LICENSE).\n", "MIT"),
        ("# A\n\n## License\n\nCC BY-NC-SA 4.0\n", "CC-BY-NC-SA-4.0"),
        ("# A\n\n## License\n\nThe MIT license or the Apache License 2.0.\n", "MIT OR Apache-2.0"),
        ("# A\n\n## License\n\nSoftware: ISC. Images: CC BY 3.0.\n", "ISC"),
        ("# A\n\n## License\n\nMIT license. See the documentation and the paper for more.\n", "MIT"),
        ("# A\n\n## Source code (MIT license)\n\nSee below.\n", "MIT"),
        ("# A\n\n## License: Apache-2.0\n", "Apache-2.0"),
        (f"# A\n\n## License\n\n{MIT}", "MIT"),
        (f"# A\n\n## License\n\n```\n{MIT}\n```\n", "MIT"),
        ("# A\n\nThe code is available under the same licence as Caffe (BSD 2-clause).\n", "BSD-2-Clause"),
        ("# A\n\nThis software is strictly for academic purposes only.\n", "NOASSERTION"),
        ("# A\n\n## License\n\nFor research use only; commercial use is prohibited.\n", "NOASSERTION"),
        ("# Moss\n\nCopyright 2020 Moss Lab. Released under MIT.\n", "MIT"),
        ("# Moss\n\nMoss is distributed under the terms of the GNU GPL v3.\n", "GPL-3.0-only"),
        ("# Moss\n\nThe library may be used under LGPL version 2.1.\n", "LGPL-2.1-only"),
        (
            "# A\n\nTo the extent possible under law, the authors have waived all copyright (CC0).\n",
            "CC0-1.0",
        ),
        ("# A\n\n本项目采用 MIT 许可证。\n", "MIT"),
        ("# A\n\nThe code is dedicated to the public domain under CC0 1.0.\n", "CC0-1.0"),
        ("# A\n\n## License\n\nText and figures: CC-BY 4.0\n\nCode: MIT\n", "MIT"),
        ("# A\n\nYou can use A freely, provided that you cite our paper.\n", "NOASSERTION"),
        ("Das Programm steht unter der MIT-Lizenz.\n", "MIT"),
        ("Licencia MIT.\n", "MIT"),
        ("The code is released under the BSD 3-Clause License, the data under CC-BY 4.0.\n", "BSD-3-Clause"),
        ("Data are shared under CC-BY-4.0 and the code under GPLv3.\n", "GPL-3.0-only"),
        ("For academic, non-commercial use only.\n", "NOASSERTION"),
        ("Free for academic use.\n", "NOASSERTION"),
        ("Ce logiciel est distribué sous licence CeCILL-B.\n", "CECILL-B"),
        ("# A\n\nUnser Projekt steht unter der LGPLv3.\n", "LGPL-3.0-only"),
        ("# A\n\n## License\n\nAll of it is MIT, but for the maps.\n", "MIT"),
        ("# A\n\n## License\n\nThe recordings are CC0; the program is Apache 2.0.\n", "Apache-2.0"),
    ],
)
def test_a_licence_may_stand_in_the_readme_only(readme, spdx):
    assert judged({"README.md": readme, "main.py": ""}) == (Outcome.PASS, spdx, "readme", [])


@pytest.mark.parametrize(
    "readme",
    [
        "# A\n\nYou need a license key of MuJoCo.\n",
        "# A\n\n```bibtex\n@misc{a, copyright = {MIT License}}\n```\n",
        "# A\n\nWe thank MIT for its support.\n",
        "# A\n\n## Corpus licence: CC BY 4.0\n",
        "# bsd-tools licence\n\nIt checks licences.\n",
        "# A\n\nYou can use any solver, as long as it gives gradients.\n",
        "# A\n\nYou may use the dataset freely, provided that you cite it.\n",
        "# A\n\nWe use the parser of B, a third-party tool under the MIT License.\n",
        "# A\n\nThe solver is based on C, which is licensed under GPLv3.\n",
        "# A\n\nOur reader is built upon D, which is under the BSD 3-clause license.\n",
        "# A\n\nOur reader builds on [D](https://example.org) (MIT licence).\n",
        "# A\n\nFern is distributed under the terms of the GNU GPL v3.\n",
        "# A\n\n## Credits\n\nE (MIT License), F (Apache License 2.0)\n",
        "# A\n\nThe code will be published under the MIT License once accepted.\n",
        "# A\n\nThe implementation of FPS was taken from pointnet2 under the MIT License.\n",
        "# A\n\nThese images are for non-commercial use only.\n",
        "# A\n\nScans are read by voxio, a small library under the MIT License.\n",
        "# A\n\nDas Programm wird nach der Annahme unter der MIT-Lizenz veröffentlicht.\n",
        "# A\n\nThe annotations are under the ODbL.\n",
        "# A\n\nGiven to us by the museum under their CC0 license: the maps.\n",
        "# A\n\n## License\n\nA is no longer under the MIT license.\n",
        "# A\n\n## License\n\nNothing here may be copied.\n",
    ],
)
def test_what_is_no_licence_statement(readme):
    assert judged({"README.md": readme, "main.py": ""})[:2] == (Outcome.FAIL, None)


@pytest.mark.parametrize(
    ("path", "text", "spdx"),
    [
        ("pyproject.toml", '[project]\nname = "a"\nlicense = "BSD-3-Clause"\n', "BSD-3-Clause"),
        ("pyproject.toml", '[project]\nname = "a"\nlicense = {text = "MIT"}\n', "MIT"),
        ("pyproject.toml", '[tool.poetry]\nname = "a"\nlicense = "Apache-2.0"\n', "Apache-2.0"),
        ("setup.py", 'setup(name="a",\n    license="MIT")\n', "MIT"),
        ("setup.py", "setup(classifiers=['License :: OSI Approved :: MIT License'])\n", "MIT"),
        ("DESCRIPTION", "Package: a\nLicense: GPL-3\n", "GPL-3.0-only"),
        ("DESCRIPTION", "Package: a\nLicense: GPL (>= 3)\n", "GPL-3.0-or-later"),
        ("DESCRIPTION", "Package: a\nLicense: GPL(>= 3)\n", "GPL-3.0-or-later"),
        ("DESCRIPTION", "Package: a\nLicense: LGPL (>= 2.1)\n", "LGPL-2.1-or-later"),
        ("DESCRIPTION", "Package: a\nDepends: R (>= 3.5)\nLicense: GPL-2 + file LICENSE\n", "GPL-2.0-only"),
        ("pyproject.toml", '[project]\nname = "a"\nlicense = "GPL-3.0-or-later"\n', "GPL-3.0-or-later"),
        ("package.json", '{"name": "a", "license": "ISC"}', "ISC"),
        ("pyproject.toml", '[project]\nname = "a"\nlicense = "MIT OR ISC"\n', "MIT OR ISC"),
    ],
)
def test_a_licence_may_stand_in_a_manifest_only(path, text, spdx):
    assert judged({path: text, "main.py": ""}) == (Outcome.PASS, spdx, "manifest", [])


def test_the_file_wins_and_the_contradiction_is_told():
    badge = "# A\n\n![licence](https://img.shields.io/badge/license-CC%20BY--NC--SA%204.0-green.svg)\n"
    verdict = license_declared(make_subject({"LICENSE": APACHE, "README.md": badge}))
    assert verdict.value["spdx"] == "Apache-2.0"
    assert "README.md says CC-BY-NC-SA-4.0" in verdict.message
    assert verdict.value["secondary"] == [{"path": "README.md", "spdx": "CC-BY-NC-SA-4.0"}]


@pytest.mark.parametrize(
    ("files", "main", "second"),
    [
        ({"LICENSE": MIT, "LICENSE_weights": NC}, "LICENSE", "LICENSE_weights"),
        ({"LICENSE-CODE": MIT, "LICENSE-MODEL": NC}, "LICENSE-CODE", "LICENSE-MODEL"),
        ({"LICENSE": MIT, "DATA_LICENSE": NC}, "LICENSE", "DATA_LICENSE"),
        ({"LICENSE": MIT, "MODEL_LICENSE": NC}, "LICENSE", "MODEL_LICENSE"),
    ],
)
def test_licences_of_weights_and_data_come_second(files, main, second):
    verdict = license_declared(make_subject({**files, "main.py": ""}))
    assert verdict.value["spdx"] == "MIT"
    assert verdict.locations[0].path == main
    assert verdict.value["secondary"] == [{"path": second, "spdx": "CC-BY-NC-4.0"}]


def test_a_file_that_hands_on_to_another_is_followed():
    pointer = (
        "A is released under GPLv3 (see License-gpl.txt). Ask us for closed-source terms; please cite us."
    )
    files = {"LICENSE.txt": pointer, "License-gpl.txt": licence_text("GPL-3.0-only")}
    assert judged(files)[1:] == ("GPL-3.0-only", "file", ["LICENSE.txt", "License-gpl.txt"])
    limited = {**files, "LICENSE.txt": f"{pointer} Only for academic use."}
    assert judged(limited)[1] == "NOASSERTION"
    assert judged({"LICENSE.txt": pointer})[1] == "NOASSERTION"


def test_a_stub_of_cran_is_followed():
    files = {
        "DESCRIPTION": "Package: a\nLicense: BSD_3_clause + file LICENSE\n",
        "LICENSE": "YEAR: 2020\nCOPYRIGHT HOLDER: Ada\n",
        "LICENSE.md": licence_text("BSD-3-Clause"),
    }
    assert judged(files)[1:3] == ("BSD-3-Clause", "file")
    del files["LICENSE.md"]
    assert judged(files)[:3] == (Outcome.PASS, "BSD-3-Clause", "file")


def test_a_condition_is_quoted():
    text = MIT + "\nThe Software may be used for non-commercial purposes only.\n"
    verdict = license_declared(make_subject({"LICENSE": text}))
    assert verdict.value["spdx"] == "NOASSERTION"
    assert "non-commercial purposes only" in verdict.message


def test_non_commercial_is_not_called_open_source():
    assert "not open source" in license_declared(make_subject({"LICENSE": NC})).message


def test_a_licence_of_a_folder_is_shown_but_does_not_count():
    verdict = license_declared(make_subject({"main.py": "", "lib/bar/LICENSE": MIT}))
    assert verdict.outcome is Outcome.FAIL
    assert verdict.value["secondary"] == [{"path": "lib/bar/LICENSE"}]


def test_a_licence_in_the_only_project_folder_counts():
    verdict = license_declared(make_subject({"README.md": "# A\n", "net/main.py": "", "net/LICENSE": MIT}))
    assert (verdict.value["spdx"], verdict.confidence) == ("MIT", "medium")


def test_a_licence_of_the_data_is_not_that_of_the_code():
    verdict = license_declared(
        make_subject({"README.md": "# A\n\nThe dataset is under CC BY 4.0.\n", "a.py": ""})
    )
    assert verdict.outcome is Outcome.FAIL
    assert verdict.value["secondary"] == [{"path": "README.md", "spdx": "CC-BY-4.0"}]


def test_never_unlicensed_where_a_file_exists():
    assert judged({"LICENSE": "   \n"})[:2] == (Outcome.PASS, "NOASSERTION")
    assert license_declared(make_subject({"LICENSE": None})).outcome is Outcome.UNKNOWN
    assert license_declared(make_subject({"main.py": ""}, tree_complete=False)).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize(
    ("files", "paths", "spdx"),
    [
        ({"LICENSE.html": f"<html><h1>A</h1><pre>{MIT}</pre></html>"}, ["LICENSE.html"], "MIT"),
        ({"LIZENZ.txt": MIT}, ["LIZENZ.txt"], "MIT"),
        ({"LICENSE/license.txt": MIT}, ["LICENSE/license.txt"], "MIT"),
        ({"EULA": "You may use it for teaching."}, ["EULA"], "NOASSERTION"),
        ({"LICENSE.rtf": RICH}, ["LICENSE.rtf"], "MIT"),
        ({"LICENSE.docx": None}, ["LICENSE.docx"], "NOASSERTION"),
        ({"package.json": '{"license": "SEE LICENSE IN terms.md"}', "terms.md": MIT}, ["terms.md"], "MIT"),
        ({"setup.cfg": "[metadata]\nlicense_files = doc/terms\n", "doc/terms": MIT}, ["doc/terms"], "MIT"),
        ({"README.md": "# A\n\n## Licence\n\n[It](a%20b.md)\n", "a b.md": None}, ["a b.md"], "NOASSERTION"),
        ({"COPYING": GPL, "COPYING.LESSER": LGPL}, ["COPYING", "COPYING.LESSER"], "LGPL-3.0-only"),
    ],
)  # fmt: skip
def test_a_licence_by_another_name_or_kind_is_one(files, paths, spdx):
    assert judged({**files, "main.py": ""}) == (Outcome.PASS, spdx, "file", paths)


def test_bytes_of_a_document_are_not_quoted():
    verdict = license_declared(make_subject({"LICENSE.pdf": "%PDF-1.7\n1 0 obj", "main.py": ""}))
    assert verdict.value["spdx"] == "NOASSERTION"
    assert "%PDF" not in verdict.message + verdict.locations[0].snippet


def test_a_file_that_is_named_but_missing_is_told():
    files = {"pyproject.toml": '[project]\nname = "a"\nlicense = {file = "TERMS"}\n', "main.py": ""}
    verdict = license_declared(make_subject(files))
    assert (verdict.outcome, verdict.value["spdx"]) == (Outcome.FAIL, None)
    assert "TERMS" in verdict.message


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("This project is for academic research only.", True),
        ("Commercial use of the code is strictly prohibited.", True),
        ("The drawings are for non-commercial use only.", False),
    ],
)
def test_a_restriction_of_the_readme_against_the_file_is_told(sentence, told):
    verdict = license_declared(make_subject({"LICENSE": APACHE, "README.md": f"# A\n\n{sentence}\n"}))
    assert verdict.value["spdx"] == "Apache-2.0"
    assert ("But README.md" in verdict.message) is told


@pytest.mark.parametrize(
    ("said", "spdx"),
    [
        ("Licensed CC-BY-4.0 (content) / MIT (code).", "MIT"),
        ("## License\n\nApache-2.0 (software) and CC-BY-4.0 (text and figures)", "Apache-2.0"),
        ("Dual-licensed under MIT (LICENSE-MIT) or Apache-2.0 (LICENSE-APACHE).", "MIT OR Apache-2.0"),
    ],
)
def test_what_a_licence_is_for_stands_in_brackets(said, spdx):
    verdict = license_declared(make_subject({"README.md": f"# Moss\n\nIt grows.\n\n{said}\n", "a.py": ""}))
    assert verdict.value["spdx"] == spdx


def test_a_licence_without_its_version_is_named():
    verdict = license_declared(make_subject({"setup.py": "setup(license='BSD')\n"}))
    assert (verdict.value["spdx"], verdict.message[:3]) == ("NOASSERTION", "BSD")


TABLE = '[[annotations]]\npath = ["{}"]\nSPDX-License-Identifier = "{}"\n\n'


@pytest.mark.parametrize(
    "files",
    [
        {"REUSE.toml": '[[annotations]]\npath = "**"\nSPDX-License-Identifier = "ISC"\n'},
        {".reuse/dep5": "Files: *\nCopyright: Ada\nLicense: ISC\n\nFiles: data/*\nLicense: CC0-1.0\n"},
        {"REUSE.toml": TABLE.format("*.py", "ISC") + TABLE.format("data/**", "CC0-1.0")},
        {"REUSE.toml": TABLE.format("**.py", "CC0-1.0") + TABLE.format("main.*", "ISC")},
        {".reuse/dep5": "Files: *.csv\nLicense: CC0-1.0\n\nFiles: *.sh\n *.py\nLicense: ISC\n"},
        {"main.py": "# SPDX-License-Identifier: ISC\nprint(1)\n"},
    ],
)
@pytest.mark.parametrize("texts", [(), ("CC0-1.0", "ISC")])
def test_what_files_state_one_by_one_decides(files, texts):
    folder = {f"LICENSES/{spdx}.txt": licence_text(spdx) for spdx in texts}
    assert judged({"main.py": "", **files, **folder})[:2] == (Outcome.PASS, "ISC")


@pytest.mark.parametrize(
    ("path", "spdx"),
    [
        ("LICENSES/GPL-3.0-or-later.txt", "GPL-3.0-or-later"),
        ("LICENSES/GPL-3.0-only.txt", "GPL-3.0-only"),
        ("LICENSES/MIT.txt", "GPL-3.0-only"),
        ("COPYING", "GPL-3.0-only"),
    ],
)
def test_the_id_that_a_text_of_reuse_is_called_after_leaves_later_versions_open(path, spdx):
    assert judged({"main.py": "", path: GPL})[:2] == (Outcome.PASS, spdx)


def test_one_asterisk_of_reuse_stays_within_a_folder():
    table = TABLE.format("*.py", "ISC") + TABLE.format("net/*.py", "MIT")
    files = {f"net/deep/{name}.py": "" for name in "abc"}
    assert judged({"a.py": "", **files, "REUSE.toml": table})[:2] == (Outcome.PASS, "ISC")


NOTICE = "# Copyright 2020 A. Fern\n# Licensed under the Apache License, Version 2.0 (the 'License');\n"
GPL_NOTICE = """% Copyright 2020 A. Fern
% This program is free software: you can redistribute it and/or modify it under the terms of the GNU General
% Public License as published by the Free Software Foundation, either version 3 of the License, or (at your
% option) any later version.
"""


@pytest.mark.parametrize(
    ("files", "spdx"),
    [
        ({"a.m": GPL_NOTICE, "b.m": GPL_NOTICE}, "GPL-3.0-or-later"),
        ({"a.py": NOTICE, "b.py": NOTICE, "c.py": "x"}, "Apache-2.0"),
        ({"a.py": NOTICE, "b.py": "x", "c.py": "x"}, None),  # one file of others
        ({"a.py": NOTICE}, None),
        ({"package.xml": "<package><license>Apache-2.0</license></package>", "a.py": "x"}, "Apache-2.0"),
        (
            {
                "recipe/meta.yaml": "{% set v = 1 %}\nabout:\n  home: https://a.org\n  license: MIT\n",
                "a.py": "x",
            },
            "MIT",
        ),
        ({f"{n}/meta.yaml": "about:\n  license: MIT\n" for n in "bc"} | {"a.py": "x"}, None),
        (
            {
                "pom.xml": "<licenses><license><name>Apache License, Version 2.0</name></license></licenses>",
                "a.py": "x",
            },
            "Apache-2.0",
        ),
        ({"debian/copyright": "Files: *\nCopyright: 2020 A\nLicense: MIT\n", "a.py": "x"}, "MIT"),
        ({"TERMS.md": MIT, "a.py": "x"}, "MIT"),
        ({"codemeta.json": '{"license": "https://spdx.org/licenses/MIT"}', "a.py": "x"}, "MIT"),
        ({"README.md": "# Moos\n\n## Lizenz\n\nMIT\n", "a.py": "x"}, "MIT"),
    ],
)
def test_where_a_licence_may_stand_beside_a_licence_file(files, spdx):
    assert license_declared(make_subject(files)).value["spdx"] == spdx


HEAD = "# Copyright (c) 2023, salesforce.com, inc.\n# SPDX-License-Identifier: BSD-3-Clause\n"


@pytest.mark.parametrize(
    ("files", "outcome"),
    [
        ({"a.py": HEAD, "b.py": "", "c.py": ""}, Outcome.FAIL),  # a file of others
        ({"a.py": HEAD, "b.py": HEAD, "c.py": ""}, Outcome.PASS),  # most of the code
        ({"a.py": HEAD.replace("salesforce.com, inc", "A. Author"), "b.py": "", "c.py": ""}, Outcome.PASS),
    ],
)
def test_the_head_of_a_file_of_others_is_not_the_licence_of_the_rest(files, outcome):
    assert judged(files)[0] is outcome


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("The trained parameters are under the BY-NC-SA 4.0 license", Outcome.FAIL),
        ("The code is under the BY-NC-SA 4.0 license", Outcome.PASS),
        ("The parameters of the command line follow the BY-NC-SA 4.0 license", Outcome.PASS),
    ],
)
def test_a_licence_of_the_trained_parameters_alone_is_not_that_of_the_code(sentence, outcome):
    link = "([details](https://creativecommons.org/licenses/by-nc-sa/4.0/))"
    assert judged({"README.md": f"# A\n\n## License\n\n{sentence} {link}.\n", "main.py": ""})[0] is outcome
