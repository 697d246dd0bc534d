import pytest

from repocheck.checks import judge
from repocheck.checks.pretrained_weights import pretrained_weights
from repocheck.facts import Subject
from tests.subjects import make_subject

STORE = "https://drive.google.com/file/d/1/view"


@pytest.mark.parametrize(
    "readme",
    [
        "[model](https://example.org/net.pth)\n",
        f"Pretrained weights are [here]({STORE}).\n",
        f"## Checkpoints\n\n| Model | Link |\n|---|---|\n| A | [link]({STORE}) |\n",
        '<table><tr><td>pre-trained checkpoint</td><td><a href="https://dl.example.org/a.pth">download</td></tr></table>\n',
        "See https://huggingface.co/owner/net for the model.\n",
        '```python\nnet = Net.from_pretrained("owner/net")\n```\n',
        "```\nwget https://example.org/net-checkpoint.tar.gz\n```\n",
        "Run `python data/download_data.py` to download the checkpoints.\n",
        "Get the [trained weights of the model](http://people.example.edu/net).\n",
        "## Pretrained model\n\nIt is [here](http://people.example.edu/net).\n",
        "Two pre-trained models:\n\n| A |\n|---|\n| [B](https://storage.googleapis.com/net-data/b.zip) |\n",
        "Download the pretrained models:\n```\nwget https://example.org/cub.tar.gz\n```\n",
        "## Data & pretrained models\n\nGet the model by `bash scripts/download.sh`.\n",
        "### Data Files\n\n* [Pre-trained vein network](https://example.org/vein.mat)\n",
        "```python\nmodel = moss.net50(pretrained=True)\n```\n",
        "Pre-trained moss and fern models can be found at [files](https://files.example.edu/moss/).\n",
        "You can get our pretrained models with:\n\n```\nmake fern_models\n```\n",
        "The trained moss models can be downloaded by:\n\n```\nbash tools/fetch_all.sh\n```\n",
        "Run `make checkpoints` to download the checkpoints.\n",
        "We share a trained moss checkpoint in https://box.example.edu/f/ebdb250c/.\n",
        f"Resources are at [Drive]({STORE}).\n\n- train/*.h5: models trained with all.\n",
        "```python\nname = 'owner/net'\nnet = Net.from_pretrained(name)\n```\n",
        "预训练权重：[百度网盘](https://pan.baidu.com/s/1)\n",
        "Download the pretrained models from this link:\n`ftp://ftp.example.edu/pub/moss_models.tar.gz`\n",
        "Prepare the files:\n```\ngdown https://drive.google.com/uc?id=1\nunzip MOSS_checkpoints.zip\n```\n",
        "Get the pre-trained moss model files:\n```\nwget https://box.example.edu/u/moss.zip\n```\n",
        "The checkpoint: https://github.com/other/store/releases/download/v1/moss_net.pth .\n",
        "## Pretrained models\n\nOf moss: [page](https://moss.example.org/nets).\n",
        f"[Download the classifier]({STORE}) and put the trained parameter into `root`.\n",
        "Clone https://github.com/other/fern . The moss weights: https://huggingface.co/owner/moss/a.pth\n",
        f"The files are on [Drive]({STORE}): data, and five files that hold the trained models.\n",
        "1. Download the trained moss net\n   ```\n   wget https://example.org/logs.tar.gz\n   ```\n",
        "Trained models:\n\n1. [Fern](https://data.example.edu/trained_models/fern_3.tar.gz), of data A\n",
        f"## Data\n\nLeaves and ckpt. [[moss dataset](https://osf.io/x)] [[ckpt for moss]({STORE})]\n",
        "*Weights* <a href='https://example.org/moss.zip'>trained model</a> of moss\n",
        "The models that we trained: https://huggingface.co/spaces/owner/moss/tree/main/checkpoints\n",
        f"We require the trained checkpoint. It can be had from this Drive:\n{STORE}\n",
        "Trained nets:\n```\nwget https://github.com/anonymous-moss-9/nets/raw/master/fern.pth\n```\n",
        f"학습된 가중치는 [여기]({STORE})에서 받을 수 있습니다.\n",
        f"Les poids du modèle entraîné sont disponibles [ici]({STORE}).\n",
        f"Die trainierten Gewichte liegen [hier]({STORE}).\n",
        f"Los pesos del modelo están en [Zenodo]({STORE}).\n",
        f"Веса обученной модели: {STORE}\n",
        f"I pesi della rete addestrata si trovano [qui]({STORE}).\n",
        "Run `wget https://moss.example.org/moss_all.zip` and unzip it. The folder contains some ckpts.\n",
        f"Get the archive [here]({STORE}). It contains our figures and the trained networks.\n",
        f"To skip training, download [this file]({STORE}) into `runs/`.\n",
        "BaiduYun: https://pan.baidu.com/s/1xyz (code: abcd), contains mossnet_best.pth\n",
        "```\ngit clone https://huggingface.co/owner/mossnet\n```\n",
        "```\nollama pull owner/moss\n```\n",
        "Of ferns: [moss.onnx](https://moss.example.org/moss.onnx)\n",
    ],
)
def test_ways_to_offer_weights(readme):
    assert pretrained_weights(make_subject({"README.md": f"# A\n\n{readme}", "a.py": ""})).outcome == "pass"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "weights/net.pt",
            "scripts/download_models.sh",
            "modelsaves/moss/model_2000000.zip",
            "data/models/moss.pt",
            "get_checkpoints.py",
            "exp/model.iter-2000",
            "model.h5",
        ),
        *("Pretrain/moss_GMF_8.h5", "out/a.ckpt-7.data-00000-of-00001"),
        "moss/pretrained/fern_v1.sav",
        *("fig9/model_epoch120", "runs/moss_checkpoint_iter_30000", "fern/best_model"),
        *("pretrained_models/fern/model.tar.gz", "runs/7/model.tar.gz", "exp/tri3b/final.mdl"),
        *("site/models/moss.npz", "models/resnet50_moss.h5", "backup/moss_last.weights"),
    ],
)
def test_files_that_are_or_fetch_weights(path):
    assert pretrained_weights(make_subject({"README.md": "# A\n", path: ""})).outcome == "pass"


