import pytest

from repocheck.facts.manifests.packaging import package_metadata
from tests.subjects import make_subject

CLASSIFIER = "License :: OSI Approved :: MIT License"


@pytest.mark.parametrize(
    ("path", "text", "name", "licences"),
    [
        ("pyproject.toml", f"[project]\nname='a'\nlicense='MIT'\nclassifiers=['{CLASSIFIER}']", "a", 2),
        ("pyproject.toml", "[project]\nlicense={text='MIT'}", "", 1),
        ("pyproject.toml", "[project]\nlicense={file='LICENSE'}", "", 0),
        ("pyproject.toml", "[tool.poetry]\nname='a'\nlicense='MIT'", "a", 1),
        ("Cargo.toml", "[package]\nname='a'\nlicense='MIT'", "a", 1),
        ("setup.py", "from x import setup\nsetup(name='a', license='MIT', install_requires=['b'])", "a", 1),
        ("setup.py", f"L = 'MIT'\nsetup(license=L, classifiers=['{CLASSIFIER}', 'Topic :: X'])", "", 2),
        (
            "setup.cfg",
            f"[metadata]\nname = a\nlicense = MIT\nclassifiers =\n  {CLASSIFIER}\n  Topic :: X",
            "a",
            2,
        ),
        ("package.json", '{"name": "a", "license": "MIT"}', "", 1),
        ("package.json", '{"license": {"type": "MIT"}}', "", 1),
        ("DESCRIPTION", "Package: a\nLicense: MIT\n", "", 1),
        ("CITATION.cff", "license: [MIT, Apache-2.0]", "", 2),
        ("CITATION.cff", "license: &a [*a]", "", 0),
        ("package.json", "[" * 10_000, "", 0),
    ],
)
def test_name_and_licences_are_read(path, text, name, licences):
    (found,) = package_metadata(make_subject({path: text}))
    assert (found.path, found.name, len(found.licences)) == (path, name, licences)
    assert all("MIT" in stated or "Apache" in stated for stated in found.licences)


def test_names_come_from_copies_too_and_licences_from_the_root_only():
    files = {"third_party/b/setup.py": "setup(name='b')", "x/package.json": '{"license": "MIT"}'}
    assert [(each.path, each.name) for each in package_metadata(make_subject(files))] == [
        ("third_party/b/setup.py", "b")
    ]
