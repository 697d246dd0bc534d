import pytest

from repocheck.checks.compute_target_declared import compute_target_declared as check
from repocheck.models import Outcome
from tests.subjects import make_subject as subject_of

README = "README.md"


def make_subject(files, **kinds):
    """Make a subject with a program in it, so that there is something to run."""
    return subject_of({"main.m": "x", **files}, **kinds)


DECLARED = {
    # tier 1: prose
    "needs": ({README: "# X\nYou need one GPU with 12 GB of memory."}, "gpu", 1),
    "card": ({README: "All experiments ran on a single RTX 3090."}, "gpu", 1),
    "cuda version": ({README: "Tested with CUDA 11.3 and cuDNN 8."}, "gpu", 1),
    "no GPU required": ({README: "- Optional: a modern CPU; no GPU required"}, "cpu", 1),
    "hard-wrapped negation": ({README: "This package does not\nrequire a GPU."}, "cpu", 1),
    "without requiring": (
        {README: "An efficient tool that trains models without requiring a GPU."},
        "cpu",
        1,
    ),
    "not supported": ({README: "It only works on CPU; GPUs are not supported yet."}, "cpu", 1),
    "either": ({README: "The code runs on both CPU and GPU."}, "gpu+cpu", 1),
    "if you have none": ({README: "If you do not have a GPU, install the CPU version."}, "gpu+cpu", 1),
    "GPU recommended": ({README: "Training is slow on CPU. We suggest to use a GPU!"}, "gpu+cpu", 1),
    "named processor with a time": (
        {README: "On 24 Xeon E5-2620 @ 2.00GHz CPUs, this takes 20 minutes."},
        "cpu",
        1,
    ),
    "machines with a processor only": (
        {README: "# Hardware\n\n- 3 virtual machines with Intel Core i7-12700F CPU @ 2.10GHz\n- 8 GB RAM\n"},
        "cpu",
        1,
    ),
    "systems by their cores": ({README: "24 to 32 core Xeon systems are fastest."}, "cpu", 1),
    "kind of processor": ({README: "# Requirements\n\n* x86-64 compatible processors\n"}, "cpu", 1),
    "computer by its class": ({README: "A powerful computer (e.g. i7) gives real-time speed."}, "cpu", 1),
    "two generations": ({README: "## M1-M3 Mac installation\n\nIt works out of the box.\n"}, "mps", 1),
    "an error message": ({README: "| Error: No CUDA toolset found | install CUDA |"}, "gpu", 1),
    "machines with a processor, and a card": (
        {README: "# Hardware\n\n- a machine with Intel Core i7-9700K\n- one GeForce RTX 2080\n"},
        "gpu",
        1,
    ),
    "an option for a GPU": (
        {README: "If you are running on a GPU you can pass in the option `--data.cuda`."},
        "gpu+cpu",
        1,
    ),
    "an option for many GPUs": (
        {README: "If you are running on multiple GPUs, pass the option `--gpus 4`."},
        "gpu",
        1,
    ),
    "a GPU helps": ({README: "* GPU is recommended but not required"}, "gpu+cpu", 1),
    "a place for a GPU": ({README: "```\npython train.py -g [GPU_LIST]\n```"}, "gpu", 3),
    "device by its place": ({README: "```\n./learn.sh data/moss cuda:0 small\n```"}, "gpu", 3),
    "laptop in three words": ({README: "_40 kites, 10sec timeout, on Mac Book Pro (M2 Max)_"}, "cpu", 1),
    "lists in a folder called venv": (
        {"venv/environment.yml": "dependencies:\n- cudatoolkit=11\n"},
        "gpu",
        2,
    ),
    "which GPU": ({README: "```\n./run.sh DATASET GPU_ID\n```"}, "gpu", 3),
    "package of RAPIDS": ({"requirements.txt": "pandas\ncucim\n"}, "gpu", 2),
    "three": ({README: "Works out-of-the-box with CPU, GPU, and Cloud\nTPU."}, "gpu+cpu+tpu", 1),
    "tpu": ({README: "Experiments run on Google Cloud TPU v3-8."}, "tpu", 1),
    "for GPU see another": (
        {README: "Models are trained on TPUs.\n\n* For PyTorch and GPU implementation, see OtherRepo."},
        "tpu",
        1,
    ),
    "Chinese": ({README: "如果你没有 GPU 硬件的话，也可以在 CPU 上进行推理，需要 6GB 显存。"}, "gpu+cpu", 1),
    "Chinese mps": ({README: "可以使用 MPS 后端来运行。"}, "mps", 1),
    "machine that is spoken of beside a package": (
        {
            README: "# Hardware\n\n- A desktop computer with 2 CPU cores.\n",
            "environment.yml": "dependencies:\n- cuda-version=12\n",
        },
        "gpu+cpu",
        1,
    ),
    "machine beside a card": (
        {README: "| CPU | Intel Core i5 12400F |\n| GPU | GeForce RTX 3080 |"},
        "gpu",
        1,
    ),
    "xeon beside a card": ({README: "- Ubuntu with a Titan X GPU and Intel Xeon CPU E5-2620 v2"}, "gpu", 1),
    "cpu offload": ({README: "Trained on 4 A100 GPUs; CPU offload saves memory."}, "gpu", 1),
    "python layers": (
        {README: "Needs a GPU; some operations execute on the CPU in Python layers."},
        "gpu",
        1,
    ),
    "machine": ({README: "We used a server with a Xeon CPU and one GPU, on 8 CPUs and 4 GPUs."}, "gpu", 1),
    "memory of both": ({README: "One A100; layers are swapped between CPU and GPU memory."}, "gpu", 1),
    "not on a CPU": ({README: "Needs a GPU. Training with CPUs only is not supported."}, "gpu", 1),
    "demo without GPU": ({README: "Colab demo (no GPU needed).\n\nPre-training uses 8 GPUs."}, "gpu", 1),
    "original on TPU": (
        {README: "The original implementation was in TensorFlow+TPU. This one is for GPU."},
        "gpu",
        1,
    ),
    "reST": ({"README.rst": "Title\n=====\n\nThe ops are only supported on the GPU using CUDA.\n"}, "gpu", 1),
    "nested readme": (
        {"README": "x", "model/train/README.md": "To train on a node with 8 gpus run:"},
        "gpu",
        1,
    ),
    "docs": ({README: "x", "docs/en/install.md": "Requires a GPU."}, "gpu", 1),
    "root document": ({README: "x", "PRETRAIN.md": "8 nodes with 8 GPUs each"}, "gpu", 1),
    "comment of a requirement": (
        {"requirements.txt": "tensorflow  # change to 'tensorflow-gpu' for gpu support"},
        "gpu",
        1,
    ),
    "comment in a code block": ({README: "```\n# CPU only\npip install x\n```"}, "cpu", 1),
    "code in back-ticks alone in its line": (
        {README: "# Net\n\n```python train.py```\n\nTraining needs one GPU, or a CPU and patience."},
        "gpu+cpu",
        1,
    ),
    "fence within a longer fence": ({README: "````\n```\nx\n```\n````\n\nRuns on a CPU."}, "cpu", 1),
    # tier 2: dependency and container tokens
    "cudatoolkit": ({"environment.yml": "name: x\ndependencies:\n  - cudatoolkit=11.3\n"}, "gpu", 2),
    "any build of CUDA": ({"environment.yml": "name: x\ndependencies:\n  - dgl=2.*=*cuda12*\n"}, "gpu", 2),
    "any CUDA": ({"environment.yml": "name: x\ndependencies:\n  - jaxlib=*=cuda*\n"}, "gpu", 2),
    "build string": (
        {"environment.yml": "name: x\ndependencies:\n  - pytorch=1.12=py3.9_cuda11.3_0\n"},
        "gpu",
        2,
    ),
    "local version": ({"requirements.txt": "torch==1.9.0+cu111\n"}, "gpu", 2),
    "inline index": (
        {"requirements.txt": "torch==2.4 --index-url https://download.pytorch.org/whl/cu124\n"},
        "gpu",
        2,
    ),
    "tpu extra": ({"requirements.txt": "jax[tpu]>=0.2\ntensorflow-cpu\n"}, "tpu", 2),
    "sub-folder": ({"evaluations/requirements.txt": "tensorflow-gpu>=2.0\n"}, "gpu", 2),
    "image": (
        {"docker/Dockerfile": "FROM nvcr.io/nvidia/cuda:11.6.2-cudnn8-runtime-ubuntu20.04\n"},
        "gpu",
        2,
    ),
    "compose": ({"docker-compose.yml": "services:\n  x:\n    runtime: nvidia\n"}, "gpu", 2),
    "compose on cpu": (
        {"docker-compose.yaml": "environment:\n  THEANO_FLAGS: mode=FAST_RUN,device=cpu\n"},
        "cpu",
        2,
    ),
    "split containers": (
        {"Dockerfile.cpu": "FROM python\n", "Dockerfile.gpu": "FROM python\n"},
        "gpu+cpu",
        2,
    ),
    "split lists": ({"requirements_cpu.txt": "a\n", "requirements-gpu.txt": "a\n"}, "gpu+cpu", 2),
    "cpuonly": ({"environment.yml": "name: x\ndependencies: [pytorch, cpuonly]\n"}, "cpu", 2),
    "install line": ({README: "```\nconda install pytorch cudatoolkit=11.3 -c pytorch\n```"}, "gpu", 2),
    "alternatives": ({"setup.py": "for p in ['tensorflow', 'tensorflow-gpu']:\n    setup()\n"}, "gpu+cpu", 2),
    "makefile": ({"Makefile": "NVCC = nvcc\n"}, "gpu", 2),
    # tier 3: commands
    "documented command": ({README: "Run `python cifar.py --config x.yaml --gpus 0`"}, "gpu", 3),
    "device flag": ({README: "```\npython run.py --device cuda:0\n```"}, "gpu", 3),
    "launch script": ({README: "x", "run.sh": "CUDA_VISIBLE_DEVICES=0 python train.py\n"}, "gpu", 3),
    "modules of a cluster": (
        {README: "python a.py", "a.sh": "module load gcc/9 cuda/11.1 cudnn\n"},
        "gpu",
        3,
    ),
    "nodes of a cluster": ({README: "python a.py", "a.sh": "#!/bin/bash\n#SBATCH -C cpu\n"}, "cpu", 3),
    "a queue of a cluster": ({README: "python a.py", "a.sh": "#SBATCH --partition=cpu_long\n"}, "cpu", 3),
    "slurm": ({README: "python train.py", "run.sh": "#!/bin/bash\n#SBATCH --gres=gpu:a800:1\n"}, "gpu", 3),
    "hidden devices": ({"run.sh": 'CUDA_VISIBLE_DEVICES="" python train.py\n'}, "cpu", 3),
    "minus one": ({README: "```\n$ th train.lua -gpuid -1\n```"}, "cpu", 3),
    "unclosed fence": ({README: "```\nbash run.sh\npython a.py --device cuda\n"}, "gpu", 3),
}