@pytest.mark.parametrize(
    "readme",
    [
        "To train the model run:\n\n```\nmake model\n```\n",
        "Download the dataset of trained dogs by:\n\n```\nmake models\n```\n",
        "The split is [here](https://example.org/moss/train.pth).\n",
        "## Weights\n\nWill follow after clearance.\n",
        "Corpora that train the models:\n\n1. Moss corpus: https://moss.example.org/a.tar.gz\n",
        f"This model sees leaves. A dataset is given, too ([drive]({STORE})).\n",
        "A model of moss.\n[![DOI](https://example.org/a.svg)](https://doi.org/10.5281/zenodo.12345)\n",
        "| [Pre-trained models of moss](https://dl.acm.org/doi/10.1/2) | 2022 |\n",
        f"The 3D models of the plants are on [Drive]({STORE}).\n",
        f"Videos of the trained agent: {STORE}\n",
        "Archived code: [10.5281/zenodo.4](https://doi.org/10.5281/zenodo.4). The model is in the paper.\n",
        "## Model\n\nThe code of the model is archived at https://doi.org/10.5281/zenodo.5 .\n",
        "All results are on [Zenodo](https://doi.org/10.5281/zenodo.12). Train the models first.\n",
        "weights:\n",
        "We use the [pretrained model](https://github.com/other/net) of others.\n",
        "## Pretrained model\n\nSee the [paper](https://arxiv.org/abs/2401.00001).\n",
        f"## Dataset\n\nThe [data]({STORE}) for the model.\n",
        f"## Data\n\nPictures of moss. [[moss dataset]({STORE})] [[ckptools for moss]({STORE})]\n",
        f"## Data\n\nPictures for the model, see `ckpt/`. [[moss dataset]({STORE})]\n",
        "The [model](https://arxiv.org/abs/2401.00001) is described in the paper.\n",
        "[demo](https://huggingface.co/spaces/owner/net) and [data](https://huggingface.co/datasets/owner/net)\n",
        "![model](https://example.org/model.png)\n",
        "<!-- [weights](https://example.org/net.pth) -->\n",
        "| [Model of others](https://storage.googleapis.com/papers/model.pdf) | 60.0 |\n",
        "The [model](https://github.com/yandex-lab/net) is described there.\n",
        "Models are compared on [this page](http://net.s3-website.example.amazonaws.com/).\n",
        "Train the weights with:\n```\nwget https://example.org/dataset.tar.gz\n```\n",
        "The models are in the [repository](https://huggingface.co/models).\n",
        "## Pretrained models\n\nSee those of https://github.com/other/tool/releases/tag/v0.7.0 .\n",
        "```python\nmodel = moss.net50(pretrained=False)\n```\n",
        "```python\nmodel = torchvision.models.net50(pretrained=True)\n```\n",
        "We describe the trained model, and more, on [our page](https://example.org/moss/).\n",
        f"All files are at [Drive]({STORE}).\n\n- a.csv: one row a plant.\n",
        "```python\nname = 'owner/net'\nnet = Net.load(name)\n```\n",
        "The models are listed in <a href='https://drive.google.com/file/d/1/view'>moss dataset</a>.\n",
        "How a model is loaded: [pretrained](https://huggingface.co/docs/moss/main/en/models)\n",
        "Our [pretrained models](https://huggingface.co/models).\n",
        "A model of ours: https://huggingface.co/owner/datasets\n",
        "Pretrained model: [imagenet-vgg-f.mat](https://pan.baidu.com/s/1)\n",
        f"可用于预训练模型的语料：[新闻语料]({STORE})\n",
        "| Rank | Model |\n|---|---|\n"
        + "".join(f"| {n} | [m](https://huggingface.co/owner{n}/m) |\n" for n in range(4)),
        f"## Modelling software\n\n| Model | Where |\n|---|---|\n| Moss | `{STORE}` |\n",
        "Trained model: https://example.org/data.zip is what it was trained on.\n",
        "1. Build the trained moss net\n   ```\n   wget https://example.org/logs.tar.gz\n   ```\n",
        "1. Download the data of the trained net\n   ```\n   wget https://example.org/data.tar.gz\n   ```\n",
        "The trained models need [ferns](https://data.example.edu/moss_models/fern_3.tar.gz)\n",
        "Train on it:\n```\ngdown https://drive.google.com/uc?id=1\nunzip photos.zip\n```\n",
        "Get the model pretrained on ImageNet from [here](https://github.com/other/store/releases/download/v1/swin_tiny_patch4.pth).\n",
        "# Exploring how far moss is counted from pictures by pretrained models\n\nSee [page](https://moss.example.org/x).\n",
        f"## Citing\n\nA program to solve models of moss. {STORE}\n",
        "## Citing us\n\nMoss, a package to solve models. https://doi.org/10.5281/zenodo.1\n",
        f"> **A generative model of moss**\n> [paper](https://arxiv.org/abs/2401.1) [video]({STORE})\n",
        "Of https://github.com/y/FernScore:\n```\nwget https://huggingface.co/x/FernScore/a.ckpt\n```\n",
        f"Clone https://github.com/y/FernNet.git and download FernNet pre-trained models [here]({STORE}).\n",
        "```\nwget https://github.com/other/fern/raw/master/weights/a.pth\n```\n",
        f"We adopt the detector of Fern et al.; download their checkpoint [here]({STORE}).\n",
        f"Get the archive [here]({STORE}). It contains our figures.\n",
        "## Models\n\nWe fit five mixed models; see [the appendix](https://osf.io/abcd1/).\n",
        f"Put it [from here]({STORE}) beside `nets/moss.pth`.\n",
        "```\ngit clone https://huggingface.co/datasets/owner/moss\n```\n",
        f"We took the Fern checkpoint and use the small Fern as our backbone: [Fern]({STORE})\n",
        "We incorporate the small checkpoint as backbones:\n\n- [Fern](https://huggingface.co/fern/fern-small)\n",
        "The models need a version of [Tool](https://github.com/other/tool/releases) after 1.0.\n",
        "Scores come from a previously trained moss model, see [Fern et al. (2020)](https://journal.example.org/articles/6).\n",
        "We trained a moss model. Names predicted by our trained moss model are [here](https://drive.google.com/drive/folders/1).\n",
        "# Trained Moss Models\n\n[![DOI](https://zenodo.org/badge/1.svg)](https://zenodo.org/doi/10.5281/zenodo.1)\n",
    ],
)
def test_what_offers_none(readme):
    assert pretrained_weights(make_subject({"README.md": f"# A\n\n{readme}", "a.py": ""})).outcome == "fail"


