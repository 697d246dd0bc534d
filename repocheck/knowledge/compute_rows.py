"""What a row of a table on hardware is, and what it can declare."""

from typing import NamedTuple


class Row(NamedTuple):
    """One reason."""

    targets: tuple[str, ...]
    """What is declared: ``gpu``, ``cpu``, ``tpu``, ``mps``, ``npu``, ``hpu``, ``xpu``; for a row of noise what is *not*."""
    pattern: str
    """Regular expression, linear in the text."""
    says: str
    """A text it fires on."""
    silent: str
    """A text it leaves alone, as near to `says` as we met."""
    any_of: tuple[str, ...] = ()
    """Words without one of which it cannot fire; if empty, `HARDWARE_WORDS`."""


GPU, CPU, TPU, MPS, BOTH = ("gpu",), ("cpu",), ("tpu",), ("mps",), ("gpu", "cpu")
NPU, HPU, XPU = ("npu",), ("hpu",), ("xpu",)

HARDWARE_WORDS = (
    "gpu", "cuda", "cpu", "nvidia", "tpu", "mps", "cudnn", "nvcc", "nccl", "pynvml", "geforce", "titan", "rtx",
    "gtx", "tesla", "quadro", "v100", "a100", "p100", "h100", "b100", "h200", "b200", "h800", "a800", "b300", "k40",
    "k80", "a6000", "a10", "a16", "a30", "a40", "h20", "3080", "3090", "4090", "5090", "2080", "1080", "jetson", "grid k", "l4", "l20", "t4", "p4", "m60", "mi1", "mi2", "mi3", "mi5",
    "0 ti", "0ti", "vram", "video card", " cards with", "显存", "显卡", "graphics", "rocm", "xeon", "core i", "core 2", "core-2", "core-ultra", "core ultra", "core-i", "ryzen", "epyc",
    "threadripper", " core", "-core", "x86", "i3", "i5", "i7", "i9", "silicon", " mac", "macos", "imac", "macbook", "mac book", "mac mini", "mac pro", "mac studio", "m1 ", "m2 ", "m3 ", "m4 ",
    "m5 ", "+cu", "+ cu", "dualcore", "quadcore", "hexacore", "octacore", "/cu", "-cu", ":cu", "_cu", "xla", "cupy", "triton", "flash", "dgx",
    "bitsandbytes", "xformers", "apex", "vllm", "nproc", "cudf", "cuml", "cugraph", "cucim", "metal", " npu", "npus", "hpu",
    "habana", "gaudi", "ascend", "xpu", "--device", "sbatch", "laptop", "desktop", "workstation", " pc",
    "notebook computer", "personal computer", "any computer", "special hardware", "specific hardware", "dedicated hardware",
    "particular hardware", "video memory", "nvcr.io", "avx", "mlx", "--nv", "gb card", "compute capab", "cuarrays",
    "видеокарт", "grafikkart", "apple m", "standard computer", "normal computer", "regular computer",
    "ordinary computer", "typical computer", "conventional computer", "consumer computer", "commodity", "standard hardware", "ized hardware",
    "ised hardware", "radeon", "iris", "hd graphics", "intel ", "intel-", "amd ", "amd-", "processor", "opteron", "pentium", "celeron", "thinkpad", "raspberry",
    "graviton", "power8", "power9", "power 8", "power 9", "neoverse", "xlarge", ".metal",
    "macpro", "e3-", "e5-", "e7-", "optiplex", "poweredge", "thinkstation", "proliant", "elitebook", "zbook", "dell ", "hp ", "lenovo", "surface pro", "surface book", "surface laptop",
    "cortex-a", "-standard-", "-highmem-", "-highcpu-", "standard_", "multicore", "multi-core", "a64fx", "thunderx", "kunpeng", "altra", "haswell", "broadwell", "skylake", "e lake", "r lake", "ybridge", "y bridge", "sapphire rapids",
    "standard (", "笔记本", "台式机", "电脑", "计算机",
)  # fmt: skip
"""One of these stands, in lower case, in whatever says something of hardware; the most frequent first."""
TPU_SLICES = ("v2-", "v3-", "v4-", "v5-", "v6-")
"""Beginnings of the names of TPU slices."""
PROCESSOR = (
    r"(?:xeon|ryzen|epyc|threadripper|core[\s-]i\d|i[3579]-\d{4}|intel\si[3579](?!\w)"
    r"|apple\sm[1-5](?:\s(?:pro|max|ultra))?(?!\w)(?![^.;]{0,40}(?:metal|mlx|mps|gpu)))"
)
"""A processor by its kind."""
