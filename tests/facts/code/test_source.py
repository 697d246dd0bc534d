from repocheck.facts import Subject, sources
from tests.subjects import make_subject


def test_a_deep_program_that_the_readme_names_is_code_and_one_that_was_not_read_is_left_out():
    files = {"a/b/c/d/e/run.py": "rng(1)", "a/b/c/d/e/other.py": "x"}
    subject = make_subject(files)
    texts = {"a/b/c/d/e/run.py": subject.evidence.texts["a/b/c/d/e/run.py"]}
    found = sources(Subject(subject.evidence.model_copy(update={"texts": texts})))
    assert [source.path for source in found] == ["a/b/c/d/e/run.py"]
    assert found.left_out == ("a/b/c/d/e/other.py was not read, as it lies too deep",)
