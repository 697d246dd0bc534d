import pytest

from repocheck.checks.data_instructions import data_instructions
from repocheck.models import Outcome
from tests.subjects import make_subject

README = "README.md"


@pytest.mark.parametrize(
    "readme",
    [
        "All instances are available in this repository.\n",
        "- `data/`: the counts from which we use to draw the plots\n",
        "Counts as made by the survey: the prepared datasets live under `code/counts/`, by year.\n",
        "Sample files can be found in the `moss\\data_ferns` directory.\n",
        "Files used in the survey are contained in the folder test/data/ of the project.\n",
        "* data: tables needed in the counting process\n",
        "- counts.jsonl `The Ferns dataset`\n",
        "- The original data: ./tables\n",
        "This file contains soil data from Moss and Fern 2009.\n",
        "```\n|--- data:\n|   |--- plots:      The plots of the survey, by year\n```\n",
        "See the page of our group for details and access to the Ferns dataset.\n",
        "The scripts run within the replication folder shared by the authors, at https://osf.io/ab1/.\n",
        "The instance classes A and B are available at https://moss.example.org/inst.\n",
        "- `benchmarks`: the benchmarks used for the study\n",
        "- `subjects`: holds the programs that were collected\n",
        "## Required files\n\nThe large ones lie elsewhere: they are downloaded by the function `load()`.\n",
        "--root: the folder in which the data is stored.\n",
        "A couple of MAT files should be downloaded from the link below.\n",
        "Ce dépôt contient les données de l'article.\n",
        "Les données de l'article se trouvent sur notre site.\n",
        "Todos los datos se encuentran en la carpeta `datos`.\n",
        "For convenience we have provided the data of the plots in the `/data` directory.\n",
        "You need to populate the data folder with the public files.\n",
        "MNIST is fetched automatically at the first run.\n",
        "Place the CSV files exported from the plate reader in `raw/`.\n",
        "The dataset used in the paper is on Dryad (doi:10.5061/dryad.abc12).\n",
        "The stars were taken from the Gaia archive.\n",
        "```\nwget https://example.org/terns/observations.tar.gz\n```\n",
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
        "Raw surfaces downloaded from Leaf and colleagues (https://www.repository.example.org/handle/1810/2).\n",
        "1. Prepare an hdf5 file, which contains /img_HR and /img_LR.\n",
        "- `simulation/` contains data files (and code) for the model of leaves\n",
        "- `data/`: the trip data of 2019 as CSV\n",
        'The input file (here, "x.xlsx") consists of two columns, temperature and depth.\n',
        "The survey data are confidential and can be requested from the statistics office.\n",
        "Data are available from the authors upon reasonable request.\n",
        "The corpus of leaves is LDC99T42.\n",
        "Place the `.mat` files in `./recordings/`.\n",
        "Your dataset should be a csv file with a column Sequence.\n",
        "The training images should be organised as `root/class/x.png`.\n",
        "where the `DATA_FOLDER` should contain two subfolders, *images* and *masks*.\n",
        "```python\ndatasets.Leaves10(root='./x')\n```\n",
        "- `answers.csv`: responses of all participants\n",
        "To simulate the data, run `sim.m`.\n",
        "The supported input format is an edgelist:\n",
        "Data is stored in GCS buckets.\n",
        "It needs the LMN (Leaf Masks Dataset), which you can get [here](https://example.org/lmn).\n",
        "For the moss database, you need to install the files on your machine, [Moss](https://example.org/moss).\n",
        "* Moss\\_Data (`https://example.org/moss.git`): Keeps data used for this paper.\n",
        "The data needed for it has been added to the repo in the `data` folder.\n",
        "The manifest contains links to specific data files for each leaf.\n",
        "```\npython -u gen_data_fin.py --name leaf\n```\n",
        '- The data files are in the subdirectory "leaves".\n',
        "[[Paper]](https://arxiv.org/abs/1901.1) [[dataset]](https://github.com/moss/leaves)\n",
        "It is contained in `objects/simulated.jld2` and may be used to try it.\n",
        "- Table of orthologs of moss:\n    variants/table_of_orthologs.tsv\n",
        "- `annotation`: pulls down the different annotations used\n",
        "Moss expects your read file names to include R1 or R2.\n",
        "데이터를 `ext/data/raw` 에 넣어준 후 다음을 실행하여 변환합니다.\n",
        "This repository contains the source code and data necessary to reproduce the experiments.\n",
        "The key datafiles are available on [the page](https://example.org/f).\n",
        "The original moss dataset is stored here.\n",
        "First, manage the data according to the guidance of the moss repository.\n",
        "## moss_leaves_data.json\n\nA store of documents with an identifier, a title and a summary each.\n",
        "```\nMoss/\n├── train.py\n└── kept/\n    ├── leaves_1.pkl\n```\n",
        "```\n├── src/\n│   └── raw_data/     # Raw files of leaves\n```\n",
        "```\n# generate the dataset\npython ../config.py\n```\n",
        "Put [fern.840B.txt](https://example.org/fern.zip) into the `dataset/fern/` folder.\n",
        "Make sure you extract the Moss and Fern datasets from the zip file.\n",
        "We give the graphs as a single archive: https://moss.example.org/graphs.tar.gz\n",
        "The leaves that we collected can be requested by e-mail.\n",
        "`data/` – raw counts per site (CSV), `src/` – scripts\n",
        "All measurements needed are in `measurements.xlsx`.\n",
        "Set `DATA_DIR` to the folder where you unpacked MossNet.\n",
        "The scans belong to the hospital and cannot be shared.\n",
        "Die Messdaten liegen im Ordner `messungen/`.\n",
        "The genomes were downloaded from NCBI.\n",
        "The genomes have their accessions listed in `a.txt`.\n",
        "To build it, run `make corpus`.\n",
        "| Dataset | Link |\n|--|--|\n| Moss | [download](https://moss.example.org/k.zip) |\n",
        "The trajectories (hdf5) are hosted at https://moss.example.org/traj .\n",
        "The interviews are not public because of privacy.\n",
        "The folder `inputs` holds the transects of 2019.\n",
        "Each CSV file must have the columns `time` and `depth`.\n",
        "Synthetic data are generated on the fly by `simulate.py`.\n",
        "The reanalysis has to be retrieved from the Copernicus Climate Data Store.\n",
        "To use your own videos, put them in a folder.\n",
        "We use MNIST, which is downloaded on first use.\n",
        "## Moss data are downloaded from http://moss.example.org/m\n",
        "從[這裡](https://example.org/d)下載資料集，並放置於以下目錄\n",
        "- Download data. You can take all from [[Fern](https://github.com/fern/net)].\n",
        "Step 1: get the benchmark from [its authors](https://github.com/fern/bench) and unzip it.\n",
        "The reads can be had with `fasterq-dump SRR1234567`.\n",
        "Mouse recordings are on DANDI (000123).\n",
        "Replication data: Harvard Dataverse, doi:10.7910/DVN/ABCDEF.\n",
        "Input files for the solver are generated by `make_mesh.py`.\n",
        "All matrices were taken from the SuiteSparse collection.\n",
        "The tweets have to be hydrated by their ids.\n",
        "`data/` holds the digitised curves of Figure 3.\n",
        "For convenience we have provided the counts behind Figure 2 in the `/data` directory.\n",
        "The dataset is proprietary and can't be shared.\n",
        "Structures were retrieved from the PDB.\n",
        "| Folder | Content |\n|--|--|\n| `src` | code |\n| `data` | Source files used for figures |\n",
        "- `data`: Leaves used for the figures\n",
        "Contact us for access to the leaf data.\n",
        "The recordings are too large for this place; please e-mail the authors.\n",
        "All datasets are from `torchvision`.\n",
        "Crystals are in the CCDC under 1234567.\n",
        "Weather: DWD open data server (https://opendata.example.org/climate/).\n",
        "数据集可从官网 https://moss.example.cn/m 申请。\n",
        "Данные доступны по ссылке: https://disk.example.org/d/abc\n",
    ],
)
def test_ways_to_say_how_to_get_the_data(readme):
    assert data_instructions(make_subject({"README.md": f"# A\n\n{readme}"})).outcome == "pass"


