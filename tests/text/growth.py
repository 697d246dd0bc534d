"""Find regular expressions whose matching takes more than linear time, by their syntax tree.

A backtracking matcher tries again wherever a text can be read in two ways. The time is exponential if a loop
can read one text in two ways (``(a+)+b``), and polynomial if one loop leads to another and both read what
leads from the one to the other (``a*a*b``); where an expression is searched for, each place to begin is one
more loop before it (``\\w+=``). Both are properties of the automaton, and decidable.

Source: Weber and Seidl, "On the degree of ambiguity of finite automata", 1991, criteria EDA and IDA; Weideman
et al., "Analyzing matching time behavior of backtracking regular expression matchers", 2016.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from tests.text.automaton import Automaton, classes_in, loops_in

Node = tuple[int, int]
"""A position, and the class that it has read."""
Graph = dict[Hashable, list[Hashable]]


def growth(regex: str, flags: int = 0, *, searched: bool = True, whole: bool = False) -> str:
    """Return ``exponential``, ``polynomial`` or ``linear``."""
    endless, long = loops_in(regex, flags)
    if not endless and not long:
        return "linear"
    automaton = Automaton(regex, flags, searched=searched, whole=whole)
    longer = Automaton(regex, flags, searched=searched, whole=whole, long_loops=True) if long else automaton
    graph = Below(longer)
    if any(_reads_twice(loop, graph) for loop in _loops(graph)):
        return "exponential"
    graph = Below(automaton)
    loops = _loops(graph)
    ends = [b for b in loops if not _is_start(b, automaton)]
    return (
        "polynomial" if any(_leads_on(a, b, graph) for b in ends for a in loops if a is not b) else "linear"
    )


class Below(dict[Node, list[Node]]):
    """What may come behind each node, read from the automaton when it is asked for.

    Positions where a match may end whatever comes are left out: nothing fails behind them, and nothing is
    tried again.
    """

    def __init__(self, automaton: Automaton) -> None:
        super().__init__()
        self.automaton = automaton
        ends = {p for p, guards in automaton.accepting.items() if automaton.free in guards}
        self.places: dict[int, list[int]] = {p: [] for p in range(len(automaton.masks)) if p not in ends}
        """By position, those that may come behind it."""
        self.before: dict[int, list[int]] = defaultdict(list)
        for p, q in automaton.follow:
            if p in self.places and q in self.places:
                self.places[p].append(q)
                self.before[q].append(p)
        self.twins: set[tuple[Node, Node]] = set()
        """Steps that may be made in two ways."""

    def __missing__(self, node: Node) -> list[Node]:
        self[node] = below = []
        for q, allowed, twice in self.automaton.edges(*node):
            if q in self.places:
                below += [(q, d) for d in classes_in(allowed)]
                self.twins.update((node, (q, d)) for d in classes_in(twice))
        return below


def _loops(graph: Below) -> list[set[Node]]:
    """Return the loops that do not end well whatever comes; each lies within a loop of positions."""
    automaton = graph.automaton
    found = []
    for places in components(graph.places):
        nodes = {(p, c) for p in places for c in classes_in(automaton.masks[p])}
        found += components({node: [each for each in graph[node] if each in nodes] for node in nodes})
    return [loop for loop in found if not _always_ends_well(loop, graph)]


def _always_ends_well(loop: set[Node], graph: Below) -> bool:
    """Return whether whatever may come behind any part of `loop` stays in it or is the end of a match."""
    automaton = graph.automaton
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


def _reads_twice(loop: set[Node], graph: Below) -> bool:
    """Return whether one text leads round `loop` in two ways."""
    if any(a in loop and b in loop for a, b in graph.twins):
        return True
    inside = {node: _by_class(each for each in graph[node] if each in loop) for node in loop}
    if all(len(places) == 1 for below in inside.values() for places in below.values()):
        return False
    pairs: dict[object, list[object]] = {}
    left = [(node, node) for node in loop]
    while left:
        pair = left.pop()
        if pair in pairs:
            continue
        one, other = (inside[node] for node in pair)
        pairs[pair] = [(a, b) for c in one for a in one[c] for b in other.get(c, ())]
        left += pairs[pair]
    return any(any(a == b for a, b in found) and any(a != b for a, b in found) for found in components(pairs))


def _by_class(nodes: Iterable[Node]) -> dict[int, list[Node]]:
    found: dict[int, list[Node]] = {}
    for node in nodes:
        found.setdefault(node[1], []).append(node)
    return found


def _leads_on(a: set[Node], b: set[Node], graph: Below) -> bool:
    """Return whether one text is read within `a`, from `a` to `b`, and within `b`."""
    letters = {c for _, c in a} & {c for _, c in b}
    between = _between(a, b, graph, letters) if letters else set()
    if not between:
        return False
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


def _between(a: set[Node], b: set[Node], graph: Below, letters: set[int]) -> set[Node]:
    """Return what lies on a way from `a` to `b` that reads `letters` only."""
    masks, read = graph.automaton.masks, sum(1 << c for c in letters)
    near = _reachable({p for p, _ in b}, lambda q: [p for p in graph.before[q] if masks[p] & read])
    back: dict[Node, list[Node]] = defaultdict(list)

    def below(node: Node) -> Iterator[Node]:
        for each in graph[node]:
            if each[0] in near and each[1] in letters:
                back[each].append(node)
                yield each

    seen = _reachable({(p, c) for p, c in a if p in near and c in letters}, below)
    return _reachable(seen & b, back.__getitem__)


def _reachable(start: set[Hashable], below: Callable[[Hashable], Iterable[Hashable]]) -> set[Hashable]:
    seen, left = set(start), list(start)
    while left:
        new = [each for each in dict.fromkeys(below(left.pop())) if each not in seen]
        seen.update(new)
        left += new
    return seen