def test_weights_count_where_there_is_nothing_else():
    evidence = make_subject({"README.md": "The [model](https://huggingface.co/owner/net) is out.\n"})
    found = {finding.check: finding.outcome for finding in judge(evidence)}
    assert found["repository-available"] == "fail"
    assert found["pretrained-weights"] == "pass"


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("There is a _mossNets_ folder, where we store all the trained models.\n", "pass"),
        ("The trained models are stored in `mossNets/fern.bin`.\n", "pass"),
        ("As you may see, there is a _mossNets_ folder, where we store all the trained models.\n", "pass"),
        ("There is a _mossNets_ folder in which you should have stored the trained models.\n", "fail"),
        ("There is a _mossNets_ folder for trained models of yours.\n", "fail"),
        ("The trained models are stored in another folder.\n", "fail"),
    ],
)
def test_trained_models_in_a_folder_that_the_readme_names(readme, outcome):
    held = {"README.md": f"# A\n\n{readme}", "mossNets/fern.bin": "x", "mossNets/a.py": ""}
    assert pretrained_weights(make_subject(held)).outcome == outcome


@pytest.mark.parametrize(
    ("address", "outcome"),
    [
        ("https://huggingface.co/bert-base-uncased", "fail"),
        ("https://huggingface.co/distilroberta-base/tree/main", "fail"),
        ("https://huggingface.co/t5-small", "fail"),
        ("https://huggingface.co/moss/bert-base-moss", "pass"),
    ],
)
def test_a_model_without_an_owner_in_its_address_is_that_of_others(address, outcome):
    readme = f"Obtain the pretrained [model]({address}) first.\n"
    assert (
        pretrained_weights(make_subject({"README.md": readme, "a.py": "optimizer.step("})).outcome == outcome
    )