SILENT = {
    "nothing": {README: "# X\nWe study graphs."},
    "what is measured": {README: "- Report the benchmark with CPU and memory usage"},
    "changes": {README: "## Changes\n\n- Runs on a CPU, too."},
    "code only": {README: "# X", "train.py": "model.cuda()  # GPU\n", "x.ipynb": '"CUDA_VISIBLE_DEVICES"'},
    "html comment": {README: "# X\n<!-- needs a\nGPU -->\n"},
    "bibtex": {
        README: "# X\n```\n@article{x,\n title={Training over Multiple GPUs}\n}\n```\n"
        "@inproceedings{y, title={GPU {kernels}}}"
    },
    "badge and link": {
        README: "![cudnn](https://img.shields.io/badge/cudnn-8-green) [docs](https://x.org/gpu)"
    },
    "acknowledgement": {README: "## Acknowledgements\nWe thank X for a GPU grant and NVIDIA for two A100."},
    "sponsored anywhere": {README: "Thanks to Lambda for a GPU grant."},
    "question": {README: "### Can it run on a GPU?\n"},
    "example of a question": {
        README: "* If you have questions (such as: How to use multi-gpus?), search the issues first."
    },
    "others": {README: "### Other implementations\n* CUDA implementation: [x](https://x.org)"},
    "handed on": {README: "**Deprecated.** See Other2, which is faster and runs on the GPU."},
    "lists of an environment": {
        "venv/environment.yml": "dependencies:\n- cudatoolkit=11\n",
        "venv/pyvenv.cfg": "x",
    },
    "residues": {README: "keep residues between A30 and A40"},
    "gpu hours": {README: "The paper reports 2M GPU hours."},
    "lock file": {"poetry.lock": 'name = "nvidia-cudnn-cu11"\n', "Manifest.toml": "[[deps.CUDA]]\n"},
    "list of a resolver": {
        "requirements.in": "torch\n",
        "requirements.txt": "# This file is autogenerated by pip-compile\nnvidia-cudnn-cu11==8.5\n",
    },
    "commented out": {"requirements.txt": "# tensorflow-gpu >= 1.11\ntensorflow\n"},
    "kernel that is not used": {README: "We do not utilize the CUDA kernel of the original code."},
    "noise of an export": {
        "environment.yml": "name: x\ndependencies:\n  - libopenvino-intel-cpu-plugin=2023\n"
    },
    "somebody else's program": {README: "- alpaca.cpp, a native client for running models on the CPU"},
    "cpu packages of GPU code": {
        "requirements.txt": "faiss-cpu\ntensorflow-cpu\nonnxruntime\nintel-openmp\n"
    },
    "vendored": {
        README: "x",
        "third_party/y/README.md": "needs a GPU",
        "submodules/z/setup.py": "CUDAExtension",
    },
    "copied package": {
        "a.py": "x",
        "lib/LICENSE": "y",
        "lib/setup.py": "setup()",
        "lib/Dockerfile": "FROM nvidia/cuda:11",
    },
    "workflows": {
        ".github/ISSUE_TEMPLATE/bug.md": "CUDA version:",
        ".devcontainer/Dockerfile": "FROM nvidia/cuda:11",
    },
    "change log": {"CHANGELOG.md": "* Fixed a bug on GPU"},
    "plan": {"docs/SIEVE_PLAN.md": "Step 3: run it on CPU."},
    "data": {"classes.txt": "laptop\nGPU\nmetal\n"},
    "choice list": {"docs/cli.md": "`--accelerator [gpu,cpu,tpu]`"},
    "makefile comment": {"Makefile": "# empty on Apple Silicon\nCC = gcc\n"},
    "two architectures": {
        README: "Compiled with clang, results on x86 (Intel) vs. ARM (Apple Silicon) differ."
    },
    "cores": {README: "Set the number of CPUs with --cpus-per-task 4; needs 16 GB of RAM and 8 CPU cores."},
    "grants of time": {README: "Apply to the TPU Research Cloud for access."},
}


