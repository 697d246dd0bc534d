"""How cards and their memory are named, whole and glued: ``4xA100``, ``24GB A10``, ``a100_80gb``.

Source: the product lists of NVIDIA, AMD, Intel Habana, Huawei and Google, and their spellings in published
research code.
"""

_BARE = r"(?:a10g?|a16|a30|a40|l4|l20|l40s?|t4|h20|p4|p40|m60|b100|b300)"
"""Models whose names are used for other things, too."""

CARDS = (
    r"(?<![a-z])(?=[a-z\d])(?:"  # within a word nothing begins
    r"(?<![a-z\d_-])(?:\d{1,3}\s?[-x×*]\s?)?(?:(?:ampere|ada|hopper|turing|volta|pascal|blackwell)[\s-])?(?:"
    r"(?:rtx|gtx|geforce)[\s-]?(?:rtx|gtx)?[\s-]?(?:titan\s?\w{0,2}|(?:a|mx)?\d{3,4}(?:\s?ti|\s?super|mx?)?)"
    r"|(?:nvidia|tesla|quadro)[\s-](?:tesla[\s-])?"
    r"(?:g?[aptvhlmkb]\d{1,4}[cmsx]?|rtx\s?\w{0,4}\d{3,4}|titan\s?\w{0,3}|\d{4}(?:\s?ti)?)"
    r"|(?<!\./)(?<!section\s)(?<!plots\s)(?<!plot\s)(?<!figure\s)(?<!table\s)(?<!appendix\s)(?<!lens\s)(?<!row\s)(?<!site\s)(?<!sites\s)"
    r"(?:a100|a800|h100|h200|h800|b200|v100|p100|k40c?|k80|gh200|gb200|mi(?:[12]\d0|3\d[05])[ax]?|a6000|l40s)s?"
    r"|grid\sk\d{3}|jetson[\s-](?:agx|orin|xavier|nano|tx[12])(?:\s(?:orin|xavier|nano))?"
    r"|titan[\s-]?(?:x|xp|v|rtx|black|z)|titan(?=s?\s(?:gpus?|graphics|cards?))|(?:[1-5]0[5-9]0)\s?ti"
    r"|(?:[a-z]\d{1,3}|[1-5]0[5-9]0)s?\s(?:gpus?|graphics)"
    r"|gpus?[\s:：]{1,3}\(?(?:[1-5]0[5-9]0|a\d0|t4|p40|h20|l40)|radeon\s(?:rx\s?\d{3,4}|vii|instinct)(?:\sxtx?)?"
    r")(?:_\d{2,3}gb?)?(?![a-z\d_]|-(?!\d|sxm|hbm|pcie))"
    r"|(?<![a-z\d.])\d{1,3}\s?[x×*张块片]\s?(?:1080|2080|30[89]0|[45]090)(?:\s?ti)?s?(?![a-z\d.])"
    r"|(?<![\w.])\d{2,3}\s?gi?b?[\s-]" + _BARE + r"s?(?!\w)"
    r"|(?<![\w.])\d{1,3}\s?(?:[x×*]\s?" + _BARE + r"s?|\s?" + _BARE + r"s)(?![\w-])"
    r"|(?<![a-z])(?:on|with|using|used)\s(?:an?\s|one\s|two\s|four\s|eight\s|single\s|[1-9]\d?\s){1,2}"
    r"(?:(?:cloud|colab|aws|gcp|free)\s)?(?:"
    + _BARE
    + r"|(?:2080|30[89]0|[45]090)(?:\s?ti)?)s?(?![\w-]|\s(?:phage|cell|sheet|paper|samples|images))"
    r"|(?<![a-z])(?:an?|one|single|two|four|eight)\s(?:30[89]0|[45]090)(?:\s?ti)?s?(?=\s(?:is|was|are|were|suffices?|will|for|with|should)(?![a-z])|[.,;:)]|$)"
    r"|(?<![\w-])t4\s(?:on|in|from)\s(?:google\s)?colab|(?<![a-z])colab\W{1,3}t4(?![\w-])|(?<![a-z\d.])(?:1080|2080|30[89]0|[45]090)(?:\s?ti)?\s?(?:显卡|卡)"
    r"|(?<=[张块片])(?:1080|2080|30[89]0|[45]090)(?:\s?ti)?(?![a-z\d.]))"
)
"""Names of graphics cards; the bare ones only where nothing else is called so."""
CARD_WORDS = (*"0123456789", "titan", "jetson")
"""One of these stands, in lower case, in every name of a card and amount of memory."""

