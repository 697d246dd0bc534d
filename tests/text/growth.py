"""Find regular expressions whose matching takes more than linear time, by their syntax tree.

A backtracking matcher tries again wherever a text can be read in two ways. The time is exponential if a loop
can read one text in two ways (``(a+)+b``), and polynomial if one loop leads to another and both read what
leads from the one to the other (``a*a*b``); where an expression is searched for, each place to begin is one
more loop before it (``\\w+=``). Both are properties of the automaton, and decidable.

Source: Weber and Seidl, "On the degree of ambiguity of finite automata", 1991, criteria EDA and IDA; Weideman
et al., "Analyzing matching time behavior of backtracking regular expression matchers", 2016.
"""

from collections.abc import Hashable, Iterator

from tests.text.automaton import Automaton

Node = tuple[int, int]
"""A position, and the class that it has read."""
Graph = dict[Hashable, list[Hashable]]


def growth(regex: str, flags: int = 0, *, searched: bool = True, whole: bool = False) -> str:
    """Return ``exponential``, ``polynomial`` or ``linear``."""
    if _doubles(Automaton(regex, flags, searched=searched, whole=whole, long_loops=True)):
        return "exponential"
    automaton = Automaton(regex, flags, searched=searched, whole=whole)
    graph, _, loops = _loops(automaton)
    before = _reversed(graph)
    ends = [b for b in loops if not _is_start(b, automaton)]
    pairs = ((a, b) for a in loops if ends for b in ends if a is not b)
    return "polynomial" if any(_leads_on(a, b, graph, before) for a, b in pairs) else "linear"


def _doubles(automaton: Automaton) -> bool:
    """Return whether some loop can read one text in two ways."""
    graph, twins, loops = _loops(automaton)
    return any(_reads_twice(loop, graph, twins) for loop in loops)


def _loops(automaton: Automaton) -> tuple[dict[Node, list[Node]], set[tuple[Node, Node]], list[set[Node]]]:
    graph, twins = _graph(automaton)
    # Behind a place where a match may end whatever comes, nothing fails, and nothing is tried again.
    graph = _without(graph, {node for node in graph if automaton.free in automaton.accepting[node[0]]})
    loops = [loop for loop in components(graph) if not _always_ends_well(loop, graph, automaton)]
    return graph, twins, loops


def _without(graph: dict[Node, list[Node]], left_out: set[Node]) -> dict[Node, list[Node]]:
    kept = {node: below for node, below in graph.items() if node not in left_out}
    return {node: [each for each in below if each in kept] for node, below in kept.items()}


def _always_ends_well(loop: set[Node], graph: dict[Node, list[Node]], automaton: Automaton) -> bool:
    """Return whether whatever may come behind any part of `loop` stays in it or is the end of a match."""
    for p, c in loop:
        open_ = automaton.all
        for q, d in graph[p, c]:
            open_ &= ~(1 << d) if (q, d) in loop else open_
        for guard in automaton.accepting[p]:
            open_ &= ~guard[c] if guard[-1] else open_
        if open_:
            return False
    return True


def _is_start(loop: set[Node], automaton: Automaton) -> bool:
    return any(p == automaton.start for p, _ in loop)


def components(graph: Graph) -> list[set[Hashable]]:
    """Return the strongly connected components that hold a cycle.

    Source: Kosaraju's algorithm.
    """
    back: Graph = {node: [] for node in graph}
    for node, below in graph.items():
        for each in below:
            back[each].append(node)
    seen: set[Hashable] = set()
    finished = [node for root in graph for node in _in_order_of_end(root, graph, seen)]
    taken: set[Hashable] = set()
    found = []
    for root in reversed(finished):
        members = set(_in_order_of_end(root, back, taken))
        if len(members) > 1 or root in graph[root]:
            found.append(members)
    return [members for members in found if members]


def _in_order_of_end(root: Hashable, graph: Graph, seen: set[Hashable]) -> Iterator[Hashable]:
    """Yield what can be reached from `root` and was not `seen`, each behind all that it leads to."""
    if root in seen:
        return
    seen.add(root)
    work = [(root, iter(graph[root]))]
    while work:
        node, below = work[-1]
        if (next_ := next((each for each in below if each not in seen), None)) is None:
            work.pop()
            yield node
        else:
            seen.add(next_)
            work.append((next_, iter(graph[next_])))


def _graph(automaton: Automaton) -> tuple[dict[Node, list[Node]], set[tuple[Node, Node]]]:
    graph: dict[Node, list[Node]] = {}
    twins = set()
    for p, mask in enumerate(automaton.masks):
        for c in range(automaton.count):
            if not mask >> c & 1:
                continue
            graph[p, c] = below = []
            for q, allowed, twice in automaton.edges(p, c):
                for d in range(automaton.count):
                    if allowed >> d & 1:
                        below.append((q, d))
                        if twice >> d & 1:
                            twins.add(((p, c), (q, d)))
    return graph, twins


def _reads_twice(loop: set[Node], graph: dict[Node, list[Node]], twins: set[tuple[Node, Node]]) -> bool:
    """Return whether one text leads round `loop` in two ways."""
    if any(a in loop and b in loop for a, b in twins):
        return True
    inside = {node: [each for each in graph[node] if each in loop] for node in loop}
    pairs: dict[object, list[object]] = {}
    left = [(node, node) for node in loop]
    while left:
        pair = left.pop()
        if pair in pairs:
            continue
        pairs[pair] = [(a, b) for a in inside[pair[0]] for b in inside[pair[1]] if a[1] == b[1]]
        left += pairs[pair]
    return any(any(a == b for a, b in found) and any(a != b for a, b in found) for found in components(pairs))


def _reversed(graph: dict[Node, list[Node]]) -> dict[Node, list[Node]]:
    before: dict[Node, list[Node]] = {node: [] for node in graph}
    for node, below in graph.items():
        for each in below:
            before[each].append(node)
    return before


def _leads_on(
    a: set[Node], b: set[Node], graph: dict[Node, list[Node]], before: dict[Node, list[Node]]
) -> bool:
    """Return whether one text is read within `a`, from `a` to `b`, and within `b`."""
    letters = {c for _, c in a} & {c for _, c in b}
    if not letters:
        return False
    between = _reachable(a, graph, letters)
    if not between & b:
        return False
    between &= _reachable(b, before, letters)
    triples: dict[object, list[object]] = {}
    left: list[tuple[Node, Node, Node]] = [
        (p, p, q) for p in a if p in between for q in b if p[1] == q[1] and q in between
    ]
    back = {(p, q, q): (p, p, q) for p, _, q in left}
    while left:
        triple = left.pop()
        if triple in triples:
            continue
        x, y, z = triple
        below = [
            (p, r, q)
            for p in graph[x]
            if p in a
            for q in graph[z]
            if q[1] == p[1] and q in b
            for r in graph[y]
            if r[1] == p[1] and r in between
        ]
        if triple in back:
            below.append(back[triple])
        triples[triple] = below
        left += below
    return any(
        any((x, y, z) in back for x, y, z in found) and any(x == y for x, y, _ in found)
        for found in components(triples)
    )


def _reachable(start: set[Node], graph: dict[Node, list[Node]], letters: set[int]) -> set[Node]:
    seen, left = set(), list(start)
    while left:
        node = left.pop()
        if node not in seen and node[1] in letters:
            seen.add(node)
            left += graph[node]
    return seen