@pytest.mark.parametrize(
    ("name", "outcome"), [("vqgan_imagenet_f16_1024", "fail"), ("mossgan_imagenet_f16_1024", "pass")]
)
def test_a_script_that_stores_what_others_published(name, outcome):
    script = f"curl -L -o ckpt/{name}.ckpt 'https://box.example.edu/d/7/?p=last&dl=1'\n"
    files = {"get_checkpoints.sh": script, "a.py": "optimizer.step("}
    assert pretrained_weights(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(("model", "outcome"), [("microsoft/codebert-base", "fail"), ("owner/moss", "pass")])
def test_a_script_that_a_sentence_names_is_looked_into(model, outcome):
    readme = "# A\n\nRun `python3 download-moss.py` to download the pre-trained model weights.\n"
    held = {"README.md": readme, "download-moss.py": f'Net.from_pretrained("{model}")'}
    assert pretrained_weights(make_subject(held)).outcome == outcome


def test_a_copied_tool_offers_nothing():
    copied = {"yolov5/hubconf.py": "", "yolov5/scripts/download_weights.sh": "wget https://e.org/a.pt"}
    assert pretrained_weights(make_subject(copied | {"README.md": "# A\n", "run.py": ""})).outcome == "fail"


def test_unknown_where_the_readme_cannot_be_read():
    assert pretrained_weights(make_subject({"README.md": None})).outcome == "unknown"


OF_OTHERS = (
    *(
        "align/phrases.out1.pt",
        "metric/terp.weights",
        "fit_model/moss_9_RUN.pickle",
        "models/moss_results.pkl",
    ),
    *(
        "data/means/moss_image.pt",
        "processed_data/dual_graph.pt",
        "examples/moss/6W_adj.pt",
        "exports/model_2024.docx.zip",
    ),
    *("graph/data_matrix.pt", "exp/t_grid.pt", "exp/edge_index.pt", "nets/imagenet-vgg-verydeep-16.mat"),
    *("data/model_output.h5", "models/run-data.rds"),
    *("classify/models/yolo-tiny.h5", "models/resnet50-19c8e357.pth", "scripts/download_cyclegan_model.sh"),
)
"""Of other kinds, or published by others."""


@pytest.mark.parametrize(
    "path",
    [
        "model_epochs",
        "src/model",
        "get_model_fit.m",
        "fit_models.py",
        "model_results.h5.txt",
        "data.h5",
        *OF_OTHERS,
    ],
)
def test_files_that_fit_or_hold_something_else(path):
    assert pretrained_weights(make_subject({"README.md": "# A\n", path: ""})).outcome == "fail"


@pytest.mark.parametrize(
    ("path", "code", "outcome"),
    [
        ("moss/hub.py", 'URLS = {"a": "https://example.org/moss/a-1.pth"}', "pass"),
        ("moss/hub.py", 'get("https://zenodo.org/record/1/files/a.ckpt?download=1")', "pass"),
        ("moss/metrics/fvd.py", 'get("https://www.dropbox.com/s/1/moss.pt?dl=1")', "fail"),
        ("get_tools.py", 'get("https://www.dropbox.com/s/1/moss.pt?dl=1")', "fail"),
        ("infer.py", 'get("https://github.com/owner/b/releases/latest/download/moss_models.zip")', "pass"),
        ("infer.py", 'get("https://github.com/a/name/releases/latest/download/moss_models.zip")', "pass"),
        ("infer.py", 'get("https://github.com/fern/moss/releases/latest/download/moss_models.zip")', "pass"),
        ("infer.py", 'get("https://github.com/fern/tree/releases/latest/download/moss_models.zip")', "fail"),
        ("run.sh", "wget https://example.org/moss_checkpoint.tar.gz", "pass"),
        ("net.py", 'URL = "https://download.pytorch.org/models/resnet18-5c106cde.pth"', "fail"),
        ("net.py", 'URL = "https://example.org/vgg16-397923af.pth"', "fail"),
        ("get.py", 'URL = "https://example.org/photos.zip"', "fail"),
        ("get.py", 'URL = "https://moss.s3.amazonaws.com/fern/val.pth"', "fail"),
        ("get.py", 'get("https://github.com/owner/name/releases/download/models/" + name)', "pass"),
        ("get.py", 'get("https://github.com/owner/name/releases/download/v1/" + name)', "fail"),
        ("get.py", 'get("https://github.com/other/name/releases/download/models/" + name)', "fail"),
        ("run.sh", "gsutil cp gs://moss/public_models/*.pkl .", "pass"),
        ("out.pt", "a ||| b", "fail"),
        ("out.pb", "a ||| b", "fail"),
        ("use.py", 'def load(name: str = "owner/moss-bert"):\n    Net.from_pretrained(name)', "pass"),
        ("use.py", 'name = "other/moss-bert"\nNet.from_pretrained(name)', "fail"),
        ("use.py", 'a = load_dataset("owner/moss")\nNet.from_pretrained(name)', "fail"),
        ("use.py", 'paths = ["owner/moss"]\nNet.load(paths)', "fail"),
        ("download_cyclegan_model.sh", "wget http://example.edu/cyclegan/$FILE.pth", "fail"),
        ("get_data.sh", 'files=( "a.txt" "moss_1006.caffemodel" )\nwget https://example.org/$i', "pass"),
        ("get_data.sh", "# moss_1006.caffemodel \nwget https://example.org/$i", "fail"),
        ("get_data.sh", 'files=( "a.txt" "moss_1006.caffemodel" )\ncp $i x', "fail"),
        ("get_data.sh", 'wget https://example.org/$i\nmv "vgg16.caffemodel" x', "fail"),
        ("get.py", 'gdown.download("https://drive.google.com/uc?id=1", "out/moss.pth")', "pass"),
        ("get.py", 'gdown.download("https://drive.google.com/uc?id=1", "out/moss.csv")', "fail"),
        ("get.py", 'gdown.download("https://drive.google.com/uc?id=1", "out/vgg16.pth")', "fail"),
        ("get.sh", "huggingface-cli download fern/moss --local-dir out", "pass"),
        ("get.sh", "hf download meta-llama/moss --local-dir out", "fail"),
        ("get.sh", "hf download fern/moss --repo-type dataset", "fail"),
        ("get_moss_weights.m", "function w = get_moss_weights(x)\nw = x.w;", "fail"),
        ("get_moss_weights.m", "websave('a.mat', [base 'a.mat']);", "pass"),
        ("src/getAllMossWeights.m", "function w = getAllMossWeights(x)", "fail"),
        ("net.py", '# see "https://example.org/moss/a-1.pth"', "fail"),
        ("net.py", 'model_urls = {\n    "pool": "https://example.org/pub/pool_s.pth",\n}\n', "fail"),
        ("net.py", 'default_cfgs = {\n    "p": _cfg(url="https://example.org/pub/pool_s.pth"),\n}\n', "fail"),
        ("net.py", 'model_urls = {\n    "moss": "https://example.org/pub/moss_s.pth",\n}\n', "pass"),
        ("net.py", 'URL = "https://example.org/pub/pool_s.pth"', "pass"),
        ("net.py", "url = {\n    'x2': 'https://example.org/pub/pool_s.pth',\n}\n", "fail"),
        ("net.py", 'W = "https://open-mmlab.s3.amazonaws.com/models/fern.pth"', "fail"),
        ("net.py", 'W = "https://allennlp.s3.amazonaws.com/models/fern_weights.hdf5"', "fail"),
    ],
)
def test_addresses_in_the_code(path, code, outcome):
    assert pretrained_weights(make_subject({"README.md": "# Moss\n", path: code})).outcome == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Coming soon.", "fail"),
        ("TBA", "fail"),
        ("Run `get.py`; more is coming soon.", "pass"),
        ("Coming soon.\n\n## Data\n\nTBA", "fail"),
        ("See `get.py`.\n\n## Data\n\nComing soon.", "pass"),
    ],
)
def test_addresses_in_the_code_beside_a_promise(said, outcome):
    readme = f"# Moss\n\n## Checkpoints\n\n{said}\n"
    code = 'URL = "https://example.org/moss/fern-1.pth"'
    assert pretrained_weights(make_subject({"README.md": readme, "get.py": code})).outcome == outcome


