import ast
from pathlib import Path

from repocheck.python.nodes import nodes_of


def test_every_node_but_the_contexts_in_the_order_of_ast():
    tree = ast.parse(Path(__file__).read_text())
    assert nodes_of(tree) == [each for each in ast.walk(tree) if not isinstance(each, ast.expr_context)]
