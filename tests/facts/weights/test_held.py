import pytest

from repocheck.checks.pretrained_weights import pretrained_weights
from tests.subjects import make_subject

OF_META = "wget https://dl.fbaipublicfiles.com/segment_anything/sam_vit_b_01ec64.pth\n"
CALL = "snapshot_download('{}', local_dir='$TO/x')\n"
OF_THREE = "".join(map(CALL.format, ("fern/leaf-1b", "bark/trunk", "reed/stem-2b")))


@pytest.mark.parametrize(
    ("script", "outcome"),
    [
        (OF_META, "fail"),
        (f"# For the other see https://github.com/fern/leaf .\n{OF_META}", "fail"),
        (f"{OF_META}wget https://drive.google.com/uc?id=7 -O moss.pth\n", "pass"),
        (OF_THREE, "fail"),
        (f"{OF_THREE}mv 'models/leaf.pt' $TO/\n", "fail"),
        (OF_THREE + CALL.format("owner/moss-1b"), "pass"),
        (CALL.format("fern/leaf-1b"), "pass"),
        (CALL.format("Wan-AI/Wan2.1-T2V-1.3B"), "fail"),
        ("hf download fern/leaf\nhf download bark/trunk\nhf download reed/stem\n", "fail"),
        ("hf download microsoft/leaf\n", "fail"),
        ("hf download fern/leaf\n", "pass"),
        (
            'ID="microsoft/Leaf-1"\nHOST=https://huggingface.co\nwget "$HOST/$ID/resolve/main/leaf.bin"\n',
            "fail",
        ),
        ('ID="owner/moss-1"\nHOST=https://huggingface.co/\nwget "$HOST/$ID/resolve/main/moss.bin"\n', "pass"),
    ],
)
def test_whose_models_a_script_fetches(script, outcome):
    files = {"README.md": "# A\n", "scripts/download_checkpoints.sh": script, "a.py": "optimizer.step("}
    assert pretrained_weights(make_subject(files)).outcome == outcome


def test_what_a_script_names_is_not_the_authors_where_it_names_another_owner():
    script = (
        'ID="microsoft/Leaf-1"\nwget "$HOST/$ID/resolve/main/model.safetensors" -O $TO/model.safetensors\n'
    )
    files = {"README.md": "# A\n", "scripts/download_encoder.sh": script, "a.py": "optimizer.step("}
    assert pretrained_weights(make_subject(files)).outcome == "fail"
    files["scripts/download_encoder.sh"] = script.replace("microsoft", "owner")
    assert pretrained_weights(make_subject(files)).outcome == "pass"


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("utils/moss-graph.t7", "fail"),
        ("utils/graph.pt", "fail"),
        ("utils/moss_graphs_2.pth", "fail"),
        ("utils/adj.pt", "fail"),
        ("utils/vocab.pth", "fail"),
        ("utils/indices.t7", "fail"),
        ("utils/features_moss.t7", "fail"),
        ("data/moss.t7", "fail"),
        ("utils/moss.t7", "pass"),
        ("utils/graph_sage.pt", "pass"),
        ("utils/photograph.pt", "pass"),
        ("data/graph_model.t7", "pass"),
    ],
)
def test_what_torch_saves_beside_models_is_data(path, outcome):
    files = {"README.md": "# A\n", path: "x", "a.py": "import torch\noptimizer.step()\n"}
    assert pretrained_weights(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(("code", "outcome"), [("import keras\n", "pass"), ("import sklearn\n", "fail")])
def test_hdf5_in_a_folder_of_networks_is_weights_where_the_framework_is(code, outcome):
    files = {"README.md": "# A\n", "networks/moss.hdf5": "x", "a.py": code}
    assert pretrained_weights(make_subject(files)).outcome == outcome
