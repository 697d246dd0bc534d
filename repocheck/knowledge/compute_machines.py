"""How people name the machine that their work ran on where no accelerator is spoken of.

All patterns are matched without regard to case, and count only where nothing else is declared: beside a GPU a
processor would be a part of its machine.

Source: read off the documentation of published research code.
"""

from repocheck.knowledge.compute_rows import PROCESSOR

_MADE_BY = (
    r"(?:(?:intel|amd)(?:\(r\))?\s(?:[\w().-]{1,20}\s){0,3}cpus?"
    r"|intel(?:\(r\))?\s(?:core\s)?i[3579](?:-\w{1,9})?\sprocessors?)(?![a-z])"
)
_USUAL = r"(?:standard|normal|regular|typical|ordinary|conventional|consumer)"
_NO_COMPUTER = (
    r"(?![a-z-]|\s(?:monitors?|screens?|displays?|keyboards?|vision|skills|science|publishing|os|apps?|applications?"
    r"|browsers?|clients?|users|environments?|versions?)(?![a-z]))"
)
"""What follows where the same word belongs to something else."""
_CLASS = (
    r"(?:"
    + _USUAL
    + r"[\"'“”]?\s(?:\(\w{1,10}\)\s)?(?:\w{1,12}\s)?(?:laptops?|desktops?|workstations?)|"
    + _USUAL
    + r"[\"'“”]?(?:\s\w{1,12})? pcs?|"
    + _USUAL
    + r" computers?|(?:standard|commodity) hardware)"
    + _NO_COMPUTER
)
"""A computer such as everybody has."""
MACHINE = (
    r"(?<![a-z])(?:with|on|needs?|requires?)\s(?:an?\s|the\s|one\s)?"
    + _MADE_BY
    + r"|(?<![a-z])(?:machine|computer"
    r"|laptop|desktop|pc)s?\s\(?(?:with\s|e\.g\.,?\s)?(?:an?\s)?(?:intel\s|core\s){0,2}i[3579](?![\w-])"
    r"|(?<![\w.])\d{1,3}[ -]cores?(?:,?\s(?:and\s|with\s)?\d{1,4}\s?gb(?:\sram)?)?\s(?:intel\s|amd\s)?(?:systems?|machines?|servers?|workstations?|laptops?"
    r"|xeon|epyc|processors?|cpus?(?![a-z_-]))"
    r"|(?:[ -]core|(?<![a-z])cpu)[ -]hours?(?![a-z])"
    r"|(?<!\w)x86[-_]?64\s(?:compatible\s)?(?:processors?|cpus?)(?![a-z])"
    r"|(?<![a-z])(?:ran|runs?|running|performed|executed|conducted|measured|timed|obtained|tested|computed|made|done|simulated"
    r"|reproduced|fits?|needed|takes?|took|hours?|hrs?|h|minutes?|mins?|min|seconds?)\s(?:(?!install)\w+\s){0,6}?(?:on|with|using)"
    r"\s(?:an?|any|your|my|our|one)(?:\s[\w.-]+,?){0,6}? (?:laptop|notebook computer|desktop|personal computer|pc|mac|workstation)"
    + _NO_COMPUTER
    + r"|(?<![a-z])(?:requires?|needs?|requirements?:?|recommended:?|minimum:?|on|with|e\.g\.,?)\s(?:an?\s)?(?:[\w.]{1,20}\s){0,2}?(?:dual|quad|hexa|octa)[ -]?core"
    r"\s(?:[\d.,]+\s?ghz\s)?(?:processors?|cpus?|machines?|computers?|laptops?|desktops?|pcs?)(?![a-z])"
    r"|(?<![a-z])(?:my|our)\s(?:laptop|desktop|pc|workstation)\s(?:needs?|needed|takes?|took)(?![a-z])"
    r"|(?<![a-z])(?:auf|mit|sur|avec|en|con|com|em|su|op|met)\s(?:\S{1,20}\s){0,6}?"
    + PROCESSOR
    + r"|(?:在|使用|搭載|采用|用)[^。；;|]{0,30}"
    + PROCESSOR
    + r"|(?<![a-z])avx\S{0,4}[\s-](?:compatible|capable)"
    r"\s(?:process(?:ors?|ing)|cpus?|machines?)"
    r"|(?<![a-z])(?:no|not (?:require|need)(?: any)?|n['’]t (?:require|need)(?: any)?) (?:special(?:i[sz]ed)?|specific|dedicated|particular|non-?standard) hardware(?![a-z])"
    r"|(?<![a-z])(?:on|with|using|requires?|needs?|hardware:|requirements:)\s(?:only\s)?(?:(?:an?|any|your|our|the|most)\s)?(?:recent,?\s|modern,?\s)?[\"'“”]?"
    + _CLASS
    + r"|(?<![a-z])on\s(?:any\s(?:modern\s|recent\s|decent\s)?|an?\s(?:modern|recent|decent)\s)(?:laptop|desktop|workstation)"
    + _NO_COMPUTER
    + r"|(?<![a-z])any(?: computer|(?:\s[\w-]{1,20}){0,3}? (?:laptop|desktop|pc|personal computer))"
    r"\s(?:(?:made|built|bought|sold|from)\s(?:in|within|during|since|the)|(?:should|will|is)\s(?:be\s)?(?:able|suffice|sufficient|enough|do))(?![a-z])"
    + r"|^\W{0,6}an?\s"
    + _CLASS
    + r"|^\W{0,6}(?:cpu|processor)s?\s?[:=]\s?(?:\d{1,4}(?![\w.])|[^.;:]{0,20}(?:cores?|ghz|intel|amd)(?![a-z]))"
    + r"|(?:普通|标准|一般)的?(?:笔记本|台式机|电脑|计算机)|"
    + PROCESSOR
    + r"[^。|]{0,20}(?:で|にて|에서)"
    + r"|(?<![a-z])(?:ran|runs?|running|run-?times?|performed|executed|tested|scales?|scaled|parallel\w{0,8}|distributed|computed|simulated|hours?|minutes?|seconds?|days?|h|min)\s"
    r"(?:\w+\s){0,2}?(?:on|over|across|with|using)\s(?:\w+\s){0,2}?(?:\d{1,5}|single|one|two|four|eight|multiple)\s(?:cpu[\s-])?cores?(?![a-z])"
    r"|(?<![a-z])(?:runs?|simulations?|experiments?|computations?|calculations?|fits?)\s(?:was\s|were\s|have\s|each\s)?us(?:e|es|ed|ing)\s"
    r"\d{1,5}\s(?:cpu[\s-])?cores?(?![a-z])"
    r"|(?<![a-z])(?:processor|cpu|machine)s?\s(?:with|supporting|that\ssupports?)\s(?:the\s)?avx"
    r"|(?<![a-z])(?:requires?|needs?)\s(?:at\sleast\s|about\s|up\sto\s|a\sminimum\sof\s)?\d{1,4}\s(?:cpu\s|physical\s)?cores(?![a-z])"
    r"|(?<![a-z])we\s(?:have\s)?used?\s(?:up\sto\s|about\s)?\d{1,5}\s(?:cpu\s)?(?:cores|cpus)(?![a-z_-])"
    r"|(?<![a-z])each\s(?:job|run|simulation|experiment|task)\s(?:uses|used|takes|needs|requires)\s(?:only\s)?(?:an?\ssingle|one|\d{1,4})\s(?:cpu\s)?cores?(?![a-z])"
    r"|(?<![a-z])hardware:\s(?:an?|any)\s(?:\w+\s)?(?:laptop|desktop|workstation)(?![a-z])"
    r"|(?<![\w.])\d{1,5}\s(?:cpu\s)?cores,?\s(?:(?:was|were|are)\sused|(?:[\w-]{1,20}\s){0,6}?(?:takes?|took|finish(?:es|ed)?))(?![a-z])"
    r"|(?<![a-z])us(?:es?|ed|ing)\s(?:one|an?|\d{1,4})\scpus?(?![a-z_-])[^.;|]{0,50}?(?<![a-z])(?:takes?|took|hours?|days?|minutes?)(?![a-z])"
    r"|(?<![a-z])(?:laptop|desktop|workstation)(?:\scomputer)?\s(?:suffices|(?:is|are|should\sbe)\s(?:sufficient|enough|fine|adequate)"
    r"|will\s(?:do|suffice))(?![a-z])"
    r"|(?<![a-z])(?:recommended|minimum|minimal|required|tested|suggested)\s?(?:hardware|systems?|machines?|configurations?|specs?|requirements?)?:\s"
    r"[^.;|]{0,30}?(?<![\w.])\d{1,3}[\s-](?:cpu\s|physical\s)?cores?(?![a-z])"
    r"|(?<![a-z])(?:specs?|specifications?|configuration|resources)\s?:[^.;|]{0,20}?(?<![\w.])\d{1,4}\sv?cpus?(?![a-z_-])"
    r"|(?<![a-z])multi-?core\s(?:x86(?:[-_]64)?\s|linux\s)?(?:machines?|servers?|computers?|systems?|workstations?|laptops?|desktops?)(?![a-z])"
    r"|(?<![a-z])(?:machine|server|computer|workstation)\s(?:with|having)\s(?:multiple|many|several)\s(?:cpu\s)?cores(?![a-z])"
    r"|\d\s?(?:s|secs?|seconds|mins?|minutes|h|hrs?|hours|days?)\s\([^()|]{0,30}?(?:laptop|desktop|workstation|\d{1,3}\s(?:cpu\s)?cores)(?![a-z])"
)
"""A machine known by its processor, cores or kind: declares a CPU where nothing else is declared."""
MACHINE_WORDS = (
    *(
        "cpu",
        "core",
        "processor",
        "xeon",
        "ryzen",
        "epyc",
        "threadripper",
        "i3",
        "i5",
        "i7",
        "i9",
        "intel",
        "apple",
        "avx",
        "x86",
    ),
    *(
        "laptop",
        "desktop",
        "workstation",
        "computer",
        " pc",
        " mac",
        "hardware",
        "笔记本",
        "台式机",
        "电脑",
        "计算机",
    ),
)
"""One of these stands, in lower case, in whatever `MACHINE` matches."""
_COMPUTER = r"(?:machines?|servers?|computers?|workstations?|nodes?|laptops?|clusters?|hpc|supercomputers?)"
CORES = (
    r"(?<![a-z])(?:"
    + _COMPUTER
    + r"(?:(?:\s\([^()]{1,20}\))?,?\susing\s|\s(?:(?:equipped\s)?with\s|having\s|(?=[~≈])))|(?:servers|machines|computers|workstations),\seach\s(?:with|having)\s"
    r"|(?:our|my|test)\s(?:\w+\s)?" + _COMPUTER + r"\shas\s)"
    r"[^.;|]{0,40}?(?<![\w.])\d{1,4}\s(?:cpu\s|physical\s|logical\s)?(?:cores|v?cpus?)(?![a-z]|\s(?:each|per\snode)(?![a-z]))"
)
"""A machine that is used or wanted, by its cores; what each node of somebody's cluster has is no such thing."""
JOB_CORES = (
    r"#(?:sbatch\s+(?:-[cn]\s?\d|--(?:nodes|ntasks[\w-]{0,20}|tasks-per-node|cpus-per-\w{2,6}|mincpus)[\s=])"
    r"|pbs\s[^\n]{0,80}(?:n?cpus|ppn|mpiprocs|nodes)=|\$\s+-pe\s|bsub\s+-(?:n|nnodes)\s?\d|oar\s[^\n]{0,40}(?:core|cpu|nodes)="
    r"|pjm\s[^\n]{0,40}(?:node|proc)=)"
)
"""What a batch job asks for that needs processors alone, where nothing says that it needs anything else.
Source: the manuals of Slurm, PBS, Grid Engine, LSF, OAR and Fujitsu's TCS."""
SUPPOSED = r"(?<![a-z])(?:if|when|in\scase|suppose|assuming|e\.g\.,?|for\sexample,?)\s(?:you|your|the|one|on|an?)(?![a-z])"
"""A machine that a reader may have or not."""
UNFIT = (
    r"(?:(?<![a-z])(?:not|never|cannot|infeasible|impossible)|n['’]t)\s(?:\w+\s){0,6}?(?:run|feasible|possible|done|practical|intended|suitable|enough|sufficient)"
    r"\s(?:\w+\s){0,2}?(?:on|with|for)\s(?:an?|your|any)\s(?:\w+\s){0,3}?(?:laptop|desktop|pc|computer|workstation)(?![a-z])"
    r"|(?<![a-z])(?:simulat|emulat|model)(?:e?s|ing|ed|l?led|l?ling)?\s(?:an?|the)\s(?:\w+\s)?\d{1,3}[\s-]core"
)
"""A machine on which it does not run, or that is but simulated."""

