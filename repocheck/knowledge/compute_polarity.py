"""How people deny a target: what does not run there, was never tried, or is only planned.

Source: read off the documentation of published research code.
"""

from repocheck.knowledge.compute_rows import CPU, GPU, MPS, TPU, Row

_LACKING = r"(?<![a-z])without\s(?:(?:an?|any|the|nvidia|cuda|cuda-capable|suitable|dedicated)\s){0,4}(?:gpus?|cuda)(?![a-z])[^.;]{0,40}?(?<![a-z])"
NEEDS_GPU: tuple[Row, ...] = (
    Row(
        GPU,
        (
            r"(?:(?<![a-z])(?:not|cannot|never|impossible|unable|fails?|crash(?:es)?)|n['’]t)\s(?:(?!gpu|cuda|require|need|must)[\w'-]+\s){0,7}"
            r"without\s(?:(?:an?|any|the|nvidia|cuda|cuda-capable|suitable|dedicated|access\sto)\s){0,4}(?:gpus?|cuda|nvidia|graphics)(?![a-z])"
        ),
        any_of=("without",),
        says="It does not run without a GPU.",
        silent="It does not crash if started without arguments on a GPU.",
    ),
    Row(
        GPU,
        (
            r"(?<![a-z])if\s[^.;]{0,20}(?:gpus?|cuda)\s(?:is|are)\s(?:not|n't)\s(?:available|found|detected|visible|used)"
            r"(?![^.;]{0,90}cpu)[^.;]{0,40}(?<![a-z])(?:re-?install|(?:check|update|fix|verify)\s(?:your|the|that))"
        ),
        any_of=("gpu", "cuda"),
        says="If CUDA is not available, consider re-installing PyTorch.",
        silent="If CUDA is not available, reinstall PyTorch for the CPU.",
    ),
    Row(
        GPU,
        r"(?<![a-z])(?:lacking|without|with\sno)\s(?:[\w-]{1,20}\s){0,4}?(?:gpus?|cuda|graphics\scards?)\s(?:are|is|will\sbe)\s"
        r"(?:not\ssupported|unsupported|no\slonger\ssupported)",
        any_of=("lacking", "without", "with no"),
        says="Machines lacking a CUDA-capable GPU are not supported.",
        silent="Machines without a GPU are supported.",
    ),
    Row(
        GPU,
        (
            _LACKING
            + r"(?:(?:(?:will|does|do|can|would)\s)?not|cannot|won['’]t|can['’]t|doesn['’]t|never)\s(?:run|work|start|function|compile|be\s(?:run|used|executed|started))(?![a-z])"
        ),
        any_of=("without",),
        says="Without a GPU the program will not start.",
        silent="Without a GPU the results will not differ.",
    ),
    Row(
        GPU,
        (
            _LACKING
            + r"(?:(?:raises?|throws?|gives?|produces?|causes?|results?\sin|leads?\sto|ends?\s(?:in|with))\s(?:an?\s)?(?:[\w-]+\s){0,2}?"
            r"(?:errors?|exceptions?|crash(?:es)?|failures?|segfaults?)|(?:fails?(?!\s(?:over|back))|crash(?:es)?|aborts?)"
            r"|(?:is|are)\s(?:not\s(?:currently\s|yet\s)?(?:possible|supported|feasible)|impossible|unsupported))(?![a-z])"
        ),
        any_of=("without",),
        says="Running without a GPU will raise an error.",
        silent="Without a GPU the tests fall back to the CPU.",
    ),
    Row(
        GPU,
        r"(?<![a-z])no\s(?:gpus?|cuda)\?",
        any_of=("gpu", "cuda"),
        says="No GPU? Use our Colab.",
        silent="No GPU is needed.",
    ),
)
"""Two negations, or a lack that is to be put right: a GPU is a must."""

