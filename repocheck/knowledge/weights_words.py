"""How documents speak of trained models and of where they are.

Source: links to weights, and the sentences around them, in READMEs of research repositories; collected 2026-11.
"""

import re

from repocheck.text.pattern import late_regex

TRAINED = late_regex(
    r"\b(?:(?:pre-?)?trained|fine-?tuned)\s(?:[\w`-]{1,30}\s){0,3}"
    r"(?:weights?|models?|networks?|nets?|checkpoints?|agents?|polic(?:y|ies)|parameters?|classifiers?|cnns?|u-?nets?|lstms?)\b"
    r"|\btrained\s`?\.?(?:pth?|h5|hdf5|ckpt|pkl|onnx|mat|pb)`?\sfiles?\b|\bmodel\s(?:weights|checkpoints?)\b"
    r"|\b(?:models?|networks?|classifiers?|agents?|polic(?:y|ies))\s(?:that\s|which\s)?(?:we|were|was)\s(?:have\s|had\s)?(?:pre-?)?trained\b"
    r"|学習済み?(?:モデル|重み)|사전\s?학습|학습(?:된|한)\s?(?:모델|가중치)"
    r"|\b(?:poids|modèles?)\s(?:(?:du|des|de)\s(?:modèles?|réseaux?)\s)?(?:pré-?)?entra[iî]né\w{0,2}"
    r"|\b(?:vor)?trainierte[nrs]?\s(?:gewichte|modelle?|netze?)|\b(?:pesos|modelos?|redes)\s(?:pre-?)?entrenad[oa]s?"
    r"|\bpes(?:os|i)\s(?:de|do|da|del|della|dei)\s(?:l[ao]s?\s)?(?:modelos?|red|rede|rete|modello)\b|\bmodelos?\s(?:pré-?)?treinados?"
    r"|\b(?:ret[ei]|modell[oi])\s(?:pre-?)?addestrat[aeio]\b|\bвеса\s(?:\w+\s)?(?:модел|сет|нейросет)|обученн\w{1,3}\s(?:модел|сет|нейросет)",
    re.IGNORECASE,
)
"""A model that was trained."""
TRAINED_WORDS = (
    "trained", "tuned", "model weights", "model checkpoint", "学習済", "사전", "학습", "poids", "modèle", "trainiert", "entrenad",
    "pesos", "pesi", "treinad", "addestrat", "веса", "обученн",
)  # fmt: skip
"""What stands, in lower case, in all that `TRAINED` matches."""
NO_FILE = late_regex(
    r"arxiv\.org|openreview\.net|aclanthology\.org|thecvf\.com|dl\.acm\.org|ieeexplore|sciencedirect|link\.springer|nature\.com|biorxiv\.org|(?<!figshare\.com)/(?:proceedings|anthology|articles?)/"
    r"|doi\.org/(?!10\.(?:5281/zenodo|6084|17605/osf|7910/dvn|17632|5061))|github\.com/[^/]{1,60}/[^/]{1,100}/?$|\.(?:pdf|html?|png|jpe?g|gif|svg|md|py|ipynb|m|sh|csv|tsv|xlsx?|bib)$"
    r"|wikipedia|youtu|colab|(?<!articles)/datasets?/|/spaces/(?![^/]{1,100}/[^/]{1,100}/(?:tree|blob|resolve)/)",
    re.IGNORECASE,
)
"""Addresses at which something else than weights is."""
SURE_WORDS = late_regex(
    r"checkpoints?\b|\bckpts?\b|\bweights?\b|\bpth\sfiles?\b|trained[\s_-]+(?:models?|networks?|nets?|agents?)|预训练|权重|学習済み|사전\s?학습|가중치",
    re.IGNORECASE,
)
"""Words that speak of nothing but trained models."""
OTHER_WEIGHTS = late_regex(
    r"\b(?:edge|survey|sampling|samples?|importance|inverse|regression|population|loss|body|case|class|molecular)"
    r"[\s-]weights?\b|\b(?:mixed|mixed[\s-]effects?|regression|cox|additive|structural equation)\smodels?\b|\b(?:climate|ocean|atmospher\w+|hydrolog\w+|groundwater|land[\s-]surface|epidemi\w+|transmission|compartment\w{0,5}|agent[\s-]based|biophysical|kinetic|structural|finite[\s-]element|earth|weather|simulation|animal|mouse|physical)\s(?:\w+\s)?models?\b"
    r"|\b(?:3-?d|cad|mesh|statistical|mathematical|numerical|conceptual|environment|scene|object|robot|gazebo|blender|urdf)"
    r"\smodels?\b|\bmodel\s(?:architecture|structure|overview|diagram|description|design|summary|comparison)\b"
    r"|(?:(?<=code\sof\sthe\s)|(?<=code\sof\sour\s)|(?<=code\sfor\sthe\s))models?\b"
    r"|\bvideos?\sof\s(?:the\s|our\s|an?\s)?trained\s\w+"
    r"|\bmodels?\s(?:outputs?|results?|data(?:sets?)?|simulations?|runs?|inputs?|predictions?|fits?|code|sources?|config\w{0,10}|definitions?|samples)\b"
    r"|\bsamples\s(?:of|from)\s(?:the|our|an?)\s(?:\w+\s)?models?\b",
    re.IGNORECASE,
)
"""Weights and models of another kind."""
MODELS = late_regex(r"\bmodels?\b", re.IGNORECASE)
"""Models, of whatever kind."""
STARTED_FROM = late_regex(r"\b(?:initial(?:i[sz]\w{1,8})?)\b", re.IGNORECASE)
"""Something begins with it: with what others published."""
FETCHED_FILE = late_regex(
    r"\b(?:gdown|wget|curl|aria2c|azcopy|aws s3|gsutil|rclone)\b[^\n]{0,300}[\w/=-]"
    r"(?:\.(?:pth|pt|ckpt|safetensors|caffemodel|t7|pdparams|gguf|tflite|pth\.tar))(?![\w.])"
)
"""Command that fetches a file of weights."""
BY_SCRIPT = late_regex(
    r"\bdownload.{0,300}[\w/]\.(?:py|sh)\b|\bdownload[\w-]{0,40}\.(?:py|sh)\b", re.IGNORECASE
)
"""A script fetches it."""
BY_TARGET = late_regex(
    r"(?:^|\n|`)\W{0,4}(?:make|just|task|invoke|snakemake|dvc\s(?:pull|repro))\s[\w./-]{0,40}(?:models?|weights|checkpoints?|ckpts?|pre-?trained)[\w-]{0,20}(?=\s|`|$)"
    r"|(?:^|\n|`)\W{0,4}(?:(?:bash|sh|source|python3?|Rscript|julia)\s(?:-m\s)?|\./)(?:[\w.-]{1,40}/){0,4}(?:download|fetch|get)[\w.-]{0,60}"
)
"""Command of the project's own that fetches, behind the words that say what."""
FETCHED_BY = late_regex(r"\b(?:download\w*|fetch\w*|get|obtain\w*|retriev\w+)\b", re.IGNORECASE)
"""It is fetched."""
NO_MODEL = late_regex(
    r"^\W*(?:(?:the|our)\s)?(?:videos?|slides?|posters?|papers?|pdf|talk|presentation|appendix|supplement\w*|project page|blog|bibtex)\W*$|\.(?:csv|tsv|xlsx?|pdf|png|jpe?g)\W{0,4}$",
    re.IGNORECASE,
)
"""Words of a link to something else than a model."""
GIVES = late_regex(
    r"\b(?:download\w*|available|found|find"
    r"|provid(?:ed?|ing)|hosted|deposited|released?|shared?|stored|obtain\w*|get|fetch\w*|access\w*)\b"
    r"|\b(?:are|is) (?:in|at|on|here)\b|ダウンロード|다운로드|받을|下载|\bdisponibles?\b|télécharg|verfügbar|\bliegen\b|herunter|descarg"
    r"|\best[áã]n?\b|\bsi trova(?:no)?\b|доступн|по ссылке",
    re.IGNORECASE,
)
"""Something is given, or can be fetched."""
SAID_AT = late_regex(
    r"\b(?:at|in|from|here|under|via|visit|see(?:\s[^\s.;]{1,30}){0,3}?\son)\W{0,4}$|[:：]\s{0,4}\W{0,3}$",
    re.IGNORECASE,
)
"""What stands before an address at which something is."""
EVERYTHING = late_regex(r"\b(?:resources?|files?|materials?|everything|all)\b", re.IGNORECASE)
"""All of it, whatever it is."""
CONTAINS = late_regex(
    r"\b(?:it|this|which|that|(?:the|this)\s(?:\w+\s)?(?:folder|directory|archive|package|zip|file|download|bundle))\s(?:file\s)?"
    r"(?:also\s)?(?:contains?|includes?|holds?)\b[^.;\n]{0,120}?(?:\bcheckpoints?\b|\bckpts?\b"
    r"|\b(?:trained|model)[\s-](?:\w+\s)?(?:models?|networks?|nets|weights|classifiers?|agents?)\b)",
    re.IGNORECASE,
)
"""What was just spoken of holds trained models."""
SKIPS = late_regex(r"\bskip(?:s|ping)?\s(?:the\s|this\s)?(?:pre-?)?training\b", re.IGNORECASE)
"""Nobody has to train who has it."""
THEIR_MODELS = late_regex(
    r"(?:\bet al\b[^;]{0,100}|\b(?:authors?|adopt|adopted|borrow|borrowed)\b[^;]{0,100}|\b(?:download|use|load|get|fetch)\s)\btheir\s"
    r"(?:\w+\s){0,2}(?:checkpoints?|weights|models?|networks?)\b"
    r"|\bauthors['’]\s(?:\w+\s){0,2}(?:checkpoints?|weights|models?|networks?)\b",
    re.IGNORECASE,
)
"""What others trained."""
FILES_OF_MODELS = late_regex(r"\bmodels?\s(?:files?\b|trained\s)|\btrained\smodels?\b", re.IGNORECASE)
"""Files of trained models are listed."""
NAMED_ID = late_regex(r"\b(\w{1,60})\s?=\s?([\"'][\w.-]{1,96}/[\w.-]{1,96}[\"'])")
"""A name for a model on a hub."""
LOADED = late_regex(r"\bfrom_pretrained\(\s{0,20}(\w{1,60})\b")
"""The model of that name is loaded."""
LIES_HERE = late_regex(
    r"\b(?:includ\w+|provid\w+|contain\w*"
    r"|we store|stored|found|located|available|shipped|committed|in the (?:folder|directory))\b",
    re.IGNORECASE,
)
"""Something lies in the repository."""
DEPOSITED = late_regex(
    r"\b(?:on|at|in|via|from|through|under)\s(?:(?:the|our|this)\s)?(zenodo|figshare|osf|dataverse)\b",
    re.IGNORECASE,
)
"""It lies in an archive of research data, whose address stands elsewhere."""
NOT_HERE = late_regex(
    r"\b(?:not|no|will|your|you (?:should|must|need|have to)|should|must|put|place|save[sd]?|create[sd]?|download\w*)\b",
    re.IGNORECASE,
)
"""It does not, or has to be put there."""
