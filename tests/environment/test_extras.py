import pytest

from repocheck.environment import plain_needs, with_extra

HEAD = "Metadata-Version: 2.1\nName: lib\nVersion: 1.0\n"
EXTRAS = {
    "plot": ["shades", "bokeh>=2", "numpy; python_version >= '3'", "old; python_version < '3'"],
    "more": ["shades", "bokeh", "numpy", "pandas"],
    "dev": ["shades", "odd-tool"],
    "itself": ["lib[plot]", "own-thing @ https://example.org/a.whl", "???"],
    "big": ["part", *(f"p{n}" for n in range(12))],
}


def metadata(extras=EXTRAS):
    lines = [HEAD, *(f"Provides-Extra: {extra}\n" for extra in extras), "Requires-Dist: scipy\n"]
    for extra, names in extras.items():
        for name in names:
            line, _, marker = name.partition("; ")
            lines.append(f'Requires-Dist: {line} ; {marker + " and " if marker else ""}extra == "{extra}"\n')
    return "".join([*lines, "\nRequires-Dist: words; extra == 'plot'\n"])


@pytest.mark.parametrize(
    ("module", "packages"),
    [
        ("shades", ("shades", "bokeh", "numpy")),  # the smallest that is not for all and everything
        ("pandas", ("shades", "bokeh", "numpy", "pandas")),
        ("odd_tool", ("odd-tool",)),
        ("part", ("part",)),
        ("yaml", ()),
        ("scipy", ()),
        ("own_thing", ()),
        ("lib", ()),
        ("old", ()),
        ("words", ()),
    ],
)
def test_what_a_package_names_in_an_extra(module, packages):
    assert with_extra(module, metadata(), 11) == packages


def test_a_module_of_another_name_is_found_by_the_package_that_is_known_to_have_it():
    assert with_extra("yaml", metadata({"conf": ["PyYAML", "jinja2"]}), 11) == ("pyyaml", "jinja2")
    assert with_extra("yaml", "no metadata", 11) == ()


@pytest.mark.parametrize(
    ("lines", "packages"),
    [
        ((), ()),
        (("New_Name>=2", "old; python_version < '3'", "???"), ("new-name",)),
        (("a", "b", "c"), ("a", "b", "c")),
        (("a", "b", "c", "d"), ()),
        (("a @ https://example.org/a.whl",), ()),
    ],
)
def test_what_may_stand_behind_a_name(lines, packages):
    assert plain_needs(HEAD + "".join(f"Requires-Dist: {each}\n" for each in lines)) == packages