_TARGET = (
    r"(?<![a-z])(?:cpus?(?:[\s-]only)?|mps|apple[\s-]silicon|apple\sm\d|m[1-5]\smacs?|macs?|macbooks?|tpus?|rocm|amd\sgpus?"
    r"|npus?|hpus?|xpus?)(?![a-z_])"
)
_TARGETS = (
    _TARGET
    + r"(?:\)|\s\(\w{2,8}\))?(?:(?:\s?[,/]\s?|\s(?:and|or|nor)\s){1,2}(?:on\s|the\s|an?\s)?"
    + _TARGET
    + r"){0,4}"
)
_UNDONE = (
    r"(?:(?:not|never|n't|cannot)\s(?:(?:be|been|yet|currently|officially|fully|really|even|properly|thoroughly)\s){0,3}"
    r"(?:tested|tried|verified|validated|checked|support(?:ed)?|possible|work(?:ing)?|run|available|implemented|functional|allowed)"
    r"|(?:not|n't)\s(?:an\soption|feasible|maintained|recommended\sany)"
    r"|unmaintained|experimental\sand\snot|untested|unsupported|unavailable|broken|impossible|disabled|dropped|removed|planned|missing|may\sor\smay\snot"
    r"|no\slonger\s(?:tested|supported|maintained|possible|working|available|offered|provided|included)"
    r"|(?:work\s)?in\sprogress|under\s(?:active\s)?development|wip(?![a-z])"
    r"|on\s(?:our|the|my)\s(?:roadmap|wish\s?list|to-?do)|(?:coming|to\scome|follow)(?:\slater|\ssoon)?(?![a-z]))"
)
UNLIKE = r"(?<![a-z])unlike\s[^,;.]{1,60},\s(?:which|that|who)\s[^,;.]{0,80},"
"""Aside on what others need."""
DENIED: tuple[Row, ...] = (
    Row(
        GPU,
        (
            r"(?<![a-z])gpus?\s(?:partitions?|nodes?|queues?|jobs?|machines?)(?![a-z])[^.]{0,90}?(?<![a-z])"
            r"(?:(?:should|must)\sbe\s(?:avoided|ignored)|(?:will|does|do|would|can)\s?(?:not|n['’]t)\sbenefit)(?![a-z])"
        ),
        any_of=("gpu",),
        says="The GPU partitions should be avoided, as it will not benefit.",
        silent="GPU nodes should be asked for early.",
    ),
    Row(
        GPU,
        r"^\W{0,9}(?:cpus?\s(?:vs\.?|versus|or)\sgpus?|gpus?\s(?:vs\.?|versus|or)\scpus?)\W{0,9}$",
        any_of=("gpu",),
        says="CPU vs GPU:",
        silent="CPU vs GPU: 30 s and 2 s.",
    ),
    Row(
        CPU + MPS + TPU,
        (
            _TARGETS
            + r"\)?\s(?:(?:support|path|backend|execution|mode|training|inference|version|device|is|are|was|were|has|have|does|do"
            r"|will|would|can|could|been|be|known|to|currently|at|still|runs?|kernels?)[:,]?\s){0,5}"
            + _UNDONE
        ),
        says="ROCm and Apple Silicon have not been tested.",
        silent="On a CPU this was tested.",
    ),
    Row(
        CPU + MPS + TPU,
        (
            r"(?:(?:(?<![a-z])(?:not|never|cannot|unable\sto)|n['’]t)\s(?:(?:be|been|yet|currently|officially|fully)\s){0,2}"
            r"(?:tested|tried|test|try|verified|guarantee|supports?|supported|run|work|working|compile|used?)|untested|impossible"
            r"|(?:plan|hope|want|wish|intend|going)\w{0,6}\sto\s(?:add|support)|(?:disabled|dropped|removed|no)\ssupport)"
            r"\s(?:(?!gpus?|cuda|only|but|so|instead|without|if|when|fast|quickly|efficiently|well)[\w'-]+\s){0,5}?"
            + _TARGETS
        ),
        says="We have never tried it on a Mac with MPS.",
        silent="It does not need a GPU and runs on a CPU.",
    ),
    Row(
        CPU + MPS + TPU,
        r"(?<![a-z])(?:no|without)\s(?:official\s|native\s)?"
        + _TARGETS
        + r"[\s-](?:support|version|backend|implementation|mode|build|fallback)",
        says="There is no CPU support.",
        silent="There is a CPU version.",
    ),
    Row(
        CPU + MPS + TPU,
        r",\s(?:but\s)?not\s(?:yet\s)?(?:on|for|with)\s(?:an?\s|the\s)?"
        + _TARGETS
        + r"|(?<![a-z])(?:not|n't|never|no\slonger)\s(?:offer|provide|ship|have|maintain|plan)s?\s(?:an?\s|any\s|the\s)?"
        + _TARGETS
        + r"[\s-](?:support|version|backend|implementation|mode|build|fallback)",
        says="We do not offer a CPU version.",
        silent="We do not offer data, but a CPU version.",
    ),
    Row(
        CPU + MPS + TPU,
        _TARGETS
        + r"[\s-](?:support|versions?|backends?)\swill\s(?:\w+\s){0,2}?(?:added|released|follow|come|provided)(?![a-z])",
        says="CPU support will be added.",
        silent="CPU support was added.",
    ),
    Row(
        GPU,
        (
            r"(?<![a-z])(?:plan|hope|want|wish|intend|going)\w{0,6}\sto\s(?:add|support|implement|provide|release|write)"
            r"\s(?:[\w-]+\s){0,4}?(?:gpus?|cuda)(?![a-z])"
            r"|(?<![a-z])(?:gpus?|cuda)(?:[\s-](?:support|versions?|port|implementation|acceleration|backend|kernels?|code|mode)){1,2}"
            r"(?:\s(?:is|are|will|to)\s(?:\w+\s){0,2}?|:\s|\s\()"
            r"(?:planned|added|released|implemented|published|coming|follow|come|under\sdevelopment|(?:work\s)?in\sprogress|wip)(?![a-z])"
        ),
        any_of=("gpu", "cuda"),
        says="GPU support is planned.",
        silent="GPU support is built in.",
    ),
    Row(
        GPU,
        (
            r"(?<![a-z])(?:planned|upcoming|future|roadmap|to-?do)(?::|\s-)?\s(?:[\w`-]{1,20},?\s){0,4}?(?:multi-)?`?(?:gpus?|cuda)(?![a-z])"
            r"|(?<![a-z])(?:gpus?|cuda)(?:[\s-](?:support|versions?|port|implementation|acceleration|backend|kernels?|code|mode|path)){0,2}"
            r"\s(?:is|are|was|were|has|have)\s(?:(?:currently|still|been|yet)\s){0,2}"
            r"(?:(?:not|never)\s(?:(?:been|yet)\s){0,2}(?:tested|tried)|untested|dropped|removed|disabled)(?![a-z])"
            r"|(?<![a-z])(?:(?:not|never|n't)\s(?:(?:been|yet|be)\s){0,2}(?:tested|tried|test|try)|untested)\s(?:(?:it|this|them|anything|the\scode)\s)?(?:on|with)\s(?:an?\s|the\s|any\s)?(?:gpus?|cuda)"
            r"(?![a-z]|\s(?:with|of|other|that|smaller|below|\d))"
            r"|(?<![a-z])(?:not|never|n't)\s(?:(?:been|yet|be)\s){0,2}(?:tested|tried|adapted|ported|designed|written|made|meant|intended)"
            r"(?:\s(?:and|or|nor)\s\w{3,20}){0,2}\s(?:(?:to\s(?:run|work|be\s(?:run|used))|for\s(?:use|running))\s)?(?:on|with|for|to)\s"
            r"(?:an?\s|the\s|any\s)?(?:gpus?|cuda)(?![a-z]|\s(?:with|of|other|older|newer|that|smaller|below|\d))"
        ),
        any_of=("gpu", "cuda"),
        says="We have not tested it on a GPU.",
        silent="It was tested on a GPU, but not on GPUs with less memory.",
    ),
    Row(
        GPU + CPU + TPU + MPS,
        r"(?<![a-z])(?:gpus?|cuda|cpus?|tpus?|mps|rocm)(?:\s\([^()|]{1,30}\))?[`*]{0,2}\s?\|\s?(?:❌|✗|✘|✖|:x:|no(?![a-z]))",
        says="MPS | ❌",
        silent="MPS | ✅",
    ),
    Row(
        GPU,
        r"(?<![a-z])than\s(?:[\w-]+\s){0,4}?(?:gpus?|cuda)[\s-](?:based\s|accelerated\s)?"
        r"(?:implementations?|solvers?|methods?|competitors?|baselines?|algorithms?|codes?|approaches)(?![a-z])",
        any_of=("gpu", "cuda"),
        says="It is faster than GPU implementations.",
        silent="It is faster on a GPU than on a CPU.",
    ),
    Row(
        GPU,
        r"(?<![a-z])gpus?[\s-](?:package|module|branch|build|features?|parts?|kernels?|plugin|nodes?|partition)\s(?:of\s(?:[\w-]+\s){1,3})?(?:is|are|was|were)\s"
        r"not\s(?:used|needed|required|built|compiled|enabled|installed|included)(?![a-z])",
        any_of=("gpu",),
        says="The GPU package of the simulator is not used.",
        silent="The GPU package is not part of the default build.",
    ),
    Row(
        CPU,
        r"(?<![a-z])spec[\s-]?cpu[\s-]?(?:(?:19|20)?\d{2}(?!\d))?",
        any_of=("spec",),
        says="We evaluate on SPEC CPU 2017.",
        silent="The spec: CPU or GPU",
    ),
    Row(
        CPU,
        r"(?<![a-z])based\son\s(?:your|the)\s(?:[\w-]+\s)?cpus?(?![a-z])",
        any_of=("based on",),
        says="Choose the number of threads based on your CPU.",
        silent="Based on tests on your CPU it is fast.",
    ),
    Row(
        GPU + CPU + TPU,
        UNLIKE,
        any_of=("unlike",),
        says="Unlike SeaNet, which requires four A100s, ours trains on a CPU.",
        silent="Unlike ours, SeaNet needs a GPU.",
    ),
)
"""What is refused, untested, broken or planned, and so declared by nobody; the words are cut out."""

