from time import process_time

from repocheck.probe.wheels.circles import Circle, Circles
from repocheck.probe.wheels.lookup import Node, Target
from repocheck.probe.wheels.site import Kind
from repocheck.python import Guard, Import, ModuleTable


class Package:
    """A package in memory, in place of a lookup: by the name of each module its statements."""

    def __init__(self, modules):
        self.nodes = {name: Node(Kind.MODULE, name, name) for name in modules}
        self._tables = {
            name: ModuleTable(
                imports=tuple(Import(line, 0, *each) for line, each in enumerate(statements, 1))
            )
            for name, statements in modules.items()
        }

    def table(self, node):
        return self._tables[node.name]

    def target(self, _, statement):
        parts = statement.module.split(".")
        return Target(tuple(self.nodes[".".join(parts[:end])] for end in range(1, len(parts) + 1)))


def test_modules_that_fail_again_and_again_are_run_so_many_times_at_the_most():
    """Each imports the next one three times, and the last one fails: 3 ** 60 times, if all were run."""
    guards = (Guard.MAYBE, Guard.MAYBE, Guard.NONE)
    modules = {f"lib.m{n}": [(f"lib.m{n + 1}", None, None, each) for each in guards] for n in range(60)}
    modules["lib.m60"] = [("lib.m0", None, "first", Guard.NONE)]
    package = Package({"lib": [("lib.m0", None, None, Guard.NONE)], **modules})
    nodes = package.nodes
    began = process_time()
    assert Circles(package, nodes["lib"], set(nodes.values()), eager=False).first() == Circle(
        nodes["lib.m60"], 1, "lib.m0"
    )
    assert Circles(package, nodes["lib"], set(nodes.values()), eager=True).first() is None
    assert process_time() - began < 10