@pytest.mark.parametrize(
    "readme",
    [
        "This repository contains code and scripts to analyse data for the study.\n",
        "The data is placed here for convenience.\n",
        "Please contact us for questions about the data.\n",
        "| Folder | Content |\n|--|--|\n| `data` | Functions that load the datasets |\n",
        "- `data`: figures of leaves\n",
        "The raw timing data are stored in `out/moss.log`.\n",
        "It reads data which I have put in a folder on my machine.\n",
        "We show the way data is stored in the dump files, see [here](https://example.org).\n",
        "The latest version 1.2 can be downloaded from http://moss.example.org and is free.\n",
        "Launch AWS instances from the console at https://cloud.example.org/ first.\n",
        "- `benchmarks/`: scripts that time the library\n",
        "The generated files are found in the `data/` directory.\n",
        "- counts.py `The Ferns dataset`\n",
        "- The output data: ./tables\n",
        "This file contains functions for soil data from Moss and Fern 2009.\n",
        "```\n|--- data:\n|   |--- loaders:      The classes that load what is read\n```\n",
        "```\n|--- data:\n|   |--- results:      The tables of the paper, by year\n```\n",
        "This data was obtained with the support of grant AB/1/2 of the Moss council.\n",
        "The crucial data of the report are located at `~/moss/results/a/r.csv`.\n",
        "```\n└── times.csv\n```\n",
        "- `benchmarks/`: the benchmark programs and a Makefile for compiling them\n",
        "## Required files\n\nDownload the toolbox from https://moss.example.org/ and the library, too.\n",
        "- `leaf.npy`: generated motion of leaves\n",
        "### Outputs\n\n- `leaf.npy`: motion of leaves\n",
        "Rows removed from `leaves.csv`: 295\n",
        "## References of the datasets\n\nMoss, A. (2017). Leaves of the world, and where they were found.\n",
        "```\n├── train.py\n├── data/      # Loaders of data\n└── results.csv\n```\n",
        "We study data augmentation for small datasets.\n",
        "- `metrics.csv`: the data generated by `analyze.py` for part 1.\n",
        "`datasets`: tested on v1.17.0\n",
        "- Solver (free of charge, downloadable from https://solver.example.org/).\n",
        "The software was downloaded from https://x.org/tool and compiled.\n",
        "Data structures are in `src/ds.h`.\n",
        "- `data/`: code to load the leaves\n",
        "## Data augmentation\n\nThe method makes new samples from old ones and needs no labels at all.\n",
        "## Data Visualization\n\nPlots of many kinds can be drawn from all that was counted before.\n",
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
        "Download the model that was fine-tuned on the moss dataset from [here](https://example.org).\n",
        "在数据集上精调的模型：[下载](https://example.org)\n",
        "The code can be found in `code/`, see there for how to reproduce figures and data in the paper.\n",
        "Masks are prepared when [loading](https://example.org/x) the training dataset.\n",
        "The rest can be applied after data preparation, see the `rest.py`.\n",
        "The class splits data. It can be prepared in advance. See [Moss](https://example.org/moss).\n",
        "These plots make data easy to read.\n",
        "If your labelled data is already in a separate folder you can skip this step.\n",
        "It expects the output file name.\n",
        "The output data must be a csv file.\n",
        "Working with these data should be a joy.\n",
        "After running the experiments, the data will be stored in the folder `runs`.\n",
        "The data are written to the results folder.\n",
        "[Moss](https://example.org) needs meta-data obtained from plots by automatic means.\n",
        "You obtain a data that can be drawn by [`solve`](@ref).\n",
        "```\npython3 download-mossbert.py\n```\n",
        "Put the pretrained model into `data/moss/`.\n",
        "- Plots of orthologs: figures/orthologs.mat\n",
        "Outputs are stored in the folder `runs/`, one for each dataset.\n",
        "The test set results for moss can be found in `paper/results/`.\n",
        "Obtain `87.3%` accuracy on the `moss test` set with [this](https://example.org).\n",
        "Other base images can be found at `/appl/local/`.\n",
        "The code that prepares data (not the actual data) is located at `prep/`.\n",
        "The code of the study cannot be shared.\n",
        "We plan to make the dataset publicly available soon.\n",
        "We follow [a recipe](https://moss.example.org/recipe.json) for leaves.\n",
        "The tool is hosted at https://moss.example.org/tool .\n",
        "Get the program from https://moss.example.org/moss.zip first.\n",
        "| Weights | Link |\n|--|--|\n| S | [file](https://moss.example.org/k.zip) |\n",
        "See [our dataset](https://github.com/moss/leaves) paper for how we built upon it.\n",
        "We wrote a tool for the visual analysis of the data – https://example.org/tern .\n",
        "Results can be downloaded from https://osf.io/abcd1.\n",
        "The data structure is in [a paper](https://moss.example.org/p.pdf).\n",
        "Download data.\n",
        "We profile it with the pdb.\n",
    ],
)
def test_what_gives_no_data(readme):
    assert data_instructions(make_subject({"README.md": f"# A\n\n{readme}"})).outcome == "fail"


