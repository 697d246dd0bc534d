"""How papers say that a link points to code of their own.

Source: the sentences around links in a digest of 32 papers, in some hundred abstracts, and in LaTeX sources
and READMEs on public code hosts; the cue words for templates, datasets and baselines that made other tools
credit somebody else's repository to a paper.
"""

from __future__ import annotations

from repocheck.knowledge.phrase import (
    CODE,
    GOODS,
    LANGUAGE,
    PUT,
    RELEASE,
    THERE,
    Phrase,
)

_LABEL = r"\[[^\w\]]{0,8}"
"""The beginning of a link's label in Markdown."""
_THIS = "this[ ](?:repo|repository|codebase|code|project|package)"
_ENDS = (
    "(?:the|a|an|this|these|that|those|their|its|is|are|was|were|be|been|has|have|had|can|could|will|would|on|in|"
    "with|of|to|from|than|by|at|against|over|under|as|via|upon|into|follow(?:s|ed)?|uses?|used|builds?|built|"
    "extends?|outperforms?|achieves?|improves?|relies|requires?|adopts?|adapts?|compares?|shows?|when|where|which|"
    "while|because|we|using|trained|evaluated|tested|implemented|based)"
)
"""Words that end what *our* speaks of."""
_OF_OTHERS = (
    "(?:baselines?|backbone|base|choice|data[ ]source|previous|earlier|prior|initial|starting|target)"
)
"""What authors call theirs and others made."""

