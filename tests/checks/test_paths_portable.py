import json

import pytest

from repocheck.checks.paths_portable import paths_portable as check
from repocheck.models import Outcome
from tests.subjects import make_subject

ABSOLUTE = [
    ("a.py", "root = '/home/ann/data'"),
    ("a.py", 'p.add_argument("--data", default="/data/ann/imagenet")'),
    ("a.py", 'torch.load("/mnt/ssd1/ann/x.pth")'),
    ("a.py", r'root = r"E:\Demo\Datasets"'),
    ("a.R", 'setwd("/Users/ann/paper")'),
    ("a.R", 'read.csv("D:/study/data.csv")'),
    ("a.m", "save('/Users/ann/figure/x.mat')"),
    ("a.m", r"fpath = 'C:\DATA\Spikes\x';"),
    ("a.jl", 'load("/scratch/ann/x.jld2")'),
    ("run.sh", "python main.py --data_path /home/ann/x"),
    ("run.sh", "DATA=/gpfs/group/ann"),
    ("conf/a.yaml", "path: [/scratch/2/ann/run.json]"),
]
PORTABLE = [
    ("a.py", "root = 'data/x'"),
    ("a.py", "root = '/path/to/data/x'"),
    ("a.py", "root = '/home/user/data'"),
    ("a.py", "root = '/workspace/data'"),
    ("a.py", "# root = '/home/ann/data'"),
    ("a.py", "url = 'https://example.org/home/ann/data'"),
    ("a.py", "path = os.environ['X'] + '/data/a/b'"),
    ("a.py", "path = f'{root}/data/a/b'"),
    ("a.py", "#!/usr/bin/env python\nopen('/tmp/x/y')"),
    ("a.py", "ratio = x /data/ y"),
    ("a.py", "app.get('/v1/object-detection')"),
    ("a.m", "% x = '/home/ann/x'"),
    ("a.m", r"gs = 'C:\Program Files\gs\';"),
    ("a.R", 'x <- paste0(root, "/data/ann/x.csv")'),
    ("run.sh", "cp x $HOME/data/y ~/home/ann/x"),
    ("run.sh", "docker run -v $PWD:/data/in/x"),
    ("README.md", "run `/home/ann/x`"),
    ("tests/test_a.py", "x = '/home/ann/data'"),
    ("environment.yml", "prefix: /home/ann/anaconda3/envs/x"),
]


@pytest.mark.parametrize(("path", "text"), ABSOLUTE)
def test_paths_of_one_machine_fail(path, text):
    verdict = check(make_subject({path: text, "b.py": ""}))
    assert verdict.outcome is Outcome.FAIL
    assert verdict.value == {"files": 1}
    assert (verdict.locations[0].path, verdict.locations[0].line) == (path, 1)


@pytest.mark.parametrize(("path", "text"), PORTABLE)
def test_other_paths_pass(path, text):
    assert check(make_subject({path: text, "b.py": ""})).outcome is Outcome.PASS


def test_of_a_notebook_only_its_code_counts():
    def notebook(source, output):
        cell = {"cell_type": "code", "source": [source], "outputs": [{"text": [output]}]}
        return json.dumps({"cells": [cell]}, indent=1)

    path = "x = '/home/ann/x'"
    assert check(make_subject({"a.ipynb": notebook(path, "")})).outcome is Outcome.FAIL
    assert check(make_subject({"a.ipynb": notebook("", path)})).outcome is Outcome.PASS


def test_unreadable_code_is_unknown():
    assert check(make_subject({"a.py": None, "b.py": ""})).outcome is Outcome.UNKNOWN


def test_without_code_it_does_not_apply():
    assert check(make_subject({"README.md": ""})).outcome is Outcome.NOT_APPLICABLE


def test_code_that_is_not_looked_at_is_not_said_to_be_absent():
    verdict = check(make_subject({"theories/a.v": "Lemma x."}))
    assert (verdict.outcome, "not looked at" in verdict.message) == (Outcome.NOT_APPLICABLE, True)
