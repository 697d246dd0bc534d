import pytest

from repocheck.checks.results_table import results_table
from tests.subjects import make_subject


def table(head, *rows, heading="Model"):
    lines = [head, "|".join(["---"] * (head.count("|") + 1)), *rows]
    return f"# A\n\n## {heading}\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


HTML = """# A

<table>
<tr><th>Method</th><th>mAP</th></tr>
<tr><td>A</td><td>35.2</td></tr>
<tr><td>B</td><td>36.1</td></tr>
</table>
"""
CAPTION = "# A\n\n## Denoising\n\nThe average PSNR of three methods.\n\n"
RST = "A\n=\n\n====== ======\nMethod mIoU\n====== ======\nA      70.25\nB      71.30\n====== ======\n"


@pytest.mark.parametrize(
    "files",
    [
        {"README.md": table("Moss (ms) | A100 | V100", "Size 1 | 11.56 | 34.34", "Size 16 | 18.4 | 54.2")},
        {"README.md": table("Method | Accuracy", "A | 91.2", "B | 93.4")},
        {"README.md": table("Model | ferns | moss | all", *(f"{x} | 9.25 | 8.5 | 8.75" for x in "ABC"))},
        {"README.md": table("Seed | Leaf | Moss", "seed 0 | 9.25 | 8.5", "seed 1 | 9.5 | 8.25")},
        {"README.md": table("Method | Runtime", "A | 91.2", "B | 93.4")},
        {"README.md": table("Experiment | Time (h) | Accuracy", "A | 9.5 | 91.2", "B | 2.5 | 93.4")},
        {"README.md": table("Method | CIFAR-10", "A | 91.2%", "B | 93%")},
        {"README.md": table("Method | A | B", "Top-1 Acc | 71.2 ± 0.3 | 73.1 ± 0.2")},
        {"README.md": table("Model | Set 1", "A | 0.712", "B | 0.803", heading="Results")},
        {
            "README.md": table(
                "Method | 1-shot", "A | 59.70", "B | 64.41", heading="Performance\n\n#### MOSS-5"
            )
        },
        {"README.md": table("Metric | Value", "Correlation | ρ = 0.853, p < 0.1", "Covered | r=0.41")},
        {"README.md": table("Depth | Moss AbsRel↓", "A | 5.2", "B | 5.4")},
        {"README.md": HTML},
        {"README.rst": RST},
        {"README.md": HTML.replace("<tr><th>", "<th>").replace("</th></tr>", "</th>")},
        {
            "README.md": CAPTION
            + table("Noise | A | B", "15 | 31.07 | 31.37", "25 | 28.57 | 28.83").split("\n\n")[2]
        },
        {"README.md": table("模型 | 开发集 | 测试集", "A | 85.4 | 87.1", heading="B")},
        {"README.md": "# A\n", "net/README.md": table("Method | FID", "A | 3.17", "B | 2.97")},
    ],
)
def test_a_table_of_results(files):
    assert results_table(make_subject(files)).outcome == "pass"


@pytest.mark.parametrize(
    "readme",
    [
        "# A\n\nWe reach 91.2 % accuracy.\n",
        table(
            "Figures | Runtime | Stored",
            "plot_moss | 3.0 h | No",
            "plot_fern | 1.5 h | Yes",
            heading="Results",
        ),
        table("Script | Duration (hours)", "a.py | 3.5", "b.py | 0.5", heading="Runtimes"),
        "# A\n\n![results](results.png)\n",
        table(
            "Format | Style | Example", "A | f | `1.2e-10*(T/3)`", "B | g | `2.5e-3,1`", heading="Comparison"
        ),
        table("Term | Value", "growth | rate = 0.01", "loss weight | w1 is 0.5", heading="Results"),
        table("Model | Size", "small | 12.5 MB", "big | 120.5 MB", heading="Model zoo"),
        table("Parameter | Value", "learning rate | 0.01", "loss weight | 0.5", heading="Hyperparameters"),
        table("GPU | Memory", "A100 | 80 GB", "V100 | 16 GB", heading="Hardware requirements"),
        table("Dataset | #Users", "Yelp | 45,919", "Last-FM | 23,566", heading="Data"),
        table("Model | Accuracy", "A | coming soon", "B | coming soon"),
        table(
            "Model | lr | dropout | decay", *(f"{x} | 0.1 | 0.25 | 0.01" for x in "ABC"), heading="Settings"
        ),
        table("Model | ferns | moss", *(f"{x} | 9.25 | 8.5" for x in "AB"), heading="Notes"),
        table("Library | ferns | moss | all", *(f"{x} | 9.25 | 8.5 | 1.75" for x in "ABC"), heading="Notes"),
        table("Run | Leaf | Moss", "run 1 | 3 | 4", "run 2 | 5 | 6", heading="Notes"),
        table("Seed | Leaf | Moss", "oak | 0.5 | 0.7", "elm | 0.2 | 0.3", heading="Notes"),
        table("Leaf | Width", "A | 0.5", "B | 0.7", heading="Leaves").replace("# A", "# Performance of A", 1),
        "# A\n\nNames that change the accuracy.\n\n"
        + table("Name | Of | From | To", "a | b | 0.5 | c", "d | e | f | 0.7").split("\n\n")[2],
    ],
)
def test_what_is_no_table_of_results(readme):
    assert results_table(make_subject({"README.md": readme})).outcome == "fail"


def test_unknown_where_a_readme_cannot_be_read():
    assert results_table(make_subject({"README.md": None})).outcome == "unknown"
    assert results_table(make_subject({"README.md": "# A\n", "net/README.md": None})).outcome == "unknown"


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        (("Item | Value", "Total parameters | 86.64", "Trainable parameters | 5.53"), "fail"),
        (("Model | Params (M) | FLOPs (G)", "A | 86.6 | 17.5", "B | 5.5 | 1.2"), "fail"),
        (("Model | Params (M) | Accuracy", "A | 86.6 | 81.5", "B | 5.5 | 72.3"), "pass"),
    ],
)
def test_sizes_of_models_are_no_results(rows, outcome):
    assert results_table(make_subject({"README.md": table(*rows, heading="Results")})).outcome == outcome
