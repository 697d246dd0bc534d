"""Further ways in which documents say where data are: accessions, folders, files, loaders, portals, languages.

Source: the formats of the archives' own identifiers (GEO, SRA, ENA, ArrayExpress, EGA, dbGaP, PRIDE, MassIVE,
Synapse, OpenNeuro), and wordings met in READMEs of research repositories; collected 2026-11.
"""

import re

from repocheck.text.pattern import Pattern, late_regex

_KIND = (
    r"(?:data(?:sets?)?(?! (?:structures?|types?|load(?:ers?|ing)|frames?|class(?:es)?|augment\w*|pipelines?|process\w*|models?)\b|/)"
    r"|recordings?|measurements?|input files?|shape ?files?|rasters?|images?|sequences|reads|spectra|traces"
    r"|surveys?|videos?|inputs(?=\s(?:is|are|lie|live|reside|can)\b)|(?:input|subject) (?:graphs|programs|systems|projects|matrices|tables)"
    r"|(?<!aws )(?<!ec2 )(?<!cloud )(?<!gpu )(?<!compute )(?<!server )(?<!running )instances(?! of\b))"
)
DATA_PLACES = Pattern(
    rf"\b{_KIND}\b(?:[^.]|\.(?=\w)){{0,80}}\b(?:is|are|lies?|lives?|resides?|located|stored|included|contained|provided|found|deposited)\b[^.]{{0,30}}"
    r"\b(?:in|under|at|inside|within)\b[^.]{0,40}(?:[\w-]{1,60}/|\b(?:sub-?)?folder|\b(?:sub-?)?director(?:y|ies)\b|\bbuckets?\b|\bthis (?:repo|archive))"
    r"|\bdata/[\w./-]{0,60}\W{1,4}(?:which )?(?:contains?|holds?|includes?|has|stores?)\b"
    r"|\b(?:(?:demo|example|sample|raw|input|test|all|the|these|required|necessary)\s|^\W{0,6})files(?:\sused\b[^.]{0,40})?\s(?:\w+\s){0,2}"
    r"(?:found|contained|located|provided|included|lie|in)\b[^.]{0,20}\b(?:in|under|at|folder|directory)\b[^.]{0,30}\bdata(?:sets?)?(?:[/_\\]|\W{1,3}(?:sub-?)?(?:folder|directory))"
    rf"|\b(?:put|place|organi[sz]e|arrange|extract|unpack|copy|move)\b[^.]{{0,60}}\b{_KIND}\b[^.]{{0,40}}"
    r"(?:[\w-]{1,60}/|\bfolder|\bdirectory)",
    any_of=("data", "folder", "director", "bucket", "this repo", "this archive", "/"),
    flags=re.IGNORECASE,
)
"""Sentence that says where in the repository the data lie, or have to be put."""
DATA_PUT = Pattern(
    r"\b(?:put|place|extract|unpack|unzip|copy|move|download)\b(?!.{0,80}\w\.(?:py|sh|m|r|jl|exe|jar)\b).{0,120}?\b(?:in|into|to|under|inside)\b[^.]{0,20}?"
    r"\bdata(?:[ _-]?sets?)?(?:/|[`'\"*_ ]{1,3}(?:path|root|folder|directory|dir)\b)",
    any_of=("data",),
    flags=re.IGNORECASE,
)
"""Sentence that says what has to be put into the folder of the data."""
DATA_ACCESSIONS = Pattern(
    r"\b(?:GS[EM]\d{3,8}|PRJ(?:NA|EB|DB|CA)\d{3,8}|E-MTAB-\d{2,6}|EGA[SD]\d{5,12}|phs\d{6}|[SED]R[PR]\d{5,8}|ds00\d{4}|PXD\d{5,7}"
    r"|MSV\d{6,10}|syn\d{6,9}|CNP\d{6,8}|HRA\d{6}|LDC\d{2,4}[TSLV]\d{2})\b",
    any_of=(
        "GS",
        "PRJ",
        "E-MTAB",
        "EGA",
        "phs",
        "RP",
        "RR",
        "ds00",
        "PXD",
        "MSV",
        "syn",
        "CNP",
        "HRA",
        "LDC",
    ),
)
"""Identifier of a deposit of data."""
DATA_PORTALS = Pattern(
    r"physionet\.org|cds\.climate\.copernicus|ukbiobank|adni\.loni|nlp\.stanford\.edu/(?:projects|data)|archive\.ics\.uci"
    r"|image-net\.org|cocodataset\.org|cvlibs\.net|snap\.stanford\.edu|ncbi\.nlm\.nih\.gov/(?:geo|sra|bioproject)|ebi\.ac\.uk"
    r"|cancerimagingarchive|grand-challenge\.org|synapse\.org|earthexplorer|earthdata|icpsr|ipums|data\.worldbank"
    r"|\b(?:copernicus|earthdata|climate data store|physionet|openneuro|linguistic data consortium|sequence read archive|gene expression omnibus"
    r"|protein data bank|uci machine learning|human connectome project|uk biobank)\b"
    r"|\b(?:gaia|mast|sdss|eso|heasarc|irsa|cds|esa|nasa)\s(?:\w+\s)?archive\b|vizier|sdss\.org|mast\.stsci"
    r"|eurostat|portal\.gdc|gtexportal|materialsproject|openml\.org|gin\.g-node|crcns\.org"
    r"|dandiarchive|\bdandi\b|\bthe pdb\b|rcsb\.org|\bccdc\b|cambridge structural database|suitesparse|sparse\.tamu\.edu"
    r"|\bearth engine\b|\bsentinel hub\b",
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
        *(
            "g-node",
            "crcns",
            "climate data",
            "openneuro",
            "linguistic",
            "read archive",
            "omnibus",
            "protein data",
        ),
        *("uci machine", "human connectome", "uk biobank", " archive", "vizier", "sdss.org", "mast.stsci"),
        *("dandi", "the pdb", "rcsb", "ccdc", "cambridge struct", "suitesparse", "tamu.edu", "sentinel hub"),
    ),
    flags=re.IGNORECASE,
)
"""Address or name of a portal that gives data."""
DATA_ACCESS = Pattern(
    r"\b(?:download\w*|access|obtain\w*|available|request\w*|register|deposited|retriev\w+|hosted|found|from|via)\b"
    r"|\b(?:is|are) (?:on|in|at)\b",
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
        "via",
        "is ",
        "are ",
    ),
    flags=re.IGNORECASE,
)
"""What is done at a portal."""
DATA_ABROAD = Pattern(
    r"\b(?:\w{0,20}daten|datensatz|datensätze)\b.{0,80}\b(?:verfügbar|herunter\w*|bezogen|abgelegt|liegen)\b"
    r"|\bdonnées\b.{0,80}\b(?:disponibles?|télécharg\w+|accessibles?|se trouvent)"
    r"|\bcontien(?:t|nent)\b.{0,20}\bdonnées\b|\bdatos\b.{0,80}\b(?:disponibles?|descarg\w+|se encuentran|est[aá]n en)"
    r"|\b(?:im[aá]genes|grabaciones|imagens|registros)\b.{0,80}\b(?:descarg\w+|baixad\w+)|\b(?:aufnahmen|messungen|bilder)\b.{0,60}\b(?:heruntergeladen|abgelegt|liegen)\b"
    r"|\bdados\b.{0,80}\b(?:disponíveis|baix\w+|encontram|estão em)|\bdati\b.{0,80}\b(?:disponibili|scaric\w+|si trovano)"
    r"|\bданны\w{1,2}\b.{0,80}\b(?:доступн|скача|загру|лежат|находятся)",
    any_of=(
        "daten",
        "données",
        "datos",
        "dados",
        "dati",
        "данны",
        "genes",
        "imagens",
        "grabaciones",
        "registros",
        "aufnahmen",
        "messungen",
        "bilder",
    ),
    flags=re.IGNORECASE,
)
"""The same in German, French, Spanish, Portuguese, Italian and Russian."""
DATA_LOADERS = Pattern(
    r"\bload_dataset\(\s{0,4}[\"']|\bfetch_openml\(|\btorchvision\.datasets\.|\btfds\.load\(|\bkagglehub\.dataset"
    r"|\bwfdb\.dl_database\(|\bdatasets\.[A-Z]\w{2,30}\(\s{0,4}(?:root\b|[\"'])|\bopenml\.datasets\.get|\bPlanetoid\(|\b(?<!\w )make (?:download[_-])?data\b(?! \w)"
    r"|\b(?:wget|curl|gdown|aria2c|kaggle|aws s3|gsutil|rclone|osf|zenodo_get|dvc|datalad)\b[^\n]{0,300}(?:[_/.-]data|data[\w.-]{0,20}\.)"
    r"|\bkaggle (?:competitions|datasets) download\b|\bdatalad (?:install|get|clone)\b|\bdvc pull\b|\bzenodo_get\b"
    r"|\b(?:gen(?:erate)?|simulate|sim|create|make|synthesi[sz]e|collect|import|extract|convert)[\w-]{0,20}_data(?:sets?)?[\w-]{0,20}\.(?:py|m|r|jl|sh)\b"
    r"|\b(?:gen(?:erate)?|create|make|download|get|fetch|import|convert)[_-]?(?:\w{1,20}[_-])?(?:instances?|scenarios)(?:[_-]\w{1,20})?\.(?:py|m|r|jl|sh|cpp|java)\b",
    any_of=(
        "data",
        "instance",
        "scenarios",
        "fetch_openml",
        "tfds",
        "planetoid",
        "dvc pull",
        "zenodo_get",
        "kaggle",
    ),
    flags=re.IGNORECASE,
)
"""Call or command that loads, fetches or makes data."""
_FILE = (
    r"[\w-]{1,60}\.(?:csv|tsv|mat|xlsx?|rds|rda|rdata|dta|sav|npz|npy|h5|hdf5|h5ad|nc|nii(?:\.gz)?|jld2?|parquet|feather|fastq"
    r"|fasta|bam|vcf|edf|wav|tfrecords?|lmdb|las|shp|tiff?)\b"
)
_FOLDER = (
    r"(?:raw[_-]?|input[_-]?|source[_-]?|test|train)?(?:data(?:sets?)?|sets|inputs?|corpus|recordings)\d{0,2}"
)
DATA_SHOWN = tuple(
    late_regex(each, re.IGNORECASE)
    for each in (
        rf"(?<![\w-]){_FILE}\W{{0,8}}(?:[:–—-]\s|(?:which |that )?(?:is|are|contains?|has|holds?|with|includes?|lists?|stores?|gives?)\s)\W{{0,4}}[^\W\d]",
        rf"(?<![\w-]){_FILE}[`*]{{0,3}}\s?\|\s?[^\W\d]",
        r"\b(?:csv|tsv|excel|mat|text|data)[- ]files? (?:\w+ )?(?:are|is|contains?|holds?|includes?) (?:\w+ ){0,3}data\b",
        (
            r"\b(?:csv|tsv|excel|fasta|fastq|vcf|bam|hdf5|nifti|dicom|mat|netcdf)[- ]files?\b[^.]{0,60}\b(?:are|is|lie|found|stored|provided|included) (?:in|under|at)\b"
            rf"|^\W{{0,6}}(?:the )?{_FOLDER} (?:folder|directory|subfolder) (?:contains?|holds?|has|includes?)\s(?![^,;]{{0,60}}\b(?:code|load\w*|scripts?|functions?|modules?|class\w*|util\w*)\b)"
        ),
        (
            r"^\W{0,6}(?!inputs?\W{0,3}:\s{1,4}\W{0,2}\w{1,20}\W{0,2},\s(?:an?|the|number)\s)"
            rf"(?:the (?:folder|directory|subfolder) \W?)?{_FOLDER}\W{{0,2}}/?\W{{0,4}}(?:[:–—-]\s|(?:contains?|has|holds?|includes?)\s)"
            rf"(?![^,;]{{0,60}}\b(?:tested|v?\d+\.\d|code|load\w*|scripts?|functions?|modules?|class\w*|util\w*|implement\w*|augment\w*|process(?:ing|ors?|es)|process\s(?:the|all|our|raw))\b)\W{{0,4}}\w"
        ),
        rf"^\W{{0,6}}(?!(?:src|lib|code|scripts?|utils?|tools?|core|models?|tests?|docs?)/)(?:\w[\w.-]{{0,39}}/){{1,2}}{_FOLDER}\W{{0,4}}(?:[:–—-]\s|(?:contains?|holds?|includes?)\s)(?![^;]{{0,80}}\b(?:code|load\w*|scripts?|functions?|modules?|class\w*|util\w*|implement\w*|augment\w*|definitions?|wrappers?|(?:py)?torch|(?:pre-?)?process\w*|generat\w+|outputs?|results?)\b)(?=[^.;]{{0,80}}\b(?:data ?sets?|data ?bases?|corpus|corpora|recordings|measurements)\b)",
        (
            r"^\W{0,6}(?!(?:output|result|meta|plot|pred\w*|log)[_-])[a-z]\w{1,19}[_-](?:data(?:sets?)?|corpus|inputs)(?:/\W{0,5}(?:(?:folder |directory )?(?:contains?|holds?|includes?)\s)?"
            r"|\W{0,2}\s(?:folder |directory )?(?:contains?|holds?|includes?)\s)"
            r"(?![^,;]{0,60}\b(?:code|load\w*|scripts?|functions?|modules?|class\w*|util\w*|implement\w*|augment\w*|processing|results?|outputs?)\b)\w"
        ),
        (
            rf"^\W{{0,6}}{_FOLDER}\W{{0,2}}/?\W{{0,3}}\|\s(?=[^|]{{0,80}}\b(?:data(?:sets?)?|files?|csv|tsv|samples|measurements|recordings|counts|inputs?)\b)"
            r"(?![^|]{0,80}\b(?:code|load\w*|scripts?|functions?|modules?|class\w*|util\w*|implement\w*|augment\w*|process\w*)\b)"
        ),
        (
            r"^\W{0,6}(?:the )?(?:benchmarks?|instances|subjects)\W{0,4}(?:[:–—-]\s|(?:folder |directory )?(?:contains?|holds?|has|includes?)\s)"
            r"(?![^.;]{0,80}\b(?:code|scripts?|timings?|times?|speed|performance|tests?|run\w*|compar\w*|suite|makefile|compil\w+|execut\w+)\b)"
            r"(?=[^.;]{0,80}\b(?:used|collected|contracts|programs|instances|problems|bugs|subjects|graphs|formula[es]?|circuits|models|files)\b)"
        ),
        (
            r"(?:/|\b(?:folder|directory|file|archive|repository))\W{0,3}\s(?:also )?(?:contains?|holds?|includes?|stores?|has)\s.{0,40}"
            r"\b(?:(?:raw|input|source|example|sample|simulated|experimental|processed) data|data ?files?|data ?sets?)\b"
        ),
        (
            r"^\W{0,6}[\w ./-]{1,60}\W{1,6}(?:an? |the )?(?:sub-?)?(?:folder|directory) (?:containing|with|that (?:contains|holds)) (?:all |the |our ){0,2}(?:[\w-]{1,20} ){0,2}"
            r"(?:data(?:sets?)?|recordings|measurements)\b(?! (?:load\w*|process\w*|structures?|types?|class\w*|analys[ei]s|util\w*)\b)"
        ),
        r"\b(?:folder|directory) (?:contains?|holds?|has|includes?) (?:all |the |our ){0,2}(?:data and (?:the )?(?:code|scripts?|programs|notebooks?)|(?:code|scripts?|programs|notebooks?) and (?:the )?data) (?:needed|required|used|necessary|to|for|of|from)\b",
        rf"\b(?:contained|stored|provided|available|included|found|located|given|listed|collected) in\W{{1,4}}(?:[\w.-]{{1,60}}/){{0,6}}{_FILE}",
        r"(?<!output )(?<!result )(?<!result-)\b(?:data(?:sets?)?|corpus|annotations) (?:is|are) in\W{1,3}\./\w",
        rf"(?<!output )(?<!results )\b(?:is|are) in\W{{1,4}}(?:[\w.-]{{1,60}}/){{0,6}}{_FILE}",
        rf"^[\w ,()/'-]{{3,120}}:\s{{1,6}}\W?(?:[\w.-]{{1,60}}/){{1,6}}{_FILE}(?:\.gz)?\W{{0,3}}$",
        rf"^\W{{0,6}}(?:{_FILE}|[\w-]{{1,60}}\.(?:jsonl?|txt|pkl))\W{{1,6}}(?:the |our |an? )?(?:[\w-]{{1,30}} ){{0,4}}(?:data ?sets?|corpus)\W{{0,3}}$",
        r"^\W{0,6}(?:the |our )?(?:(?:original|raw|input|source|training|test|full) )?data(?:sets?)?\W{0,3}:\s{1,4}[`'\"(]{0,2}(?:\./|\b[\w.-]{1,40}/)",
        (
            r"\bthis (?:file|folder|directory|table|sheet|spreadsheet|workbook) (?:contains?|holds?|has|lists?|includes?) (?![^.]{0,80}\b(?:code|scripts?|functions?"
            r"|class\w*|modules?|methods?|parameters?|settings|load\w*|process\w*|analy\w*|plot\w*|metadata|tests?|benchmarks?|timings?)\b)"
            r"[^.]{0,60}?\bdata (?:(?:that|which) (?:is|are|was|were) )?(?:from|of|about|for|on|used|collected)\b"
        ),
        r"\bdata ?files? (?:\w+ )?(?:can be|are|is) (?:found|downloaded|available|included|provided)\b",
        r"\bsource data\b.{0,40}\b(?:provided|available|included)\b",
    )
)
"""Sentence that shows which file or folder of the repository holds data."""
_WITH_IT = r"(?:this|the|our) (?:[\w-]{1,20} )?(?:repo|repository|package|artifact|artefact|archive|distribution|release|bundle)\b"
DATA_SHIPPED = late_regex(
    r"\b(?:data(?:sets?)?|data ?files?|corpus|corpora|recordings|transcripts|interviews|traces)\b"
    r"(?![^.]{0,60}\b(?:training|structures?|types?|load\w*|process\w*|analys[ei]s|pipelines?|servers?|models?|class\w*)\b)[^.]{0,60}\b(?:is|are|comes?)\b[^.]{0,20}"
    rf"\b(?:included|provided|shipped|distributed|bundled|delivered|packaged|contained|part|comes?|in|with)\b (?:\w+ )?(?:(?:in|with|within|of|by) )?{_WITH_IT}"
    rf"|{_FILE}[^.]{{0,30}}\b(?:comes?|is|are) (?:\w+ )?(?:(?:with|in|part of) )?(?:with |in )?{_WITH_IT}"
    r"|\b(?:provide|include|share|release|publish|ship)\b(?![^.]{0,60}\b(?:code|scripts?|functions?|tools?|models?|loaders?|class\w*|process\w*|packages?|librar\w+|interfaces?|apis?)\b)[^.]{0,40}"
    r"\b(?:data(?:sets?)?|corpus|corpora|recordings|transcripts|interviews|annotations|responses|labels)\b[^.]{0,30}\b(?:as|in|under|at)\b[^.\w]{1,4}(?:the )?[^.\w]{0,2}"
    r"(?:[\w-]{1,40}/|[\w-]{1,40}\.(?:csv|tsv|txt|jsonl?|pkl|zip|xlsx?|mat|np[yz]|rds|h5|parquet)\b)"
    r"|\b(?:data(?:sets?)?|corpus|corpora|recordings|transcripts|annotations)\b[^.]{0,60}\b(?:is|are|was|were|found|available|deposited|archived|hosted|published|uploaded)\b (?:\w+ ){0,3}"
    r"(?:on|at|in|to|from|via) (?:the )?(?:\w+ )?(?:dataverse|zenodo|figshare|dryad|osf|open science framework|mendeley data|kaggle|openneuro|pangaea|ieee dataport)\b"
    r"|\bdata[\w-]{0,20}\.(?:zip|tar|tgz|7z|rar)\b[^.\w]{0,4}(?:which )?(?:contains?|holds|includes)\b"
    r"|\bdata ?sets?\b[^.]{0,40}\b(?:consists? of|composed of|split into|divided into|comprises?)\b[^.]{0,60}\.(?:txt|csv|tsv|jsonl?)\b"
    r"|\b(?:[Dd]ata|[Rr]ecordings|[Ii]mages) (?:come|comes|came) from (?:the )?(?-i:[A-Z])[\w.-]{1,40}",
    re.IGNORECASE,
)
"""Sentence that says that data come with the repository, or whence they come."""
_BRANCH = r"^[ \t]{0,20}(?:[│|├└]|\+--)[\s│|├└─┬+`'-]{0,40}"
DATA_DRAWN = late_regex(
    rf"{_BRANCH}(?!\w{{0,40}}(?:result|output|log|pred|metric|times?\b|timing))[\w.*<>-]{{1,60}}\.(?:csv|tsv|mat|xlsx?|rds|npz|npy|h5|hdf5|pkl|parquet|jsonl|fasta|wav)\b"
    rf"|{_BRANCH}(?:\w{{2,20}}[_-])?(?:data(?:sets?)?|corpus|corpora)/?\s{{0,60}}(?:#|<-|←|:)"
    r"(?!.{0,60}\b(?:load\w*|util\w*|class\w*|scripts?|code|modules?|generat\w+|functions?|process\w*|preparation|augment\w*|pipelines?)\b).{3}"
    rf"|{_BRANCH}(?:\w{{2,20}}[_-])?(?:data(?:sets?)?|corpus|corpora)[/:]{{0,2}}[ \t]{{0,60}}\n[ \t]{{0,20}}[│|][ \t]{{1,10}}[│|├└][─`' \t-]{{0,12}}"
    r"(?!\w{0,40}(?:result|output|log|pred|metric))[\w.<>*/-]{1,60}(?:[ \t]{0,60}(?:#|<-|←|:)[ \t]{1,60}|[ \t]{2,60})"
    r"(?!.{0,60}\b(?:load\w*|util\w*|class\w*|scripts?|code|modules?|functions?|processing|augment\w*|results?|outputs?)\b)\w.{9}"
    r"|^(?:\./)?(?:data(?:sets?)?|corpus|corpora)/(?:[\w-]{1,40}/)?[ \t]{1,60}#"
    r"(?!.{0,60}\b(?:load\w*|util\w*|class\w*|scripts?|code|modules?|generat\w+|functions?|process\w*|preparation|augment\w*|pipelines?|results?|outputs?|logs?|cache\w*)\b).{3}"
    r"|^[ \t]{0,8}(?:#|%)[ \t]*(?:\d{1,2}\W{1,3})?(?:download|generate|prepare|get|fetch|preprocess) (?:the |all |our )?(?:[\w-]{1,20} ){0,3}"
    r"(?:data(?:sets?)?|corpus|corpora)\b",
    re.MULTILINE | re.IGNORECASE,
)
"""Line of a drawn tree of folders with data in it, or of a comment above the commands that get data."""
_ASKED = (
    r"input (?:data )?(?:files?|format)\b.{0,60}\b(?:consist|contain|must|should|needs?|require|columns?|rows?|is an?\b|format|called)",
    r"(?:problem|benchmark|test) instances (?:are|come|were|stem) (?:\w+ )?from\b",
    r"run\b.{0,40}?\w{0,30}download\w{0,30}\.(?:r|m|py|jl|sh)\b.{0,10}? to (?:download|fetch)\b(?!.{0,60}\b(?:models?|weights|checkpoints?|code|tools?|software|packages?|dependencies|binar\w+))",
    r"set ?up (?:the |all |our )?(?:\w+ )?data(?:sets?)?\b[^.]{0,60}\b[\w-]{1,60}\.(?:r|m|py|jl|sh|ipynb)\b",
    r"pre-?(?:extracted|computed) (?:[\w-]{1,20} )?features\b[^.]{0,60}\b(?:here|downloaded|(?:available|provided|shared) (?:at|from|on))\b",
    rf"prepare (?:an? |the |your )?(?:\w+ ){{0,3}}?(?:hdf5|h5|csv|tsv|npz|mat|lmdb|tfrecords?|{_FILE})\b",
    r"(?:populate|fill)\b.{0,40}\bdata\W{0,3}(?:folder|directory)|data\W{0,3}(?:folder|directory)\b.{0,60}\bnot (?:included|shipped|provided|part of)\b",
    (
        rf"(?:put|place|copy|move|store|save|organi[sz]e|unzip)\b.{{0,60}}?(?:{_FILE}|\.(?:mat|csv|tsv|h5|hdf5|npy|npz|nii|edf|wav|zip)\b"
        r"|\b(?:csv|tsv|excel|fastq|fasta|dicom|nifti|wav|edf|tiff?) (?:files?|images?|volumes?|series)\b)"
        rf".{{0,50}}\b(?:in|into|to|under)\b"
    ),
    r"(?:images?|data|recordings|videos?|samples?) (?:\w+ )?(?:should|must|have to|need to) be (?:\w+ )?(?:organi[sz]ed|placed|stored|structured|put|located|named|in)\b",
    r"(?<!output )data(?:sets?)? (?:should|must|ha(?:s|ve) to|needs? to) be an? (?:[\w-]{1,30} ){0,3}(?:files?|tables?|matri(?:x|ces)|data ?frames?|arrays?)\b",
    r"(?:csv|tsv|excel|json|input|data)[- ]files?\b[^.]{0,40}\b(?:must|should|needs? to|ha(?:s|ve) to) (?:have|contain|include)\b",
    r"your own (?:data(?:sets?)?|images?|videos?|recordings?|sequences?|corpus|samples?)\b.{0,60}\b(?:put|place|prepare|organi[sz]e|format|folder|directory|structure)\b",
    r"expects? (?!(?:\w+ ){0,2}output)(?:\w+ ){0,5}?(?:file ?names?|columns?|(?:directory|folder) structure)\b",
    r"data[_ ]?(?:folder|dir(?:ectory)?|root|path)\b.{0,30}\b(?:should|must|has to|needs to) (?:contain|have|look|hold)",
    r"(?:folder|directory|path) (?:in|at|under) which (?:the |all )?(?:data|images|recordings|videos) (?:is|are)\b",
    r"(?:mat|csv|tsv|hdf5|netcdf|rds|nifti|wav|tfrecords?)[- ]files?\b.{0,60}\bdownload(?:ed)?\b",
    r"(?:create|make) (?:an? |the )?(?:folder|directory)\b.{0,30}\bdata\b",
    r"data(?:sets?)?_?(?:dir|root|path|folder)\b.{0,60}\b(?:unpack|unzip|extract|download|stor|contain)\w{0,4}\b",
    r"accessions?\b.{0,60}\b(?:listed|given|provided|in|numbers?)\b",
    r"\b(?:obtain|get|receive|request|access to|access)\b.{0,40}\b(?:data(?:sets?)?|responses|recordings|transcripts|images|scans|corpus)\b.{0,60}\b(?:e-?mail|contact|write to|ask|form)\b",
    (
        r"\b(?:contact|e-?mail|write to|ask)\b[^.]{0,60}?\b(?:for|to (?:get|obtain|receive|request|access))\b(?!.{0,40}\b(?:questions?|issues?|problems?|help|support|information|inquir\w{1,5}|details))"
        r"[^.]{0,40}\b(?:data(?:sets?)?|recordings|transcripts|images|scans|corpus)\b"
    ),
    (
        r"\b(?:see|visit|consult|refer to|go to)\b[^.]{0,60}\b(?:web ?(?:site|page)s?|page|portal)\b[^.]{0,60}\b(?:access to|to (?:get|obtain|request|download|access))\b"
        r"[^.]{0,40}\b(?:data(?:sets?)?|recordings|images|corpus)\b"
    ),
    (
        r"\b(?:replication|reproduction|supplementary) (?:folder|package|archive|files?|materials?)\b[^.]{0,20}\b(?:shared|provided|published|posted|deposited|released|supplied) by "
        r"(?:the|its|their) (?:original )?authors\b(?! of)"
    ),
    r"\b(?:extract|unpack|unzip|untar|decompress)\b[^.]{0,40}\b[\w-]{0,30}(?:data(?:sets?)?|traces|corpus|inputs|instances|images|recordings)[\w-]{0,20}\.(?:zip|tar|tgz|7z|gz|rar|xz)\b",
    r"(?:data(?:sets?)?|recordings|transcripts|images|scans|corpus)\b[^.]{0,80}\b(?:obtained|had|requested|available|received)\b[^.]{0,30}\bfrom the (?:corresponding |original |first )?authors?\b",
    (
        r"(?:data(?:sets?)?|recordings|transcripts|images|scans|corpus)\b[^.]{0,80}\b(?:can|could|may|must) be (?:obtained|had|bought|purchased|ordered) (?:directly )?from"
        r" (?:the )?(?!github|pypi|docker|cran|conda|hugging)(?-i:[A-Z])[\w.-]{1,40}"
    ),
    (
        r"(?:locations?|sources?|address(?:es)?|origins?) (?:of|for) (?:the |all |our )?(?:\w+ ){0,2}data(?:sets?)? (?:is|are|can be)"
        r" (?:found|given|mentioned|listed|stated|named|noted|indicated|specified) (?:in|at|on|below|above)\b"
    ),
    r"data ?sets? info(?:rmation)?\W{1,6}repository:\s{0,9}(?!n/?a\b|none\b)\S",
    r"\binputs\b (?:are|is) (?:all )?(?:generated|created|made) (?:by|with|using)\W{1,4}[\w/-]{1,60}\.(?:r|m|py|jl|sh|ipynb)\b",
    r"(?:data(?:sets?)?|recordings|transcripts|images|scans|corpus)\b.{0,80}\b(?:too (?:large|big)|omitted|not (?:included|uploaded))\b.{0,80}\b(?:contact|e-?mail|write to|ask)\b",
    r"\b(?:fill (?:in|out)|complete|sign)\b.{0,60}\b(?:form|agreement|eula)\b.{0,80}\b(?:data(?:sets?)?|recordings|images|scans|corpus)\b",
    r"\b(?:see|refer to|read|follow)\b.{0,40}\bdata(?:sets?)?(?:/[\w.-]{0,40}readme[\w.]{0,9}|\.md)(?!\w)",
    r"\b(?:get|obtain|download|fetch)\s(?:\w+\s){0,3}benchmarks?\b.{0,60}\bfrom\b",
    r"\binput (?:data|files?|mesh(?:es)?)\b.{0,40}\b(?:generated|created|produced|made)\b.{0,40}\b[\w-]{1,60}\.(?:r|m|py|jl|sh|ipynb)\b",
    (
        r"\bdata ?sets?\b.{0,40}\b(?:from|via|through|by|with)\W{1,3}(?:torchvision|torchaudio|sklearn|scikit-learn|tfds|tensorflow[ _-]datasets|keras"
        r"|hugging ?face|openml|torch_geometric|pyg|nltk|seaborn|vega[ _-]datasets)\b"
    ),
    r"\bopen ?data (?:server|portal|platform|hub)\b.{0,80}://|\bhydrat(?:e|ed|ing)\b.{0,60}\b(?:tweets?|ids?)\b",
    r"(?:data(?:sets?)?|recordings|records|responses|transcripts|interviews|images|videos)\b.{0,80}\b(?:confidential|proprietary|upon (?:reasonable )?request|on (?:reasonable )?request|can(?:not|'t|’t) be (?:shared|made public|released|published|distributed)|not (?:be )?(?:made )?public(?:ly available)?\b|license agreement)\b",
    r"(?:synthetic|simulated|toy|artificial) data(?:sets?)?\b.{0,40}\b(?:generated|created|produced|simulated|made)\b.{0,40}\b[\w-]{1,60}\.(?:r|m|py|jl|sh|ipynb)\b",
    r"(?:simulat|generat|synthesi[sz])\w{1,4}\b.{0,30}\bdata(?:sets?)?\b.{0,40}\b[\w-]{1,60}\.(?:r|m|py|jl|sh|ipynb)\b",
)
"""What is said of such data, from the beginning of a word on."""
DATA_ASKED = tuple(
    late_regex(each, re.IGNORECASE)
    for each in (
        *(rf"\b(?:{each})" for each in _ASKED),
        r"^\W*[\w/.-]{1,60}\W{1,4}(?:pulls down|downloads|fetches|retrieves)\b.{0,60}\b(?:data|annotations|corpus)",
        r"(?:\brun\b|`)\W{0,3}make (?:corpus|dataset)s?\b",
        r"^\W*which (?:can|could|may|must) be (?:obtained|had|requested) from (?-i:[A-Z])[^.;]{0,60}\b(?:department|institut\w{1,3}|university|agency|ministry|museum|office)\b",
        r"^(?!.*\b(?:code|models?|weights|checkpoints?|software|paper|results?)\b).{0,120}\b(?:can ?not|may not|not allowed to) be (?:\w+ )?(?:shared|made public|redistributed|published)\b",
        r"^(?!.*\b(?:code|models?|weights|checkpoints?|software|paper|features?|reprints?|support|review)\b).{0,120}\b(?:can|may|must) be requested (?:by|from|via|at|here|through)\b",
    )
)
"""Sentence that says which data a program wants, who may have them, or what makes them; each is tried only where
its words stand."""
FILES_HEADING = late_regex(
    r"^[\W\d]{0,9}(?:required|input|necessary|needed|large|raw|external|additional)\s(?:\w{1,12}\s)?files\W{0,3}$",
    re.IGNORECASE,
)
"""Heading of a section on files that a program wants, whatever they are called."""
INSTANCES_HEADING = late_regex(
    r"^[\W\d]{0,9}(?:(?:the|our|used|problem|benchmark|test|random|sample|example|input|generat\w{2,4}|creat\w{2,4}|of|and|for|to"
    r"|graph|file|data|sets?|format|benchmarks|tested)\s){0,4}(?:instances?(?: (?:sets?|files?|format|librar(?:y|ies)|generat(?:ion|or)))?)\W{0,3}$",
    re.IGNORECASE,
)
"""Heading of a section on the instances of a problem, which are the data of operations research."""
INSTANCES_GIVEN = late_regex(
    r"^(?!.{0,300}\b(?:aws|ec2|cloud|gpus?|servers?|type ?class(?:es)?)\b).{0,1500}\b(?:found|download\w*|available|provided|included"
    r"|contained|stored|located|lie|taken|obtained|generated?|created?|folders?|director(?:y|ies)|files?|here)\b",
    re.IGNORECASE | re.DOTALL,
)
"""What is said of them below it."""
FILES_FETCHED = late_regex(
    r"\b(?:download\w*|obtain\w*|fetched|retriev\w+|hosted|available (?:at|from|on|here|upon))\b(?!.{0,200}"
    r"\b(?:tool ?box\w*|librar(?:y|ies)|software|source code|headers?|drivers?|weights|models?|checkpoints?|scripts?)\b)",
    re.IGNORECASE | re.DOTALL,
)
"""They are had from somewhere, and are neither programs nor models."""
DATA_ARCHIVES = (
    ".zip", ".tar.gz", ".tgz", ".tar", ".7z", ".csv", ".tsv", ".xlsx", ".h5", ".hdf5", ".jsonl", ".parquet", ".npz", ".mat",
)  # fmt: skip
"""Endings of addresses at which data, a program or weights are kept."""
DATA_SOURCE = late_regex(
    r"\b(?:[Dd]ownloaded|(?:[Ii]mages|[Vv]ideos|[Rr]ecordings|[Ss]equences|[Dd]ata|[Ss]amples|[Tt]exts|[Rr]eads|[Ss]pectra|[Ss]cans)\s(?:\w+\s){0,4}"
    r"(?:are|were|is|was)\s(?:\w+\s)?(?:taken|obtained|retrieved|acquired)) from (?:the )?(?!GitHub|PyPI|Docker|CRAN|Conda|Hugging)[A-Z][\w.-]{1,40}"
)
"""What is said of data that were had from somewhere with a name."""
DATA_TAKEN = late_regex(
    r"\b(?:hosted|archived|deposited) (?:at|on|in|under|via)\b|\b(?:downloaded|obtained|retrieved|taken|sourced|acquired|collected|accessed|extracted|fetched|came|comes?) from\b"
    r"|\bwe (?:use|used|experiment(?:ed)? (?:on|with)) (?:the )?(?:(?-i:[A-Z])[\w.+-]{1,30}(?: (?-i:[A-Z\d])[\w.+-]{0,30}){0,2}(?:, (?:and )?| and | & )){0,6}(?-i:[A-Z])[\w.+-]{1,30}(?: (?-i:[A-Z\d])[\w.+-]{0,30}){0,2} (?:image |video |text )?data ?sets?\b",
    re.IGNORECASE,
)
"""What is said of data that were had from somewhere, behind which an address stands."""
NOT_TAKEN = late_regex(
    r"\b(?:tools?|software|packages?|code|models?|weights|checkpoints?|librar(?:y|ies)|install\w*|compil\w+|repo\w*|implement\w+"
    r"|adapted|borrow\w*|fork\w*|scripts?|functions?|binar(?:y|ies)|drivers?|toolbox\w*|plugins?|program|app|ideas?|templates?"
    r"|figures?|images? from|paper|manuscript|pdf|executables?|builds?|documentation|manuals?|tutorials?|demos?|slides|posters?|talks?|preprint|article|web ?(?:site|page)s?|notebooks?|(?:latest|newest|current|stable) (?:\w+ )?(?:version|release)|pip|conda|docker|cran|pypi)\b",
    re.IGNORECASE,
)
"""What else is taken from somewhere."""
NOT_SHOWN = late_regex(
    r"\b(?:generated|created|produced|computed|predicted) (?:by|in|from)\b|:\s(?:the )?(?:generated|predicted|rendered|resulting)\b|\bmetrics?\b|\bscores?\b"
    r"|^\W{0,6}(?:out|output|pred|prediction)s?[._-][\w.-]{1,60}\W{1,8}(?:is|are|contains?|[a-z])",
    re.IGNORECASE,
)
"""What is said of files that programs have written."""
DATA_HINTS = (
    "data", "input", "from", "features", " to download", " to fetch", "fasta", "nifti", "dicom", "eula", "hosted", "archived", "deposited", "be requested", "shared", "not public", "made public", "not be public", "redistributed", "accession", "responses", "transcripts", "interviews", "records", "your own", "csv", "tsv", "json file", "json-file", "excel", ".csv", ".tsv", ".mat", ".xls", ".rds", ".npy", ".npz", ".h5", ".hdf5", "hdf5", ".nc", ".nii",
    ".parquet", ".fastq", ".dta", ".jld", "images", "recordings", "videos", "sets", "corpus", "samples", "annotations", "expect", ".fasta", ".bam", ".vcf",
    ".edf", ".wav", "hydrat", "corpora", "traces", "benchmark", "instances", "subjects", "replication", "reproduction", "supplementary",
)  # fmt: skip
"""One of these stands, in lower case, in whatever `DATA_SHOWN`, `DATA_ASKED` or `DATA_TAKEN` finds."""
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
