r"""How people say in sentences on what hardware their code runs.

Each row is one reason to say that a sentence declares a target (or that it only seems to), with an example
that it must fire on and one that it must leave alone; tests walk every row. All patterns are matched
without regard to case. Word boundaries are look-arounds, because ``\b`` does not hold before Chinese.

Source: read off the documentation of published research code.
"""

from repocheck.knowledge.compute_rows import BOTH, CPU, GPU, MPS, TPU, Row

_CPU_WORD = r"cpu(?:s|\(s\))?(?![a-z_-]|\.\w)"
_SMALL = (
    r"(?:(?:a|an|the|your|one|any|both|either|only|just|single|multiple|several|modern|normal|standard"
    r"|pure|pytorch|x86\S{0,8}|intel|amd|xeon|arm|laptop|desktop|regular|commodity|different|all|local|\d+)"
    r"\s+){0,4}"
)

_PROCESSOR = r"(?:xeon|ryzen|epyc|threadripper|core[\s-]i\d|i[3579]-\d{4})"
_CARD_WORD = r"(?:gpus?(?![a-z])|nvidia|rtx|gtx|geforce|tesla|titan|[avh]100)"

CARDS = (
    r"(?<![\w-])(?:\d{1,3}-)?(?:"
    r"(?:rtx|gtx|geforce)[\s-]?(?:rtx|gtx)?[\s-]?(?:titan\s?\w{0,2}|a?\d{3,4}(?:\s?ti|\s?super)?)"
    r"|(?:nvidia|tesla|quadro)[\s-](?:tesla[\s-])?"
    r"(?:[aptvhlmkb]\d{1,4}|rtx\s?\w{0,4}\d{3,4}|titan\s?\w{0,3}|\d{4}(?:\s?ti)?)"
    r"|(?:a100|a800|h100|h200|h800|b200|v100|p100|k40c?|k80|gh200|mi2?[135]\d0x?|a6000|l40s)s?"
    r"|titan[\s-]?(?:x|xp|v|rtx|black|z)|(?:[1-5]0[5-9]0)\s?ti"
    r"|(?:[a-z]\d{1,3}|[1-5]0[5-9]0)s?\s(?:gpus?|graphics)"
    r"|gpus?\s\(?(?:[34]090|a\d0|t4|p40|h20|l40)"
    r")(?!\w|-(?!\d|sxm|hbm|pcie))"
)
"""Names of graphics cards; the bare ones only where nothing else is called so."""

MEMORY = (
    r"(?<![\w.])\d{1,4}(?:\.\d)?\s?(?:gb?|gib|mb)(?![a-z])[^.;|\n]{0,25}"
    r"(?:vram|gpu|显存|of graphics memory|cuda)"
    r"|(?:vram|gpu memory|gpu ram|显存|gpus?)[^.;|\n]{0,40}(?<![\w.])\d{1,4}(?:\.\d)?\s?(?:gb?|gib)(?![a-z])"
)
"""An amount of graphics memory."""

TPU_KIND = r"(?<![\w-])(?:tpu[\s-]?v?\d(?:[-\s]\d{1,4}|p|e|(?!\w))|v[2-6]-\d{1,4}(?!\d))"
"""A kind of TPU (``v3-8``)."""

