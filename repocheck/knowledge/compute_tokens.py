"""What package names, flags and file names tell of the hardware that code runs on; rows as in `compute_prose`.

Source: read off the manifests and launch scripts of published research code, and the option names of
PyTorch, TensorFlow, JAX, MXNet, Theano, LAMMPS, GROMACS, Slurm, Docker and Compose.
"""

from repocheck.knowledge.compute_cards import JOB_CARDS, QUEUE_CARDS
from repocheck.knowledge.compute_rows import BOTH, CPU, GPU, HPU, MPS, NPU, TPU, XPU, Row

_CUDA_PACKAGES = (
    r"cudatoolkit|pytorch-cuda|cuda-toolkit|cuda-nvcc|cuda-runtime|cuda-version|cudnn|nccl|cupy(?:-cuda\w*)?|pycuda"
    r"|mxnet-cu\d\w*|tensorflow-gpu|tf-nightly-gpu(?:-\w+)?|tensorflow\[and-cuda\]|onnxruntime-gpu|faiss-gpu(?:-cu\d+)?"
    r"|(?:pytorch|torch|dgl|torch-scatter|mxnet|spconv|jaxlib|cuml|cudf|cugraph|rapids)[-_](?:gpu|cu\d\w*|cuda\w*)|spconv-cu\d+"
    r"|cuml|cudf|cugraph|cucim|dask-cuda|pynvml|nvidia-[a-z0-9-]+-cu\d+|nvidia-pyindex|(?<!/)triton|flash[-_]attn|bitsandbytes|xformers|apex|vllm|numba-cuda|gpustat"
)

TOKENS: tuple[Row, ...] = (
    Row(
        BOTH,
        r"[\"']tensorflow[\"'],\s?[\"']tensorflow-gpu[\"']|[\"']tensorflow-gpu[\"'],\s?[\"']tensorflow[\"']",
        says="for name in ['tensorflow', 'tensorflow-gpu']:",
        silent="install_requires=['tensorflow-gpu', 'numpy']",
    ),
    Row(
        GPU,
        (r"(?<![\w-])(?:" + _CUDA_PACKAGES + r")(?![\w-]|\.\w)"),
        says="- cudatoolkit=11.3",
        silent="tensorflow-cpu==2.6",
    ),
    Row(
        GPU,
        r"\+cu\d{2,3}(?!\d)|whl/(?:\w+/)?(?:cu\d{2,3}|rocm)|\+rocm\d|[_*=]cuda\d|=[*_]{0,2}(?:gpu|cuda)(?:_\w|\*)|[a-z]_gpu-\d\S{1,120}\.whl",
        says="torch==1.9.0+cu111",
        silent="torch==1.9.0+cpu",
    ),
    Row(
        GPU,
        r"\[(?:[\w,-]{0,60}[,-])?(?:cuda|gpu)\w{0,20}(?:[,-][\w,-]{0,60})?\]",
        says="jax[cuda12]",
        silent="ray[default]",
    ),
    Row(
        GPU,
        (
            r"(?:nvidia/|nvcr\.io|rocm/\w|pytorch/pytorch:\S{0,80}cuda|tensorflow/tensorflow:\S{0,80}gpu|/cuda:\d"
            r"|[:-](?:gpu|cu\d{2,3}|cuda\d*)(?![a-z]))"
        ),
        says="FROM nvidia/cuda:11.8.0-devel-ubuntu22.04",
        silent="FROM python:3.10",
    ),
    Row(
        GPU,
        (
            r"runtime:\s*nvidia|capabilities:\s*\[[^\]]{0,40}gpu|driver:\s*nvidia"
            r"|(?<![\w-])gpu:\s*true|nvidia_visible_devices"
        ),
        says="runtime: nvidia",
        silent="runtime: python",
    ),
    Row(
        GPU,
        r"find_package\(\s*cuda|languages[^)\n]{0,60}cuda|enable_language\(\s*cuda|cudaextension",
        says="find_package(CUDA REQUIRED)",
        silent="find_package(OpenMP)",
    ),
    Row(
        GPU,
        r"^\s*(?:cuda|cuarrays|amdgpu)\s=\s\"[0-9a-f]{8}-",
        any_of=("cuda", "cuarrays", "amdgpu"),
        says='CUDA = "052768ef-5323-5732-b1bb-66c8b64840ba"',
        silent='CUDA = "5"',
    ),
    Row(
        CPU,
        r"(?<![\w-])(?:cpuonly|pytorch-cpu)(?![\w-])|\+cpu(?!\w)|whl/(?:\w+/)?cpu(?!\w)",
        says="torch==2.0+cpu",
        silent="faiss-cpu",
    ),
    Row(
        CPU,
        r"device=cpu(?!\w)",
        says="THEANO_FLAGS: device=cpu,floatX=float32",
        silent="device=gpu0",
    ),
    Row(
        TPU,
        r"(?<![\w-])(?:libtpu\S*|cloud-tpu-client|torch[-_]xla)(?![\w-])|\[tpu\]",
        any_of=("tpu", "xla"),
        says="jax[tpu]",
        silent="tensorflow",
    ),
    Row(
        GPU,
        r"(?<![\w-])nvcc(?![\w-])",
        says="NVCC = nvcc",
        silent="nvccx",
    ),
    Row(
        MPS,
        r"(?<![\w-])tensorflow-metal(?![\w-])",
        any_of=("metal",),
        says="tensorflow-metal",
        silent="metalpy",
    ),
)
"""Dependency, container and build files, comments removed."""