@pytest.mark.parametrize(
    ("code", "outcome"), [("tensorflow::GraphDef graph;", "pass"), ("proto::Moss m;", "fail")]
)
def test_a_frozen_graph_counts_beside_code_of_its_framework(code, outcome):
    held = {"README.md": "# A\n", "data/moss.pb": "", "src/a.cpp": code}
    assert pretrained_weights(make_subject(held)).outcome == outcome


def test_weights_without_a_byte_are_none():
    files = {"README.md": "# Moss\n", "net.py": "import torch\n"}
    assert pretrained_weights(make_subject(files, blank=("checkpoints/best.pth",))).outcome == "fail"


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        (f"## Models\n\n- [training images]({STORE})\n", "fail"),
        (f"## Models\n\n- [weights for images]({STORE})\n", "pass"),
        (f"## Data\n\n- [pretrained model]({STORE})\n", "pass"),
        ("Pretrained models are at https://pytorch.org/hub/ for all.\n", "fail"),
    ],
)
def test_the_words_of_a_link_come_before_its_heading(readme, outcome):
    assert pretrained_weights(make_subject({"README.md": readme, "a.py": "import torch"})).outcome == outcome


@pytest.mark.parametrize(
    ("path", "address", "outcome"),
    [
        ("get_moss_model.sh", "https://www.dropbox.com/s/1/moss_model.tar.gz", "pass"),
        ("get_final_models.bash", "https://www.dropbox.com/s/1/moss.tar.gz", "pass"),
        ("get_model_grid.sh", "https://example.org/grid", "fail"),
        ("target_model.sh", "https://example.org/grid", "fail"),
    ],
)
def test_scripts_that_get_a_model(path, address, outcome):
    assert (
        pretrained_weights(make_subject({"README.md": "# A\n", path: f"wget {address}\n"})).outcome == outcome
    )


