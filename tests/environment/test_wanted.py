import pytest

from repocheck.environment.wanted import wanted_by_calls, wanted_by_packages, wanted_in
from repocheck.models import ImportTrial
from tests.environment.cases import fault, wanted


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


@pytest.mark.parametrize(
    ("text", "brought"),
    [
        ("import pandas as pd\npd.read_excel('a.xlsx')", {"openpyxl": "pandas"}),
        (
            "import pandas\nframe.to_hdf(path, 'a')\nframe.to_parquet(path)",
            {"tables": "pandas", "pyarrow": "pandas"},
        ),
        ("import pandas\npandas.read_csv('a.csv')\nread_excel_or_csv()", {}),
        ("import polars\npolars.read_excel('a.xlsx')", {}),
        ("import xarray\nxarray.open_mfdataset(paths)", {"netCDF4": "xarray", "dask": "xarray"}),
        ("from pydantic import EmailStr", {"email_validator": "pydantic"}),
    ],
)
def test_what_a_package_imports_when_something_of_it_is_used(text, brought):
    known = {name: wanted(name) for name in ("pandas", "polars", "xarray", "pydantic")}
    found = wanted_by_calls({"a.py": "", "b.py": text}, known)
    assert {name: each.through for name, each in found.items()} == brought
    assert all(each.places[0].path == "b.py" for each in found.values())
    assert not wanted_by_calls({"b.py": text}, {})
