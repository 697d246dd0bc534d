import pytest

from repocheck.checks.pretrained_weights import pretrained_weights
from tests.subjects import make_subject

STORE = "https://drive.google.com/file/d/1/view"
HUB = "https://huggingface.co"
OFFERS = (
    f"Our trained models are on our [page]({HUB}/owner).\n",
    f"## Supported models\n\n[data]({HUB}/datasets/fern/d) [trained]({HUB}/owner/moss-1)\n",
    f"Our trained models: [all]({HUB}/collections/owner/moss-1)\n",
    f"The trained models of this work are a [collection]({HUB}/collections/fern/moss-1).\n",
    "Checkpoints are in the [last release](https://github.com/owner/name/releases/latest).\n",
    "## Pretrained model weight\n\nTrained weights of the paper are here:\nwww.kaggle.com/moss/fern-net\n",
    f"## Files\n\n1. Pretrained models:\n\nnamed by:\n```\nmoss\n```\nby year.\n\n[Drive]({STORE})\n",
    f"**Pretrained models**\n\nNames start with the year.\n\n[Google Drive]({STORE})\n",
    f"## Trained models\n\nOf the paper.\n\n### Moss\n\n[link]({STORE})\n",
    f"### Access to all 12 trained .pt files:\n\n{STORE}\n",
    "The twelve trained `.h5` files are on Zenodo: https://zenodo.org/record/123\n",
    "For pretrained models and results, please visit <http://moss.example.net/nets>.\n",
    "## Pre-trained models\n\nPre-trained models are found at [moss.net](https://www.moss.net/).\n",
    "The pretrained model can be obtained from the [Releases](../../releases) page.\n",
    "Model weights: https://cloud.example.edu/index.php/s/AbCd\n",
    f"学習済みモデルは[こちら]({STORE})から。\n",
    "To skip training, get the checkpoint by `gdown 1aBcD -O best.pth`.\n",
    "```python\nnet = pipeline('fill-mask', model='fern/moss')\n```\n",
    f"## Data and pre-trained models\n\nBoth are on [Google Drive]({STORE}).\n",
    "The checkpoint is on Hugging Face:\n\n> **https://huggingface.co/datasets/owner/moss**\n",
    "Weights: https://github.com/owner/name/releases/download/v0.1/resnet50.pth\n",
    f"Get the pth file and the small demo [here]({STORE}), then unzip both.\n",
    "[Archive](https://zenodo.org/record/7)\n\nThe counts and our trained models are found on Zenodo.\n",
    f"Download the pretrained model of our architecture from {STORE}\n",
    f"Download the original Moss checkpoints [here]({STORE}).\n",
    "## Data\n\nThey are on [Zenodo](https://doi.org/10.5281/zenodo.7), providing trained `Moss` models.\n",
    f"- A fork: https://github.com/owner/fern-sql\n- Trained fern-sql checkpoints: [Drive]({STORE})\n",
    f"- As in https://github.com/moss/fern-sql\n- Our trained fern-sql checkpoints: [Drive]({STORE})\n",
)
OFFERS_NONE = (
    "| Pre-trained |\n|---|\n| [r50](https://s3.ap-northeast-2.amazonaws.com/open-mmlab/r50.pth) |\n",
    "### Download pre-trained word embeddings:\n```\nwget http://nlp.stanford.edu/data/glove.6B.zip\n```\n",
    f"- Download the [3D models]({STORE}), then copy them to the folder `~/.gazebo/models`.\n",
    f"## Model architecture\n\nFor a description see the [report]({STORE}).\n",
    f"## Files\n\n1. Pretrained models:\n\nwill come.\n\n2. Datasets:\n\n[Google Drive]({STORE})\n",
    f"**Pretrained models** will come.\n\nLeaves:\n\n[Google Drive]({STORE})\n",
    "2. Get the initial [fern weights](http://data.example.net/fern.caffemodel) for `model/`\n",
    "Download one pre-trained on photos from [here](http://www.vlfeat.org/matconvnet/pretrained/).\n",
    "* Pre-trained network: [backup](https://www.mediafire.com/file/1/vgg-verydeep-16.mat)\n",
    f"Download environment models, meshes and textures from [here]({STORE}) into `assets/`.\n",
    "## Pretrained model\n\nWe use another one. See www.example.org .\n",
    "## Dataset and pre-trained models\n\nWe use the Fern dataset.\n\nGet it [here](https://e.org/Fern.tar)\n",
    f"## Data and pre-trained models\n\nLeaves of the dataset are in [this folder]({STORE}).\n",
    "## Data\n\nThe data and model intermediates are at [Zenodo](https://zenodo.org/record/132).\n",
    "The dataset behind the checkpoint: [Hub](https://huggingface.co/datasets/owner/moss).\n",
    "[Archive](https://zenodo.org/record/7)\n\nThe trained models will be published on Zenodo.\n",
    "[Archive](https://zenodo.org/record/7)\n\nThe trained models can be found on Figshare.\n",
    f"Download a pretrained model of the FernNet-3 architecture from {STORE}\n",
    f"Download the official Fern-B checkpoint [here]({STORE}).\n",
    f"- As in https://github.com/moss/fern-sql\n- Trained fern-sql checkpoints: [Drive]({STORE})\n",
    "## Data\n\nAll is in [Zenodo](https://doi.org/10.5281/zenodo.7), with leaves of `Moss` models.\n",
    f"## Supported models\n\n| Trained |\n|-|\n| [A]({HUB}/fern/7b) |\n| [B]({HUB}/collections/moss/m-1) |\n",
    f"## Supported models\n\n| Trained |\n|-|\n| [A]({HUB}/fern/7b) |\n| [B]({HUB}/moss) |\n",
    f"Some trained models of [Llama]({HUB}/meta-llama) can be tuned.\n",
    f"Some trained models of [T]({HUB}/google/) can be tuned.\n",
    f"All of [Qwen-9]({HUB}/collections/Qwen/qwen-9) can be served.\n",
    "Moss models\n\n[![](https://img.shields.io/v/release)](https://github.com/owner/name/releases/latest)\n",
    "".join(f"- A model: {HUB}/{each}/a-1b\n" for each in ("fern", "reed", "bark", "collections/moss")),
    "Weights to start with:\nhttps://github.com/huggingface/pytorch-image-models/releases/download/v1/moss_base-8ae.pth\n",
)


