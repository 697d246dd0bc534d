import json

import pytest

from repocheck.checks.notebooks_in_order import notebooks_in_order as check
from repocheck.models import Outcome
from tests.subjects import make_subject


def notebook(*counts):
    cells = [{"cell_type": "markdown", "source": "x"}]
    cells += [
        {"cell_type": "code", "execution_count": count, "source": "1", "outputs": []} for count in counts
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}, indent=1)


OLD = json.dumps({"worksheets": [{"cells": [{"cell_type": "code", "prompt_number": 1, "input": ["x"]}]}]})
JUDGED = [
    ([notebook(1, 2, 3)], Outcome.PASS),
    ([notebook(2, None, 9)], Outcome.PASS),
    ([OLD], Outcome.PASS),
    ([notebook(2, 1)], Outcome.FAIL),
    ([notebook(1, 1)], Outcome.FAIL),
    ([notebook(1, 2), notebook(4, 3)], Outcome.FAIL),
    ([notebook(4, 3).partition('"metadata"')[0]], Outcome.FAIL),
    ([notebook(None, None)], Outcome.NOT_APPLICABLE),
    ([notebook()], Outcome.NOT_APPLICABLE),
    (["{"], Outcome.NOT_APPLICABLE),
    (['{"cells": [' + "[" * 100_000], Outcome.NOT_APPLICABLE),
    (['{"cells": [{"a":' + "[" * 100_000], Outcome.NOT_APPLICABLE),
    ([None], Outcome.UNKNOWN),
    ([notebook(1, 2), None], Outcome.UNKNOWN),
    ([], Outcome.NOT_APPLICABLE),
]


@pytest.mark.parametrize(("texts", "outcome"), JUDGED)
def test_order(texts, outcome):
    files = {f"{number}.ipynb": text for number, text in enumerate(texts)}
    assert check(make_subject(files | {"a.py": ""})).outcome is outcome


def test_a_finding_names_the_notebook():
    verdict = check(make_subject({"a.ipynb": notebook(1), "b.ipynb": notebook(2, 1)}))
    assert verdict.value == {"notebooks": 2, "run": 2, "out_of_order": 1}
    assert verdict.locations[0].path == "b.ipynb"