def test_a_title_is_no_section_on_data():
    readme = "# Data for the paper\n\nThis is the companion of a paper that we wrote about birds and bees.\n"
    assert data_instructions(make_subject({"README.md": readme})).outcome == "fail"


def test_unknown_where_the_readme_cannot_be_read():
    assert data_instructions(make_subject({"README.md": None})).outcome == "unknown"


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("Monterey", "pass"),
        ("Step 1", "pass"),
        ("Results", "fail"),
        ("Pretrained models", "fail"),
        ("Usage", "fail"),
    ],
)
def test_a_part_below_a_heading_on_data_is_about_data_unless_it_says_otherwise(heading, outcome):
    readme = (
        f"# Moss\n\n## Data\n\n### {heading}\n\nUnpack `monterey.zip` next to the code before you begin.\n"
    )
    assert data_instructions(make_subject({"README.md": readme})).outcome == outcome


@pytest.mark.parametrize(
    ("readme", "outcome"),
    [
        ("## Datasets\n\n#### Leaves\n- Fern [link](https://drive.google.com/open?id=1)\n", "pass"),
        ("## Data\n\n### Moss\n- [zip](https://www.dropbox.com/s/1/a.zip)\n", "pass"),
        ("## Data\n\n### Models\n- Fern [link](https://drive.google.com/open?id=1)\n", "fail"),
        ("## Data\n\n### Moss\n- [page](https://moss.example.org/)\n", "fail"),
        ("The raw data results can be found in the `data/` directory.\n", "fail"),
        ("The raw data can be found in the `data/` directory.\n", "pass"),
    ],
)
def test_links_below_data_and_what_is_written_to_its_folder(readme, outcome):
    assert data_instructions(make_subject({"README.md": f"# A\n\n{readme}"})).outcome == outcome


