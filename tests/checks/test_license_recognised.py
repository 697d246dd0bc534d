import pytest

from repocheck.checks.license_recognised import license_recognised
from repocheck.knowledge.licences import licence_text
from tests.subjects import make_subject

MIT = licence_text("MIT")


@pytest.mark.parametrize(
    ("files", "outcome", "words"),
    [
        ({"LICENSE": MIT}, "pass", "MIT"),
        ({"LICENSE": licence_text("CC-BY-NC-4.0")}, "pass", "CC-BY-NC-4.0"),
        ({"LICENSE": MIT + "\nYou must cite our paper.\n"}, "fail", "MIT with changed terms"),
        (
            {"LICENSE": "NVIDIA Source Code License\n\nOnly for research."},
            "fail",
            "NVIDIA source code licence",
        ),
        ({"README.md": "# A\n\n## License\n\nMIT\n"}, "fail", "README.md only names one"),
        ({"LICENSE": None}, "unknown", "LICENSE"),
    ],
)
def test_only_standard_texts_are_recognised(files, outcome, words):
    verdict = license_recognised(make_subject(files))
    assert verdict.outcome == outcome
    assert words in verdict.message