PROSE: tuple[Row, ...] = (
    Row(
        GPU,
        r"(?<![a-z._])(?<!--)gpus?(?![a-z_])|(?<![a-z])(?:multi|single)gpus?(?![a-z_])",
        says="Runs on a single GPU.",
        silent="See gpustat and nogpux.",
    ),
    Row(
        GPU,
        r"(?<![a-z])(?:cuda|cudnn|nvcc|nvidia[- ](?:driver|docker|container|smi|apex))(?!_|[a-z])",
        says="Needs CUDA 11.",
        silent="barracuda sightings",
    ),
    Row(
        GPU,
        CARDS,
        says="Trained on four RTX 3090.",
        silent="residues between A30 and A40",
    ),
    Row(
        GPU,
        r"(?<![a-z])vram(?![a-z])|显存|显卡|graphics cards?",
        says="16 GB of VRAM",
        silent="playing cards",
    ),
    Row(
        GPU,
        r"(?<![a-z])rocm(?![a-z])",
        says="We support ROCm too.",
        silent="procmail",
    ),
    Row(
        CPU,
        (r"(?<![a-z])cpus?[-\s]only(?![a-z])|(?<![a-z])only\s(?:on\s)?" + _SMALL + _CPU_WORD),
        says="CPU-only machines will do",
        silent="the only cpu_count",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])cpu[-\s](?:versions?|mode|inference|supports?|supported|training|evaluation"
            r"|deployment|backend|build|code|platforms?|machines?|implementation|mac)(?![a-z])"
        ),
        says="the CPU version of faiss",
        silent="CPU memory",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])cpus?\s?(?:,|and|or|&|/|\+|、|和|或)\s?(?:and\s|or\s|the\s|a\s"
            r"|multi-?|single-?)?(?:gpu|tpu|cuda|mps)"
        ),
        says="works on CPU and GPU",
        silent="Xeon CPU with GPU",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])(?:gpus?|tpus?|cuda[^\s,]{0,12}|11|12)`?\s?[,(/|&+、和或]?\s?(?:and|or|and/or)?\s?(?:the\s"
            r"|a\s|on\s)?" + _CPU_WORD
        ),
        says="either GPU or CPU",
        silent="Titan X GPU and Intel Xeon CPU",
    ),
    Row(
        CPU,
        (r"(?<![a-z])(?:on|using|via|with|by|in|for)\s" + _SMALL + _CPU_WORD),
        says="Sampling on a CPU is slow.",
        silent="a machine with CPU_COUNT set",
    ),
    Row(
        CPU,
        (r"(?<![a-z])(?:supports?|supported|requires?|needs?|optional:)\s[^.;]{0,30}(?<![a-z])" + _CPU_WORD),
        says="Supports Intel CPU",
        silent="supports cpu_offload",
    ),
    Row(
        CPU,
        (
            r"(?:xeon|core[\s-]i\d|ryzen|epyc|threadripper)(?:[^.;|]|\.\d){0,60}(?:takes?|took|minutes"
            r"|seconds|hours)"
        ),
        says="On a 2.0 GHz Xeon this takes 20 minutes",
        silent="has a Xeon and a GPU",
    ),
    Row(
        CPU,
        r"在\s?cpu\s?上|cpu\s?(?:部署|推理|运行|训练|版)|使用\s?cpu",
        says="也可以在 CPU 上进行推理",
        silent="CPU 型号",
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
            r"|google|cloud|single|multiple|tensor|gpus?|cpus?|and|or|/|free"
            r"|\d+)[\s/]+){0,5}tpus?(?![a-z_])|gpus?(?:,?\s(?:and|or)|,|/)\s?(?:cloud\s)?tpu"
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
        MPS,
        (
            r"(?<![\w.])mps(?![\w.])[`'\"]?\s?(?:device|backend|support|后端|accelerat)"
            r"|(?:apple|mac)[\s-]silicon|silicon[^.;()]{0,20}\(mps\)"
            r"|(?<![\w-])m[1-4](?:\s?[-/–]\s?m[2-5])?\s(?:macs?|macbook|chips?|gpus?)(?![a-z])"
        ),
        says="Use the mps backend on Apple Silicon",
        silent="speeds of 10 mps",
    ),
)
"""Sentences and comments."""

WITHOUT_GPU: tuple[Row, ...] = (
    Row(
        CPU,
        (
            r"(?<![a-z])(?:not|n't|never)\s(?:currently\s|yet\s|officially\s)?supports?\s(?:the\s|any\s)?(?:gpus?|cuda)"
            r"|(?:gpus?|cuda)(?:\s(?:support|acceleration|training))?\s(?:is|are)\s(?:not|n't)\s(?:currently\s|yet\s)?"
            r"(?:supported|available|implemented|used)"
        ),
        says="GPUs are not supported yet.",
        silent="GPUs are supported.",
    ),
    Row(
        CPU,
        (
            r"(?<![a-z])(?:no|without|w/o|not?\s(?:need|require|use)s?|n't\s(?:need|require|use"
            r"|utili[sz]e))\s(?:an?\s|any\s|the\s|using\s|using\sa\s|expensive\s|nvidia\s|powerful\s"
            r"|dedicated\s|additional\s|access\sto\s|requiring\s|needing\s|having\s|the\sneed\s(?:for|of)\s|cuda\s|cuda-capable\s)*(?:gpus?|cuda(?!\skernel)"
            r"|graphics)(?!\s(?:\w+\s){0,2}(?:was\s|were\s)?(?:found|detected)\b)(?:\s(?:is|are|or|and|cudnn|cuda|needed|required|necessary|support"
            r"|acceleration|hardware|toolkit)\b){0,3}"
        ),
        says="no GPU required",
        silent="known GPU issues",
    ),
    Row(
        CPU,
        (
            r"gpus?\s(?:is|are)\s(?:optional|(?:not|n't)\s(?:strictly\s|really\s)?(?:needed|required"
            r"|necessary|mandatory|essential))"
        ),
        says="A GPU is not required.",
        silent="A GPU is needed.",
    ),
    Row(
        CPU,
        r"(?<![a-z])non-?(?:gpu|cuda)s?(?:\sgpus?)?",
        says="on non-CUDA hardware",
        silent="canon GPU",
    ),
)
"""Sentences that deny a GPU, and so say that a CPU will do."""

