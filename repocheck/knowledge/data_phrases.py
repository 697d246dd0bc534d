"""Further ways in which documents say where data are: accessions, folders, loaders, portals, other languages.

Source: the formats of the archives' own identifiers (GEO, SRA, ENA, ArrayExpress, EGA, dbGaP, PRIDE, MassIVE,
Synapse, OpenNeuro), and wordings met in READMEs of research repositories; collected 2026-11.
"""

import re

from repocheck.text.pattern import Pattern

_KIND = (
    r"(?:data(?:sets?)?|recordings?|measurements?|input files?|images?|sequences|reads|spectra|traces"
    r"|surveys?|videos?)"
)
DATA_PLACES = Pattern(
    rf"\b{_KIND}\b[^.]{{0,80}}\b(?:is|are|lies?|located|stored|included|contained|provided|found|deposited)\b[^.]{{0,30}}"
    r"\b(?:in|under|at|inside|within)\b[^.]{0,40}(?:[\w-]{1,60}/|\bfolder|\bdirector(?:y|ies)\b|\bthis (?:repo|archive))"
    r"|\bdata/[\w./-]{0,60}\W{1,4}(?:which )?(?:contains?|holds?|includes?|has|stores?)\b"
    rf"|\b(?:put|place|organi[sz]e|arrange|extract|unpack|copy|move)\b[^.]{{0,60}}\b{_KIND}\b[^.]{{0,40}}"
    r"(?:[\w-]{1,60}/|\bfolder|\bdirectory)",
    any_of=("data", "folder", "director", "this repo", "this archive", "/"),
    flags=re.IGNORECASE,
)
"""Sentence that says where in the repository the data lie, or have to be put."""
DATA_ACCESSIONS = Pattern(
    r"\b(?:GS[EM]\d{3,8}|PRJ(?:NA|EB|DB|CA)\d{3,8}|E-MTAB-\d{2,6}|EGA[SD]\d{5,12}|phs\d{6}|[SED]RP\d{5,8}|ds00\d{4}|PXD\d{5,7}"
    r"|MSV\d{6,10}|syn\d{6,9}|CNP\d{6,8}|HRA\d{6})\b",
    any_of=("GS", "PRJ", "E-MTAB", "EGA", "phs", "RP", "ds00", "PXD", "MSV", "syn", "CNP", "HRA"),
)
"""Identifier of a deposit of data."""
DATA_PORTALS = Pattern(
    r"physionet\.org|cds\.climate\.copernicus|ukbiobank|adni\.loni|nlp\.stanford\.edu/(?:projects|data)|archive\.ics\.uci"
    r"|image-net\.org|cocodataset\.org|cvlibs\.net|snap\.stanford\.edu|ncbi\.nlm\.nih\.gov/(?:geo|sra|bioproject)|ebi\.ac\.uk"
    r"|cancerimagingarchive|grand-challenge\.org|synapse\.org|earthexplorer|earthdata|icpsr|ipums|data\.worldbank"
    r"|eurostat|portal\.gdc|gtexportal|materialsproject|openml\.org|gin\.g-node|crcns\.org",
    any_of=(
        *(
            "physionet",
            "copernicus",
            "ukbiobank",
            "adni",
            "nlp.stanford",
            "archive.ics",
            "image-net",
            "cocodataset",
        ),
        *(
            "cvlibs",
            "snap.stanford",
            "ncbi",
            "ebi.ac",
            "cancerimaging",
            "grand-challenge",
            "synapse.org",
            "earth",
        ),
        *(
            "icpsr",
            "ipums",
            "worldbank",
            "eurostat",
            "portal.gdc",
            "gtexportal",
            "materialsproject",
            "openml",
        ),
        *("g-node", "crcns"),
    ),
    flags=re.IGNORECASE,
)
"""Address or name of a portal that gives data."""
DATA_ACCESS = Pattern(
    r"\b(?:download\w*|access|obtain\w*|available|request\w*|register|deposited|retriev\w+|hosted|found|from)\b",
    any_of=(
        "download",
        "access",
        "obtain",
        "available",
        "request",
        "register",
        "deposit",
        "retriev",
        "host",
        "found",
        "from",
    ),
    flags=re.IGNORECASE,
)
"""What is done at a portal."""
DATA_ABROAD = Pattern(
    r"\b(?:daten|datensatz|datensätze)\b.{0,80}\b(?:verfügbar|herunter\w*|bezogen|abgelegt|liegen)\b"
    r"|\bdonnées\b.{0,80}\b(?:disponibles?|télécharg\w+|accessibles?)|\bdatos\b.{0,80}\b(?:disponibles?|descarg\w+)"
    r"|\bdados\b.{0,80}\b(?:disponíveis|baix\w+)|\bdati\b.{0,80}\b(?:disponibili|scaric\w+)",
    any_of=("daten", "données", "datos", "dados", "dati"),
    flags=re.IGNORECASE,
)
"""The same in German, French, Spanish, Portuguese and Italian."""
DATA_LOADERS = Pattern(
    r"\bload_dataset\(\s{0,4}[\"']|\bfetch_openml\(|\btorchvision\.datasets\.|\btfds\.load\(|\bkagglehub\.dataset"
    r"|\bwfdb\.dl_database\(|\bopenml\.datasets\.get|\bPlanetoid\(|\bmake (?:download[_-])?data\b"
    r"|\b(?:wget|curl|gdown|aria2c|kaggle|aws s3|gsutil|rclone|osf|zenodo_get|dvc|datalad)\b[^\n]{0,300}(?:[_/.-]data|data[\w.-]{0,20}\.)"
    r"|\bdatalad (?:install|get|clone)\b|\bdvc pull\b|\bzenodo_get\b"
    r"|\b(?:generate|simulate|create|make|synthesi[sz]e|collect|import|extract|convert)[\w-]{0,20}_data(?:sets?)?[\w-]{0,20}\.(?:py|m|r|jl|sh)\b",
    any_of=("data", "fetch_openml", "tfds", "planetoid", "dvc pull", "zenodo_get"),
    flags=re.IGNORECASE,
)
"""Call or command that loads, fetches or makes data."""
NOT_YET = Pattern(
    r"\bwill\b|\bsoon\b|\bto be (?:released|added|published)\b|\b(?:results?|outputs?|logs?|figures?|plots?|checkpoints?|weights)\b"
    r"|\b(?:saved?|written|write|writes|stores)\b",
    any_of=(
        "will",
        "soon",
        "to be",
        "result",
        "output",
        "log",
        "figure",
        "plot",
        "checkpoint",
        "weight",
        "save",
        "writ",
        "store",
    ),
    flags=re.IGNORECASE,
)
"""What is said of data to come, or of what programs write."""