_GENERATION = (
    r"(?:haswell|broadwell|skylake|(?:cascade|ice|cooper)\slake|(?:sandy|ivy)\s?bridge|sapphire\srapids)"
)
"""A generation of Intel's processors; some are also called as places and people are."""
BY_MAKE = (
    r"(?<![a-z\d])(?:xeon|xenon\s(?:cpu|processor)|intel\sxenon|ryzen|epyc|threadripper|opteron|pentium|celeron|core[\s-](?:2\s(?:duo|quad)|i\d|ultra)"
    r"|e[357]-\d{4}(?:\s?v[2-6])?\s(?:nodes?|cpus?|processors?|servers?|machines?|@)|i[3579]-\d{4}|an?\si[3579](?![\w-])|i[3579]\s(?:cpu|processor|quad|machine|laptop|desktop|pc)"
    r"|(?:intel|amd)(?:\(r\)|®)?\s(?:core\s)?(?:i[3579](?!\w)|(?:[\w().®-]{1,20}\s){0,4}(?:processors?|cpus?)(?![a-z]))"
    r"|apple\sm[1-5](?!\w)|macos(?:\sx)?\s[\w. ]{0,16}[(,]\s?m[1-5](?![\w.])|m[1-5]\s(?:(?:pro|max|ultra)\s)?(?:macs?|mac\s?books?|chip|processor)(?![a-z])"
    r"|mac\s?books?(?:\s?(?:pro|air))?(?![a-z])|imacs?(?![a-z])|mac\s(?:mini|pro|studio)(?![a-z])|macpro(?![a-z])|thinkpad|thinkstation|optiplex|poweredge"
    r"|proliant|elitebook|zbook|dell\s(?:precision|latitude|xps|inspiron)|surface (?:pro|book|laptop)(?![a-z])"
    r"|(?:dell|hp|lenovo)\s(?:[\w-]{1,20}\s){0,3}?(?:laptops?|desktops?|workstations?|servers?|computers?)(?![a-z])|raspberry\spi(?!\scamera)|graviton|power\s?[89](?!\w)|neoverse"
    r"|intel[\s-]1[0-4]\d{3}(?:[fhptu]|k[fs]?|hx)(?!\w)|amd[\s-][1-9]\d{3}x(?:3d)?(?!\w)|a64fx|thunderx\d?(?!\w)|kunpeng|ampere\saltra"
    r"|cortex-a\d{1,3}(?!\w)|intel\snuc(?![a-z])|(?:n[124]d?|e2|[ct][23]d?|m[123])-(?:standard|highmem|highcpu)-\d{1,3}|standard_[defhm]\d{1,3}[a-z]{0,3}_v\d"
    r"|(?:intel|xeon)\s"
    + _GENERATION
    + r"|"
    + _GENERATION
    + r"(?:-\w{1,3})?\s(?:cpus?|processors?|cores?|nodes?|servers?|machines?|xeon|partition)(?![a-z])"
    r"|[cmr][4-8][a-z]{0,3}\.(?:\d{0,2}xlarge|metal))"
)
"""A processor or a computer by its make.
Source: the product lists of Intel, AMD, Apple, Arm, Fujitsu, Huawei, IBM, Dell, HP and Lenovo; https://aws.amazon.com/ec2/instance-types/,
https://cloud.google.com/compute/docs/machine-resource, https://learn.microsoft.com/azure/virtual-machines/sizes"""
AT_WORK = (
    r"(?<![a-z])(?:ran|(?:re-?)?runs?|running|run[-\s]?times?|timings?|timed?|times|performed|executed|execution|conducted"
    r"|measure[ds]?|measurements?|benchmark\w{0,5}|evaluated|obtained|carried\sout|tested|comput(?:ed|es?|ations?)|calculat\w{2,5}"
    r"|trained|made|done|simulat(?:ed|ions?)|generated|produced|reproduc\w{1,7}|fitted|fits?|experiments?|anal(?:ys[ei]s|y[sz]ed)"
    r"|we\s(?:have\s)?use[ds]?|evaluations?\suses?|(?:numbers|results|times)\s(?:come|stem|are)\sfrom|(?:is|are)\srequired|or\s(?:newer|later|better|higher)"
    r"|took|takes?|developed|implemented|minutes?|mins?|hours?|hrs?|seconds?|secs?|days?)(?![a-z])"
    r"|(?<![a-z])(?:machine|server|laptop|desktop|computer|workstation|pc|node|cluster)s?(?:\s\w{1,20}){0,3}?\s?(?:(?:with|has|have)\s|[(:：])"
    r"|(?<![\w.])\d{1,4}(?:\.\d{1,3})?\s?(?:gi?b|ms|fps)(?![a-z])"
    r"|(?<![\w.])(?:\d{1,2}\s?[x×*]|two|dual|four)[\s-](?:sockets?\s|intel(?:\(r\)|®)?\s|amd\s){0,2}(?:xeon|epyc|opteron)"
    r"|(?<![a-z])(?:hardwares?|systems?|platform|environment|processors?|cpus?|chip|specs?|specifications?|os|test-?beds?|set-?ups?|machines?"
    r"|requirements?|prerequisites?|configurations?)(?:\s\w{1,20})?\s?[:：|]"
)
"""That something ran, was measured, or what a machine is made of."""
HEADS_MACHINES = (
    r"(?<![a-z])(?:hardware|systems?|platforms?|environment|processors?|cpus?|machines?|computers?|specs?|specifications?|test-?beds?|set-?ups?|tested"
    r"|requirements?|prerequisites?|configurations?|timings?|run-?\s?times?|performance|benchmark\w{0,5}|experiment\w{0,3}|evaluations?|results?"
    r"|reproduc\w{1,7}|replicat\w{1,4}|comput\w{2,8}|resources?)"
)
"""Heading below which a computer is one on which something ran."""
NOT_AT_WORK = (
    r"(?<![a-z])(?:participants?|stimul(?:us|i)|(?:were|was)\s(?:shown|presented|displayed|acquired|recorded|collected)|monitors?|screens?|psychtoolbox|psychopy|install(?!\stimes?)"
    r"|installing|pre-?built|wheels?|binar(?:y|ies)|does\snot|doesn't|don't|not\ssupport\w*|bugs?|issues?|errors?|fails?|crash\w*"
    r"|if\s(?:you|your|the)|if\srun\w{0,4}\son|users|photos?|images?\sof|traced?|traces|simulators?|simulates|emulat\w{1,6}|please\scite|thanks?|donat\w{2,5}"
    r"|for\s(?:apple|mac\w{0,6}|intel|m[1-5])\s(?:silicon|users?|chips?|macs?|machines?)"
    r"|(?:available|optimi[sz]ed|tuned|compiled|flags?|options?)\s(?:\w+\s){0,3}?for\s(?:intel|amd)|gem5|zsim|we\smodel|simulated\s(?:core|processor|cpu|machine|system|chip)s?|data\s?sets?\s(?:\w+\s)?(?:contains?|holds|includes?|comprises|consists)"
    r"|screen(?:shots?|casts?)|(?:videos?|pictures?|figures?)\sshows?|final\scut|adobe|photoshop|imovie|davinci\sresolve|typeset|(?:cut|edited|filmed)\son"
    r"|(?:previous|earlier|former)\s(?:\w+\s)?(?:systems?|versions?|devices?|generations?)|(?:instead\sof|rather\sthan|unlike))(?![a-z])"
)
"""That a named computer has another role: what is installed there, what fails there, what people sat at."""