IF_NO_GPU = (
    r"(?:if|in case)\s[^.;]{0,30}(?:no|n't|not|without|lack)\s[^.;]{0,20}(?:gpu|cuda|graphics)|没有\s?gpu"
    r"|if\s(?:you\s(?:are|have|want)|you're|running|run)\s(?:\w+\s){0,3}?(?:an?|the)\s(?:\w+\s)?gpu,?\s[^.;]{0,30}"
    r"(?:pass|add|set|use|specify|append|turn on)\s[^.;]{0,25}(?:option|flag|argument|switch)[^.;]{0,9}-[\w.-]*(?:cuda|gpu)"
)
"""A condition: who has no GPU does otherwise, or who has one adds an option; so both are meant."""

MACHINE = (
    r"(?<![a-z])(?:machines?|servers?|laptops?|desktops?|computers?|workstations?|pcs?|nodes?|vms?)"
    r"\s(?:\w+\s){0,3}?(?:with|has|have|using)\s[^.;|]{0,40}" + _PROCESSOR + r"|(?<![a-z])(?:machine|computer"
    r"|laptop|desktop|pc)s?\s\(?(?:with\s|e\.g\.,?\s)?(?:an?\s)?(?:intel\s|core\s){0,2}i[3579](?![\w-])"
    r"|(?<![\w.])\d{1,3}[\s-]cores?\s(?:intel\s|amd\s)?(?:systems?|machines?|servers?|workstations?|laptops?"
    r"|xeon|epyc|processors?)"
    r"|(?<!\w)x86[-_]?64\s(?:compatible\s)?(?:processors?|cpus?)(?![a-z])"
)
"""A machine told by its processor, cores or kind: declares a CPU where nothing else is declared."""

DEMO = r"(?<![a-z])(?:colab|demo|notebook|visuali[sz]ation)"
"""Words that limit "no GPU needed" to a side show."""