COMMANDS: tuple[Row, ...] = (
    Row(
        GPU,
        r"cuda_visible_devices\s?[=:]\s?[\"'{]?(?:\d|\$|<)|(?<!\w)cuda_(?:home|path)=",
        any_of=("cuda_visible_devices", "cuda_home=", "cuda_path="),
        says="CUDA_VISIBLE_DEVICES=0 python train.py",
        silent="CUDA_VISIBLE_DEVICES=-1 python x.py",
    ),
    Row(
        GPU,
        (
            r"(?<![\w-])--?(?:n(?:um)?[_-]?)?gpus?(?:[_-]?(?:ids?|num(?:ber)?|devices?|list|idx|index"
            r"|count|per[_-]node|no))?(?![\w-])(?!\s{0,9}[=\s]?\s{0,9}[\"']?(?:-1|false|none))"
        ),
        any_of=("-gpu", "-ngpu", "-n_gpu", "-n-gpu", "-numgpu", "-num_gpu", "-num-gpu"),
        says="python cifar.py --gpus 0",
        silent="--gpu_ids -1",
    ),
    Row(
        GPU,
        (
            r"(?<![\w-])--(?:device|accelerator|devices|platform|backend)[\s=]+[\"']?(?:cuda|gpu|rocm|(?:type=)?nvidia)"
            r"|(?<![\w-])--(?:device|platform)[\s=]+[{\[<](?:\w{2,5}\s?[,|/]\s?){0,4}(?:cuda|gpu)(?!\w)"
            r"|jax_platforms?(?:_name)?\s?=\s?[\"']?(?:cuda|gpu|rocm)|(?<=\s)cuda:\d(?!\S)"
        ),
        any_of=("--device", "--accelerator", "--platform", "--backend", "jax_platform", "cuda:"),
        says="--device cuda:0",
        silent="--device cpu",
    ),
    Row(
        CPU,
        r"(?<!\w)(?:<\s?0|-1|negative(?:\svalues?)?)\s?(?:corresponds?\sto|means?|selects?|for|=|:|if\s(?:using|on|running\son))\s(?:the\s)?cpu(?![\w-])",
        says="which device to use, <0 corresponds to CPU (default:",
        silent="-1 for a GPU that has no CPU",
    ),
    Row(
        GPU,
        (
            r"(?<![\w-])--(?:use[_-]?|with[_-]?|enable[_-]?)?(?:gpu"
            r"|cuda)(?![\w-])(?!\s{0,9}[=\s]?\s{0,9}[\"']?(?:-1|false|0\b))"
        ),
        any_of=("--gpu", "--cuda", "--use", "--with", "--enable"),
        says="--use_gpu True",
        silent="--cuda False",
    ),
    Row(
        GPU,
        r"(?<![\w-])--cuda[_-]?(?:d(?:ev(?:ice)?s?)?|ids?|idx|index|num(?:ber)?)(?![\w-])"
        r"(?!\s{0,9}[=\s]?\s{0,9}[\"']?(?:-1|false|none|cpu))",
        any_of=("--cuda",),
        says="--cuda_device 0",
        silent="--cuda_device -1",
    ),
    Row(
        GPU,
        r"(?<!\w)(?<!if\()(?<!if\s\()use_(?:multi_)?gpus?(?!\w)(?!\s{0,9}[=\s]\s{0,9}false|[^\n]{0,120}\soff\s?\))",
        any_of=("use_gpu", "use_multi_gpu"),
        says="| use_gpu | whether to use it |",
        silent="reuse_gpus",
    ),
    Row(
        GPU,
        (
            r"(?<![\w./=-])(?:[\[<{](?:your[_ ])?gpus?(?:[_ -]?(?:ids?|list|nums?|number|index|idx|devices?))?[\]>}]"
            r"|ids?_of_gpus?|gpu_ids?|gpu_list)(?![\w./=-])|(?<![\w-])-(?:sf|suffix|pk|nb|pme)\s(?:hybrid\s)?gpu(?!\w)"
        ),
        any_of=("gpu",),
        says="python train.py -g [GPU_LIST]",
        silent="python gpu_list.py",
    ),
    Row(
        GPU,
        r"\s(?:\w{1,30}\.){0,3}(?:n(?:um)?_?)?gpus?(?:_?(?:ids?|num|per_node))?=(?!0(?!\d)|-1|none|null|false|\[\]|[\"'])",
        any_of=("gpu",),
        says="python run.py with num_gpus=8",
        silent="python run.py with num_gpus=0",
    ),
    Row(
        CPU,
        r"\s(?:\w{1,30}\.){0,3}(?:n(?:um)?_?)gpus=0(?!\d)",
        any_of=("gpus=0",),
        says="python run.py with num_gpus=0",
        silent="python run.py with num_gpus=04",
    ),
    Row(
        GPU,
        r"--nproc[_-]per[_-]node|(?<![\w-])device(?:_map)?[\"']?\s?[=:]\s?[\"']?(?:gpu|cuda)(?![a-z_])"
        r"|(?<![\w-])accelerator[\"']?\s?[=:]\s?[\"']?gpu(?![a-z_])|\.to\([\"']cuda|\.cuda\(\)|(?<!\w)gpu(?:device|array)\("
        r"|device\([\"']cuda(?::\d)?[\"']\sif\s",
        any_of=("--nproc", "device", "accelerator", "cuda", "gpuarray("),
        says="torchrun --nproc_per_node=8 main.py",
        silent="nproc",
    ),
    Row(
        GPU,
        (
            r"#(?:sbatch|\$|pbs|bsub|cobalt|oar|msub|pjm|flux:)\s[^\n]{0,80}(?:(?<![a-z])n?gpus?(?:queue|nodes?|[_-]?[avhp]\d{2,3})?|(?<![a-z])cuda)(?![a-z])"
            r"|#sbatch\s+(?-i:-G)[\s=]?(?:\w{1,20}:)?[1-9]|nvidia\.com/gpu[\"']?:\s?[\"']?[1-9]"
            r"|#sbatch\s(?:" + JOB_CARDS + "|" + QUEUE_CARDS + r")|(?:srun|sbatch"
            r"|salloc)\s[^\n]{0,200}gpu"
        ),
        any_of=("#", "srun", "sbatch", "salloc", "nvidia.com"),
        says="#SBATCH --gres=gpu:1",
        silent="#SBATCH --cpus-per-task=4",
    ),
    Row(
        GPU,
        r"(?<!\w)(?:module\s(?:load|add)|ml)\s(?:[\w./+-]{1,40}\s){0,8}?(?:cuda|cudnn|cudatoolkit)(?![a-z])"
        r"|(?:docker|podman)\s[^\n]{0,200}(?:--gpus|--runtime[=\s]nvidia)|nvidia-docker|nvidia-smi"
        r"|(?:singularity|apptainer)\s[^\n]{0,200}\s--(?:nv|nvccli|rocm)(?![\w-])"
        r"|(?<![a-z])request_gpus\s?=\s?[1-9]|(?<![\w-])--multi[_-]?gpus?(?![\w-])(?!\s?[=\s]\s?false)"
        r"|containeroptions\s?=\s?['\"][^\n]{0,100}--(?:gpus|nv)(?![\w-])",
        any_of=(
            "cud",
            "--gpus",
            "--runtime",
            "nvidia-docker",
            "nvidia-smi",
            "--nv",
            "--rocm",
            "request_gpus",
            "--multi",
        ),
        says="docker run --gpus all image",
        silent="docker run image",
    ),
    Row(
        CPU,
        r"#sbatch\s[^\n]{0,20}(?:--constraint|--partition|-c|-p)[=\s][\"']?(?:\w{1,20}[_-])?cpu(?:[_-]\w{1,20})?(?![\w-])",
        any_of=("#sbatch",),
        says="#SBATCH --constraint=cpu",
        silent="#SBATCH --cpus-per-task=8",
    ),
    Row(
        CPU,
        r"(?!^cuda_visible_devices=(?:\"\"|'')\s*$)cuda_visible_devices\s?=(?:\s?(?:\"\"|''|\"?-1)(?!\d)|\s+[a-z]\w{0,20}\s|\s*$)"
        r"|is_available\(\)\selse\s[\"']cpu",
        any_of=("cuda_visible_devices", "is_available"),
        says="CUDA_VISIBLE_DEVICES=-1 python x.py",
        silent="CUDA_VISIBLE_DEVICES=0",
    ),
    Row(
        CPU,
        (
            r"(?<![\w-])--?(?:device|accelerator|target|platform|backend)[\s=]+[\"']?cpu(?!\w)"
            r"|(?<![\w-])--(?:device|platform)[\s=]+[{\[<](?:\w{2,5}\s?[,|/]\s?){0,4}cpu(?!\w)"
            r"|jax_platforms?(?:_name)?\s?=\s?[\"']?cpu(?!\w)|(?<![\w.-])device:\s?[\"']?cpu(?!\w)"
            r"|(?<![\w-])--(?:use[_-]?)?cpu(?:-only)?(?![\w-])(?!(?:=|\s{1,3})[\"'<{]?(?:\d|(?:n|int|num\w{0,8}|threads|cores)(?!\w))|[^\n]{0,200}cpu\s(?:\w+\s)?model)"
            r"|(?<![\w-])make\s(?:\w{1,20}[-_])?cpu(?!\w)|(?<![\w-])--no[_-]?(?:cuda"
            r"|gpu)(?![\w-])"
        ),
        any_of=(
            "device",
            "-accelerator",
            "-target",
            "-platform",
            "-backend",
            "jax_platform",
            "cpu",
            "--use",
            "--no",
        ),
        says="--device cpu",
        silent="--cpus-per-task 4",
    ),
    Row(
        CPU,
        (
            r"(?<![\w-])--?gpu(?:[_-]?ids?)?[\s=]+[\"']?-1(?!\d)|--(?:use[_-]?)?(?:cuda"
            r"|gpu)[\s=]+[\"']?false|(?<![\w-])gpu=0\s+cudnn=0"
        ),
        any_of=("-gpu", "--cuda", "--use", "cudnn=0"),
        says="th train.lua -gpuid -1",
        silent="-gpuid 0",
    ),
    Row(
        TPU,
        (
            r"(?<![\w-])--(?:use[_-]tpu(?:[\s=]+true)?|tpu[_-](?:name|address"
            r"|zone))(?![\w-])(?!\s{0,9}[=\s]\s{0,9}false)|(?<![\w-])gcloud\s[^\n]{0,80}tpu"
            r"|(?<![\w-])--(?:device|platform|accelerator)[\s=]+[\"']?tpu(?!\w)|jax_platforms?(?:_name)?\s?=\s?[\"']?tpu(?!\w)"
        ),
        any_of=("--use", "--tpu", "gcloud", "--device", "--platform", "--accelerator", "jax_platform"),
        says="--use_tpu=true",
        silent="--use_tpu=False",
    ),
    Row(
        MPS,
        r"(?<![\w-])--device[\s=]+(?:[\"']?|[{\[<](?:\w{2,5}\s?[,|/]\s?){0,4})mps(?!\w)",
        any_of=("--device",),
        says="--device mps",
        silent="--device cpu",
    ),
    Row(
        NPU,
        r"(?<![\w-])--device[\s=]+[\"']?npu(?!\w)|ascend_(?:rt_)?visible_devices\s?=",
        any_of=("--device", "ascend_"),
        says="--device npu",
        silent="--device cpu",
    ),
    Row(
        HPU,
        r"(?<![\w-])--device[\s=]+[\"']?hpu(?!\w)|habana_visible_devices\s?=",
        any_of=("--device", "habana_"),
        says="--device hpu",
        silent="--device cpu",
    ),
    Row(
        XPU,
        r"(?<![\w-])--device[\s=]+[\"']?xpu(?!\w)",
        any_of=("--device",),
        says="--device xpu",
        silent="--device cpu",
    ),
)
"""Command lines in documents and launch scripts."""

NAMES: tuple[Row, ...] = (
    Row(
        GPU,
        r"(?:^|[-_.])(?:gpu|cuda)(?![a-z])",
        says="Dockerfile.gpu",
        silent="requirements.txt",
    ),
    Row(
        CPU,
        r"(?:^|[-_.])cpu(?![a-z])",
        says="requirements_cpu.txt",
        silent="cpuinfo.txt",
    ),
    Row(
        TPU,
        r"(?:^|[-_.])tpu(?![a-z])",
        says="requirements-tpu.txt",
        silent="output.yml",
    ),
)
"""Names of dependency and container files that exist once per target."""
