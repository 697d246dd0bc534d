r"""How people say in sentences on what hardware their code runs.

Each row is one reason to say that a sentence declares a target (or that it only seems to), with an example
that it must fire on and one that it must leave alone; tests walk every row. All patterns are matched
without regard to case. Word boundaries are look-arounds, because ``\b`` does not hold before Chinese.

Source: read off the documentation of published research code.
"""

from repocheck.knowledge.compute_cards import CARD_WORDS, CARDS, TPU_KIND, TPU_SLICE
from repocheck.knowledge.compute_rows import CPU, GPU, HPU, MPS, NPU, PROCESSOR, TPU, TPU_SLICES, XPU, Row

_CPU_WORD = r"v?cpu(?:s|\(s\))?(?![a-z_-]|\.\w|\s(?:(?:and|or|/)\s(?:memory|ram)\s)?(?:usage|load|utili[sz]ation|consumption))"
_SMALL = (
    r"(?:(?:a|an|the|your|one|any|both|either|only|just|single|multiple|several|modern|normal|standard"
    r"|pure|free|pytorch|x86\S{0,8}|intel|amd|xeon|arm|laptop|desktop|server|regular|commodity|different|all|local|decent|fast|recent|typical"
    r"|consumer|(?:multi|single|dual|quad|\d{1,3})[\s-]?core|\d+)"
    r"\s+){0,4}"
)