WITHOUT_GPU: tuple[Row, ...] = (
    Row(
        CPU,
        (
            r"(?<![a-z])(?:not|n't|never)\s(?:currently\s|yet\s|officially\s)?supports?\s(?:the\s|any\s)?(?:gpus?|cuda)"
            r"|(?<![a-z])(?:never\s(?:used?|needs?|needed|required?)|(?:none|neither)\sof\s(?:[\w-]+\s){1,4}?(?:needs?|requires?|uses?))"
            r"\s(?:an?\s|any\s|the\s)?(?:gpus?|cuda|graphics(?:\scards?)?)(?![a-z])"
            r"|(?<![a-z])(?:gpus?|graphics\scards?)\s(?:won't|wouldn't|(?:will|would|do|does)\snot|do(?:es)?n't)\s(?:\w+\s)?"
            r"(?:help|matter|speed|make|be\s(?:needed|used|required))(?![a-z])"
            r"|(?<![a-z])(?:sans|ohne|sin|senza|sem)\s(?:(?:une?|eine?|una|usar|la)\s)?(?:gpus?|cuda)(?![a-z])"
            r"|(?:gpus?|cuda)(?:\s(?:support|acceleration|training|version|code))?\s(?:is|are)\s(?:(?:currently|still)\s)?(?:not|n't)\s(?:currently\s|yet\s)?"
            r"(?:supported|available|implemented|used|included|provided)"
            r"|(?<![a-z])(?:gpus?|cuda)\s(?:not\s(?:currently\s|yet\s|officially\s)?supported|unsupported)"
            r"|(?<![a-z])gpus?[`*_]{0,2}\s?[:|][`*_]{0,2}\s?(?:not\s(?:strictly\s)?(?:required|needed|necessary|used)|none(?![a-z]))"
            r"|(?:(?<![a-z])(?:not|cannot)|n['’]t)\s(?:currently\s)?(?:run|work|be\s(?:run|used))\s(?:on|with)\s(?:an?\s|the\s|any\s)?gpus?"
            r"(?![a-z]|\s(?:with|of|other|older|newer|that|smaller|below|by|nodes?|\d))"
            r"|(?<![a-z])neither\s(?:an?\s)?(?:gpus?|cuda|graphics\scards?)\snor(?![a-z])|(?<![a-z])nor\s(?:an?\s)?gpus?\s(?:is|are)(?![a-z])"
            r"|(?<![a-z])(?:is|are)(?:\snot|n't)\san?\s(?:gpu|cuda)\s(?:implementation|version|code|program)s?(?![a-z])"
            r"|(?:无需|不需要|无须|不用)\s?(?:gpu|cuda|显卡)|gpu\s?(?:は|も|が|を)?\s?(?:不要|なし|無し|使わ(?:ず|ない)|使用し(?:ない|ません))|gpu\s?없이"
        ),
        any_of=("gpu", "cuda", "graphics", "显卡"),
        says="GPUs are not supported yet.",
        silent="GPUs are supported.",
    ),
    Row(
        CPU,
        (
            r"(?:(?<![a-z])(?:no|without|w/o|not?\s(?:need|require|use)s?)|n['’]t\s(?:need|require|use|utili[sz]e))\s"
            r"(?:an?\s|any\s|the\s|using\s|expensive\s|suitable\s|nvidia\s|powerful\s"
            r"|dedicated\s|external\s|discrete\s|separate\s|additional\s|access\sto\s|requiring\s|needing\s|having\s|need\s(?:for|of)\s|cuda\s|cuda-capable\s)*(?:gpus?|cuda(?!\skernel)"
            r"|graphics)(?!\s(?:\w+\s){0,2}(?:was\s|were\s)?(?:found|detected)\b)(?:,?\s(?:or\s|and\s|nor\s)?(?:tpus?|npus?|xpus?|hpus?)(?![a-z])){0,3}(?:\s(?:is|are|or|and|cudnn|cuda|needed|required|necessary|support"
            r"|acceleration|hardware|toolkit)\b){0,3}"
        ),
        any_of=("gpu", "cuda", "graphics"),
        says="no GPU required",
        silent="known GPU issues",
    ),
    Row(
        CPU,
        (
            r"(?:gpus?|(?<![a-z])cuda|graphics\scards?)(?:\s(?:acceleration|support|usage))?(?:\s?(?:is|are)\s?(?:[\w,]{1,20}\s(?:but|though)\s)?|\s(?=not\s))(?:(?:not|n['’]t)\s(?:strictly\s|really\s|actually\s)?(?:needed|required"
            r"|necessary|mandatory|essential|compulsory|obligatory))"
            r"|gpus?\s(?:support|acceleration|usage)?\s?\((?:non|not)[-\s](?:mandatory|required|necessary|obligatory)\)"
        ),
        any_of=("gpu", "cuda", "graphics"),
        says="A GPU is not required.",
        silent="A GPU is needed.",
    ),
    Row(
        CPU,
        r"(?<![a-z])non-?(?:gpu|cuda)s?(?:\sgpus?)?",
        any_of=("non-gpu", "nongpu", "non-cuda", "noncuda"),
        says="on non-CUDA hardware",
        silent="canon GPU",
    ),
    Row(
        CPU,
        r"\((?=[^()]{0,150}(?:ghz|(?<![a-z])i[3579](?!\d)|-core))[^()]{0,150}(?<![a-z])"
        r"(?:radeon|iris|u?hd\sgraphics|integrated\sgraphics)[^()]{0,60}\)",
        any_of=("radeon", "iris", "graphics"),
        says="took 5 minutes on a laptop (2.6 GHz i7, Radeon Pro 560X GPU)",
        silent="rendered on a Radeon Pro (a GPU of 2023)",
    ),
)
"""Sentences that deny a GPU, and so say that a CPU will do."""

