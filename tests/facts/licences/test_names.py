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
    ],
)
def test_a_stated_version_is_never_overridden(text, spdx):
    assert name_in(normalised(text)) == spdx


@pytest.mark.parametrize(
    ("text", "spdx"),
    [
        ("Dual-licensed under MIT or Apache-2.0, at your option.", "MIT OR Apache-2.0"),
        ("MIT/Apache-2.0", "MIT OR Apache-2.0"),
        ("GPL v3 or later", None),
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
