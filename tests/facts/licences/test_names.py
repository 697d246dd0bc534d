import pytest

from repocheck.facts.licences.names import expression, joined_names, name_in, normalised


@pytest.mark.parametrize(
    ("text", "spdx"),
    [
        ("CC BY-SA 2.5", "CC-BY-SA-2.5"),
        ("https://creativecommons.org/licenses/by-nc/3.0/", "CC-BY-NC-3.0"),
        ("Creative Commons Attribution-NonCommercial 2.0 Generic", "CC-BY-NC-2.0"),
        ("CC BY, as Figure 3 shows", "CC-BY-4.0"),
        ("Apache License 1.1", "Apache-1.1"),
        ("Apache License, Version 2", "Apache-2.0"),
        ("Mozilla Public License 1.1", "MPL-1.1"),
        ("EUPL v1.1", "EUPL-1.1"),
        ("Apache License 7.3", "NOASSERTION"),
        ("MPL 1.1", "MPL-1.1"),
        ("MPL version 2.0", "MPL-2.0"),
        ("the GPLv1", "GPL-1.0-only"),
        ("GNU General Public License version 1", "GPL-1.0-only"),
        ("the GPL. 1. Install it", None),
        ("AGPL v1", "AGPL-1.0-only"),
        ("GNU Affero General Public License version 1", "AGPL-1.0-only"),
        ("AGPL", "AGPL-3.0-only"),
        ("LGPL 2.0", "LGPL-2.0-only"),
        ("GNU Lesser General Public License version 2.0", "LGPL-2.0-only"),
        ("LGPLv2.1+", "LGPL-2.1-only"),
        ("Artistic License 1.0", "Artistic-1.0"),
        ("Eclipse Public License v1.0", "EPL-1.0"),
        ("Eclipse Public License v2.0", "EPL-2.0"),
        ("Academic Free License 2.1", "AFL-2.1"),
        ("Open Software License 3.0", "OSL-3.0"),
        ("Common Development and Distribution License 1.0", "CDDL-1.0"),
        ("CDDL 1.1", "CDDL-1.1"),
        ("Open Font License 1.0", "OFL-1.0"),
    ],
)
def test_a_stated_version_is_never_overridden(text, spdx):
    assert name_in(normalised(text)) == spdx


@pytest.mark.parametrize(
    ("text", "spdx"),
    [
        ("the 0BSD license", "0BSD"),
        ("Zero-Clause BSD", "0BSD"),
        ("BSD Zero Clause License", "0BSD"),
        ("BSD-4-Clause", "BSD-4-Clause"),
        ("the four-clause BSD license", "BSD-4-Clause"),
        ("BSD-3-Clause-Clear", "BSD-3-Clause-Clear"),
        ("the Clear BSD License", "BSD-3-Clause-Clear"),
        ("the Boost license", "BSL-1.0"),
        ("SIL OFL 1.1", "OFL-1.1"),
        ("University of Illinois/NCSA Open Source License", "NCSA"),
        ("Microsoft Public License", "MS-PL"),
        ("MS-PL", "MS-PL"),
        ("Universal Permissive License 1.0", "UPL-1.0"),
        ("Educational Community License, Version 2.0", "ECL-2.0"),
        ("Creative Commons Zero", "CC0-1.0"),
        ("the Expat license", "MIT"),
    ],
)
def test_names_beside_the_most_common(text, spdx):
    assert name_in(normalised(text)) == spdx


@pytest.mark.parametrize(
    ("text", "spdx"),
    [
        ("Dual-licensed under MIT or Apache-2.0, at your option.", "MIT OR Apache-2.0"),
        ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
        ("GPL v3 or later", None),
        ("GPL v2 or later or MIT", "GPL-2.0-or-later OR MIT"),
        ("MIT/GPLv2+", "MIT OR GPL-2.0-or-later"),
        (
            "GPL version 3 or (at your option) any later version, and the MIT license",
            "GPL-3.0-or-later AND MIT",
        ),
        ("/" * 20_000, None),
        ("The code is under MIT and the data under CC BY 4.0.", None),
    ],
)
def test_two_licences_side_by_side_make_an_expression(text, spdx):
    assert joined_names(text) == spdx


@pytest.mark.parametrize(
    ("text", "spdx"),
    [("mit or apache-2.0", "MIT OR Apache-2.0"), ("LGPL-2.1+", "LGPL-2.1-or-later"), ("BSD", None)],
)
def test_an_expression_is_canonical_or_none(text, spdx):
    assert expression(text) == spdx


def test_what_is_nested_deeper_than_any_licence_is_no_expression():
    assert expression("(((MIT OR ISC)))") is not None
    assert expression("(" * 250 + "MIT" + ")" * 250) is None
    assert expression("(" * 250) is None