ELSEWHERE: tuple[Row, ...] = (
    Row(
        BOTH + TPU,
        r"\bfor\s[^.;]{0,40}implementations?,?\s(?:please\s)?(?:see|refer|check|use|\w+\shas)",
        says="For the GPU implementation, see OtherRepo.",
        silent="see INSTALL.md for the GPU setup",
    ),
    Row(
        BOTH + TPU,
        (
            r"original(?:ly)?\s(?:implement\w+|code|version|repo\w*|trained|written|developed"
            r"|models?\swere)|(?:implementation|code) was (?:originally )?(?:in"
            r"|based on) (?:tensorflow|jax)"
        ),
        says="The original implementation was in TensorFlow+TPU.",
        silent="reproduces the original results on a GPU",
    ),
    Row(
        BOTH + TPU,
        (
            r"(?<![a-z])(?:compared\s(?:to|with)|in contrast to|our earlier|has incorporated"
            r"|inspired by|\w+\.cpp\b)"
        ),
        says="alpaca.cpp runs models on the CPU",
        silent="compare runs on the GPU",
    ),
    Row(
        BOTH + TPU,
        (
            r"(?:gpu|tpu|compute|cloud)\s(?:grants?|credits?|sponsor\w*|poor|donation\w*)"
            r"|research cloud|\btrc\b|tfrc|(?:thanks?|grateful|gratefully)\s(?:to|for|the|acknowledge)"
            r"|sponsored|supported by (?:a|the) "
        ),
        says="a GPU grant from a company",
        silent="granted that you have a GPU",
    ),
    Row(
        BOTH + TPU,
        r"\[?gpu,\s?cpu,\s?tpu\]?|(?<![a-z])gpu\|cpu\|tpu",
        says="--accelerator [gpu,cpu,tpu]",
        silent="CPU, GPU and TPU",
    ),
    Row(
        GPU,
        r"(?<![a-z])gpu[-\s](?:hours?|days?|years?)",
        says="costs 3M GPU hours",
        silent="a GPU for hours",
    ),
    Row(
        GPU,
        r"(?:might|may|could)\sbe\suseful|such as for when running",
        says="a beefy GPU might be useful",
        silent="use a GPU",
    ),
    Row(
        MPS,
        r"not available|platforms?|wheels?|x86_64|aarch64|binar(?:y|ies)|compil\w+|rosetta",
        says="wheels for macOS on Apple Silicon",
        silent="runs on Apple Silicon",
    ),
    Row(
        TPU + MPS,
        (
            r"(?<![a-z])(?:roadmap|future|todo|planned|plan\sto|upcoming|not\s(?:yet\s)?support\w*"
            r"|export\w*|latency|converted?)"
        ),
        says="TPU support is planned",
        silent="TPU is supported",
    ),
    Row(
        CPU,
        (
            r"cpu[-\s]?off-?load\w*|offload\w*[^.;]{0,60}cpu|cpu\s(?:ram|memory|cores?|time|count"
            r"|usage|threads?|hours?|host|utili[sz]ation|speed|kernels?|bound|instances?|info"
            r"|load)(?![a-z])"
        ),
        says="CPU offload for FSDP",
        silent="runs on a CPU",
    ),
    Row(
        CPU,
        (
            r"(?:some|these|those|certain)\soperations?|python layers|pre-?process\w*|data\s?load\w*"
            r"|post-?process\w*|(?:mov|copi|transfer|load)\w*\s(?:\w+\s){0,4}(?:to|onto"
            r"|into)\s(?:the\s)?cpu|map_location|to\s(?:the\s)?cpu"
        ),
        says="some operations execute on the CPU",
        silent="operates on the CPU",
    ),
    Row(
        CPU,
        (
            r"between\s(?:the\s)?(?:cpu\sand\s(?:the\s)?gpu|gpu\sand\s(?:the\s)?cpu)|cpu\sand\sgpu\smemory"
            r"|from\s(?:the\s)?(?:cpu|gpu)\sto\s(?:the\s)?(?:cpu|gpu)|cpu\s(?:flags?|instructions?|features?)"
        ),
        says="layers are copied from CPU to GPU",
        silent="moves from a laptop CPU to a GPU server",
    ),
    Row(
        CPU,
        (
            r"cpus?(?:\sonly)?\s(?:is|are)\s(?:not|n't)\s(?:currently\s)?(?:supported|possible|available)"
            r"|not\simplemented\s(?:in|on|for)\s(?:the\s)?'?cpu"
            r"|(?:not|n't|cannot|never)\s(?:support|run|work|be\srun)\w*\s(?:on\s|with\s)?(?:the\s|a\s)?cpu"
        ),
        says="Training with CPUs only is not supported.",
        silent="Training on CPUs is slow.",
    ),
    Row(
        CPU,
        (_PROCESSOR + r"[^;|]{0,80}" + _CARD_WORD + "|" + _CARD_WORD + r"[^;|]{0,80}" + _PROCESSOR),
        says="a server with a Xeon Gold CPU and an RTX 3090",
        silent="Supports Intel CPUs and NVIDIA GPUs",
    ),
    Row(
        CPU,
        (
            r"(?<!\d)\d{1,3}\sv?cpus?[^.;]{0,30}\d\s(?:\w+\s){0,2}gpus?"
            r"|\d\s(?:\w+\s){0,2}gpus?[^.;]{0,30}(?<!\d)\d{1,3}\sv?cpus?"
        ),
        says="a node with 1 GPU and 8 CPUs",
        silent="runs on 8 CPUs",
    ),
    Row(
        CPU,
        r"(?<![a-z])(?:placed|stored|kept|held|resides?|lives?)\s(?:\w+\s){0,2}(?:on|in)\s(?:the\s)?cpu",
        says="buffers are placed on the CPU at import",
        silent="it stays fast on a CPU",
    ),
    Row(
        BOTH + TPU + MPS,
        r"^\W*(?:can|could|does|do|is|are|will|would|should|has)\s[^?]{0,200}\?\W*$",
        says="Can it run on a GPU?",
        silent="How to run on a GPU?",
    ),
    Row(
        CPU,
        (
            r"always be assigned to|running train on cpu|mono-cpu"
            r"|number of cpus?|num_?cpus?|cpus?[-_]per"
        ),
        says="the number of CPUs",
        silent="a number of runs on CPU",
    ),
)
"""Sentences about somebody else, or in which the word has another role."""