OWN_STRONG: tuple[Phrase, ...] = (
    Phrase(
        r"\bwe[ ](?:\w+ly[ ]|also[ ]|have[ ]){0,2}(?:collect(?:ed)?|curated?|created?|buil[dt]|develop(?:ed)?|constructed?|designed?"
        rf"|wr[io]te|written)[ ]an?[ ](?:[\w-]+[ ]){{0,5}}(?:{GOODS}|corpus|tool|parser|app|interface)[.~( ]{{0,2}}\Z",
        says="We collected a large tide corpus (",
        silent="We followed a large tide corpus (",
    ),
    Phrase(
        r"\bthe[ ](?:newly[ ])?(?:proposed|presented)[ ](?:[\w-]+[ ]){0,5}"
        r"(?:methods?|approach|models?|networks?|frameworks?|algorithms?|architectures?|systems?)[.~ ]{0,2}\Z",
        says="datasets to test the proposed tide method",
        silent="datasets to test the tide method proposed",
    ),
    Phrase(
        rf"\bour(?:[ ][\"“‘'`]?(?!{_ENDS}\b|{_OF_OTHERS}\b)[\w-]+[\"”’'`]?){{1,5}}[\s({{\[]{{0,3}}\Z",
        says="our custom message server (",
        silent="our baseline (",
    ),
    Phrase(
        rf"\bwe\b(?:[ ](?!that[ ](?!we\b))[\w-]+){{0,3}}[ ]{RELEASE}\b",
        says="We also release",
        silent="We found that provided",
    ),
    Phrase(
        rf"\bour\b(?:[ ](?!{_ENDS}\b)[\w-]+){{0,5}}?[ ]{GOODS}\b",
        says="our training and evaluation code",
        silent="our setup follows the benchmark",
    ),
    Phrase(
        r"\bour\b(?:[ ][\w-]+){0,3}[ ](?:github|project|page|website|homepage|home page|tracker|contributions?)\b",
        says="on our project page",
        silent="on a project page",
    ),
    Phrase(
        r"\b(?:is|are|be)[ ](?:also[ ])?open[- ]?sourced\b", says="is open-sourced", silent="is open to all"
    ),
    Phrase(
        rf"\b(?:{GOODS}|examples)[ ](?:for|of|to reproduce|accompanying|supporting)[ ](?:this|the|our)[ ](?:paper|work|article|study|manuscript)\b",
        says="code for this paper",
        silent="code for a paper",
    ),
    Phrase(
        r"\bthis[ ]is[ ](?:the|an|our)[ ](?:[\w-]+[ ]){0,3}(?:implementation|code|repository)(?:[ ](?:of|for)[ ]\S{1,60})?",
        says="This is the official implementation of TinyNet",
        silent="This is a library",
    ),
    Phrase(
        r"\bthis[ ](?:repository|repo)[ ](?:contains|provides|holds|hosts|implements|includes)\b",
        says="This repository contains",
        silent="That repository contains",
    ),
    Phrase(
        r"(?:\barchive_(?:doi:)?|\A\W{0,3}archive[ ]\()[ ]?\Z",
        says="date: 5 May 2024 archive_doi: ",
        silent="date: 5 May 2024 data_doi: ",
    ),
    Phrase(r"\bproject[ ](?:(?:web)?(?:page|site)|link)\b", says="project page", silent="project plan"),
    Phrase(
        r"\b(?<![\w,;:)][ ])the[ ]official[ ](?:[\w-]+[ ]){0,2}(?:code|implementation|repository|repo)[ ](?:is|are|can[ ]be)\b",
        says="The official PyTorch implementation is",
        silent="The official code of Foo is",
    ),
    Phrase(
        r"\b(?<!\bnot )(?<!\bto )(?<!\bthan )(?<!\bas )(?<!\bfrom )(?<!\bwith )ours\b",
        says="release ours",
        silent="similar to ours",
    ),
    Phrase(
        rf"\bwe['’](?:ve|ll)[ ](?:\w+[ ])?{RELEASE}\b",
        says="we've open-sourced",
        silent="they've open-sourced",
    ),
    Phrase(
        r"\band[ ](?:also[ ])?(?:released?|open[- ]?sourced?|publish(?:ed)?|shared?|provided?)[ ](?:our|the|all|it|them|code)\b",
        says="and release it",
        silent="and released by",
    ),
    Phrase(
        rf"\bour\b(?![ ]baseline)(?:[ ][\w-]+){{1,8}}?[ ](?:is|are|can[ ]be|lives?)\b(?:(?!\b(?:from|with|by)\b)[^.;]){{0,40}}?\b(?:{THERE}|{PUT}|at|installed|cloned)\b",
        says="our changes are at",
        silent="our changes are many",
    ),
    Phrase(
        rf"\b{_THIS}[ ]is[ ](?:the|an|our)[ ](?:[\w-]+[ ]){{0,3}}(?:implementation|code)(?:[ ]of[ ]\S{{1,60}})?",
        says="this repo is the official implementation of TinyNet",
        silent="that repo is the official one",
    ),
    Phrase(
        r"\bour(?:[ ][\w-]+){0,2}[ ](?:fork|port|version|variant|extension|re-?implementation)\b",
        says="our own fork",
        silent="a fork",
    ),
    Phrase(
        r"\b(?:manuscript|paper|article|study)\b[^.;]{0,80}?\breproducib\w{1,5}\b[^.;]{0,60}?\brepo(?:sitory)?\b",
        says="makes the paper reproducible from the git repository",
        silent="the paper in the git repository",
    ),
    Phrase(
        rf"\bthe[ ](?:present|resulting)[ ](?:[\w-]+[ ]){{0,2}}?(?:{GOODS}|tool|system|corpus)\b",
        says="The present implementation",
        silent="At present the implementation",
    ),
    Phrase(
        r"\b(?:results|simulations?|analys[ie]s|experiments|figures|tables)\b[^.;]{0,120}?\b(?:can|may|could)[ ](?:also[ ])?be[ ]"
        rf"(?:fully[ ])?(?:re-?produced|re-?created|replicated|re-?generated|repeated|re-?run)[ ](?:using|with|by[ ]running|from)[ ]"
        rf"(?:the|our)[ ](?:[\w-]+[ ]){{0,2}}?{CODE}\b",
        says="results can be replicated using the codes",
        silent="results can be explained using the codes",
    ),
    Phrase(
        r"\baccompan(?:y|ies|ied|ying)[ ](?:this|the|our|by[ ]an?)[ ](?:[\w-]+[ ])?(?:paper|work|article|study|manuscript|repo(?:sitory)?)\b"
        r"|\bthis[ ](?:paper|work|article|study|manuscript)[ ]is[ ]accompanied[ ]by\b",
        says="a notebook accompanies this paper",
        silent="a notebook accompanies this book",
    ),
    Phrase(
        rf"\b(?:(?:{CODE}|tool|method|algorithm)[^.;:]{{0,40}}?|all[ ](?:the[ ])?{CODE}[^.;:]{{0,120}}?)[ ]"
        r"(?:presented|described|proposed|introduced|developed|reported)[ ]"
        rf"(?:here|(?:in|for)[ ]this[ ](?:paper|work|article|study|manuscript))\b",
        says="library described in this paper",
        silent="library described in that paper",
    ),
    Phrase(
        rf"\b(?:scripts?|codes?|notebooks?|workflows?|pipelines?)[ ](?:implementing|reproducing|generating|producing|performing"
        rf"|behind|underlying|to[ ](?:reproduce|replicate|repeat)|(?:used|needed|necessary|required)[ ](?:for|to|in))\b"
        rf"[^.;\[\\]{{0,160}}?\b(?:is|are|be|been)[ ](?:\w+ly[ ])?{THERE}\b",
        says="scripts implementing analyses with Tiny are available",
        silent="scripts of others are available",
    ),
    Phrase(
        rf"\b(?:{GOODS}|tool)(?:[ ][\w.+-]{{2,40}})?,?[ ](?:that[ ]|which[ ])?we[ ](?:have[ ])?(?:developed|wrote|written|built|created|implemented|made)\b",
        says="the simulator we wrote",
        silent="the simulator we bought",
    ),
    Phrase(
        rf"\bwe[ ](?:\w+[ ])?(?:put[ ]together|set[ ]up|wrote|built|build|prepared?|created?|designed?|programmed?|developed?|curated?|collected?|annotated?)[ ]"
        rf"(?:an?|the|some|this)[ ](?:[\w-]+[ ]){{0,3}}?(?:{GOODS}|tool|website|app|animation|videos?|dashboard|poster)\b"
        rf"(?=(?:[ ](?:comprising|of|containing)(?-i:[a-z0-9 ,-]{{1,40}}))?\W{{0,4}}(?:\Z|try\b|see\b|at\b|available\b))",
        says="We also put together a demo",
        silent="We also put together a demo with it",
    ),
    Phrase(
        rf"\b(?:custom|bespoke|in-house|home-?made|self-written|purpose-built)[ ](?:[\w-]+[ ]){{0,2}}?(?:{CODE}|program|module|tool)\b"
        r"|\b(?:specially|specifically|purposely|expressly)[ ](?:developed|written|designed|made|built|created)[ ]for[ ]"
        r"(?:(?:the|this)[ ](?:present[ ])?(?:paper|study|work|challenge|purpose|project|experiments?|analysis|task)|our)\b",
        says="custom R scripts",
        silent="customer scripts",
    ),
    Phrase(
        r"\b(?:developed|written|created|maintained|implemented|built)[ ]by[ ](?:us\b|one[ ]of[ ](?:us|the[ ]authors)\b"
        r"|the[ ]author\b(?![ ]of\b)|the[ ](?:first|second|third|last|senior|corresponding|present)[ ]authors?\b)"
        r"|\bwhich[ ]we[ ](?:also[ ])?maintain\b|\bwe[ ](?:have[ ])?(?:wrote|written|built|made|developed|created|implemented)[ ](?:one|it|them|our[ ]own)\b"
        r"|\b(?:is|are|was|were)[ ](?:self-written|custom-?(?:made|written|built)|home-?made)\b"
        r"|\bin[ ](?:this|the[ ]present)[ ](?:work|paper|study|article)\b[^.;]{0,120}?\b(?:is|are|was|were|been)[ ]"
        r"(?:developed|created|designed|proposed|introduced|presented|(?:implemented|written|built)(?![ ](?:in|with|using|on|upon)\b))",
        says="In this work, a tool was developed",
        silent="In this work, a tool was used",
    ),
    Phrase(
        r"\bthis[ ](?:paper|study|work|article)[;:,]?[ ({\[]{0,3}\Z",
        says="TinyNet (this work; {",
        silent="this work by others",
    ),
)
"""What only authors say of their own work, whatever the thing is called."""
OWN_WEAK: tuple[Phrase, ...] = (
    Phrase(
        rf"\b{GOODS}\b[^.;:]{{0,120}}?\b(?:is|are|be|been|can be|was|were)\b[^.;:]{{0,60}}?\b{THERE}\b",
        says="models are publicly available",
        silent="rooms are available",
    ),
    Phrase(
        rf"\b(?:{GOODS}|corpus|corpora)\b[^.;:]{{0,80}}?\bcan[ ]be[ ](?:retrieved|consulted|inspected|viewed|browsed|explored|cloned)\b",
        says="the code to reproduce the runs can be retrieved at",
        silent="documents can be retrieved at once",
    ),
    Phrase(
        rf"\b{GOODS}\b[^.;:]{{0,40}}?(?<!\bwe)(?<!\bused)[ ]{THERE}\b",
        says="code available",
        silent="code that we found",
    ),
    Phrase(
        rf"\b(?:proofs?|theorems?|results|lemmas)[ ](?:[\w-]+[ ]){{0,4}}?(?:is|are|was|were|been)[ ](?:\w+ly[ ])?"
        rf"(?:mechani[sz]ed|formali[sz]ed|machine-checked)[ ]in[ ]{LANGUAGE}\b",
        says="All proofs of this section have been fully mechanized in Lean",
        silent="All proofs of this section have been fully written in Lean",
    ),
    Phrase(
        r"\b(?:issues|bugs|bug[ ]reports|requests|contributions?|contributors|users|feedback|questions)\b[^.;:]{0,60}?"
        r"\b(?:can|may|should|welcome|encouraged|invited|please)\b[^.;:]{0,80}?\b(?:tracker|github)\b",
        says="Bugs should be reported using the issue tracker",
        silent="Bugs were reported using the issue tracker",
    ),
    Phrase(
        rf"\b(?!packages\b)(?:{GOODS}|(?:source|supplementary)[ ]files|github|project|link|url|homepage|tool)(?![ ](?!documentation|implementation)\w+(?:ing|[st]ion|sis)\b[ ]?[:=])"
        r"(?:,?[ ]\w+){0,3}[ ]?(?:\([^)]{0,40}\))?[ ]?[:=]",
        says="Code (PyTorch):",
        silent="Data visualization:",
    ),
    Phrase(
        rf"\b(?:{GOODS}|source)\b[^.;:]{{0,60}}?\b(?:is|are|sits?)[ ](?:given[ ])?(?:at|in|on)\b",
        says="code is at",
        silent="code is good",
    ),
    Phrase(
        r"\bwe\b(?:[ ][\w-]+){0,2}[ ](?:introduce|present|propose|develop|announce)\b",
        says="we present",
        silent="they present",
    ),
    Phrase(
        r"\b(?:results|analys[ie]s|figures|experiments|tables|manuscript|paper|article|document)\b[^.;:]{0,60}?\b(?:can|may)[ ]be[ ]"
        r"(?:reproduced|replicated|rebuilt|regenerated|recreated|compiled|built|rerun)[ ](?:from|at|with|by|in)\b",
        says="The analysis can be reproduced from",
        silent="The analysis can be read from",
    ),
    Phrase(
        rf"\b(?:readers?|users?|one|you)[ ](?:(?:may|can|will)[ ])?(?:also[ ])?(?:finds?|access|download|obtain)[ ](?:the|all)[ ]"
        rf"(?:[\w-]+[ ]){{0,2}}?{CODE}\b(?![ ](?:of|by|from)\b)",
        says="Readers may find the scripts behind each figure",
        silent="Readers may find the scripts of others",
    ),
    Phrase(
        rf"\b(?!(?<=\bwas )found|(?<=\bwere )found){THERE}[ ](?:at|on|in|from|via|under|through)\b",
        says="released at",
        silent="bugs were found in",
    ),
    Phrase(
        rf"\b(?:training|evaluation|inference)?[ ]?(?:{GOODS})[ ](?:at|on|in|live at|lives? at|here)\b",
        says="training code at",
        silent="training code of",
    ),
    Phrase(
        r"\\fa(?:icon[{])?github(?:square|alt)?\b[^\w]{0,12}(?:\\(?:url|href)[{])?\Z",
        says="\\faGithub~\\url{",
        silent="\\faGithub~for all \\url{",
    ),
    Phrase(rf"\b(?:{CODE})[ ](?:live|lives|resides?)[ ]", says="code lives in", silent="code dies in"),
    Phrase(
        rf"{_LABEL}(?:official[ ])?(?:{LANGUAGE}[ ])?(?:(?:source[ ])?codes?|github(?![ ]actions)|repo(?:sitory)?)\b[^\[\]]{{0,20}}\]{{1,3}}\(\s?<?\Z",
        says="[**Matlab Code** (official)](",
        silent="[**Paper**](",
    ),
    Phrase(
        rf"{_LABEL}official[ ]implementation\b[^\[\]]{{0,20}}\]{{1,3}}\(\s?<?\Z",
        says="[official implementation](",
        silent="[unofficial implementation](",
    ),
    Phrase(
        r"\b(?:code|software)(?:[ ]and[ ]data)?[ ]availability\b",
        says="Code Availability",
        silent="Availability",
    ),
    Phrase(
        r"\b(?:is|are)[ ](?:(?:publicly|freely|openly)[ ](?:available|accessible)|provided[ ]online)\b|,[ ]released[ ](?:as[ ])?open[- ]source\b"
        r"|\bits[ ](?:source[ ]code|source|code)[ ]is[ ](?:open|free|public)\b",
        says="Wave is publicly available",
        silent="Wave is available",
    ),
    Phrase(
        r"\b(?<![\w,;:)+#][ ])(?:source[ ]|official[ ])?(?:codes?|github|repo(?:sitory)?)\W{0,4}\Z",
        says="- Code",
        silent="Codec",
    ),
    Phrase(r"\bavailability(?:[ ]and[ ]\w+)?[ ]?:", says="Availability:", silent="Availability is"),
    Phrase(
        r"\b(?:(?:is|are)[ ](?:also[ ]|fully[ ])?|available[ ]as[ ])open[- ]source\b",
        says="is fully open source",
        silent="an open source tool",
    ),
    Phrase(
        rf"\b{GOODS}\b[^.;:]{{0,80}}?\b(?:is|are|was|were|be|been|and)[ ](?:\w+ly[ ])?{PUT}\b",
        says="scripts are permanently mirrored",
        silent="funds are permanently mirrored",
    ),
    Phrase(
        rf"\blinks?[ ]to[ ](?:the[ ])?{CODE}\b",
        says="added link to code",
        silent="added link to news",
    ),
    Phrase(
        rf"\b(?:{CODE}|tool|module)\b[^.;:]{{0,40}}?\b(?:be|is)[ ](?:installed|cloned)[ ](?:from|via)\b"
        r"|\binstall[ ](?:it\b|the[ ](?:development|latest|current|stable)[ ]version\b(?![ ]of\b))",
        says="The package can be installed from",
        silent="The package is installed by",
    ),
    Phrase(
        r"\b(?:contributions|bugs|bug[ ]reports|issues|(?:feature|pull)[ ]requests)\b[^.;:]{0,60}?"
        r"\b(?:welcomed?|reported|submitted|opened|encouraged|filed|invited)\b",
        says="Bugs can be reported",
        silent="The bug was reported",
    ),
    Phrase(
        r"\bwe[ ](?:\w+[ ])?(?:welcome|invite|encourage|appreciate)[ ](?:[\w-]+[ ]){0,3}?"
        r"(?:contributions|to[ ]contribute|bugs|bug[ ]reports|issues|(?:feature|pull)[ ]requests|feedback)\b"
        r"|\b(?:to|please)[ ](?:report|file)[ ](?:any[ ]|an?[ ])?(?:bugs?|issues?|problems?)\b"
        r"|\bthe[ ]project['’]s[ ](?:[\w-]+[ ])?(?:page|site|website|repository)\b",
        says="We welcome bug reports",
        silent="We welcome readers",
    ),
    Phrase(
        r"\b(?:is|are)[ ](?:\w+ly[ ])?developed[ ](?!by\b)(?:[\w-]+[ ]){0,3}?(?:at|on)\b",
        says="is developed in the open at",
        silent="is developed by others at",
    ),
    Phrase(
        rf"\b(?:installation[ ](?:instructions|guide)|documentation|examples)\b(?![ ](?:of|for)[ ](?-i:[A-Z]))[^.;:]{{0,60}}?"
        rf"\b(?:is|are)[ ](?:\w+ly[ ])?(?:given|included|{PUT})\b",
        says="Installation instructions are given",
        silent="Installation is easy",
    ),
    Phrase(
        rf"\b(?:snapshot|releases?|versions?|updates)\b[^.;:]{{0,60}}?\b(?:is|are|be)[ ](?:\w+ly[ ])?(?:tagged|preserved|announced|{THERE}|{PUT})\b",
        says="A snapshot of it is preserved",
        silent="A snapshot of it is old",
    ),
    Phrase(
        r"\b(?:in|of|from|to)[ ]the[ ](?:project[ ]|github[ ]|git[ ]|public[ ])?repository[ ]?[(<]{1,2}\Z"
        r"|\bin[ ]the[ ](?:code|software|online|project|accompanying|supplementary)[ ](?:release|repository|archive|materials?)\b"
        r"|\b(?:formali[sz]ed|mechani[sz]ed|verified)[ ](?:in|with)[ ](?:the[ ])?(?:lean|coq|rocq|isabelle|agda)\b[^.;]{0,30}\Z",
        says="is part of the repository (",
        silent="is part of a repository (",
    ),
    Phrase(
        rf"\bfor[ ](?:the|our|an?|all)[ ](?:[\w-]+[ ]){{0,2}}?{CODE},?[ ]see\b",
        says="For the implementation, see",
        silent="For the imagination, see",
    ),
    Phrase(
        r"\bwe[ ](?:have[ ]|also[ ])?implemented[ ](?:the|our|an?|this|all)\b[^.;,]{0,60}\Z",
        says="we have implemented the running example",
        silent="we have implemented nothing",
    ),
    Phrase(
        rf"\b{GOODS}\b[^.;:]{{0,120}}?\b(?:lives?|resides?)[ ](?:in|on|at)\b",
        says="scripts and files needed for the figures live in",
        silent="scripts that live long",
    ),
    Phrase(
        r"\b(?:everything|all[ ]that[ ]is|what[ ]is)[ ](?:required|needed|necessary)[ ](?:to|for)[ ](?:replicat|reproduc|repeat)"
        rf"|\beverything[ ](?:\w+[ ]){{0,2}}(?:is|was|been)[ ](?:\w+[ ]){{0,2}}{THERE}\b"
        rf"|\b(?:along|together)[ ]with[ ](?:the|all)[ ](?:\w+[ ])?{CODE}\b",
        says="everything needed to reproduce",
        silent="everything needed to survive",
    ),
    Phrase(
        r"\b(?:reproduc(?:e|es|ing)|replicat(?:e|es|ing)|redo|regenerat(?:e|es|ing))[ ](?!(?:their|his|her|prior|previous|published)\b)"
        r"(?:[\w-]+[ ]){0,4}?(?:results|experiments|figures?|analys[ie]s|estimates|tables|findings|simulations|paper|study|article"
        r"|manuscript|work)\b",
        says="reproducing every figure",
        silent="reproducing their figure",
    ),
    Phrase(
        rf"\b(?:companion|accompanying|associated|supporting|supplementa(?:ry|l)|replication|reproducibility)[ ](?:[\w-]+[ ]){{0,2}}?{CODE}\b",
        says="the associated GitHub repository",
        silent="the association's repository",
    ),
    Phrase(
        r"\b(?:data|code|software|materials?)(?:,?[ ](?:and|&)[ ](?:data|code|software|materials?))?[ ]"
        r"(?:availability|accessibility|sharing)\b"
        r"|(?:[{]|\*\*)(?:source[ ])?(?:code|software)(?:[ ](?:and|&)[ ](?:data|models?))?[.:]?(?:[}]|\*\*)",
        says="Data and Code Availability.",
        silent="data are available",
    ),
)
"""What authors say of their own work unless the sentence is about somebody else's."""
