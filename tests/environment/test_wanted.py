from repocheck.environment.wanted import wanted_by_packages, wanted_in
from repocheck.models import ImportTrial
from tests.environment.cases import fault


def trial(*outcomes):
    return ImportTrial(python="3.11.14", outcomes=outcomes)


def test_modules_come_with_places_and_guards():
    found = wanted_in(
        trial(
            fault("import numpy.linalg", chain=("numpy.linalg",)),
            fault("from own import x", chain=("own.py:7", "torch")),
            fault("import apex", chain=("apex",), guarded=True),
            fault("import own", cause="own-module-missing"),
            fault("import pkg_resources", cause="installer-may-bring-it", chain=(), verdict="unknown"),
        )
    )
    assert list(found) == ["numpy", "torch", "apex", "pkg_resources"]
    assert found["numpy"].asked == ("numpy.linalg",)
    assert [(each.path, each.line) for each in found["torch"].places] == [("own.py", 7)]
    assert [name for name, each in found.items() if each.guarded] == ["apex"]


def test_what_a_package_imports_without_asking_for_it():
    library = fault(
        "import keras", cause="library-module-missing", chain=("keras/core.py:3", "tensorflow.python")
    )
    (found,) = wanted_by_packages(trial(library, library))
    assert (found.module, found.through) == ("tensorflow", "keras")