@pytest.mark.parametrize(
    ("readme", "outcome"), [*((each, "pass") for each in OFFERS), *((each, "fail") for each in OFFERS_NONE)]
)
def test_links_to_trained_models_by_what_is_around_them(readme, outcome):
    held = {"README.md": f"# Moss nets\n\nCode of the paper.\n\n{readme}", "a.py": "import torch\n"}
    assert pretrained_weights(make_subject(held)).outcome == outcome


@pytest.mark.parametrize(
    ("path", "outcome"),
    [
        ("model/fern_classifier.model", "pass"),
        ("svm_model.pkl", "pass"),
        ("logs/run1/moss-12000.data-00000-of-00001", "pass"),
        ("models/xlnet-spiece.model", "fail"),
        ("model/tokenizer.model", "fail"),
        ("src/moss.model", "fail"),
        ("data/body_model.pkl", "fail"),
        ("moss_model_predictions.pkl", "fail"),
    ],
)
def test_files_called_models(path, outcome):
    assert pretrained_weights(make_subject({"README.md": "# Moss\n", path: "x"})).outcome == outcome


@pytest.mark.parametrize(
    ("path", "outcome"),
    [("Original_README.md", "fail"), ("README-upstream.md", "fail"), ("originality.md", "pass")],
)
def test_the_readme_of_what_the_work_builds_on_offers_nothing_of_its_own(path, outcome):
    said = {
        "README.md": "# Moss\n",
        path: f"The pretrained moss model is [here]({STORE}).\n",
        "a.py": "import torch",
    }
    assert pretrained_weights(make_subject(said)).outcome == outcome