SENTENCES = [
    ("CPU support will be added.", "none"),
    ("CPU support was added.", "cpu"),
    ("Systems lacking a CUDA-capable GPU are not supported.", "gpu"),
    ("We do not ship a CPU version.", "none"),
    ("Training on a CPU is not an option.", "none"),
    ("You don't need a GPU.", "cpu"),
    ("A graphics card isn't necessary.", "cpu"),
    ("All simulations used 64 cores of the cluster.", "cpu"),
    ("One fit takes 3 hours on 1 CPU core.", "cpu"),
    ("Devices: `cpu`, `cuda`, `mps`.", "gpu+cpu+mps"),
    ("Either a GPU or a multi-core CPU will do.", "gpu+cpu"),
    ("| CPU | ✅ |\n| --- | --- |\n| CUDA | ❌ |", "cpu"),
    ("We forecast failures of GPUs in large clusters.", "none"),
    ("The baselines were trained by their authors on 8 V100 GPUs.", "none"),
    ("Label process_low: 4 CPU, 8GB, 4h.", "none"),
    ("The baseline of Fern et al. was run on a CPU by its authors.", "none"),
    ("実験はCPUで実行しました。", "cpu"),
    ("Tested on Ubuntu 20.04 with Intel i9-10900K and 64 GB RAM.", "cpu"),
    ("Hardware: 8-core CPU, 32 GB RAM.", "cpu"),
    ("Hardware: 8-core CPU_POOL.", "none"),
    ("It does not run without a GPU.", "gpu"),
    ("It is impossible to train this without CUDA.", "gpu"),
    ("CPU-only execution is not supported; use a GPU.", "gpu"),
    ("Needs CUDA. Apple Silicon and ROCm were never tested.", "gpu"),
    ("Needs CUDA. The MPS backend is broken.", "gpu"),
    ("Needs CUDA. TPU support is planned.", "gpu"),
    ("There is no CPU support.", "none"),
    ("Inference on CPU is not possible.", "none"),
    ("Running on a CPU has been disabled.", "none"),
    ("It does not need a GPU and runs on a CPU.", "cpu"),
    ("All experiments ran on one core of an Intel Xeon Gold 6248.", "cpu"),
    ("Times were measured on an AMD Ryzen 9 5950X.", "cpu"),
    ("GPU support is planned.", "none"),
    ("We plan to add GPU support.", "none"),
    ("CUDA kernels will be released soon.", "none"),
    ("Our solver is faster than GPU implementations.", "none"),
    ("GPU support is built in.", "gpu"),
    ("Runtime on a single core of an AMD EPYC 7742: 3 h.", "cpu"),
    ("The simulations were parallelised over 64 CPU cores.", "cpu"),
    ("It can only be run on a machine with an Intel Sapphire Rapids CPU!", "cpu"),
    ("Tested on a Linux box on a Intel I7 processor with 18GB of RAM.", "cpu"),
    ("A machine with an Intel Skylake CPU and an RTX 3090.", "gpu"),
    ("Read about how Intel names its CPUs.", "none"),
    ("GPU acceleration (non mandatory) by CUDA.", "gpu+cpu"),
    ("* cudatoolkit==10.1", "gpu"),
    ("Everything runs on a laptop.", "cpu"),
    ("A run takes about 10 hours on an 8 GB, 2.6 GHz MacBook Pro.", "cpu"),
    ("Processor: Intel(R) Core(TM) i7-8700", "cpu"),
    ("It takes several hours to run (three hours on an i7-4500).", "cpu"),
    ("It took 2 hours on a server with a Xeon and a V100 GPU.", "gpu"),
    ("It rained for three hours. The i7-4500 is a processor.", "none"),
    ("A GPU is used if available.", "gpu+cpu"),
    ("The GPU that is available in this room.", "gpu"),
    ("If CUDA is not available, consider re-installing PyTorch.", "gpu"),
    ("If a GPU is not detected, update your driver.", "gpu"),
    ("If CUDA is not available, the CPU is used; check the log.", "gpu+cpu"),
    ("If the GPU is not used, all of it is slow.", "cpu"),
    ("Support for MPS inference is new.", "mps"),
    ("The lift moves at 20 mps, and inference ends.", "none"),
    ("Number of the device (-1 for CPU).", "cpu"),
    ("Temperatures of -1 for CPU-bound tasks.", "none"),
    ("    OS: 12\n    Processor: 2,3 GHz Dual-Core Intel Core i5\n    Memory: 8 GB\n", "cpu"),
    ("```\nOS: Ubuntu\nGPU: RTX 3090\n```", "gpu"),
    ("```\ngpu: 0\nmodel: moss\n```", "none"),
    ("Hardware: AVX2-compatible processors.", "cpu"),
    ("Runs at home with MPS (MacBooks) or CPU.", "cpu+mps"),
    ("It runs on CPU or MPS.", "cpu+mps"),
    ("Tested with CUDA 12 and with MPS on a MacBook.", "gpu+mps"),
    ("All was computed on the CPUs of a MacBook Pro (2022; M2 chip).", "cpu"),
    ("It was trained on the GPU of a MacBook Pro (2022; M2 chip).", "gpu+mps"),
    ("For nodes with a multicore CPU, an NVIDIA GPU or an AMD GPU.", "gpu+cpu"),
    ("It runs on GPU by default; switch to CPU or TPU by a flag.", "gpu+cpu+tpu"),
    ("Run `main.py --device {cpu,cuda,mps}`.", "gpu+cpu+mps"),
    ("Figures were made with MATLAB on an Apple Silicon Mac.", "cpu"),
    ("By default no GPUs are visible inside the container.", "none"),
    ("Don't try this without a GPU.", "gpu"),
    ("GPU not supported yet.", "cpu"),
    ("No GPU? Use our Colab.", "gpu"),
    ("There is no need for a GPU at inference, but training without one is hopeless.", "gpu+cpu"),
    ("Unlike SeaNet, which requires four A100s, TernNet trains on the CPU in an hour.", "cpu"),
    ("Neither GPUs nor a cluster are necessary.", "cpu"),
    ("The GPU code path was removed because it gave wrong results.", "none"),
    ("This is not a GPU implementation.", "cpu"),
    ("Install `jax[cpu]` or `jax[cuda12_pip]` according to your machine.", "gpu+cpu"),
    ("Install either `faiss-cpu` or `faiss-gpu`.", "gpu+cpu"),
    ("Mixed precision needs compute capability 7.0 or more.", "gpu"),
    ("Hardware: Xeon E5-2690v4, 128GB RAM, no GPU.", "cpu"),
    ("No external GPU, TPU, NPU or other accelerator is assumed.", "cpu"),
    ("No discrete GPU or TPU is needed.", "cpu"),
    ("Each line shows when the process gets scheduled on a CPU.", "none"),
    ("A 40GB card is the minimum.", "gpu"),
    ("All regressions were estimated on a server with 256 GB of RAM and 32 cores.", "cpu"),
    ("It was last run on a 12-node cluster, consuming 20,000 core-hours.", "cpu"),
    ("Participants used a laptop with an Intel i5 processor.", "none"),
    ("Basecalling used a GPU; this repository starts from the reads.", "none"),
    ("Для обучения нужна видеокарта NVIDIA.", "gpu"),
    ("Das läuft auf jeder Grafikkarte.", "gpu"),
    ("Roda em CPU; GPU é opcional.", "gpu+cpu"),
    ("无需GPU，普通电脑即可运行。", "cpu"),
    ("GPU は不要です。", "cpu"),
    ("Runs on Intel Gaudi 2 accelerators.", "hpu"),
    ("Trained on Ascend 910B NPUs.", "npu"),
    ("Intel XPUs are supported.", "xpu"),
    ("## Used by\n\n- Ebb runs it on Apple silicon with MPS", "none"),
    ("## Projects that use it\n\n- Ebb, a port to the GPU", "none"),
    ("None of the scripts needs a graphics card.", "cpu"),
    ("We never used GPUs for this study.", "cpu"),
    ("A faster graphics card won't help.", "cpu"),
    ("Le code tourne sur un portable, sans GPU.", "cpu"),
    ("A CUDA device is optional; it falls back to the CPU.", "gpu+cpu"),
    ("CPU compatible, although a CUDA card is strongly advised.", "gpu+cpu"),
    ("Set `use_cuda: false` if your machine has none.", "gpu+cpu"),
    ("It will not work without an NVIDIA card.", "gpu"),
    ("GPU acceleration was not tested.", "none"),
    ("Tested with CUDA 12, but not tested on GPUs with less memory.", "gpu"),
    ("CUDA support has been dropped.", "none"),
    ("A GPU port is under development.", "none"),
    ("Planned: multi-GPU training.", "none"),
    ("GPU-accelerated versions of it exist elsewhere.", "none"),
    ("The baseline of Fern et al. was trained on 8 A100 GPUs.", "none"),
    ("The authors of KELP9 report 3 days on four V100s, ours needs one GTX 1080 Ti.", "gpu"),
    ("Works on Linux and macOS (Intel and Apple Silicon).", "none"),
    ("| small | CPU latency | 41 |", "cpu"),
]