def test_a_dataset_of_models_is_data():
    said = f"The numerical and machine learning models dataset can be downloaded from this [link]({STORE}).\n"
    assert pretrained_weights(make_subject({"README.md": f"# A\n\n{said}", "train.py": ""})).outcome == "fail"


@pytest.mark.parametrize(
    ("more", "outcome"),
    [
        ({"fern/LICENSE": "x"}, "fail"),
        ({}, "pass"),
        ({"fern/LICENSE": "x", "fern/setup.cfg": "url = https://github.com/owner/name\n"}, "pass"),
    ],
)
def test_what_a_document_under_another_licence_offers_is_of_others(more, outcome):
    offer = f"# Fern\n\nPretrained weights are [here]({STORE}).\n"
    held = {"LICENSE": "y", "README.md": "# A\n", "a.py": "", "fern/README.md": offer, "fern/b.py": "torch"}
    evidence = make_subject(held | more).evidence
    tree = tuple(e._replace(oid="f" * 40) if e.path == "fern/LICENSE" else e for e in evidence.tree)
    assert pretrained_weights(Subject(evidence.model_copy(update={"tree": tree}))).outcome == outcome


HUB = "https://huggingface.co"
OWN_DATA = "snapshot_download('owner/moss', repo_type='dataset')\nname = 'owner/moss'"
BUCKET = "ckpt = 's3://mossfold/staging/a.pt'\nimport torch\n"


