import pytest

from repocheck.environment.supplier import Refusal, Said, other_names, relaxed, supplier_of
from repocheck.models import Origin
from tests.environment.cases import declared, wanted


def said(**more):
    return Said(**{name: tuple(entries) for name, entries in more.items()})


@pytest.mark.parametrize(
    ("module", "more", "line", "origin"),
    [
        (wanted("numpy"), {}, "numpy", Origin.KNOWN),
        (wanted("sklearn"), {}, "scikit-learn", Origin.KNOWN),
        (wanted("pysat"), {}, "python-sat", Origin.KNOWN),
        (wanted("google", "google.protobuf"), {}, "protobuf", Origin.KNOWN),
        (wanted("cv2"), {}, "opencv-python-headless", Origin.KNOWN),
        (wanted("cv2"), {"main": [declared("opencv-python==4.5")]}, "opencv-python==4.5", Origin.DECLARED),
        (
            wanted("torch"),
            {"others": [declared("pytorch==1.4", of_conda=True)]},
            "torch==1.4",
            Origin.DECLARED,
        ),
        (
            wanted("torch_geometric"),
            {"main": [declared("pytorch-geometric==1.7.2")]},
            "torch-geometric",
            Origin.DECLARED,
        ),
        (wanted("png"), {}, "pypng", Origin.KNOWN),
        (wanted("dpipe"), {}, "deep-pipe", Origin.KNOWN),
        (wanted("pympi"), {}, "pympi-ling", Origin.KNOWN),
        (wanted("webvtt"), {}, "webvtt-py", Origin.KNOWN),
        (wanted("ibm_boto3"), {}, "ibm-cos-sdk", Origin.KNOWN),
        (wanted("flash", "flash.image"), {}, "lightning-flash", Origin.KNOWN),
        (wanted("numpy"), {"by_hand": [declared("numpy<2")]}, "numpy<2", Origin.DOCUMENT),
        (wanted("odd_name"), {}, "odd-name", Origin.GUESS),
        (wanted("odd"), {"main": [declared("python-odd==2")]}, "python-odd==2", Origin.DECLARED),
        (wanted("odd"), {"main": [declared("python-odd", on_address=True)]}, "python-odd", Origin.GUESS),
        (wanted("utils"), {"main": [declared("utils==1")]}, "utils==1", Origin.DECLARED),
        (wanted("pkg_resources"), {}, "setuptools<81", Origin.KNOWN),
        (wanted("scikits", "scikits.odd.part"), {}, "scikits-odd", Origin.GUESS),
        (
            wanted("scikits", "scikits.odd"),
            {"main": [declared("scikits-odd==1")]},
            "scikits-odd==1",
            Origin.DECLARED,
        ),
        (wanted("mpl_toolkits", "mpl_toolkits.basemap"), {}, "basemap", Origin.KNOWN),
        (
            wanted("odd", "odd.part.deep"),
            {"main": [declared("even"), declared("odd-part==2")]},
            "odd-part==2",
            Origin.DECLARED,
        ),
        (
            wanted("google", "google.cloud.odd"),
            {"others": [declared("google-cloud-odd")]},
            "google-cloud-odd",
            Origin.DECLARED,
        ),
        # what is known by itself has no parts of other names, and what is declared by its own name is meant
        (
            wanted("keras", "keras.applications"),
            {"main": [declared("keras-applications")]},
            "keras",
            Origin.KNOWN,
        ),
        (
            wanted("odd", "odd.part"),
            {"main": [declared("odd-part"), declared("odd==1")]},
            "odd==1",
            Origin.DECLARED,
        ),
    ],
)
def test_a_module_is_supplied_by_what_is_said_then_known_then_by_its_own_name(module, more, line, origin):
    found = supplier_of(module, said(**more))
    assert (found.line, found.origin) == (line, origin)


def test_a_guess_may_be_called_in_the_usual_ways():
    assert other_names(supplier_of(wanted("Odd"), said())) == ("pyodd", "python-odd", "odd-python")
    assert other_names(supplier_of(wanted("od"), said())) == ()
    assert other_names(supplier_of(wanted("scikits", "scikits.odd"), said())) == ()


@pytest.mark.parametrize(
    ("module", "more", "why"),
    [
        (wanted("utils"), {}, "not meant"),
        (wanted("evaluation"), {}, "not meant"),
        (wanted("apex"), {}, "not meant"),
        (wanted("cPickle"), {}, "Python 2"),
        (wanted("detectron2"), {}, "no package on the index"),
        (wanted("rospy"), {}, "no package on the index"),
        (wanted("google", "google.nowhere"), {}, "no package on the index"),
        (wanted("clip"), {"main": [declared("clip", on_address=True)]}, "never taken from a repository"),
        (wanted("odd_name", through="keras"), {}, "keras imports it"),
        (wanted("_odd"), {}, "no name of a package"),
    ],
)
def test_what_is_not_meant_is_refused_with_the_reason(module, more, why):
    found = supplier_of(module, said(**more))
    assert isinstance(found, Refusal)
    assert why in found.why


def test_a_package_at_an_address_that_is_known_is_taken_from_the_index():
    entry = declared("transformers", on_address=True)
    assert supplier_of(wanted("transformers"), said(main=[entry])).line == "transformers"


@pytest.mark.parametrize(
    ("line", "free"), [("a==1", "a"), ("a[b,c]>=1; python_version<'3'", "a[b,c]"), ("?", "?")]
)
def test_a_line_without_versions_keeps_name_and_extras(line, free):
    assert relaxed(line) == free
