import pytest

from repocheck.facts.licences.names import expression, name_in, normalised
from repocheck.knowledge.licence_names import LICENCE_NAMES
from repocheck.knowledge.licences import HINTS, licence_text


@pytest.mark.parametrize("spdx", HINTS)
def test_every_hint_stands_in_its_text(spdx):
    assert HINTS[spdx] in normalised(licence_text(spdx))


def test_names_are_of_known_licences():
    assert all(spdx in {expression(spdx), "NOASSERTION"} for _, _, spdx in LICENCE_NAMES)


@pytest.mark.parametrize(
    ("words", "spdx"),
    [
        ("MIT License", "MIT"),
        ("The MIT licence", "MIT"),
        ("Apache 2.0", "Apache-2.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("BSD 3-Clause", "BSD-3-Clause"),
        ("3-clause BSD", "BSD-3-Clause"),
        ("New BSD License", "BSD-3-Clause"),
        ("BSD-2-Clause", "BSD-2-Clause"),
        ("GPLv3", "GPL-3.0-only"),
        ("GPL-2", "GPL-2.0-only"),
        ("GNU General Public License v3.0", "GPL-3.0-only"),
        ("GNU Affero General Public License", "AGPL-3.0-only"),
        ("LGPL-2.1", "LGPL-2.1-only"),
        ("CC BY 4.0", "CC-BY-4.0"),
        ("CC-BY-NC-SA 4.0", "CC-BY-NC-SA-4.0"),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "CC-BY-NC-4.0"),
        ("Creative Commons Attribution-NonCommercial-ShareAlike 4.0 International", "CC-BY-NC-SA-4.0"),
        ("CC0", "CC0-1.0"),
        ("MPL 2.0", "MPL-2.0"),
        ("the Unlicense", "Unlicense"),
        ("MIT CSAIL", None),
        ("limit license", None),
        ("all rights reserved", None),
    ],
)
def test_spellings(words, spdx):
    assert name_in(normalised(words)) == spdx