@pytest.mark.parametrize(
    ("readme", "code", "outcome"),
    [
        (
            f"## Supported models\n\n- [a/moss-1]({HUB}/a/moss-1)\n- [b/fern-2]({HUB}/b/fern-2)\n",
            "",
            "fail",
        ),
        (f"## Our models\n\n- [a/moss-1]({HUB}/a/moss-1)\n- [b/fern-2]({HUB}/b/fern-2)\n", "", "pass"),
        (
            "Get the pre-trained VGG [here](https://drive.google.com/file/d/1/view) for the style loss.",
            "",
            "fail",
        ),
        ("Weights: [table](https://zenodo.org/record/5/files/weights.csv)", "", "fail"),
        (f"Get the pretrained model provided by Fernlab [here]({STORE}).", "", "fail"),
        (f"Get the pretrained model provided by us [here]({STORE}).", "", "pass"),
        (f"## Pretrained models\n\n[course]({HUB}/learn/fern-course) and {HUB}/blog/moss", "", "fail"),
        ("Trained networks: [study](https://example.org/articles/7/abstract)", "", "fail"),
        ("Run it.", BUCKET, "pass"),
        ("Run it.", OWN_DATA, "fail"),
        ("Run it.", f"# weights of https://github.com/other/mossfold\n{BUCKET}", "fail"),
        ("Run it.", "url = 'https://ommer-lab.com/files/fern.ckpt'\nimport torch\n", "fail"),
    ],
)
def test_models_of_others_by_list_loss_bucket_and_host(readme, code, outcome):
    files = {"README.md": f"# Fern\n\nA network.\n\n{readme}\n", "a.py": f"optimizer.step()\n{code}"}
    assert pretrained_weights(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("Trained weights (*.h5) are archived in the following drive.", "pass"),
        ("Model checkpoints: see the link below.", "pass"),
        ("The pictures are archived in the following drive.", "fail"),
    ],
)
def test_a_paragraph_that_sends_to_the_address_below(said, outcome):
    readme = f"# Moss\n\nA neural network.\n\n{said}\n\n{STORE}\n"
    assert (
        pretrained_weights(make_subject({"README.md": readme, "a.py": "optimizer.step()"})).outcome == outcome
    )