OTHER_ACCELERATORS = r"(?<![a-z])gaudi[\s-]?[1-3](?!\w)|(?<![a-z])ascend[\s-]?(?:9[1-5]0|310)[a-z]?\d?(?!\w)"
"""Models of accelerators that are no graphics cards."""
APPLE_CHIPS = r"(?<![\w-])m[1-5]\s(?:max|ultra)(?!\w)"
"""Chips of Apple whose names say how many units their graphics have; a laptop is called so, too, whatever it computes on."""

_NO_DISK = r"(?:(?!\s(?:disk|storage|space|no\sgpu|without|ram\sand))[^.;|\n])"
MEMORY = (
    rf"(?<![a-z\d_.])\d{{1,4}}(?:\.\d)?\s?(?:gb?|gib|mb)(?![a-z]){_NO_DISK}{{0,25}}"
    r"(?:vram|gpu|显存|of graphics memory|cuda)|(?<![a-z\d_.])\d{1,3}\s?gb\scards?(?![a-z])"
    r"|(?<![a-z\d_.])\d{1,4}(?:\.\d)?\s?gi?b(?![a-z])[^.;|\n]{0,90}(?:vram|gpu\smemory|video memory)"
    r"|(?:vram|gpu memory|gpu ram|显存|gpus?|(?:graphics|video)\scards?|\scards\swith)[^.;|\n]{0,40}(?<![a-z\d_.])\d{1,4}(?:\.\d)?\s?(?:gb?|gib)(?![a-z])"
)
"""An amount of graphics memory."""

TPU_KIND = r"(?<![\w-])tpu[\s-]?v?\d(?:[-\s]\d{1,4}|p|e|(?!\w))"
"""A kind of TPU (``TPU v3-8``)."""

TPU_SLICE = r"(?<![\w-])v[2-6]-\d{1,4}(?!\d)"
"""The same without its name, which could be a version: it says something beside other words of hardware only."""

_ASKED_FOR = (
    r"(?:(?<![a-z])|(?<=gpu))(?:a(?:10g?|16|[34]0|[18]00l?|[2456][05]00)|[vp]100[ls]?|p40|h(?:20|[128]00)|b[123]00|l(?:4|[24]0s?)"
    r"|k[248]0|m[46]0|t4(?:v\d)?|g[bh]200|mi\d{3}x?|(?:rtx|gtx|titan|quadro|tesla|geforce)\w*|nvidia[_-]?[a-z]?\d\w*"
    r"|(?:1080|2080|30[89]0|[45]090)(?:_?ti)?)(?:[-_]\d{2,3}gb?|[-_](?:pcie|sxm)\d?)?(?![a-z\d])"
)
"""A card as clusters call it."""

JOB_CARDS = (
    r"(?:(?:gpu_?(?:mem(?:ory)?|mtotal\d?|ram)|vram|gmem)\s?[=:>]{1,2}\s?(?:\d{1,4}\s?[gm]i?b?(?![a-z])|\d{4,6}(?![\w.]))"
    r"|(?:--gres|--gpus\S{0,20})[=\s]\S{0,60}?"
    + _ASKED_FOR
    + r"|gpus?=\d{1,2}:"
    + _ASKED_FOR
    + r"|(?:gpu_?(?:type|model\d?|name|sku)|gmodel|device_?name|gke-accelerator|gpu\.product)[\"']?\s?[=:]{1,2}\s?[\"'(]{0,2}"
    r"\S{0,20}?" + _ASKED_FOR + r"|--accelerator[=\s](?:type=)?\S{0,20}?" + _ASKED_FOR + r")"
)
"""A card, or its memory, that a batch job asks for.

Source: the manuals of Slurm, PBS, LSF, HTCondor, Kubernetes and Google Cloud.
"""

QUEUE_CARDS = (
    r"(?:--constraint|-c|-p|-q|-w|--partition|--queue|--nodelist)[=\s][\"'\[(]?\S{0,60}?" + _ASKED_FOR
)
"""A queue, kind of node or feature that is called after a card; to other programs the same options mean something else."""