TIMED = [
    ("The example takes 3 minutes on an Intel Xeon E5-2680.", "cpu"),
    ("Runtime: about 20 s on an Intel Core i7-8700K.", "cpu"),
    ("We measured 12 ms per image on a Threadripper 3970X.", "cpu"),
    ("Tested on: Intel(R) Core(TM) i9-9900K CPU @ 3.60GHz", "cpu"),
    ("One image takes 2 s on a Core i7-9700 and 0.1 s on an RTX 2080 Ti.", "gpu+cpu"),
    ("Training takes 3 hours on a machine with an RTX 3090 and an Intel i9-10900K.", "gpu"),
    ("12 ms per volume (RTX A6000), 1.4 s per volume (Ryzen 9 5950X).", "gpu+cpu"),
    ("| V100 32GB | 14 min |\n|---|---|\n| i9-10900K | 6 h |", "gpu+cpu"),
    ("Their method needs 3 hours on an Intel Xeon E5-2680.", "none"),
    ("The authors of KELP9 report 3 minutes on an Intel Xeon for it.", "none"),
    ("We model the cache of an Intel Xeon E5-2680 with a delay of 4 ns.", "none"),
    ("The experiments ran on an M1 MacBook Pro.", "cpu"),
    ("A run takes 10 minutes on a Mac mini.", "cpu"),
    ("Tested on an Apple M2 with jax-metal.", "mps"),
    ("On Apple laptops JAX runs on the Metal backend.", "mps"),
    ("We ran inference on an M3 MacBook Pro with MLX.", "mps"),
]


MACHINES = [
    ("All simulations were done under macOS 13 on a MacBook Pro with an M2 Pro chip.", "cpu"),
    ("Computations were carried out on a Mac mini with M2 Pro.", "cpu"),
    ("The R scripts were run under macOS Monterey (Apple M1).", "cpu"),
    ("On an 8-core M1 MacBook Pro, all figures are reproduced in 15 min.", "cpu"),
    ("Run-time: about 1 hour (MacBook Pro, 2019, 2.3 GHz 8-Core Intel Core i9).", "cpu"),
    ("All tables were produced on an iMac with a 3.2 GHz 6-Core Intel Core i7.", "cpu"),
    ("The reported values were generated on a 4-core Intel Core i5 machine.", "cpu"),
    ("System used: Ubuntu 20.04, Intel(R) Core(TM) i9-10900X CPU @ 3.70GHz, 32GB RAM", "cpu"),
    ("The time measured is for a quad-core Intel i7 at 2.8 GHz.", "cpu"),
    ("The experiments were run on AWS c5.9xlarge instances.", "cpu"),
    ("Figure 2 requires about 100 CPU hours.", "cpu"),
    ("All computations were performed on a POWER9 system.", "cpu"),
    ("The study was run on our HPC with 500 CPU cores.", "cpu"),
    ("A genome takes a day on a recent, standard Linux laptop.", "cpu"),
    ("## System requirements\n\n- Windows 10\n- Intel i7\n- 8 GB RAM", "cpu"),
    ("Hardware: Apple M1 Max, 64 GB RAM", "cpu"),
    ("Hardware: Intel Core i9, NVIDIA GeForce RTX 2070", "gpu"),
    ("Stimuli were presented on a Dell laptop; participants did the task on a MacBook.", "none"),
    ("Timings are given for a Dell Precision T5820.", "cpu"),
    ("All simulations were run on an HP workstation (Intel Xenon E3).", "cpu"),
    ("Run time on an E5-2690 node: 4 h.", "cpu"),
    ("The study was reproduced with 12 cores of a MacPro.", "cpu"),
    ("Tables were produced on a server with 64 cores.", "cpu"),
    ("Our server has 48 cores.", "cpu"),
    ("For CPU usage the older release is enough; on a GPU it needs CUDA 10.", "gpu+cpu"),
    ("Jobs come in groups of 16, as every node of the cluster has 16 cores.", "none"),
    ("If you have a machine with 8 cores, use -j8.", "none"),
    ("The files list the CPU times and the CPU seconds of each solver.", "none"),
    ("The data were recorded on a Lenovo laptop.", "none"),
    ("Samples E5-1203 to E5-1300 were measured at the second site.", "none"),
    ("Users of Macs with M1 need to install gfortran first.", "none"),
    ("Pre-built wheels exist for Intel processors and for Apple M1.", "none"),
    ("The code does not run on Apple M1 at present.", "none"),
    ("The simulator models an Intel processor with 4 stages.", "none"),
    ("Model M3 was fitted to all runs of experiment 2.", "none"),
    ("Figures were made on a desktop publishing system.", "none"),
    ("Make sure that your CPU supports AVX2.", "none"),
    ("Li et al. (2019) report 40 s on a Xeon E5.", "none"),
]
"""Computers by their make, where something ran or is demanded, and where they have another role."""


@pytest.mark.parametrize(("text", "target"), MACHINES, ids=[text for text, _ in MACHINES])
def test_a_named_computer_at_work_declares_a_cpu(text, target):
    assert check(make_subject({README: text})).value["target"] == target


@pytest.mark.parametrize(("sentence", "target"), TIMED, ids=[text for text, _ in TIMED])
def test_a_timing_on_a_named_processor_declares_it(sentence, target):
    assert check(make_subject({README: sentence})).value["target"] == target