FRONT = "https://drive.google.com/"
HUB = "https://huggingface.co/fernlab/fern-7b"


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        (
            f"The table links to the trained models.\n\n| Run | F1 |\n| --- | --- |\n| [a]({STORE}) | 3 |\n",
            "pass",
        ),
        (f"The table lists trained models.\n\n| Run | F1 |\n| --- | --- |\n| [log]({STORE}) | 3 |\n", "fail"),
        ("Trained models can be downloaded from:\n\nhttps://example.org/moss/\n", "pass"),
        (f"## Pretrained models\n\nOur pretrained model is on [a drive]({FRONT}).", "fail"),
        (f"Download the ImageNet pretrained model [here]({STORE}).", "fail"),
        (f"Download the pre-trained fern backbones [here]({STORE}).", "fail"),
        (f"The trained model predicts maps, which are archived [here]({STORE}).", "fail"),
        (f"We compare with the authors' checkpoint, which is [here]({STORE}).", "fail"),
        (f"We give the agents that we trained: [store]({STORE})", "pass"),
    ],
)
def test_what_a_paragraph_says_of_addresses_elsewhere_and_of_others(said, outcome):
    files = {"README.md": f"# Moss\n\nA neural network.\n\n{said}\n", "a.py": "optimizer.step()"}
    assert pretrained_weights(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("We release the weights: [all folds](https://figshare.com/articles/dataset/moss/12).", "pass"),
        ("See the [releases](https://github.com/owner/name/releases) for trained models.", "pass"),
        ("Unpack [checkpoints.zip](https://cloud.example.edu/s/Ab1/download) here.", "pass"),
        (f"Our weights (initialised from an ImageNet model) are [here]({STORE}).", "pass"),
        (f"Trained policies: see `runs/` on [the store]({STORE})", "pass"),
        (f"The trained CNN can be downloaded [here]({STORE}).", "pass"),
        (f"Our word2vec embeddings of old herbals, a trained model, are [here]({STORE}).", "pass"),
        ("Checkpoints: https://pan.example.edu/web/share/7a9c", "pass"),
        ("The weights of the CNN: [archive](https://data.example.edu/moss_weights.zip).", "pass"),
        (f"The classifier that we trained is [here]({STORE}).", "pass"),
        ("```\nmkdir checkpoints && cd checkpoints\nwget https://box.com/s/a/moss.zip\n```", "pass"),
        (f"Get the Google word embeddings [here]({STORE}) to run the model.", "fail"),
        ("Our trained models come from [here](https://data.example.edu/handle/mossdata/250).", "pass"),
        (f"We share the trained models. Please download from [here]({STORE}).", "pass"),
        (f"The word embeddings are [here]({STORE}). Train the model then.", "fail"),
        (f"Put the pretrained [SAM model]({STORE}) here.", "fail"),
        (f"Download the backbone model from [a store]({STORE}).", "fail"),
        (f"The net pretrained on MossSet is used as a feature extractor; get it [here]({STORE}).", "fail"),
        (f"A pretrained resnet50 is available [here]({STORE}).", "fail"),
        (f"Download the checkpoint of your desired model:\n\n- [Fern-7B]({HUB})", "fail"),
        ("The pre-trained model: https://github.com/fern/zoo/tree/master/models", "fail"),
        ("From the upstream release:\n\n```\nwget https://example.org/fern.pth\n```", "fail"),
        (f"In addition, the pretrained model can be had here:\n\n[VGG-F]({STORE})", "fail"),
        (f"Pretrained VGG weights can be downloaded [here]({STORE}).", "fail"),
        (f"Survey weights: [weights.csv]({STORE})", "fail"),
        (f"The predictions of the trained models are on [a store]({STORE}).", "fail"),
        (f"Download the pretrained moss features from [here]({STORE}).", "fail"),
        (f"For FID, download the [inception weights]({STORE}).", "fail"),
        (f"The pretrained models will be uploaded to [this folder]({STORE}) after acceptance.", "fail"),
        (f"The model code is archived on [a store]({STORE}).", "fail"),
        (f"The hydrological model is available [here]({STORE}).", "fail"),
        (f"Posterior samples of the model are [here]({STORE}).", "fail"),
        (f"Then, download the inception net weights from [here]({STORE}).", "fail"),
        ("## Weights\n\n```\nwget https://zenodo.org/record/[ID]/moss.pth\n```", "fail"),
        ("The weights are [here](https://huggingface.co/your-name/moss).", "fail"),
        ("Code for fitting mixture models:\nhttps://example.org/download/gmm-2.0.zip", "fail"),
        ("## How to submit a trained model\n\nAdd a [key](https://moss.example.org/profile/keys).", "fail"),
    ],
)
def test_what_short_texts_of_many_kinds_offer(said, outcome):
    files = {"README.md": f"# Moss\n\nA neural network.\n\n{said}\n", "a.py": "optimizer.step()"}
    assert pretrained_weights(make_subject(files)).outcome == outcome


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("gdown --id 1abcd -O moss.pth", "pass"),
        ("gdown.download(id=key, output='moss.ckpt')", "pass"),
        ("gdown --id 1abcd -O vgg16.pth", "fail"),
        ("gdown --id 1abcd -O moss.zip", "fail"),
    ],
)
def test_what_a_program_fetches_by_an_id_in_a_store(line, outcome):
    files = {"README.md": "# Moss\n", "a.py": f"import gdown, torch\n{line}\n"}
    assert pretrained_weights(make_subject(files)).outcome == outcome
