import ast
from pathlib import Path

import pytest

from repocheck.python.nodes import children_of, nodes_of

SIGNS = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)


@pytest.mark.parametrize(
    "source",
    [
        Path(__file__).read_text(),
        "def f(a: int = 1, /, *b, c=2, **d) -> int:\n    global g\n    return not a < -1 <= (b and c)",
        "match x:\n    case {'a': [1, *b], **c} | D(e, f=g) as h: pass",
        "class A(B, metaclass=C):\n    x: int\n    x += 1\n    async def f(self): await (yield)",
        "try: import a as b\nexcept E as e: raise e from None\nelse: f'{x!r:>{y}}'\nfinally: del x[1:2]",
    ],
)
def test_every_node_but_the_signs_in_the_order_of_ast(source):
    tree = ast.parse(source)
    every = [each for each in ast.walk(tree) if not isinstance(each, SIGNS)]
    assert nodes_of(tree) == every
    for node in every:
        assert children_of(node) == [
            each for each in ast.iter_child_nodes(node) if not isinstance(each, SIGNS)
        ]
