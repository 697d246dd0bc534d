"""Sentences that name hardware and declare nothing: they are about somebody else, or the word has another role.

Source: read off the documentation of published research code.
"""

from repocheck.knowledge.compute_rows import BOTH, CPU, GPU, MPS, PROCESSOR, TPU, Row

_CARD_WORD = (
    r"(?:gpus?(?![a-z])|nvidia|rtx|gtx|geforce|tesla|titan|(?<![a-z\d])(?:[avhp]100|k[48]0|a[456]000)(?!\d))"
)
_BESIDE = r"(?:(?!\d\s?(?:s|ms|h|mins?|minutes?|secs?|seconds?|hours?),?\s(?:on|per|for|a)\s)[^;|]){0,80}"
"""What stands between the parts of one machine; another timing is of another one."""

BESIDE_A_CARD = Row(
    CPU,
    PROCESSOR + _BESIDE + _CARD_WORD + "|" + _CARD_WORD + _BESIDE + PROCESSOR,
    says="a server with a Xeon Gold CPU and an RTX 3090",
    silent="Supports Intel CPUs and NVIDIA GPUs",
)
"""A processor is part of a machine with a GPU, unless the sentence says that there is none."""

OTHERS: tuple[Row, ...] = (
    Row(
        BOTH + TPU,
        r"\bfor\s[^.;]{0,40}implementations?,?\s(?:please\s)?(?:see|refer|check|use|\w+\shas)"
        r"|(?<![a-z])(?:their|his|her)\s(?:[\w-]+\s){0,2}(?:method|code|implementation|system|solver|approach|software)"
        r"\s(?:needs?|takes?|took|runs?|ran|requires?|required)(?![a-z])"
        r"|(?<![a-z])by\s(?:their|its|the\soriginal)\sauthors(?![a-z])"
        r"|(?<![a-z])(?:competing|rival|alternative|other)\s(?:\w+\s)?(?:tools?|methods?|packages?|programs?|solvers?|approaches)"
        r"(?:\s(?:such\sas|like)\s[\w-]+)?\s(?:needs?|requires?)(?![a-z])"
        r"|(?<![a-z])authors?\s(?:of\s[^.;]{0,60}\s)?reports?(?:ed)?(?![a-z])(?![^;]{0,160}\bours?\b)|(?<![a-z])as\sreported\s(?:in|by)\s"
        r"(?!(?:the|our|this)\s(?:article|paper|manuscript|publication|study)(?![a-z]))",
        says="For the GPU implementation, see OtherRepo.",
        silent="see INSTALL.md for the GPU setup",
    ),
    Row(
        BOTH + TPU,
        (
            r"(?:gpu|tpu|compute|cloud)\s(?:grants?|credits?|sponsor\w*|poor|donation\w*)"
            r"|research cloud|\btrc\b|tfrc|(?:thanks?|grateful|gratefully)\s(?:to|for|the|acknowledge)"
            r"|hardware\sgrant|(?:work|research|study|project)\s(?:is|was|has\sbeen)\s(?:\w+\s){0,2}?supported\s"
            r"|sponsored|(?<![a-z])(?:funding:|paid\sfor\s)|supported by (?:a|the) "
        ),
        says="a GPU grant from a company",
        silent="granted that you have a GPU",
    ),
    Row(
        GPU,
        r"(?<![a-z])donat(?:ion|ed|ing)\b[^.]{0,80}(?:gpu|nvidia|titan|tesla|quadro)|(?:gpus?|titan|tesla|quadro|nvidia)[^.]{0,80}\sdonat(?:ion|ed|ing)\b",
        says="the donation of two Titan Xp GPUs",
        silent="donations and a GPU",
    ),
    Row(
        BOTH + TPU,
        r"(?<![a-z])et al\b\.?,?\s(?:[(\[]?\d{1,4}[a-z]?[)\]],?\s)?(?:report(?:ed|s)?|introduce[ds]?|propose[ds]?|show(?:ed|s)?|demonstrate[ds]?|present(?:ed|s)?|fine-?tuned?|needs|requires|runs|ran|uses|used|trained|w(?:as|ere)\s(?:run|trained|evaluated|tested|computed))\s(?![^;]{0,120}\bour)"
        r"|(?:gpus?|cuda|tpus?|cpus?)\S{0,12}\s(?:versions?|implementations?|ports?|variants?)\s[^.;]{0,60}(?<![a-z])elsewhere(?![a-z])",
        says="The baseline of Smith et al. needs a GPU.",
        silent="Following the method of Smith et al. this needs a GPU",
    ),
    Row(
        BOTH + TPU,
        r"(?<![a-z])(?:participants?|subjects|respondents|patients|students)\s(?:\w+\s){0,2}(?:used|use|sat|worked|completed|performed|tested|seated|recorded)(?![a-z])"
        r"|(?<![a-z])this\s(?:repository|repo|code|archive|pipeline)\s(?:only\s)?(?:starts|begins)\s(?:from|with)(?![a-z])",
        says="Participants used a laptop with a CPU.",
        silent="For students a GPU is used.",
    ),
)
"""Sentences about what others ran their work on, or gave."""