@pytest.mark.parametrize(("sentence", "target"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentences_declare_what_they_affirm(sentence, target):
    assert check(make_subject({README: sentence})).value["target"] == target


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("#SBATCH --ntasks=4", "cpu"),
        ("#SBATCH -n 4", "cpu"),
        ("#PBS -l select=1:ncpus=20:mem=10gb", "cpu"),
        ("#$ -pe openmp 8", "none"),
        ("#BSUB -n 4", "none"),
        ("#SBATCH --time=01:00:00", "none"),
        ("#SBATCH --ntasks=4\n#SBATCH --gres=gpu:1", "gpu"),
    ],
)
def test_a_job_that_asks_for_processors_alone_needs_no_more(line, target):
    job = {README: "# Moss\n", "sieve.sh": f"#!/bin/bash\n{line}\nRscript sieve.R\n"}
    assert (check(make_subject(job)).value or {}).get("target", "none") == target
    told = {**job, README: "# Moss\n\nA GPU is required.\n"}
    assert check(make_subject(told)).value["target"] == "gpu"


@pytest.mark.parametrize(
    "line",
    [
        "#PBS -l nodes=1:ppn=1:gpus=1",
        "#PBS -l select=1:ngpus=2",
        "#PBS -q gpu",
        "#$ -l gpu=1",
        '#BSUB -gpu "num=1"',
        "#SBATCH -p a100",
        "request_gpus = 1",
        "singularity exec --nv moss.sif python train.py",
        "apptainer run --rocm moss.sif",
        "accelerate launch --multi_gpu train.py",
    ],
)
@pytest.mark.parametrize("path", ["run.sh", "a/b/c/d/job.sbatch"])
def test_batch_jobs_ask_for_a_gpu(path, line):
    assert check(make_subject({path: f"#!/bin/bash\n{line}\n"})).value["target"] == "gpu"


@pytest.mark.parametrize(
    ("files", "target"),
    [
        ({"Dockerfile": "FROM python:3", "Dockerfile.gpu": "FROM python:3"}, "gpu+cpu"),
        ({"requirements.txt": "numpy", "requirements_gpu.txt": "cupy"}, "gpu+cpu"),
        ({"Dockerfile": "FROM nvidia/cuda:11", "Dockerfile.gpu": "FROM python:3"}, "gpu"),
        ({"Dockerfile": "FROM nvidia/cuda:11", "Dockerfile.dev": "FROM python:3"}, "gpu"),
        ({"requirements.txt": "--extra-index-url https://download.pytorch.org/whl/rocm6.0\ntorch"}, "gpu"),
        ({README: "```\nJAX_PLATFORMS=cpu python main.py\n```"}, "cpu"),
        ({README: "```\nCUDA_VISIBLE_DEVICES= python main.py\n```"}, "cpu"),
        ({"fit.condor": "universe = docker\nrequest_gpus = 1\nqueue\n"}, "gpu"),
        ({"Snakefile": "rule fit:\n  resources: gpu=1, mem_mb=9\n"}, "gpu"),
        ({"nextflow.config": "process {\n  containerOptions = '--gpus all'\n}\n"}, "gpu"),
        ({"Project.toml": '[deps]\nCUDA = "052768ef-5323-5732-b1bb-66c8b64840ba"\n'}, "gpu"),
        ({"Project.toml": '[deps]\n\n[weakdeps]\nCUDA = "052768ef-5323-5732-b1bb-66c8b64840ba"\n'}, "none"),
        ({README: "```\npython train.py --cudad 1\n```"}, "gpu"),
        ({README: "- Install it by ``pip install torch==1.3.1+cu92 -f https://a.org\n``\n"}, "gpu"),
    ],
)
def test_files_and_commands_declare_by_their_pairs(files, target):
    assert check(make_subject(files)).value["target"] == target


@pytest.mark.parametrize(("files", "target", "tier"), DECLARED.values(), ids=DECLARED)
def test_declared_targets_pass_and_show_the_line(files, target, tier):
    verdict = check(make_subject(files))
    assert verdict.outcome is Outcome.PASS
    assert verdict.value == {"target": target, "tier": tier}
    assert verdict.locations
    assert all(place.path in files and place.line and place.snippet for place in verdict.locations)


@pytest.mark.parametrize("files", SILENT.values(), ids=SILENT)
def test_silent_repositories_fail(files):
    verdict = check(make_subject(files))
    assert (verdict.outcome, verdict.value) == (Outcome.FAIL, {"target": "none", "tier": 0})


@pytest.mark.parametrize("files", [{README: None}, {README: "x", "run.sh": None}, {"requirements.txt": None}])
def test_unread_files_make_it_unknown(files):
    assert check(make_subject(files)).outcome is Outcome.UNKNOWN


def test_a_statement_outweighs_an_unread_file():
    assert check(make_subject({README: "Needs a GPU.", "run.sh": None})).outcome is Outcome.PASS


def test_the_snippet_is_the_sentence_and_its_line():
    place = check(make_subject({README: "# X\n\nFirst line.\nNeeds a\nGPU."})).locations[0]
    assert (place.path, place.line, place.snippet) == (README, 4, "Needs a GPU.")


@pytest.mark.parametrize(
    "text",
    ["gpu " * 100_000, "(" * 50_000, "<!--" * 50_000, "@article{" * 20_000, "\x00gpu\ud7ff", "[" * 99_999],
)
def test_hostile_texts_do_no_harm(text):
    assert check(
        make_subject({README: text, "requirements.txt": text, "environment.yml": text, "setup.py": text})
    )


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("The demo takes 40 s to finish on an M2 MacBook Air (using one CPU core).", "cpu"),
        ("Fitting all mosses took 3 hours on an M3 Mac with 16 GB of memory.", "cpu"),
        ("Estimates are from runtimes with a 3.1 GHz, 6 core Intel i7.", "cpu"),
        ("Timings are for a 2.6 GHz 6-core Intel i7.", "cpu"),
        ("It runs on standard CPUs and was never tested or tuned for use on GPUs.", "cpu"),
        ("The code was not ported to GPUs.", "none"),
        ("- (not required) NVIDIA GPU for large mosses", "gpu+cpu"),
        ("- (optional) set the number of GPUs with `-n`", "gpu"),
        ("Set the number of threads based on your CPU.", "none"),
        ("Based on tests on your CPU it is fast.", "cpu"),
        ("Training takes 2 h on an M1 Mac with the MPS backend.", "mps"),
        ("It was not tested on GPUs with less than 8 GB.", "gpu"),
        ("It was not adapted to GPUs older than Pascal.", "gpu"),
        ("A 2.3 GHz Intel i9 is dearer than moss.", "none"),
        ("An M1 Mac with Metal is supported.", "mps"),
    ],
)
def test_run_times_and_denials_say_on_what_it_runs(sentence, target):
    assert check(make_subject({README: sentence})).value["target"] == target


