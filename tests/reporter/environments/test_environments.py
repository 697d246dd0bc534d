import datetime as dt
import tomllib

import pytest
import yaml

from repocheck.errors import UsageError
from repocheck.models import Candidate, Installation, Location, OpenItem, Origin, Package, Proposal, Supplier
from repocheck.reporter import environment_file, environment_formats, is_proposed, open_lines, summary_of

WHEN = dt.datetime(2019, 3, 1, 12, tzinfo=dt.UTC)


def package(name, *, built=False, sha256="ab12"):
    file = f"{name}-1.5{'.tar.gz' if built else '-py3-none-any.whl'}"
    return Package(
        name=name,
        version="1.5",
        address=f"https://files.example/{file}",
        sha256=sha256,
        size_bytes=7,
        uploaded_at=WHEN,
        built=built,
    )


def supplier(name, origin, path="a.py", line=4, **more):
    return Supplier(
        module=name, name=name, line=name, origin=origin, places=(Location(path=path, line=line),), **more
    )


SUPPLIERS = (
    supplier("lib", Origin.DECLARED, "requirements.txt", 3),
    supplier("known", Origin.KNOWN),
    supplier("odd", Origin.GUESS, confirmed_by="odd-1.5-py3-none-any.whl", published=dt.date(2015, 2, 1)),
    supplier("doc", Origin.DOCUMENT, "README.md", 9),
)


def proposal(**more):
    packages = [package(name) for name in ("doc", "inner", "known", "lib", "odd")]
    told = {
        "candidate": Candidate(
            python="3.7.17", as_of=dt.date(2019, 9, 15), dates=(("lib", dt.date(2020, 1, 1)),)
        ),
        "installation": Installation(path="", python="3.7.17", outcome="resolves", packages=packages),
        "suppliers": SUPPLIERS,
        "guesses": SUPPLIERS[2:3],
        "open": [OpenItem(what="utils", why="is not there", place=Location(path="b.py", line=2))],
        "ok": ("a.py", "c.py"),
        "fails": ("b.py",),
    }
    return Proposal.model_validate(told | more)


def test_words_say_what_is_expected_and_that_nothing_was_run():
    assert summary_of(proposal()) == (
        "Proposed: Python 3.7, packages as of 2019-09-15. 2 of 3 files are expected to import; "
        "nothing was installed or run."
    )
    assert open_lines(proposal()) == ["utils is not there (b.py:2)"]
    today = proposal(candidate=Candidate(python="3.11.14"), unknown=("d.py",))
    assert "packages of today. 2 of 4 files are expected to import, of 1 nothing can be said;" in summary_of(
        today
    )


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"ok": ()}, "none of 1 files would import"),
        (
            {"installation": Installation(path="", python="3.7.17", outcome="conflict", message="a and b")},
            "a and b",
        ),
    ],
)
def test_what_would_do_nothing_is_not_proposed(more, why):
    assert not is_proposed(proposal(**more))
    assert summary_of(proposal(**more)).startswith(f"No environment is proposed: {why}")


def test_what_own_files_alone_keep_from_importing_gets_its_packages():
    lacking = {"ok": (), "fails": ("a.py", "b.py"), "hindered": ("b.py",)}
    assert is_proposed(proposal(**lacking))
    assert "0 of 2 files are expected to import, 1 lack nothing but files of their own;" in summary_of(
        proposal(**lacking)
    )
    assert not is_proposed(proposal(**lacking, suppliers=(supplier("setuptools", Origin.COMPANION),)))


@pytest.mark.parametrize("form", sorted(environment_formats()))
def test_every_form_tells_why_each_package_is_there(form):
    text = environment_file(proposal(), form)
    for reason in (
        "declared requirements.txt:3",
        "imported in a.py:4",
        "imported in a.py:4, guessed, confirmed by its wheel, first published 2015-02-01",
        "installed by README.md:9",
        "required by these",
    ):
        assert f"# {reason}\n" in text
    assert "# Proposed: Python 3.7, packages as of 2019-09-15." in text
    assert "Linux on x86-64" in text
    assert "# Open: utils is not there (b.py:2)" in text
    assert "# lib is as of 2020-01-01" in text


def test_a_lock_file_is_one_by_the_standard():
    found = tomllib.loads(environment_file(proposal(), "pylock"))
    assert (found["lock-version"], found["requires-python"]) == ("1.0", ">=3.7,<3.8")
    assert found["packages"][0] == {
        "name": "doc",
        "version": "1.5",
        "wheels": [
            {
                "name": "doc-1.5-py3-none-any.whl",
                "url": "https://files.example/doc-1.5-py3-none-any.whl",
                "upload-time": WHEN,
                "size": 7,
                "hashes": {"sha256": "ab12"},
            }
        ],
    }
    built = proposal(
        installation=proposal().installation.model_copy(update={"packages": (package("x", built=True),)})
    )
    assert "sdist" in tomllib.loads(environment_file(built, "pylock"))["packages"][0]


def test_requirements_have_all_digests_or_none():
    assert "lib==1.5 --hash=sha256:ab12  # declared" in environment_file(proposal(), "requirements")
    packages = (package("lib"), package("odd", sha256=""))
    some = proposal(installation=proposal().installation.model_copy(update={"packages": packages}))
    assert "--hash" not in environment_file(some, "requirements")


@pytest.mark.parametrize("form", ["environment", "dockerfile"])
def test_templates_say_that_they_were_not_built(form):
    assert "# Not built." in environment_file(proposal(), form)


def test_conda_gets_python_and_pip_the_packages():
    found = yaml.safe_load(environment_file(proposal(), "environment"))
    assert found["dependencies"][:2] == ["python=3.7", "pip"]
    assert "lib==1.5" in found["dependencies"][2]["pip"]


def test_hostile_text_stays_on_its_line():
    evil = OpenItem(what="x\nRUN rm", why="y\x1b[31m", place=Location(path="a\nb.py", line=1))
    text = environment_file(proposal(open=[evil]), "dockerfile")
    assert "\nRUN rm" not in text
    assert "\x1b" not in text


def test_guesses_that_were_not_accepted_are_named():
    found = proposal(suppliers=SUPPLIERS[:2])
    assert "# Left out, a guess: odd for `import odd`." in environment_file(found, "requirements")


def test_other_forms_are_refused():
    with pytest.raises(UsageError, match="no format"):
        environment_file(proposal(), "toml")


def test_what_a_package_loads_and_does_not_ask_for_says_so():
    packages = [package("openslide-bin"), package("openslide-python")]
    beside = Supplier(
        module="",
        name="openslide-bin",
        line="openslide-bin",
        origin=Origin.COMPANION,
        through="openslide-python",
    )
    installed = Installation(path="", python="3.11.14", outcome="resolves", packages=packages)
    text = environment_file(proposal(installation=installed, suppliers=(beside,)), "requirements")
    assert "openslide-bin==1.5 --hash=sha256:ab12  # needed by openslide-python" in text