ELSEWHERE: tuple[Row, ...] = (
    *OTHERS,
    Row(
        BOTH + TPU,
        (
            r"original(?:ly)?\s(?:[cgt]pu\s)?(?:for(?![a-z])|implement\w+|code|version|repo\w*|trained|written|developed"
            r"|models?\swere)|(?:implementation|code) was (?:originally )?(?:in"
            r"|based on) (?:tensorflow|jax)"
        ),
        says="The original implementation was in TensorFlow+TPU.",
        silent="reproduces the original results on a GPU",
    ),
    Row(
        BOTH + TPU,
        (
            r"(?<![a-z])(?:(?:compared\s(?:to|with)|in\scontrast\sto)\s[^,;.]{0,60}(?:[cgt]pu|cuda)|our earlier|has incorporated"
            r"|inspired by|(?<!\w)\w{1,40}\.cpp\b)"
        ),
        says="alpaca.cpp runs models on the CPU",
        silent="compare runs on the GPU",
    ),
    Row(
        BOTH,
        r"(?<![a-z])(?:possibly|perhaps|eventually|maybe)\s(?:via|with|using|on|by)\s",
        says="add parallelism to the base classes (possibly via OpenMP, CUDA)",
        silent="possibly faster on a GPU",
    ),
    Row(
        BOTH + TPU,
        r"\[?gpu,\s?cpu,\s?tpu\]?|(?<![a-z])gpu\|cpu\|tpu|(?<![a-z])cpu,\s?gpu(?:,|,?\sand)\s(?:ram|memory|disk)(?![a-z])",
        says="--accelerator [gpu,cpu,tpu]",
        silent="CPU, GPU and TPU",
    ),
    Row(
        GPU,
        r"(?<![a-z])(?:failures?|faults?|photos?|pictures?|prices?|sales|shortages?|demand|lifetimes?|specifications?|growth|advances?|advent|accessibility|progress)\s(?:of|for|in)\s"
        r"(?:[\w-]{1,20}\s){0,4}?gpus?(?![a-z])|(?<![a-z])simulators?\s(?:of|models?|simulates?|for)\s(?:\w{1,8}\s){0,2}gpus?|(?<![a-z])(?:papers?|books?|surveys?|articles?|literature|data\s?sets?|reviews)\s(?:on|about|of)\s(?:[\w-]{1,20}\s){0,2}?gpus?(?![a-z])|(?<![a-z])(?:job|workload)\s(?:traces?|logs?)\s(?:of|from|in)\s(?:[\w-]{1,20}\s){0,3}?gpus?(?![a-z])|(?<![a-z])gpus?\s(?:temperatures|markets?|simulators?|prices?|sales|vendors|shortages?)(?![a-z])",
        says="We predict failures of GPUs in data centres.",
        silent="The GPU of the demand model",
    ),
    Row(
        CPU,
        r"(?<![a-z])(?:process|task|rule)(?:_\w{1,20}|es|s)?\W{1,4}(?:[\w`-]{1,20}\W){0,4}?\d{1,4}\s?cpus?(?![a-z])",
        says="process_high -- 12 CPU, 64GB, 24h",
        silent="process the scans on a CPU",
    ),
    Row(
        GPU,
        r"(?<![a-z])gpu[-\s](?:hours?|days?|years?)|(?<![a-z])no\sgpus?\s(?:was|were|is|are)\s(?:\w+\s)?used(?![a-z])",
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
        r"not available|platforms?|wheels?|x86_64|aarch64|binar(?:y|ies)|compil\w+|rosetta"
        r"|(?<![a-z])intel\s(?:and|or|&|/)\sapple[\s-]silicon|apple[\s-]silicon\s(?:and|or|&|/)\sintel(?![a-z])",
        says="wheels for macOS on Apple Silicon",
        silent="runs on Apple Silicon",
    ),
    Row(
        BOTH + TPU + MPS,
        r"^\s{0,4}(?:[-*+]\s)?\[ \]\s",
        says="[ ] Multi-GPU support",
        silent="[x] Multi-GPU support",
    ),
    Row(
        GPU,
        r"(?<![a-z])(?:gpus?|cuda)(?:[\s-](?:enabled|accelerated|ready))?\s(?:version|support|implementation|code|port|backend)\s"
        r"(?:(?:is|will\sbe|are)\s)?(?:coming|planned|on\sits\sway|(?:still\s)?(?:in\spreparation|under\sdevelopment)|to\s(?:come|be\sadded)|not\syet)(?![a-z])",
        says="A GPU version is coming soon.",
        silent="The GPU version is not needed.",
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
            r"cpu[-\s]?off-?load\w*|offload\w{0,9}[^.;]{0,60}cpu|cpu\s(?:ram|memory|(?<!single\scpu\s)(?<!one\scpu\s)(?<!ghz\scpu\s)cores?|times?|counts?"
            r"|(?<!for\scpu\s)usage|threads?|hours?|minutes?|seconds?|secs?|cycles?|frequenc\w{1,3}|temperatures?|host|utili[sz]ation"
            r"|speed|kernels?|bound|instances?|info|load)(?![a-z])"
        ),
        says="CPU offload for FSDP",
        silent="runs on a CPU",
    ),
    Row(
        CPU,
        r"(?<![a-z])(?:process|thread|task|job|node|router|vm|container|it)(?:es|s)?\s(?:[\w-]{1,20}\s){0,3}?(?:scheduled|pinned|context-switched)"
        r"\s(?:on|to|onto)\s(?:the\s|an?\s)?cpus?(?![a-z])",
        says="the time at which a process is scheduled on the CPU",
        silent="benchmarks are scheduled to run on a CPU",
    ),
    Row(
        CPU,
        (
            r"(?:some|these|those|certain)\soperations?|python layers|pre-?process\w*|data\s?load\w*"
            r"|post-?process\w*|(?:mov|copi|transfer|load)\w{0,6}\s(?:\w+\s){0,4}(?:to|onto"
            r"|into)\s(?:the\s)?cpu|map_location|(?<!switch\s)(?<!set\s)(?<!back\s)(?<!defaults\s)(?<!over\s)to\s(?:the\s)?cpu"
        ),
        says="some operations execute on the CPU",
        silent="operates on the CPU",
    ),
    Row(
        CPU,
        (
            r"between\s(?:the\s)?(?:cpu\sand\s(?:the\s)?gpu|gpu\sand\s(?:the\s)?cpu)|cpu\sand\sgpu\smemory"
            r"|from\s(?:the\s)?[cg]pu\sto\s(?:the\s)?gpu|cpu\s(?:flags?|instructions?|features?)"
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
    BESIDE_A_CARD,
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
        r"(?<![a-z])no\sgpus?\s(?:is|are|will\sbe)\s(?:available|visible|exposed|passed|accessible|mounted)\s(?:in|inside|within|to)\s",
        says="No GPUs are available inside the container.",
        silent="No GPU is needed inside the container.",
    ),
    Row(
        MPS,
        r"^(?!.{0,600}(?:(?<![a-z])(?:mps|metal|mlx|jax|pytorch|torch|device|[gt]pus?|cpus?(?!\score)|cuda|rocm)(?![a-z])|accelerat|backend))"
        r".{0,400}(?<![a-z])(?:on|with|using)\s(?:an?|my|our|the|one)\s",
        says="Figures were made with MATLAB on an Apple Silicon Mac.",
        silent="Use MPS on Apple Silicon.",
    ),
    Row(
        MPS,
        r"(?<![a-z])cpus?\s(?:cores?\s)?(?:of|in|on)\s(?:an?|my|our|the|one)\s",
        says="All was computed on the CPUs of a laptop (M2 chip).",
        silent="Use the GPU of the laptop (M2 chip).",
    ),
    Row(
        CPU,
        r"(?<![a-z])(?:placed|stored|kept|held|resides?|lives?)\s(?:\w+\s){0,2}(?:on|in)\s(?:the\s)?cpu",
        says="buffers are placed on the CPU at import",
        silent="it stays fast on a CPU",
    ),
    Row(
        GPU,
        r"(?<![a-z])gpus?\s?[:=]\s{0,3}(?:n/?a|none|no)(?![\w/-])",
        says="Processor: 4 cores, GPU: N/A, boards: 3 Jetson Nano",
        silent="GPU: NA100 is no card, GPU: A100",
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
            r"|number of cpus?|(?:more|fewer|extra|additional|(?:more|less)\s(?:powerful|capable)|faster|stronger)\s(?:gpus?\s?(?:/|or|and)\s?)?cpus?(?![a-z])"
            r"|num_?cpus?|cpus?[-_]per|(?<![a-z])depend(?:s|ing)?\s(?:up)?on\s(?:the|your)\s(?:\w+\s)?cpus?(?![a-z])"
        ),
        says="the number of CPUs",
        silent="a number of runs on CPU",
    ),
)
"""Those, and sentences where the word has another role."""