PROSE: tuple[Row, ...] = (
    Row(
        GPU,
        r"(?<![a-z._])(?<!--)gpus?(?![a-z_])|(?<![a-z])(?:multi|single)gpus?(?![a-z_])",
        says="Runs on a single GPU.",
        silent="See gpustat and nogpux.",
    ),
    Row(
        GPU,
        r"(?<![a-z])(?:cuda(?:toolkit)?|cudnn|cupy|nvcc|nvidia[- ](?:drivers?|docker|(?:\w{3,12}\s)?containers?|smi|apex|cards?|devices?|hardware))(?!_|[a-z])"
        r"|(?:\+\s?|(?<=[a-z])-)cu(?:9[02]|1[0-3]\d)(?!\w)",
        says="Needs CUDA 11.",
        silent="barracuda sightings",
    ),
    Row(
        GPU,
        CARDS,
        says="Trained on four RTX 3090.",
        silent="residues between A30 and A40",
        any_of=CARD_WORDS,
    ),
    Row(
        GPU,
        r"(?<![a-z])vram(?![a-z])|显存|显卡|(?:graphics|video)\scards?|graphics processing unit|видеокарт|grafikkarte|\d\s?gb\scards?(?![a-z])|(?<![a-z])(?:on|for)\scards\swith\s[^.;]{0,20}\d\s?gb|compute\scapability\s\W{0,3}\d|(?<![a-z])dgx[\s-](?:[12](?!\w|\.\d)|station|spark|gh200|b[23]00)",
        says="16 GB of VRAM",
        silent="playing cards",
        any_of=("vram", "card", "显存", "显卡", "graphics", "видеокарт", "grafikkarte", "compute", "dgx"),
    ),
    Row(
        GPU,
        r"(?<![\w.])(?:p[2-5]|g[3-6])[a-z]{0,3}\.(?:\d{0,2}xlarge|metal)",
        says="We used a p3.2xlarge instance.",
        silent="We used a c5.4xlarge instance.",
    ),
    Row(
        GPU,
        r"(?<![a-z])rocm(?![a-z])",
        says="We support ROCm too.",
        silent="procmail",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])cpus?[-\s]only(?![a-z])|(?<![a-z])only\s(?:(?:on|us(?:e|es|ed|ing)|needs?|requires?)\s)?"
            + _SMALL
            + _CPU_WORD
        ),
        says="CPU-only machines will do",
        silent="the only cpu_count",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])cpu[-\s](?:versions?|mode|inference|support|supported|compatible|latency|training|evaluation"
            r"|deployment|backend|build|code|platforms?|machines?|implementation|mac)(?![a-z])"
        ),
        says="the CPU version of faiss",
        silent="CPU memory",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])cpus?[`'\"]?\s?(?:,|and|or|&|/|\+|、|和|或)\s?(?:and\s|or\s|the\s|a\s"
            r"|multi-?|single-?)?[`'\"]?(?:gpu|tpu|cuda|mps)(?!s?\s(?:utili[sz]ation|usage|load))"
            r"|\(cpu\)[^.;]{0,30}\((?:gpu|cuda)\)|\((?:gpu|cuda)\)[^.;]{0,30}\(cpu\)|\[x\]\s{0,3}cpus?(?![a-z_-])"
            r"|(?<![a-z])cpus?(?:\s\([^()|]{1,30}\))?[`*]{0,2}\s?\|\s?(?:✅|✓|✔|☑|:(?:white|heavy)_check_mark:|yes(?![a-z]))"
            r"|(?<![a-z])cpus?(?:,?\sor|,\s(?:an?\s)?(?:nvidia|amd|intel)\sgpus?(?:,\s|,?\sor\s|,?\sand\s)(?:an?\s)?)"
            r"\s?(?:an?\s)?(?:nvidia|amd|intel|apple)(?![a-z])"
        ),
        says="works on CPU and GPU",
        silent="Xeon CPU with GPU",
    ),
    Row(
        CPU,
        r"\w-cpu[`'\"]?\s(?:or|and|/)\s[`'\"]?[\w-]{2,30}-(?:gpu|cuda)(?![a-z])|\w-(?:gpu|cuda)[`'\"]?\s(?:or|and|/)\s[`'\"]?[\w-]{2,30}-cpu(?![a-z])"
        r"|\w\[cpu\]|(?<![\w-])tensorflow[`'\"]?\s?(?:\(or|or|/)\s?[`'\"]?tensorflow-gpu(?![a-z])",
        says="Install faiss-cpu or faiss-gpu.",
        silent="Install faiss-cpu and numpy beside x-gpu.",
        any_of=("cpu", "tensorflow-gpu"),
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])(?:gpus?|tpus?|mps(?:\s\([^()]{1,20}\))?|cuda[^\s,]{0,12}|11|12)`?\s?[,(/|&+、和或]?\s?(?:and|or|and/or)?\s?(?:the\s"
            r"|a\s|on\s)?(?:multi-?core\s|[`'\"])?" + _CPU_WORD
        ),
        says="either GPU or CPU",
        silent="Titan X GPU and Intel Xeon CPU",
    ),
    Row(
        CPU,
        (r"(?<![a-z])(?:on|using|via|with|by|in|for(?!\s\d)|back\sto)\s" + _SMALL + _CPU_WORD),
        says="Sampling on a CPU is slow.",
        silent="For 16 CPUs, use chunks of 1,000 rows.",
    ),
    Row(
        CPU,
        r"(?<![a-z])(?:on|using|with)\s(?![^.;|\n]{0,60}gpu)[^.;|\n]{0,40}(?<![\d.])\d{1,2}(?:\.\d{1,3})?\s?ghz\s(?:[\w-]+\s){0,3}"
        r"(?:cpus?|processors?|cores?)(?![a-z])(?![^.;|\n]{0,60}gpu)",
        says="was done on a server with twelve 2.4GHz CPUs",
        silent="a clock of 2.4 GHz on the board",
    ),
    Row(
        CPU,
        r"(?<![a-z-])cpus?\s(?:(?:alone|also)\s)?(?:will\s(?:do|suffice)|works|suffices?|(?:is|are)\s(?:also\s)?(?:enough|sufficient|fine|supported|possible))(?![a-z])"
        r"|(?<![a-z])cpu-based\s(?:computers?|machines?|systems?|servers?|clusters?|nodes?|laptops?|platforms?|supercomputers?|hardware)(?![a-z])"
        r"|(?<![a-z])(?:suggest|recommend|advise)(?:s|ed)?\s(?:using\s|to\suse\s)?(?:an?\s|the\s)(?:[\w+-]{1,20}\s){0,2}cpu(?![a-z_-])"
        r"(?![^.;]{0,80}(?:gpu|nvidia|cuda|tpu))"
        r"|(?<![a-z])by\sdefault,?\s[^.;]{0,40}(?<![a-z])uses?\s(?:only\s)?(?:the\s|an?\s)?cpus?(?![a-z_-])",
        says="It may work on any CPU-based computer.",
        silent="We recommend a fast CPU beside the GPU.",
    ),
    Row(
        CPU,
        r"(?:^|[.,;:(*]\s?)for\s(?:the\s)?cpu\s(?:usage|use|users?|execution)(?![a-z])",
        says="For CPU usage the older release is enough.",
        silent="It looks for CPU usage in the logs.",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])(?:supports?|supported|requires?|needs?|optional:|(?:recommended|minimum|minimal|required)"
            r"(?:\s(?:hardware|system|specs?|requirements?))?:)\s[^.;]{0,30}(?<![a-z])"
            + _CPU_WORD
            + r"|(?<![a-z])(?:requires?|needs?)\s[^.;]{0,80}\s(?:and|or)\san?\s(?:[\w-]+\s){0,3}"
            + _CPU_WORD
            + r"|(?<![a-z])(?:for|on|using|with)\s(?:\w+\s){0,2}(?:multi|many)-?core\s"
            + _CPU_WORD
        ),
        says="Supports Intel CPU",
        silent="supports cpu_offload",
    ),
    Row(
        CPU,
        (
            r"(?:xeon|core[\s-]i\d|ryzen|epyc|threadripper)(?:[^.;|]|\.\d){0,60}(?:takes?|took|minutes"
            r"|seconds|hours)"
            r"|(?<![a-z])(?:hours?|hrs?|h|minutes?|mins?|seconds?|secs?)\s(?:\w+\s){0,3}?on\s(?:an?|the|one|my|our)\s[^.;|()]{0,40}"
            + PROCESSOR
            + r"(?![^.;|]{0,60}gpu)"
            r"|(?<![a-z])(?:ran|runs?|running|performed|executed|conducted|measured|timed|benchmarked|evaluated|obtained"
            r"|carried\sout|tested|computed|trained|made|done|generated|produced|simulated)\s(?:on|with|using):?\s(?:[^.;|]|\.\d){0,60}"
            + PROCESSOR
            + r"|(?<![a-z])(?:takes?|took|needs?|(?:run\s?)?times?|hours?|hrs?|h|minutes?|mins?|seconds?|secs?|s|ms|days?)"
            r"[\s:](?:[^.;|]|\.\d){0,40}?(?<![a-z])(?:on|with|using)\s(?:[^.;|]|\.\d){0,40}?"
            + PROCESSOR
            + r"|\d\s?(?:s|ms|secs?|seconds|mins?|minutes|h|hours|fps)\s[^.;|()\d]{0,40}\([^()\d]{0,20}"
            + PROCESSOR
            + "|"
            + PROCESSOR
            + r"[^.;|\n]{0,40}\|\s?[~≈<]?\d[\d.,]{0,9}\s?(?:ms|s|secs?|seconds|mins?|minutes|h|hrs?|hours|days?|fps)(?![a-z])"
        ),
        says="On a 2.0 GHz Xeon this takes 20 minutes",
        silent="has a Xeon and a GPU",
    ),
    Row(
        CPU,
        r"在\s?cpu\s?上|cpu\s?(?:部署|推理|运行|训练|版|のみ|だけ|で|上で|에서|\s?환경에서|만으로)|(?:使用|仅用?|只用?)\s?cpu"
        r"|(?:times?|timings?|latency|speed|fps|ms|seconds)\s[\[(]cpu[\])]|(?<![a-z])cpu\s(?:otherwise|fallback)(?![a-z])"
        r"|(?<![a-z])(?:else|otherwise),?\s(?:(?:on|it|uses?|the|an?)\s){0,3}cpu(?![a-z_])",
        says="也可以在 CPU 上进行推理",
        silent="CPU 型号",
    ),
    Row(
        CPU,
        r"(?<![a-z])cpu\s?\([^()\n]{3,40}\)[^;\n]{0,30}?\d\s?(?:ms|s|secs?|seconds|min|minutes|fps)(?![a-z])"
        r"|(?<![a-z])cpu[`*]{0,2}\s?[:|]\s?[~≈<]?\d[\d.,]{0,9}\s?(?:ms|s|secs?|seconds|mins?|minutes|hours|fps)(?![a-z])",
        says="| CPU (Intel 2.2GHz i7) | 17,496 ms |",
        silent="CPU (see below) | 17,496 samples",
    ),
    Row(
        CPU,
        r"(?<![a-z])(?:multiple|several|many)\scpus(?![a-z])",
        says="multiple CPUs to accelerate sampling",
        silent="multiple cpu_counts",
    ),
    Row(
        TPU,
        (
            r"(?<![a-z])(?:on|using|with|for|via|requires?|needs?|supports?|and|or|a)\s(?:(?:a|an|the"
            r"|google|cloud|single|multiple|tensor|gpus?|cpus?|and|or|/|free|v[2-6]"
            r"|\d{1,9})[\s/]{1,3}){0,5}tpus?(?![a-z_])|gpus?(?:,?\s(?:and|or)|,|/)\s?(?:cloud\s)?tpu"
        ),
        says="works with CPU, GPU and Cloud TPU",
        silent="not seen in TPUs; TF/TPU code",
    ),
    Row(
        TPU,
        (
            r"(?<![a-z/])(?:cloud\stpu|tpus?[\s-](?:vms?|pods?|compatible|support|training"
            r"|instances?|cores?|hosts?|nodes?|slices?|version|mode))(?![a-z])|" + TPU_KIND
        ),
        says="Experiments run on TPU v3-8.",
        silent="the TPU paper",
    ),
    Row(
        TPU,
        TPU_SLICE,
        any_of=TPU_SLICES,
        says="fine-tuned on a v3-8",
        silent="version v3-beta",
    ),
    Row(
        MPS,
        (
            r"(?<![\w.])mps(?!\w|\.\w)[`'\"]?\s?(?:device|backend|support|inference|training|后端|accelerat)"
            r"|(?<![a-z])(?:cpu|cuda(?:\s\d[\d.]*)?|gpus?|tpu)\s?(?:,|/|\band\b|\bor\b)[\s/]{0,2}(?:(?:and|or|with|on|the)\s){0,2}mps(?!\w|\.\w)"
            r"|(?<![\w.])mps\s?(?:,|/|and\s|or\s)\s?(?:on\s|the\s)?(?:cpu|cuda|gpu)(?![a-z])"
            r"|(?<![\w.])mps(?!\w|\.\w)[^.;]{0,15}(?<![a-z])(?:mac|macbook|macos|apple)s?(?![a-z])"
            r"|(?<![a-z])(?:mac|macbook|macos|apple)s?(?![a-z])[^.;]{0,20}(?<![\w.])mps(?!\w|\.\w)"
            r"|(?:apple|mac)[\s-]silicon|silicon[^.;()]{0,20}\(mps\)"
            r"|(?<![a-z])(?:cuda|cpu|gpu)[`'\"]?(?:\s?[,/|]\s?|,?\s(?:and|or)\s)(?:and\s|or\s)?[`'\"]?mps(?![a-z])"
            r"|(?<![\w-])m[1-4](?:\s?[-/–]\s?m[2-5])?\s(?:macs?|macbook|chips?|gpus?)(?![a-z])"
            r"|(?<![a-z])jax-metal(?![a-z])"
            r"|(?<![a-z])(?:macs?|macbooks?|macos|apple)(?![a-z])[^.;]{0,40}(?<![a-z])(?:metal|mlx)(?![a-z])"
        ),
        says="Use the mps backend on Apple Silicon",
        silent="speeds of 10 mps",
    ),
    Row(
        NPU,
        (
            r"(?<![a-z])ascend[\s-]?(?:9[1-5]0|310|npus?)"
            r"|(?<![a-z])(?:on|with|using|via|supports?|requires?|needs?|and|or|gpus?,|cpus?,|an|\d)\s(?:\w+\s){0,2}npus?(?![a-z])"
        ),
        says="Trained on Ascend 910B NPUs.",
        silent="The npu is the name of our neural parsing unit.",
    ),
    Row(
        HPU,
        r"(?<![a-z])(?:intel|habana)\sgaudi|(?<![a-z])gaudi[\s-]?[1-3](?!\w)|(?<![a-z])gaudi\s(?:accelerators?|hpus?)|(?<![a-z])hpus(?![a-z])",
        says="Runs on Intel Gaudi 2 accelerators.",
        silent="Photographs of buildings by Gaudi",
    ),
    Row(
        XPU,
        r"(?<![a-z])(?:intel\sxpus?|xpu\s(?:device|backend|support)|intel\s(?:arc|data\scenter|max)\s(?:series\s)?gpus?)(?![a-z])",
        says="Intel XPUs are supported.",
        silent="any xPU that you like",
    ),
)
"""Sentences and comments."""