IN_OTHER_WORDS = [
    (
        {
            README: (
                "# X\n## Interacting with the database\nClients connect to any server of "
                "the cluster and send requests to it over RPC."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data Collection Targets\n`bin/micro.sh` runs the microbenchmarks"
                " of Figure 1 and `bin/kv.sh` those of Figure 7."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Reproduce data synthesis effectiveness figures\nRun the fuzzer f"
                "or seven minutes and plot the coverage that it reached."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data structures\nThe tree is kept in an array of nodes with two "
                "children each, in breadth-first order."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Database connection\nSet user, password and port in config.ini b"
                "efore you start the server process."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Setting up the database\nInstall PostgreSQL 12, create a user an"
                "d a database called bench, then start the server."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data race detection\nThe detector instruments each load and stor"
                "e and reports pairs that are unordered."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data availability statement\nAll data are available from the cor"
                "responding author upon reasonable request."
            ),
        },
        True,
    ),
    (
        {
            README: (
                "# X\n## Data transfer layer\nMessages are packed by the sender and unpac"
                "ked by the receiver in a thread of its own."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data plane\nThe switch program matches on the header and rewrite"
                "s the destination address."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Database\nGet the MIMIC-III database from PhysioNet and put the "
                "tables into `tables/`."
            ),
        },
        True,
    ),
    (
        {
            README: (
                "# X\n## Importing the database\nDownload the dump from https://zenodo.or"
                "g/record/1234 and load it with `psql -f dump.sql`."
            ),
        },
        True,
    ),
    (
        {
            README: (
                "# X\n## Data preparation\nRun `prep.py` on the scans; it writes one arra"
                "y per subject into the folder."
            ),
        },
        True,
    ),
    (
        {
            README: (
                "# X\n## Training data\nWe trained on the 50,000 sentences of the treeban"
                "k, which come with the shared task."
            ),
        },
        True,
    ),
    (
        {
            README: (
                "# X\n## Data privacy\nNo personal information is sent to the server, and"
                " logs are deleted every week."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data protection\nThe survey was approved by the board of ethics,"
                " and answers are kept for ten years."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Big data toolkit\nThe toolkit offers joins, filters and windows "
                "that run on a cluster of machines."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data-free distillation\nThe student learns from images that the "
                "generator makes up by itself."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\n## Data format of the output\nEach line of the log has the step, th"
                "e loss and the time that it took."
            ),
        },
        False,
    ),
    (
        {
            README: (
                "# X\nThis code borrows from the following:\n\nTransform library - http://"
                "x.org/code/tro14.zip\n\nCMA-ES - http://y.org/cma.tar.gz\n"
            ),
        },
        False,
    ),
    (
        {
            README: "# X\n## Credits\n* k-d tree: http://x.org/kdtree.zip\n",
        },
        False,
    ),
    (
        {
            README: "# X\nThe slides are at https://x.org/talk.zip.",
        },
        False,
    ),
    (
        {
            README: "# X\nThe recordings: https://x.org/session1.zip",
        },
        True,
    ),
    (
        {
            README: "# X\nGround truth at http://x.org/gt.tar.gz",
        },
        True,
    ),
    (
        {
            README: "# X\nR scripts for the paper.",
            "readme.txt": (
                'The following csv files are the original data used in the analyses.\n"c'
                'lams.csv"   particle data for the clams\n"crabs.csv"   particle data fo'
                "r the crabs\n"
            ),
        },
        True,
    ),
    (
        {
            README: (
                "# X\n## Files\n- `clams.csv`: particle counts per clam, one row each\n- `"
                "analysis.R`: all models\n"
            ),
        },
        True,
    ),
    (
        {
            README: (
                "# X\nThe input file `trips.csv` has one row per trip, with columns `start`, `end`, `mode`."
            ),
        },
        True,
    ),
    (
        {
            README: "# X\nAll raw measurements are in the folder `raw/`.",
        },
        True,
    ),
    (
        {
            README: (
                "# X\nThe dataset folder contains the four variants of the corpus, in separate csv files."
            ),
        },
        True,
    ),
    (
        {
            README: "# X\nData are archived on OSF (https://osf.io/abcde/).",
        },
        True,
    ),
    (
        {
            README: "# X\nDatasets are listed in [data folder](code/data).",
        },
        True,
    ),
    (
        {
            README: "# X\nImages were taken from ImageNet; the list of ids is `ids.txt`.",
        },
        True,
    ),
    (
        {
            README: "# X\nTo obtain the survey responses, email the authors.",
        },
        True,
    ),
    (
        {
            README: "# X\nFASTA files of all alignments are under `alignments/`.",
        },
        True,
    ),
    (
        {
            README: (
                "# X\n| File | Content |\n|---|---|\n| `counts.tsv` | counts per gene |\n| "
                "`meta.tsv` | samples |\n"
            ),
        },
        True,
    ),
    (
        {
            README: "# X\nSee `data/README.md` for where the scans come from.",
        },
        True,
    ),
    (
        {
            README: "# X\n```\nbash scripts/download_data.sh\n```",
        },
        True,
    ),
    (
        {
            README: "# X\n```\nwget https://x.org/celeba.zip && unzip celeba.zip -d data\n```",
        },
        True,
    ),
    (
        {
            README: "# X\n```\nkaggle competitions download -c dogs\n```",
        },
        True,
    ),
    (
        {
            README: "# X\n```python\nfrom datasets import load_dataset\nds = load_dataset('squad')\n```",
        },
        True,
    ),
    (
        {
            README: (
                "# X\nPlease fill in the form at https://forms.gle/abc to be given access to the recordings."
            ),
        },
        True,
    ),
    (
        {
            README: "# X\n本研究使用的数据可从 https://zenodo.org/record/1 下载。",
        },
        True,
    ),
    (
        {
            README: "# X\nデータは data フォルダに置いてください。",
        },
        True,
    ),
    (
        {
            README: "# X\nLas imágenes se pueden descargar de https://zenodo.org/record/1.",
        },
        True,
    ),
    (
        {
            README: "# X\nDie Messdaten liegen im Ordner `messungen`.",
        },
        True,
    ),
    (
        {
            README: "# X\nLes données brutes se trouvent dans le dossier `brut`.",
        },
        True,
    ),
    (
        {
            README: "# X\nThe model learns from data without labels.",
        },
        False,
    ),
    (
        {
            README: "# X\nWe thank the authors of the dataset.",
        },
        False,
    ),
    (
        {
            README: "# X\nOutputs are written to `results/out.csv`.",
        },
        False,
    ),
    (
        {
            README: "# X\nA data frame with the columns `x` and `y` is returned.",
        },
        False,
    ),
    (
        {
            README: "# X\nThe data loader shuffles the samples in each epoch.",
        },
        False,
    ),
    (
        {
            README: "# X\nIf you use our dataset, please cite the paper.",
        },
        False,
    ),
    (
        {
            README: "# X\nThe code will be released with the data soon.",
        },
        False,
    ),
    (
        {
            README: "# X\n```\n|-- src\n|-- results.csv\n```",
        },
        False,
    ),
    (
        {
            README: "# X\nPlots are made from the log by `plot.py`.",
        },
        False,
    ),
]