IN_OTHER_WORDS = [
    ({README: "If you do not have 8 GPUs, reduce the batch size."}, "gpu"),
    ({README: "Lower the learning rate if you don't have 4 A100 cards."}, "gpu"),
    ({README: "If you do not have enough GPU memory, set `--bs 2`."}, "gpu"),
    ({README: "If you don't have multiple GPUs, remove the launcher."}, "gpu"),
    ({README: "In case you do not have access to that many GPUs, accumulate gradients."}, "gpu"),
    ({README: "If you don't have a large GPU, use gradient checkpointing."}, "gpu"),
    ({README: "If you do not have a GPU with 24 GB, use the small model."}, "gpu"),
    ({README: "If your GPU does not have enough memory, lower the resolution."}, "gpu"),
    ({README: "If you have no GPU, sampling falls back to the processor."}, "gpu+cpu"),
    ({README: "If a GPU is not available, the code runs on the CPU."}, "gpu+cpu"),
    ({README: "If you lack a GPU, expect a day of run time."}, "gpu+cpu"),
    ({README: "In case of no CUDA device, set `device` to `cpu`."}, "gpu+cpu"),
    ({README: "We evaluate on SPEC CPU 2017."}, "none"),
    ({README: "Run the SPEC CPU2006 suite on your machine with `make spec`."}, "none"),
    ({README: "Benchmarks from SPECcpu2017 must be bought separately."}, "none"),
    ({README: "The SPEC CPU benchmarks need a licence; put them into spec/."}, "none"),
    ({README: "We reverse-engineer the branch predictor of CPUs made by Intel."}, "none"),
    ({README: "The soft core implements a RISC-V CPU."}, "none"),
    ({README: "Our simulator models a CPU with three levels of cache."}, "none"),
    ({README: "Evaluated with SPEC CPU 2017 on an Intel Xeon Gold 6230."}, "cpu"),
    (
        {README: "It took 5 min on a 2019 MacBook Pro (2.6 GHz 6-core Intel Core i7, AMD Radeon Pro 5300M)."},
        "cpu",
    ),
    ({README: "All figures were drawn in 3 minutes on an iMac (3.2 GHz i5, Radeon R9 GPU)."}, "cpu"),
    ({README: "Running the script takes an hour on a MacBook Air (Intel Iris graphics)."}, "cpu"),
    ({README: "Tested on a laptop with an Intel i7-8550U and Intel UHD Graphics 620."}, "cpu"),
    ({README: "Simulations ran on a Dell XPS laptop (Core i7-9750H, integrated graphics)."}, "cpu"),
    ({README: "We trained on a workstation with a Radeon Pro W7900 GPU."}, "gpu"),
    ({README: "The shader runs in real time on a MacBook Pro with its Radeon Pro 560X GPU."}, "gpu"),
    (
        {
            README: "# X\nA fuzzer.",
            "REQUIREMENTS.md": "## Hardware\n* CPU: Intel Xeon E5-2699 v4\n* RAM: 64 GB",
        },
        "cpu",
    ),
    ({README: "# X\nA fuzzer.", "REQUIREMENTS.md": "We used a server with two RTX 3090 cards."}, "gpu"),
    ({README: "# X\nA tool.", "ARTIFACT.md": "Experiments took 3 h on an AMD EPYC 7742."}, "cpu"),
    ({README: "# X\nA tool.", "REPRODUCING.md": "All runs used one A100 GPU."}, "gpu"),
    ({README: "# X", "requirements/README.md": "A GPU with 8 GB is needed."}, "gpu"),
    ({README: "```\npip install faiss_gpu-1.7.2-cp310-cp310-manylinux_2_17_x86_64.whl\n```"}, "gpu"),
    ({README: "```\nwget https://x.org/onnxruntime_gpu-1.16-cp310.whl\n```"}, "gpu"),
    ({README: "```\npip install https://x.org/torch-1.9.0+cu111-cp38-cp38-linux_x86_64.whl\n```"}, "gpu"),
    ({README: "```python\ncfg.train.device = 'gpu'\n```"}, "gpu"),
    ({README: "```python\nmodel = load('m.pt', device=\"cuda\")\n```"}, "gpu"),
    ({README: "```python\ndevice = 'cuda:0'\n```"}, "gpu"),
    ({README: "```python\nrun(device='cpu')\n```"}, "none"),
    ({README: "```yaml\ndevice: cuda\n```"}, "gpu"),
    ({README: "```yaml\naccelerator: gpu\ndevices: 4\n```"}, "gpu"),
    ({README: "```python\nmodel = Net().to('cuda')\n```"}, "gpu"),
    ({README: "```python\nmodel = Net().cuda()\n```"}, "gpu"),
    ({README: "```python\ndevice = 'cuda' if torch.cuda.is_available() else 'cpu'\n```"}, "gpu+cpu"),
    ({README: "```\npython run.py --device=cpu\n```"}, "cpu"),
    ({README: "```python\nplot(device='png')\n```"}, "none"),
    ({README: "Runs on commodity hardware; our laptop needed 20 minutes."}, "cpu"),
    ({README: "Everything was run on a standard laptop (16 GB RAM)."}, "cpu"),
    ({README: "Runtime: about 2 hours on a normal desktop computer."}, "cpu"),
    ({README: 'Expected run time on a "normal" desktop computer: 10 minutes.'}, "cpu"),
    ({README: "The demo finishes within five minutes on a regular laptop."}, "cpu"),
    ({README: "No non-standard hardware is required."}, "cpu"),
    (
        {README: "The software requires only a standard computer with enough RAM to support the operations."},
        "cpu",
    ),
    ({README: "# System requirements\nHardware: a standard computer with 16 GB of RAM."}, "cpu"),
    ({README: "The package was tested on macOS Mojave (10.14) and Linux Ubuntu 16.04."}, "none"),
    ({README: "Times were measured on a machine with an Apple M2 Max."}, "cpu"),
    ({README: "Computed on our cluster, with 48 cores and 192 GB per node."}, "none"),
    ({README: "Each job asks for 16 cores and runs for two days."}, "none"),
    ({README: "用 RTX 3090 训练，约需 10 小时。"}, "gpu"),
    ({README: "实验在 Intel i7-9700 CPU 上运行。"}, "cpu"),
    ({README: "本代码无需 GPU。"}, "cpu"),
    ({README: "Les simulations ont été lancées sur un processeur Intel Xeon."}, "cpu"),
    ({README: "Entrenado en una GPU NVIDIA RTX 2080."}, "gpu"),
    ({README: "Die Rechnungen liefen auf einem Laptop mit Intel Core i5-8250U."}, "cpu"),
    ({README: "GPUを使わずにCPUのみで動作します。"}, "cpu"),
]


