import pytest

from repocheck.checks.data_instructions import data_instructions
from tests.subjects import make_subject


@pytest.mark.parametrize(
    "readme",
    [
        "## Data\n\nWe use the splits of the original authors, see the folder `splits`.\n",
        "## 1. Dataset preparation\n\nGet ImageNet and sort its images into one folder per class.\n",
        "## 下载数据集\n\n请从 [网盘](https://pan.baidu.com/s/1) 下载，然后解压到 data 文件夹中。"
        + "注意版本号。" * 4,
        "The dataset can be downloaded [here](https://example.org/d.zip).\n",
        "Put the data into `data/raw`.\n",
        "```\nbash download_dataset.sh\n```\n",
        "- Stock data: https://example.org/stock\n",
        "The *data* folder contains the anonymised answers.\n",
        "## Train on the Faces dataset\n\n### Before\n\nDownload faces.zip from the [page](https://example.org).\n",
        "Obtain a copy of ImageNet and set `ROOT` to the directory where it is located.\n",
        "The recordings are described\nin the paper; all\ndatasets are available on the [page](https://example.org).\n",
        "The photographs of all plots are on Zenodo: https://zenodo.org/record/7654321 .\n",
        "## Data Preparation\n\n### Download\n\n```\npython download.py --name [set]\n```\n",
        "- Download the LeafNet dataset and move the images to subfolders\n",
        "- [NLU dataset](https://example.org/nlu)\n",
        "## 데이터\n\n학습 데이터는 [이 링크](https://example.org/d)에서 내려받아 data 폴더에 두세요.\n",
        "## データ\n\n学習用のデータは[こちら](https://example.org/d)からダウンロードしてください。\n",
        "* [Simulation data](https://drive.google.com/file/d/1/view) of four runs.\n",
    ],
)
def test_ways_to_say_how_to_get_the_data(readme):
    assert data_instructions(make_subject({"README.md": f"# A\n\n{readme}"})).outcome == "pass"


@pytest.mark.parametrize(
    "readme",
    [
        "We study data augmentation for small datasets.\n",
        "## Data augmentation\n\nThe method makes new samples from old ones and needs no labels at all.\n",
        "## Data loader\n\nThe class reads batches in several processes and shuffles them each epoch.\n",
        "The dataset will be released.\n",
        "## Handling missing data\n\nInterpolation deals with values that are missing or not finite.\n",
        "## Install\n\nDownload the installer from the [page](https://example.org).\n",
        "The [model](https://drive.google.com/file/d/1/view) was trained on data.\n",
        "## What data does it work with?\n\nIt works with reads that are longer than seventy bases.\n",
        "Trained on LAION, which is large.\n",
        "We obtained a value of 3.07 bits/dim on CIFAR-10 pictures.\n",
        "```\n./download.sh\n```\n",
        "Download the model data\n",
        "Accept the terms at https://example.org/t before you download the model or the data.\n",
        "The option `--meta` shows where the output data are stored in `out/`.\n",
        "### Data Files\n\n* [Pre-trained network](https://example.org/n.mat) - put it in the top folder\n",
        "The code is on Zenodo: https://zenodo.org/record/7654321 .\n",
        "Models trained on ImageNet can be found [here](https://example.org).\n",
    ],
)
def test_what_gives_no_data(readme):
    assert data_instructions(make_subject({"README.md": f"# A\n\n{readme}"})).outcome == "fail"


def test_a_title_is_no_section_on_data():
    readme = "# Data for the paper\n\nThis is the companion of a paper that we wrote about birds and bees.\n"
    assert data_instructions(make_subject({"README.md": readme})).outcome == "fail"


def test_unknown_where_the_readme_cannot_be_read():
    assert data_instructions(make_subject({"README.md": None})).outcome == "unknown"