_LESS = (
    r"(?![^.;]{0,20}?(?<!\w)(?:[2-9]|\d{2,4}|two|three|four|six|eight|enough|sufficient|multiple|several|many|such|large|larger"
    r"|big|bigger|powerful|high-end|more|all)\s)"
)
"""What somebody has less of, rather than none at all."""
IF_NO_GPU = (
    r"(?:if|in case)\s[^.;]{0,30}(?:no|n't|not|without|lack)\s"
    + _LESS
    + r"[^.,;]{0,20}(?:gpu|cuda|graphics)(?!s?\s(?:memory|ram|with\s(?!cuda)|of\s)|[\s-]?toolkit|\s\d)"
    r"|没有\s?gpu|(?:if|when|where)\s(?:an?\s|the\s)?(?:gpus?|cuda)(?:\sdevices?)?\s(?:is|are)(?:\snot|n't)\s(?:available|found|present|detected)"
    r"|if\s(?:you\s(?:are|have|want)|you're|running|run)\s(?:\w+\s){0,3}?(?:an?|the)\s(?:\w+\s)?gpu,?\s[^.;]{0,30}"
    r"(?:pass|add|set|use|specify|append|turn on)\s[^.;]{0,25}(?:option|flag|argument|switch)[^.;]{0,9}-[\w.-]*(?:cuda|gpu)"
    r"|gpus?\s(?:is|are)\s(?:\w+\s)?(?:recommended|preferred|advised|advantageous|helpful|useful),?\s(?:but|though|although)\s"
    r"(?:\w+\s){0,2}?(?:not|optional)"
    r"|gpus?\s(?:is|are)\s(?:not|n['’]t)\s(?:strictly\s)?(?:required|needed|necessary|mandatory|essential)[^.;]{0,20}?(?<![a-z])but\s[^.;]{0,30}?"
    r"(?:recommend|advis|prefer|help|useful|speed|fast|accelerat)"
    r"|gpus?\s[^.;]{0,60}(?:but|though|although)\s(?:\w+\s){0,2}?(?:not|no\smeans)\s(?:\w+\s)?(?:necessary|required|needed|mandatory|essential)"
    r"|gpu\s(?:acceleration|support|usage)\s(?:is|are)\s(?:available|supported|possible),?\s(?:but|though|although)\s(?:\w+\s)?not\s"
    r"|(?<![a-z])(?:gpus?|cuda)(?:\s(?:devices?|cards?|acceleration|support|usage))?\s(?:is|are|é|es|è|est|ist)\sop[tcz]+ion\w{1,4}(?![a-z])"
    r"|(?<![a-z])(?:gpus?|cuda)\s?[:|]\s?optional(?![a-z])"
    r"|\((?:optional|not\s(?:strictly\s)?(?:required|needed|necessary|mandatory))\):?\s(?:an?\s)?"
    r"(?:nvidia\s|cuda[\s-](?:capable|enabled|compatible)\s|dedicated\s|discrete\s)?gpus?(?![a-z])"
    r"|(?:no|not|n't)\s[^.;]{0,30}gpus?(?![a-z])[^.;]{0,80}(?<![a-z])without\sone\s(?:is|was|would be|will be)\s"
    r"|(?<![a-z])use_(?:cuda|gpus?)\W{1,4}(?:to\s)?(?:false|no|off|0)(?![\w.])"
    r"|(?<![a-z])(?:gpus?|cuda(?:\sdevice)?)`?,?\s(?:(?:is|are|will be)\s)?(?:used\s)?(?:if|when|where)\s(?:(?:it|one|they)(?:\sis|\sare|'s)\s)?available"
)
"""A condition: who has no GPU does otherwise, or who has one adds an option; so both are meant."""

DEMO = r"(?<![a-z])(?:colab|demo|notebook|visuali[sz]ation)"
"""Words that limit "no GPU needed" to a side show."""