@pytest.mark.parametrize(
    ("files", "target"), IN_OTHER_WORDS, ids=[str(files)[:60] for files, _ in IN_OTHER_WORDS]
)
def test_hardware_in_other_words(files, target):
    assert (check(make_subject(files)).value or {}).get("target", "none") == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("For 16 CPUs, use chunks of 1,000 rows.", "none"),
        ("## Example: the alignment needs more CPUs", "none"),
        ("The runs were done on a virtual machine with 8 vCPUs.", "cpu"),
        ("Choose the GPU runtime, or go on with the free CPU runtime.", "gpu+cpu"),
        ("We used a p3.2xlarge instance.", "gpu"),
        ("Without a GPU the program will not work.", "gpu"),
        ("Without a GPU the results will not differ.", "cpu"),
        ("Recommended: a multi-core CPU with 32 GB of memory.", "cpu"),
        ("Minimum requirements: a quad-core processor.", "cpu"),
        ("Everything can be done on a personal computer.", "cpu"),
        ("Fitting takes about two hours on a modern laptop.", "cpu"),
        ("GPU acceleration is available but not required.", "gpu+cpu"),
        ("GPU acceleration is optional.", "gpu+cpu"),
        ("Each model was trained on a single CPU core.", "cpu"),
        ("The library is written for multi-core CPUs.", "cpu"),
        ("A paper on scheduling in multi-core processors.", "none"),
        ("Requires 64 GB of memory and a modern multi-core CPU.", "cpu"),
        ("## Requirements\n\n- RAM: 16 GB\n- CPU: 4+ cores, 3.3 GHz\n", "cpu"),
        ("## Requirements\n\nA standard computer with enough memory.\n", "cpu"),
        ("Time needed on a standard (2024) desktop machine: 3 hours", "cpu"),
        ("| Machine | Parts |\n| --- | --- |\n| A | Intel Xeon E5-2650 v3, 128 GB |\n", "cpu"),
        ("Tested with an i5 and 8 GB of memory.", "cpu"),
        ("Participants were tested on a Dell laptop.", "none"),
        ("The cluster has nodes with 28 cores each.", "none"),
        ("実験は Intel Core i7 の PC で行いました。", "cpu"),
        ("CPU 환경에서 실행할 수 있습니다.", "cpu"),
        ("在普通笔记本电脑上即可运行。", "cpu"),
    ],
)
def test_processors_and_computers_in_further_words(text, target):
    assert check(make_subject({README: f"# Moss\n\n{text}\n", "a.py": ""})).value["target"] == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        # processors by family and number
        ("## Hardware\n\n- Blade: rack 7\n- 2 x Intel Xeon Gold 5318\n- 12 x 16 GiB\n", "cpu"),
        ("### Test bed\n\nTwo Intel Xeon Gold 6330 with 28 cores each\n", "cpu"),
        (
            "We ran it on an Intel-12900KS with 128 GB of memory, of which at least 100 are for traces.",
            "cpu",
        ),
        ("Times were measured on an AMD 7950X.", "cpu"),
        ("Inference was timed on an ARM Cortex-A72.", "cpu"),
        ("Results were computed on an Intel NUC.", "cpu"),
        ("Computed on a supercomputer with Intel Skylake cores.", "cpu"),
        ("Timed on Sandy Bridge nodes.", "cpu"),
        ("We used sediments of an ice lake.", "none"),
        ("All runs were made on an n2-standard-32 instance.", "cpu"),
        ("Times are from an Azure Standard_D16s_v3 machine.", "cpu"),
        ("The data set contains power measurements of AMD EPYC processors.", "none"),
        ("We model a Xeon Gold 5318 in gem5.", "none"),
        ("The simulated core resembles Intel Skylake.", "none"),
        ("Options are available for Intel and AMD processors.", "none"),
        ("The film was cut on a MacBook Pro M1.", "none"),
        ("Screenshots were made on a MacBook.", "none"),
        # computers by what they are made of
        ("It may work on any CPU-based computer.", "cpu"),
        ("We suggest a fast CPU with eight cores.", "cpu"),
        ("We suggest a fast CPU beside the GPU.", "gpu"),
        ("Runtime on 1 CPU core: about 3 hours", "cpu"),
        ("No cluster is needed; a laptop suffices.", "cpu"),
        ("A consumer laptop is enough for all of it.", "cpu"),
        ("Recommended system: 8 cores, 32 GB", "cpu"),
        ("Runtime: 3 h (laptop, 4 cores).", "cpu"),
        ("### Hardware dependencies\n\nA machine with multiple cores.\n", "cpu"),
        ("### Hardware dependencies\n\nA multicore x86 machine.\n", "cpu"),
        ("All threads share the cores of the machine.", "none"),
        ("It needs a processor with AVX-512.", "cpu"),
        ("Hardware: any recent laptop.", "cpu"),
        ("In all, 512 cores were used.", "cpu"),
        ("A GPU is recommended, though a CPU will do.", "gpu+cpu"),
        ("No card? Then set `device: cpu` in the settings.", "cpu"),
        ("## Usage\n\nWe classify pictures of Raspberry Pi boards.\n", "none"),
        ("## Running\n\nThe camera hangs on a ThinkPad.\n", "none"),
        ("## Test platforms\n\n- ThinkPad T480\n", "cpu"),
        # options that mean something else
        ("| --cpu | a predefined CPU model is used |", "none"),
        ("`search --cpu 16 moss.hmm`", "none"),
        ("Set `--cpu` if you have no card.", "cpu"),
        ("Move the runs into `./p100` and `./p200`.", "none"),
        # refused and to come
        ("You can't run this on a CPU; a CUDA device must be there.", "gpu"),
        ("CPU mode is no longer supported.", "none"),
        ("Running without a GPU will raise an error.", "gpu"),
        ("Without CUDA the build fails.", "gpu"),
        ("Needs an NVIDIA GPU. TPU support: work in progress.", "gpu"),
        ("GPU support: under development.", "none"),
        ("The GPU package of the simulator is not used.", "none"),
        ("The GPU nodes of the cluster were not used.", "none"),
        # none is needed
        ("- GPU: not required", "cpu"),
        ("- GPU: none", "cpu"),
        ("- GPU: optional", "gpu+cpu"),
        ("This code does not run on GPUs.", "cpu"),
        ("This code does not run on GPUs with 4 GB.", "gpu"),
    ],
)
def test_processors_by_number_and_what_is_refused(text, target):
    assert check(make_subject({README: f"# Moss\n\n{text}\n", "a.py": ""})).value["target"] == target


