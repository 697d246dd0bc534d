"""JavaScript and TypeScript: what a script holds as data, and where."""

import json

import pytest

from repocheck.extractor.readers._records import data_of_script
from tests.extractor.readers.samples import papers

SCRIPT = """import { icon } from "./icons";

type Tide = "low" | "high";
export interface Entry { title: string; code?: string }

// What we wrote
export const publications: Entry[] = [
  {
    title:
      'The Tide\\'s Ledger: ' + "Counting Waves",
    authors: ["Ada Sand", `Bo Salt`],
    date: new Date("2024-05-01"),
    icon: <i className="wave" />,
    links: { code: "https://github.com/a/tide" }, /* https://github.com/a/old */
  },
  {
    title: "Dunes \\u2013 a Survey",
    year: 2023,
    code: null,
    ...rest,
    shown() { return { title: "none" }; },
  },
];

export default function Page() {
  return <ul>{publications.map((each) => (<li style={{ color: "red" }}>{each.title} isn't</li>))}</ul>;
}
"""


@pytest.mark.parametrize("name", ["publications.ts", "data/papers.jsx", "PAPERS.MJS"])
def test_each_object_of_a_constant_is_a_paper(name):
    found = papers(SCRIPT, name=name)
    assert [(each.title, str(each.date), each.found_at.line) for each in found] == [
        ("The Tide's Ledger: Counting Waves", "2024-05-01", 8),
        ("Dunes – a Survey", "2023-01-01", 16),
    ]
    assert [(each.text, each.found_at.line) for each in found[0].passages if "github.com" in each.text] == [
        ("https://github.com/a/tide", 14)
    ]


@pytest.mark.parametrize(
    "script",
    [
        "module.exports = {papers: [{title: 'Waves of Sand', year: 2024}, {title: '????', year: 2024}]}",
        "const list = ref([{title: 'Waves of Sand', year: 2024}]); const other = [1, 2];",
        "export default { x: y, data() { return 1 }, all: freeze([{title: 'Waves of Sand', year: 2024}]) };",
        "var a = {}; a.b = [{title: 'Waves of Sand', year: 2024}].map((x) => ({...x}))",
        "let a = [{title: 'Waves of Sand', year: 2024}",
        "export default { data() { return { all: [{title: 'Waves of Sand', year: 2024}] } }, made() {} }",
        "export default { setup() { const all = [{title: 'Waves of Sand', year: 2024}]; return { all } } }",
        "const kinds = ['x']\n\nconst all = [{title: 'Waves of Sand', year: 2024}]\n\nconst n = 1",
    ],
)
def test_a_list_may_be_the_value_of_anything(script):
    (found,) = papers(script, name="list.js")
    assert (found.title, str(found.date)) == ("Waves of Sand", "2024-01-01")


def test_a_script_without_data_lists_no_papers():
    script = 'import papers from "./papers";\nexport const f = (x) => ({ title: x, label: "x" });\n'
    assert papers(script, name="page.js") == []


def test_a_page_may_hold_its_papers_in_a_script():
    page = """<!DOCTYPE html>
<html><body><h1>Papers</h1><div id="list"></div>
<script>
  const shown = 5;
  const all = [
    {title: 'Waves of Sand', year: 2024}, // first
    {title: 'Dunes in Wind', year: 2023},
  ];
</script></body></html>
"""
    found = papers(page, name="papers.html")
    assert [(each.title, each.found_at.line) for each in found] == [
        ("Waves of Sand", 6),
        ("Dunes in Wind", 7),
    ]


@pytest.mark.parametrize(
    ("script", "data"),
    [
        ("x = 1", {}),
        ("const a = [], b = {c: 1}", {"a": None, "b": None}),
        ("const a = ['x'], b = ['y']; a = ['z']", {"a": ["x"], "b": ["y"], "a 2": ["z"]}),
        (
            "const a = {b: 'c' + d, e: `f\n$g`, 'h-i': 0x10, j: 12}",
            {"a": {"b": None, "e": "f\n$g", "h-i": None, "j": 12}},
        ),
        ("const a: B = ['x'], c = d", {"a": ["x"]}),
        ("const a = ['\\x41\\u{1F30A}\\u{110000}\\\n\\n\\q']", {"a": ["A\U0001f30a\nq"]}),
        ("const a = " + "[" * 100 + "'x'" + "]" * 100, {"a": None}),
        ("const a = {b: 'c', d: 'e' /* no end", {"a": {"b": "c", "d": "e"}}),
        ('if (a == {b: "c"}) { d = "e"; }', {}),
    ],
)
def test_what_is_data(script, data):
    assert json.loads(data_of_script(script)) == data


def test_lists_beside_the_publications_are_of_something_else():
    script = """
export const selectedPublications = [{ title: "Waves of Sand", year: 2024 }, { title: "Dunes", year: 2023 }]
export const researchProjects = [{ title: "A Project on Sand", year: 2021 }, { title: "Salt", year: 2020 }]
export const newsItems = [{ title: "We moved to the coast", date: "2024-01-01" }, { title: "x", date: "" }]
"""
    assert [each.title for each in papers(script, name="content.js")] == ["Waves of Sand", "Dunes"]


def test_a_component_is_called_by_a_name_and_lists_papers():
    script = """
<template><p>We don't list all.</p></template>
<script>
export default {
  name: "Papers",
  data() {
    return { papers: [{ title: "Waves of Sand", venue: "SEA 2024" }, { title: "Dunes", venue: "SEA 2023" }] };
  },
};
</script>
"""
    assert [each.title for each in papers(script, name="Papers.vue")] == ["Waves of Sand", "Dunes"]