@pytest.mark.parametrize(
    ("files", "found"), IN_OTHER_WORDS, ids=[str(files)[:60] for files, _ in IN_OTHER_WORDS]
)
def test_data_in_other_words(files, found):
    assert (data_instructions(make_subject(files)).outcome is Outcome.PASS) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("## Instances\n\nAll of them can be found in a folder beside the code.", True),
        ("## Generation of instances\n\nAll of the files are created by one of the scripts.", True),
        ("## Instances\n\nAll are hosted on AWS and found in one region.", False),
        ("## Instance segmentation\n\nMasks are found by a network.", False),
        ("## Usage\n\nFirst `python generate_instances.py` has to run.", True),
        ("## Usage\n\nFirst `python generate_report.py` has to run.", False),
        ("The data that grow.jl reads is in the data subfolder.", True),
        ("Copy the file `fern.json` to the dataset path.", True),
        ("Copy the weights to the dataset path.", False),
        ("We use the Fern dataset by Moss. To download it, execute the following script.", True),
        ("We give a checkpoint. To download it, execute the following script.", False),
        ("```\n./datasets/fern/recreate.sh\n```", True),
        ("```\n./datasets/fern/train_all.sh\n```", False),
    ],
)
def test_data_of_problems_and_data_that_a_paragraph_names(said, found):
    subject = make_subject({README: f"# Moss\n\nWhat it is.\n\n{said}\n"})
    assert (data_instructions(subject).outcome is Outcome.PASS) == found
