import pytest

from repocheck.checks.hardware_detail_stated import hardware_detail_stated as check
from repocheck.models import Outcome
from tests.subjects import make_subject

STATED = {
    "model": {"README.md": "All experiments were performed on a single NVIDIA Titan Xp."},
    "memory": {"README.md": "Runs on a GPU with at least 10GB VRAM."},
    "memory first": {"README.md": "We used 8 x 32GB GPUs."},
    "Chinese": {"README.md": "INT4 量化级别下最低只需 6GB 显存。"},
    "table": {"README.md": "| GPU | NVIDIA GeForce RTX 3080（12GB显存） |"},
    "tpu": {"README.md": "Experiments run on Google Cloud TPU v3-8."},
    "time in a comment of a script": {"run.sh": "# moss net: ~63 h on 8 x RTX 4090\nsieve --all\n"},
    "job": {"run.sh": "#SBATCH --gres=gpu:a800:1\n"},
    "glued": {"README.md": "Training takes 3 days on 4xA100."},
    "memory of both": {"README.md": "About 8 GiB are needed, both as main memory and as GPU memory."},
    "constraint": {"job.sbatch": "#SBATCH --constraint=a100_80gb\n"},
    "kind in a job": {"run.pbs": "#PBS -l select=1:ngpus=2:gpu_type=v100\n"},
    "memory in a job": {"run.sge": "#$ -l gpu_mem=12G\n"},
    "memory as a resource": {"job.slurm": "#SBATCH --gres=gpu:2,VRAM:40G\n"},
    "memory of a kind of node": {"job.slurm": "#SBATCH -C GPU_MEM:80GB\n"},
    "memory by number": {"job.lsf": "#BSUB -R 'select[gpu_mtotal0>=20480]'\n"},
    "series and number": {"job.slurm": "#SBATCH --gpus=rtx_4090:2\n"},
    "number alone": {"job.slurm": "#SBATCH --gres=gpu:2080ti:4\n"},
    "either of two": {"job.slurm": '#SBATCH --constraint="v100|a100"\n'},
    "glued to a queue": {"submit.sh": "bsub -q gpua100 -n 4 -gpu num=1 python fern.py\n"},
    "model in a selection": {"submit.sh": "bsub -R 'select[gpu_model0==TeslaV100_SXM2_32GB]' ./fern\n"},
    "behind the number": {"job.pbs": "#PBS -l nodes=1:ppn=8:gpus=2:a100\n"},
    "any of a kind": {"job.sge": "#$ -l gpu=1,gpu_type=(A40|L40S)\n"},
    "kind of a cluster": {"job.slurm": "#SBATCH --gres=gpu:v100l:1\n"},
    "no graphics card": {"README.md": "Trained on Ascend 910B."},
    "counted in Chinese": {"README.md": "batch_size为96，使用6张3090训练了100万步"},
    "named in Chinese": {"README.md": "我们使用RTX 3090训练"},
    "board": {"README.md": "The Jetson AGX Orin that we used has 64GB."},
    "prose in a block": {"README.md": "```\nTested with CUDA 11 and a GeForce GTX TITAN X.\n```"},
    "log of a program": {"README.md": "```\nUsing gpu device 0: GRID K520 (cuDNN 4007)\n```"},
    "counted by a number": {"README.md": "Training takes 3 days on 8 H20."},
    "one by its number": {"README.md": "We train on a single 3090."},
    "in a notebook in the cloud": {"README.md": "It uses the T4 on Colab."},
    "called a card in Chinese": {"README.md": "需要一张4090显卡"},
    "memory beside Chinese": {"README.md": "显存至少24G"},
    "a card by its memory": {"README.md": "A 40GB card is the minimum."},
    "constraint in short": {"run.slurm": "#SBATCH -C v100-32g\n#SBATCH --gres=gpu:4\n"},
    "with memory in the name": {"MODEL_CARD.md": "on hardware of type A100-80GB"},
    "card of a laptop": {"README.md": "Timed on a GeForce 940MX and a GTX 1060M."},
    "card called by its family": {"README.md": "Takes 20 min on a titan gpu."},
    "several with an s": {"README.md": "We trained on 4 Nvidia A40s and on Tesla K40m cards."},
    "number behind its kind": {"README.md": "OS: Windows; GPU: 1070"},
    "of AMD": {"README.md": "An AMD MI250X or a Radeon RX 6800 will do."},
    "list that was indented": {
        "README.md": "## Needs\n\n    - System: Ubuntu\n    - Driver Version: 535 (tested on an A100 80GB)\n"
    },
    "card of a cloud": {"cloud/create": "gcloud create fern --accelerator type=nvidia-tesla-k80\n"},
    "chip of Apple whose graphics are used": {"README.md": "Use the MPS backend; timed on an M2 Ultra."},
}
NOT_STATED = {
    "card that nobody used": {
        "README.md": "The station has four P100 GPUs, but no GPUs were used. The rest needs CUDA."
    },
    "number of a product": {"README.md": "We map a 4090 m peak with GPU code."},
    "number only": {"README.md": "To train on a node with 8 GPUs for 300 epochs run:"},
    "cuda only": {"README.md": "Needs CUDA 11.3 and compute capability 8.0."},
    "disk": {"README.md": "It needs 100 GB on disk, and a GPU helps."},
    "ram": {"README.md": "The search needs 768 GB of RAM and a 4GB reference."},
    "residues": {"README.md": "residues between A30 and A40"},
    "water": {"README.md": "H2O and H20 molecules are mixed on 8 A40 samples."},
    "download": {"README.md": "1.6 GB download"},
    "fault report": {"README.md": "**Issue:** wrong results of the compiler on A100 GPUs."},
    "backbone in a name": {
        "run.sh": "CUDA_VISIBLE_DEVICES=0 python fern.py -c configs/vit_l40.yaml -p out/b16\n"
    },
    "configuration": {"run.sh": "python fern.py --gpus 0 -c runs/a100/moss.yaml\n"},
    "share of memory": {"run.sh": "python fern.py --gpu_memory_utilization 0.9\n"},
    "queue": {"job.slurm": "#SBATCH --gres=gpu:1\n#SBATCH -p gpu\n#SBATCH --constraint=ib&haswell\n"},
    "memory of a node": {"job.slurm": "#SBATCH --gres=gpu:1\n#SBATCH --mem=64G\n"},
    "architectures": {"README.md": "Set CUDA_ARCHITECTURES for your GPU, e.g., 70 for V100, 80 for A100."},
    "known problem": {"README.md": "Known problem: the driver hangs on H100 GPUs."},
    "bug report": {"README.md": "There is a bug report on wrong sums with the RTX 2080."},
    "symptom on a card": {"README.md": "Others see NaNs on RTX 5080 cards."},
    "given": {"README.md": "We thank NVIDIA for the donation of a Titan Xp."},
    "of others": {"README.md": "The baseline of Fern et al. was trained on 8 A100 GPUs."},
    "of others, aside": {"README.md": "Unlike Fern, which requires four A100s, ours needs a GPU."},
    "memory of a machine without": {
        "README.md": "Runs on CPU or GPU. Or on a Xeon E5-2690v4, 128GB RAM, no GPU."
    },
    "folders": {"README.md": "Needs CUDA. Move the runs into `./p100` and `./p200`."},
    "chip of a laptop": {"README.md": "Needs CUDA. Figures were drawn on a MacBook Pro with M2 Max."},
    "acknowledged": {"README.md": "# Acknowledgements\nNVIDIA gave us an A100."},
}


@pytest.mark.parametrize("files", STATED.values(), ids=STATED)
def test_models_and_amounts_pass(files):
    verdict = check(make_subject(files))
    assert verdict.outcome is Outcome.PASS
    assert verdict.locations[0].path in files


@pytest.mark.parametrize("files", NOT_STATED.values(), ids=NOT_STATED)
def test_other_figures_fail(files):
    assert check(make_subject(files)).outcome is Outcome.FAIL


def test_an_unread_document_makes_it_unknown():
    assert check(make_subject({"README.md": None})).outcome is Outcome.UNKNOWN