@pytest.mark.parametrize(
    ("path", "text", "target"),
    [
        ("run.sh", 'CUDA_VISIBLE_DEVICES=""\nfor i in 0 1; do echo; done\n', "none"),
        ("run.sh", 'export CUDA_VISIBLE_DEVICES=""\npython a.py\n', "cpu"),
        ("run.sh", "# run time is an hour on an i7-4770\npython a.py\n", "cpu"),
        ("run.sh", "# an i7-4770 is shown in the picture\npython a.py\n", "none"),
        ("CMakeLists.txt", 'option(USE_GPU "for cards" OFF)\nif(USE_GPU OR APPLE)\nendif()\n', "none"),
    ],
)
def test_a_first_value_and_a_condition_declare_nothing(path, text, target):
    assert check(make_subject({README: "# Moss\n", path: text})).value["target"] == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        # how long it took, and where
        ("A simulation takes about a minute on a laptop.", "cpu"),
        ("Each fit needed ten minutes on my laptop.", "cpu"),
        ("It took five minutes to install on my laptop.", "none"),
        ("If you are running on a Mac OS system, call `make mac`.", "none"),
        ("It can be fitted on a laptop screen.", "none"),
        ("All maps can be drawn on any laptop within seconds.", "cpu"),
        ("More spores ask for more powerful CPUs.", "none"),
        ("This is faster than the original CPU implementation.", "none"),
        ("A CUDA backend is planned.", "none"),
        ("The moss grew on one virtual machine:\n\n- **VM specs:** 2 CPU, 10 GB RAM", "cpu"),
        ("Takes about an hour on two cores.", "cpu"),
        ("A GPU is not required, but recommended.", "gpu+cpu"),
        ("Timings depend on the CPU.", "none"),
        ("- [ ] Multi-GPU sieves\n- [x] Moss\n", "none"),
        ("- [x] Multi-GPU sieves\n- [ ] Moss\n", "gpu"),
        ("Sieved with a Quadro GV100.", "gpu"),
        ("在单张3090上约需10小时。", "gpu"),
        ("If you don't have cudatoolkit 10.2 installed, conda will install it.", "gpu"),
        ("If you do not have CUDA 11.1, see the guide.", "gpu"),
        ("If you don't have CUDA, it takes longer.", "gpu+cpu"),
        ("* CPU: Intel G3258 (2C/2T) @ 4.4 GHz\n* Memory: 32 GB", "cpu"),
        ("* CPU: Intel G3258 (2C/2T) @ 4.4 GHz\n* GPU: RTX 3090", "gpu"),
        ("Minimum requirements:\n\n+ CPUs = 12\n+ Memory = 32GB", "cpu"),
        ("It sieves---with patience---on a modern laptop.", "cpu"),
        ("It should run on any computer made in the last decade.", "cpu"),
        ("Any reasonably-sized personal computer should be able to sieve.", "cpu"),
        ("We recommend machines equipped with at least 64 cores and 64GB RAM.", "cpu"),
        ("By default the sieve uses the CPU. Pass `--cuda` for a GPU.", "gpu+cpu"),
        ("A larger N needs more time and faster GPUs or CPUs.", "gpu"),
        ("The whole study is not feasible on a laptop.", "none"),
        ("Wall time: about 30 hours on a single core.", "cpu"),
        ("Extracting the pollen takes an hour on a quad-core 3.1GHz machine.", "cpu"),
        ("Reasonable hardware, e.g., a quad core CPU.", "cpu"),
        ("Topologies were laid out on two 64 core, 256GB machines.", "cpu"),
        ("The simulator models a 16-core processor.", "none"),
        ("| Step | Time (CPU) |\n| --- | --- |\n| sieve | 3 s |\n", "cpu"),
        # what does as well, and what does not
        ("CPU works, too.", "cpu"),
        ("Build the sieve if you don't have one, and CUDA is needed.", "gpu"),
        ("The training was performed on an RTX A4500, as reported in the article.", "gpu"),
        ("The training was performed on an RTX A4500, as reported in Fern (2020).", "none"),
        ("The sieves ran on a machine ~32 CPU and ~256GB RAM.", "cpu"),
        ("Ferns were counted on a server with 16 vCPUs.", "cpu"),
        ("Previous systems were controlled with a Raspberry Pi running a sieve.", "none"),
        ("Take three servers, each with 100 CPU cores and 300G memory.", "cpu"),
        ("We ran it on the cluster (SLURM), using up to 128 CPUs.", "cpu"),
        ("We used up to 64 CPUs for the moss.", "cpu"),
        ("The moss can use up to 64 CPUs.", "none"),
        ("Each job uses a single core.", "cpu"),
        ("The pipeline needs at least 16 cores.", "cpu"),
        ("The simulated machine has 16 cores.", "none"),
        ("- Processor: 4 cores", "cpu"),
        ("The code does not require any special hardware.", "cpu"),
        ("Hardware requirements: a standard computer with enough RAM", "cpu"),
        ("GPU not required", "cpu"),
        ("The GPU version is not included.", "cpu"),
        ("GPU acceleration is currently not supported.", "cpu"),
        ("We trained it on a DGX-1.", "gpu"),
        ("CPU is sufficient for serving.\n\nA GPU is advised for training.", "gpu+cpu"),
        ("A GPU speeds it up, but is by no means necessary.", "gpu+cpu"),
        ("CUDA is used if it is there, CPU otherwise.", "gpu+cpu"),
        ("Only tested on a GPU, not on CPU.", "gpu"),
        ("The workstation has a card, but ours only used the CPU.", "cpu"),
        ("On a decent 8-core CPU it takes an hour.", "cpu"),
        ("```\nsieve --gpu {number, or -1 if using CPU}\n```", "gpu+cpu"),
        # what is compared, and what is about others
        ("In contrast to the search, the count does not require a GPU.", "cpu"),
        ("In contrast to the GPU code of others, it is short.", "none"),
        ("Flow has become popular with the growth of GPUs.", "none"),
        ("This work was supported by a hardware grant (Titan V).", "none"),
        ("Queues lead to better CPU/GPU utilization.", "gpu"),
        ("An NVIDIA card is needed.", "gpu"),
        ("Needs PyTorch 1.10 + cu113.", "gpu"),
        ("CUDA is not required.", "cpu"),
        ("On CPU (i9-9900K) a leaf takes 2 s, on GPU (RTX 3070) 0.1 s.", "gpu+cpu"),
        ("We model GPU prices over ten years.", "none"),
        ("It is a port; see the original for GPU code.", "none"),
    ],
)
def test_where_it_ran_and_what_does_as_well(text, target):
    assert check(make_subject({README: f"# Moss\n\n{text}\n", "a.py": ""})).value["target"] == target


@pytest.mark.parametrize(
    ("files", "target"),
    [
        ({"papers.md": "- Fern on a GPU [paper](https://arxiv.org/abs/1)"}, "none"),
        ({"papers.md": "- Fern on a GPU [paper](https://arxiv.org/abs/1)", "main.m": "x"}, "gpu"),
        ({README: "We will release the code soon. It needs a GPU."}, "gpu"),
        ({README: "It needs a GPU.", "code.zip": "x"}, "gpu"),
    ],
)
def test_where_nothing_is_run_nothing_is_declared(files, target):
    assert check(subject_of(files)).value["target"] == target


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("It needs one graphics processing unit.", "gpu"),
        ("Any video card with at least 6 GB will do.", "gpu"),
        ("Out of memory on cards with 8GB? Lower the batch size.", "gpu"),
        ("The moss pass needs CuPy.", "gpu"),
        ("My rig is a single 4090.", "gpu"),
        ("The map holds a 3090 m peak.", "none"),
        ("We took 300 photos of GPU boards.", "none"),
        ("Roadmap: multi-GPU training", "none"),
        ("# To do\n\n- [ ] GPU version", "none"),
        ("The fern simulator models a GPU with 80 units.", "none"),
        ("Job traces of a GPU cluster are read first.", "none"),
        ("Columns: price, cpu, gpu and ram.", "none"),
        ("The society paid for the GPUs.", "none"),
        ("We have used 8 threads of a Ryzen 5 3600.", "cpu"),
        ("With 16 cores the fern map takes 30 min.", "cpu"),
        ("Checked and tested on macOS 12 (M1) with R 4.2.", "cpu"),
        ("Each fern uses 1 CPU and takes 3 days.", "cpu"),
        ("On a Raspberry Pi 4 each frame needs 8 ms.", "cpu"),
        ("Ferns were filmed with a Raspberry Pi camera.", "none"),
        ("```\nexport CUDA_HOME=/opt/cuda\n```", "gpu"),
        ("Run `make cpu` or `make gpu`.", "gpu+cpu"),
        ("The station has four P100 GPUs, but no GPUs were used by us.", "cpu"),
        ("QMoss (Fern et al. 2023) introduced a trick that fits on one GPU.", "none"),
        ("Take the NVIDIA PyTorch container.", "gpu"),
        ("MXNet-cu101", "gpu"),
        ("tensorflow (or tensorflow-gpu) >= 1.12", "gpu+cpu"),
        ("CPU: 450 ms, GPU: 12 ms", "gpu+cpu"),
        ("It reads 1,000 ferns per second on a single core.", "cpu"),
        ("It takes 6 hours on a 2.8 GHz quad-core machine.", "cpu"),
        ("A survey of GPU kernels is below.", "none"),
        ("```\nlmp -in moss.in -pk gpu 1 -sf gpu\n```", "gpu"),
        ("```\ngpuDevice(1); moss_net\n```", "gpu"),
    ],
)
def test_what_short_texts_of_many_kinds_say(text, target):
    assert check(make_subject({"run.py": "import moss\n", README: text})).value["target"] == target


def test_a_script_without_an_ending_asks_a_cloud_for_a_card():
    line = "gcloud compute instances create fern --accelerator type=nvidia-tesla-k80,count=1\n"
    assert check(make_subject({"cloud/create": line})).value == {"target": "gpu", "tier": 3}
