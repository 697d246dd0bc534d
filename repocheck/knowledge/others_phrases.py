"""How papers say that a link points to the code of others.

Source: the sentences around links in a digest of 32 papers, in some hundred abstracts, and in LaTeX sources
and READMEs on public code hosts; the cue words for templates, datasets and baselines that made other tools
credit somebody else's repository to a paper.
"""

from __future__ import annotations

from repocheck.knowledge.phrase import CODE, GOODS, LANGUAGE, PUT, RELEASE, THERE, Phrase

_AT_END = r"[\s~:,.({\[]{0,5}\Z"
"""The marks between words and the address behind them."""
_NAME = r"(?-i:[\w.-]{0,40}[A-Z])"
_USED = "(?:evaluated|trained|tested|fine-?tuned|benchmarked|implemented|preprocessed|initiali[sz]ed)"
_TAKEN = (
    "(?:downloaded|accessed|obtained|taken|took|retrieved|collected|gathered|extracted|sourced|scraped|crawled|mined|curated|"
    "compiled|drawn|fetched|imported|copied|cloned)"
)
"""Verbs of those who get what others made."""
_MADE_FOR_IT = "(?:custom|bespoke|novel|new|dedicated|in-house|home|self-|own|purpose|tailor)"
"""What one says of a tool that was made for the work at hand."""
_TOOL = (
    "(?:toolkit|librar(?:y|ie)|framework|package|simulator|benchmark|dataset|corpus|toolbox|engine|api|platform|"
    "environment|suite|tool|parser|tagger|tokenizer|leaderboard|challenge)"
)
_OF_OURS = "(?:proposed|presented|described|full|complete|whole|new|above|paper|methods?|algorithms?)"
"""What follows *the* where authors speak of what they made."""
_SHOW = "(?:made|propose|present|introduce|release|describe|provide|develop|publish|implement|share|offer)(?:d|ed|s|es)?"
"""Verbs of those who made something."""

STANDS_ON: tuple[Phrase, ...] = (
    Phrase(
        r"\b(?:is|are|was|were|been)[ ](?:\w+ly[ ])?(?:based|built)[ ](?:up)?on[ ](?:top[ ]of[ ])?"
        rf"(?:(?!(?:and|is|are|can|which|that)\b)[\w.+-]+[ ]){{1,7}}?{CODE}"
        r"(?:[ ](?:of|from|by|for)(?:[ ](?!and\b)[\w.+-]+){1,4})?(?:[ ](?:available|provided|published|released))?"
        r"(?:[ ](?:at|in|from|on|by))?[\s:({<\[]{0,5}\Z",
        says="our work is based on the public implementation in",
        silent="our work is based on the kelp and its code is at",
    ),
)
"""What the address behind is said to be the foundation of."""
THIRD: tuple[Phrase, ...] = (
    Phrase(
        r"\b(?:we|our[ ][\w-]+)[ ](?:uses?|used|employ(?:ed)?|take|took)[ ](?:(?!our\b)[\w-]+[ ]){1,8}?"
        r"(?:that|which)[ ](?:is|are)[ ](?:\w+ly[ ])?available\b",
        says="Our tests use three tide models that are available",
        silent="Our tests use our tide models that are available",
    ),
    Phrase(r"\bon[ ]top[ ]of\b", says="on top of", silent="on top"),
    Phrase(
        r"\b(?:unlike|in[ ]contrast[ ](?:to|with)|contrary[ ]to|as[ ]opposed[ ]to)\b",
        says="in contrast to",
        silent="in contrast",
    ),
    Phrase(r"\b(?:is|are|comes?|came|stems?)[ ]from\b", says="comes from", silent="comes with"),
    Phrase(
        r"\b(?:was|were)[ ](?:\w+ly[ ])?(?:downloaded|accessed|obtained|retrieved)[ ](?:with|by|using|via|through)\b",
        says="The data were downloaded with",
        silent="The data can be downloaded with",
    ),
    Phrase(
        r"\bdata(?:sets?)?[ ](?:from|of)[ ](?:the[ ])?(?:(?-i:[A-Z])[\w-]*[ ]){1,5}?(?:project|survey|archive|mission|consortium"
        r"|initiative|program(?:me)?|cohort|collaboration|observatory|biobank)[ ](?:\([^()]{1,40}\)[ ])?(?:is|are)\b",
        says="Data from the North Sea Survey (NSS) are available at",
        silent="Data from the survey are available at",
    ),
    Phrase(
        rf"\b(?:was|were|is|are)[ ](?!(?:{RELEASE}|{THERE}|{PUT}|implemented|coded|developed|included|described|listed)\b)(?:\w+ed|done|run)"
        rf"[ ](?:with|via|in)[ ](?!git|zenodo|osf\b|figshare|dryad|{LANGUAGE}\b){_NAME}",
        says="were tuned with TinyTune",
        silent="were released with Tiny",
    ),
    Phrase(
        rf"\b(?:uses|used|employs|utili[sz]es|adopts|leverages|modified|customi[sz]ed|against)[ ](?:the[ ])?{_NAME}",
        says="uses TinyTune",
        silent="uses attention",
    ),
    Phrase(
        r"\b(?:by[ ]means|with[ ]the[ ]help|courtesy)[ ]of\b",
        says="with the help of",
        silent="with the code of",
    ),
    Phrase(
        r"\balternatives[ ](?:are|include|exist)\b", says="Alternatives are", silent="Alternatives we share"
    ),
    Phrase(
        r"\bthird[- ]party[ ](?-i:[A-Z])[\w.-]{2,40}\W{0,9}\Z",
        says="the third-party TinyPlot.jl",
        silent="the third-party wish",
    ),
    Phrase(r"\bby[ ](?:a[ ])?third[ ]part(?:y|ies)\b", says="by a third party", silent="by a party"),
    Phrase(
        r"\bthird[- ]party[ ](?:data(?:sets?)?|code|software|materials?|sources?|tools?)\b",
        says="are third-party data",
        silent="are data of a party",
    ),
    Phrase(
        r"\b(?:by|of)[ ](?:(?:the[ ])?others\b|(?:an?other|other|independent|an[ ]independent)[ ](?:[\w-]+[ ])?"
        r"(?:teams?|groups?|authors?|developers?|labs?|designers?|researchers))\b",
        says="written by another team",
        silent="written by our team",
    ),
    Phrase(
        r"\b(?<!\baccessed )(?<!\bused )(?<!\btested )by[ ]the[ ](?:[\w-]+[ ])?community\b",
        says="curated by the community",
        silent="used by the community",
    ),
    Phrase(
        r"\b(?:not|never)[ ](?:ours\b|our[ ]own\b|(?:\w+[ ])?by[ ]us\b)",
        says="is not ours",
        silent="is ours",
    ),
    Phrase(r"\bre-?(?:analy[sz]|process)e[ds]?\b", says="was reanalysed", silent="was analysed"),
    Phrase(
        rf"\b{CODE}[ ](?:of|for)[ ](?:all[ ])?(?:the[ ])?(?:compar(?:ed|ison)|competing|competitors?|other|existing|previous|prior|older|earlier)\b"
        r"|(?:\A|[}.:][ ])\W{0,3}(?:their|his|her)\b|\bsubject[ ](?:programs|systems|projects)\b",
        says="code for the comparison methods",
        silent="code for the methods",
    ),
    Phrase(r"\bbelongs?[ ]to\b", says="belong to", silent="belongings"),
    Phrase(
        r"(?<!author)['’ʼ]s[ ](?:[\w-]+[ ])?(?:blog|weblog|lectures?|course|thesis|gist)\b",
        says="Lee's great blog",
        silent="our blog",
    ),
    Phrase(r"\bbenefit(?:s|t?ed)?[ ]from\b", says="benefited from", silent="the benefit of"),
    Phrase(r"\bow(?:es|ed|e)[ ](?:[\w-]+[ ]){0,3}?to\b", says="owes much to", silent="owes nothing"),
    Phrase(
        r"\b(?:embeds?|bundles?|links?[ ]against|wrappers?[ ](?:around|of|for)|wraps|powered[ ]by)\b",
        says="is powered by",
        silent="links to",
    ),
    Phrase(
        rf"\b(?:was|were|been|we)[ ](?:\w+ly[ ])?\w{{2,20}}(?:ed|wn|lt)[ ](?:with|via|using|by)[ ]an?[ ]{{1,2}}"
        rf"(?!{_MADE_FOR_IT})(?:[\w-]+[ ]){{0,4}}?(?:{_TOOL}|extension|plug-?in|program)\b",
        says="was exported with a small tool",
        silent="was exported with a custom tool",
    ),
    Phrase(
        rf"\b(?:organi[sz]ers|maintainers|makers|creators|designers|curators|collectors|developers|vendors|winners|they|team(?=[ ]behind\b))"
        rf"(?:[ ](?:of|behind)[ ](?!this\b|the[ ]present)[\w.-]{{2,40}})?[ ](?:also[ ])?{RELEASE}\b",
        says="the organizers provide",
        silent="we provide",
    ),
    Phrase(
        r"\b(?-i:[A-Z])[\w-]{2,30}[ ](?:ha(?:s|ve)[ ])?(?:also[ ])?(?:open-?[ ]?sourced|released|published|provides?|shared)[ ](?:its|their|his|her)\b",
        says="TinyCorp open-sourced its engine",
        silent="we open-sourced its engine",
    ),
    Phrase(
        r"\b(?:of|for|from|by)[ ]their[ ](?:[\w-]+[ ])?(?:algorithms?|methods?|approach|models?|systems?|work|architecture|estimators?)\b"
        r"|\b(?:of|from|by)[ ](?-i:[A-Z])[\w’'-]{1,30}[ ](?:and|\\?&)[ ](?-i:[A-Z])[\w’'-]{1,30}[ ](?:is|are|was|were)\b",
        says="An implementation of their algorithm",
        silent="An implementation of the algorithm",
    ),
    Phrase(
        rf"\b(?:was|were|been)[ ](?:\w+ly[ ])?(?!{RELEASE}|{THERE}|{PUT})\w{{2,20}}(?:ed|wn|lt|ught)[ ](?:with|via|using|by)[ ]an?[ ]"
        rf"(?!{_MADE_FOR_IT})(?:[\w-]+[ ]){{0,4}}?[\w-]+[ ][({{\[]{{1,3}}\Z",
        says="tiles were fetched by a free downloader (",
        silent="tiles were shared by a free page (",
    ),
    Phrase(
        r"\b(?:details?|information|descriptions?)[ ](?:of|on|about)[ ](?:the|these|all|each)[ ]"
        r"(?:data[ ]?sets|benchmarks|corpora|tasks|baselines)\b"
        r"|\bof[ ]the[ ](?-i:[A-Z])[\w.+-]+[ ](?:project|team|initiative|consortium|collaboration|community)\b",
        says="For details of the datasets",
        silent="For details of our datasets",
    ),
    Phrase(
        r"\\software[ ]?\{|\bin[ ](?:an?|the)[ ](?:recent|previous|earlier|prior|different|related|separate)[ ](?:work|paper|study|article)\b",
        says="In a recent work, a tool was made",
        silent="In this work, a tool was made",
    ),
    Phrase(
        r"\b(?:19|20)\d\d\)?[.,;]{1,2}[ ]url\b|(?:\A|[.] )(?-i:Retrieved)[ ](?:(?-i:[A-Z])[a-z]{2,8}[ ]\d{1,2},[ ]\d{4},?[ ])?from\b",
        says="A guide to waves, 2012, url",
        silent="The url of 2012",
    ),
    Phrase(
        r"\b(?:unofficial|inoffizielle\w?)\b[^.;|,]{0,80}\Z",
        says="[unofficial code](",
        silent="unofficial code; ours",
    ),
    Phrase(
        r"\bby[ ]the[ ](?:[\w-]+[ ]){1,2}(?:team|group|authors|community|project|developers|effort|initiative|consortium)\b"
        r"|\bto[ ]the[ ](?:maintainers|developers|vendors?)\b|\bupstream\b|\bin[ ]their[ ](?:paper|work|article|study)\b|\brequires?[ ](?:the[ ])?(?-i:[A-Z])",
        says="by the Foo team",
        silent="by the team",
    ),
    Phrase(
        rf"\b(?:of|by|from|accompanying|(?:published|released)[ ](?:with|in))[ ~]?(?:\\cite|\[\d)|\b{CODE}[ ]for[ ~]?(?:\\cite|\[\d)|(?:\A|[.}}:][ ])In[ ~]?(?:\\cite|\[\d)",
        says="code of~\\cite",
        silent="see~\\cite",
    ),
    Phrase(
        rf"(?:\A\W{{0,3}}\\cite\w{{0,9}}\{{[^{{}}]{{1,80}}\}}|\A\W{{0,3}}(?:\[\d{{1,3}}\]|(?-i:[A-Z])[\w'’-]+[ ]et[ ]al\.?(?:[ ][(\[][^()\[\]]{{1,20}}[)\]])?))"
        rf"(?:['’]s?)?[ ](?:[\w-]+[ ])?{CODE}\b",
        says="\\citet{lee}'s source code",
        silent="\\citet{lee} and our code",
    ),
    Phrase(r"\brel(?:y|ied)[ ](?:up)?on\b", says="we rely on", silent="reliable"),
    Phrase(
        rf"\b(?<!\bthe )follow(?:s|ing)?[ ](?:{_NAME}|\[|\w+-\w+)",
        says="scripts follow TinyEval",
        silent="as follows",
    ),
    Phrase(r"\bfollow(?:s|ed|ing)?[ ](?:the|their|its)\b", says="follows the GEM", silent="follows our"),
    Phrase(
        r"\b(?:implement(?:s|ed|ing)?[ ](?:[\w+-]+[ ]){1,6}?(?:with|in|on|using|via)"
        r"|buil[dt]s?[ ](?:[\w-]+[ ]){1,4}?(?:on|upon|with|around))[ ](?:the[ ])?(?!git|zenodo|osf\b|bitbucket"
        rf"|{LANGUAGE}(?:\W{{0,9}}\Z|[^\w+]{{1,5}}(?-i:[a-z])))(?-i:[A-Z])",
        says="We implement our model with the Fairseq",
        silent="We implement our model in PyTorch and share",
    ),
    Phrase(r"\[online\][.,: ]{1,3}available\b", says="[Online]. Available:", silent="Available online:"),
    Phrase(
        r"\b(?:from|by)[ ](?:its|their|the[ ]original|the[ ]respective)[ ](?:authors|developers|creators|maintainers|inventors|designers|makers|team)\b",
        says="from its authors",
        silent="from the authors",
    ),
    Phrase(
        r"\b(?:software|tools?|packages?|toolkits?|librar(?:y|ies)|links?[ ]to[ ](?:the[ ])?implementations)[ ](?:we[ ])?used\b|\b(?:is|are|was|were)[ ](?:used|employed|considered)[ ]?:",
        says="Software used:",
        silent="Software that is useful",
    ),
    Phrase(r"\bstart(?:s|ed|ing)?[ ](?:out[ ])?from\b", says="starting from", silent="starting with"),
    Phrase(r"\b(?:ma[kd]e|makes|making)[ ]use[ ]of\b", says="makes use of", silent="is of use"),
    Phrase(
        r"\b(?<!\bfor )(?<!\band )(?<!\bmay )(?<!\bcan )(?<!\bbe )re-?us(?:e|ed|es|ing)\b",
        says="reuses",
        silent="reusable",
    ),
    Phrase(
        r"\b(?:\w+ed|read|run|made|done|drawn|built|written)[ ]by[ ](?:(?-i:[A-Z])|(?!us\b|hand\b|default\b|\w+ing\b)[\w.+-]{3,30}[\s({]{0,3}\Z)",
        says="made popular, cited by Lee",
        silent="judged by eye alone",
    ),
    Phrase(
        rf"\b{_USED}[ ](?:with|on|against|from|via)\b|\bas[ ](?:implemented|provided)[ ](?:in|by)\b",
        says="evaluated with",
        silent="evaluated here",
    ),
    Phrase(
        rf"\b(?:other|another|existing|alternative|similar|comparable|community)[ ](?:[\w-]+[ ]){{0,3}}(?:{CODE}|port|fork|tools?|programs?)\b",
        says="other implementations",
        silent="our implementations",
    ),
    Phrase(
        r"\bthe[ ](?:official|original)[ ](?:one|version|release|study|paper)\b|\borgani[sz]ers['’]|\bthe[ ]following[ ](?:software|packages|tools)\b",
        says="the original release",
        silent="an original idea",
    ),
    Phrase(
        r"\bthe[ ](?:original[ ])?authors['’]s?[ ](?:[\w-]+[ ]){0,3}(?:checkpoints?|weights|release|page|site)\b",
        says="the authors' weights",
        silent="the authors thank",
    ),
    Phrase(
        rf"\b(?:from|on|with)[ ](?:the[ ]|an?[ ])?(?:open[- ]?sourced?|public|publicly[ ]available)[ ](?:[\w.-]+[ ]){{0,3}}?{CODE}\b",
        says="from an open-sourced implementation",
        silent="from our implementation",
    ),
    Phrase(r"\badopted[ ](?:by|in|into)\b", says="adopted by", silent="adopted here"),
    Phrase(r"\badopt(?:s|ing)?\b", says="we adopt", silent="adoption"),
    Phrase(r"\bmerged[ ]into\b", says="merged into", silent="merged here"),
    Phrase(r"\bintegrated[ ](?:in|into|with)\b", says="integrated into", silent="integrated over"),
    Phrase(r"\bbuil(?:d|ds|t|ding)[ ](?:up)?on\b", says="builds upon", silent="builds"),
    Phrase(r"\bbuil(?:d|ds|t|ding)[ ](?:on[ ])?top\b", says="built on top", silent="built"),
    Phrase(r"\bbuil(?:d|t)[ ]with\b", says="built with", silent="built for"),
    Phrase(r"\bbased[ ](?:up)?on\b", says="based on", silent="based in"),
    Phrase(
        rf"\bmodifications?[ ](?:of|on|to)\b|\b(?:variant|version|extension|successor)[ ]of[ ](?:the[ ])?{_NAME}[\w.+-]*{_AT_END}",
        says="a modification of",
        silent="a modification",
    ),
    Phrase(r"\bmodified[ ]version\b", says="modified version", silent="new version"),
    Phrase(
        r"\bcompar(?:e|ed|es|ing|ison|isons)[ ](?:to|with|against)\b|\b(?:with|is|are)[ ]those[ ](?:of|in|from|by)\b",
        says="compared to",
        silent="a comparison",
    ),
    Phrase(r"\b(?:outperform|surpass)\w*\b", says="outperforms", silent="performs"),
    Phrase(
        rf"\b(?:was|were|is|are|been|we|functions?|routines)[ ](?:\w+ly[ ]|then[ ]|first[ ]|also[ ])?{_TAKEN}\b[^.;:()]{{0,60}}?\b(?:from|via|through)\b"
        r"(?![ ](?:our|this)\b)",
        says="were taken, and later curated, from",
        silent="can be downloaded from",
    ),
    Phrase(r"\b(?:derived|adapted|modified)[ ]from\b", says="adapted from", silent="released from"),
    Phrase(r"\b(?<!our )fork(?:ed|s)?[ ](?:of|from)\b", says="forked from", silent="forked"),
    Phrase(r"\bborrow(?:ed|s)?\b", says="borrowed", silent="borrower"),
    Phrase(
        r"\b(?<!\bthe )follow(?:s|ing)?\b[^.;,]{0,40}\b(?:implementation|code|repository|of)\b",
        says="follows the implementation",
        silent="follows from this",
    ),
    Phrase(r"\bthank(?:s|ful)?\b", says="we thank", silent="thankless"),
    Phrase(r"\backnowledge", says="We acknowledge", silent="knowledge"),
    Phrase(r"\bcredits?\b", says="Credits:", silent="credited"),
    Phrase(r"\binspir(?:ed[ ]by|ation)\b", says="took inspiration from", silent="inspiring"),
    Phrase(
        r"\b(?<!\bwhat )we[ ](?:also[ ]|then[ ]|first[ ]|directly[ ]|will[ ]|can[ ])?(?:use|used|employ|employed|utili[sz]ed?|adopt|adopted|compare|compared|reuse|reused|evaluate|evaluated|take|took|download|downloaded|fine-?tune|fine-?tuned|train|trained|start|started|obtain|obtained|run|ran|choose|chose|leveraged?)\b",
        says="we compare",
        silent="we show",
    ),
    Phrase(
        r"\buses?\b[ ](?:the[ ])?[\w-]+[ ](?:library|toolkit|package|framework)\b",
        says="uses the Foo library",
        silent="uses our own kernels",
    ),
    Phrase(
        r"\b(?:of|by|from)[ ][A-Z][\w-]+[ ]et[ ]al\b(?=[.,\\]{0,3}[ ]\w)"
        r"|\bby[ ][A-Z][\w-]+[ ]and[ ](?:colleagues|co-?workers|collaborators)\b",
        says="of Smith et al. is",
        silent="of Smith",
    ),
    Phrase(r"\b(?:leveraging|(?<!\bwhen )using)\b", says="using", silent="user"),
    Phrase(
        r"(?<!\bwith )(?<!\band )(?<!\band the )(?<!\bstrong )(?<!\bas )(?<!\bprovide )"
        r"(?<!\btrain the )(?<!\btraining the )(?<!\brun the )(?<!\brunning the )\bbaselines?\b",
        says="the baselines",
        silent="benchmark with baselines",
    ),
    Phrase(
        r"\btemplate\b|\blatex[ ](?:class|style|package)\b|\b(?:already|there)[ ]exists?\b"
        r"|\bthere[ ](?:is|are)[ ](?:also|an?other|other|already|several|many)\b"
        r"|\ball[ ](?:the[ ])?(?:public[ ])?data[ ]?sets[ ](?:that[ ])?(?:were[ ]|we[ ])?(?:used|considered|employed)\b",
        says="a template",
        silent="a temple",
    ),
    Phrase(r"\bcompet(?:itor|ing)\b", says="the competing method", silent="competent"),
    Phrase(
        r"\b(?:their|his|her|the[ ]authors?'s?|the[ ]original|the[ ]official|third[- ]party|unofficial)[ ](?:[\w-]+[ ]){0,3}(?:codes?|implementations?|repositor(?:y|ies)|repos?|library|toolkit|models?|packages?|scripts?|programs?)\b"
        rf"(?![ ]of[ ](?:our|this|the[ ]{_OF_OURS})\b)",
        says="the official writeup repositories",
        silent="our code",
    ),
    Phrase(
        rf"\bimplementations?[ ](?:of|by|from|in)[ ](?!{LANGUAGE}\b)(?:\[|(?:the[ ])?(?-i:[A-Z])|the[ ](?:original|authors?|respective)\b)",
        says="implementation of [12]",
        silent="implementation in Julia",
    ),
    Phrase(
        r"\b(?:provided|released|published|developed|implemented|proposed|introduced|maintained|written|curated|assembled|created)[ ]"
        r"by[ ](?!us\b|our|hand\b|default\b|the[ ](?:first|last|second|corresponding|present)[ ]author|the[ ]authors?\b(?![ ]of\b)|one[ ]of[ ](?:us|the[ ]authors)\b|me\b)",
        says="released by others",
        silent="released by us",
    ),
    Phrase(r"\bextends?\b", says="extends", silent="extension"),
    Phrase(r"\bre-?implement", says="a re-implementation", silent="an implementation"),
    Phrase(r"\bport(?:ed)?[ ](?:from|of)\b", says="ported from", silent="reported from"),
    Phrase(
        rf"\b(?:counterpart|equivalent|translation|rewrite)[ ](?:of|to)[ ](?:the|an?)[ ](?:[\w-]+[ ]){{0,3}}?{CODE}\b",
        says="the Julia counterpart of the MATLAB code in",
        silent="the Julia counterpart of our MATLAB code in",
    ),
    Phrase(r"\b(?:prior|previous)[ ](?:work|art)\b", says="prior work", silent="our work"),
    Phrase(
        r"\b(?:see[ ]also|see,?[ ]e\.g\.|e\.g\.)[ ,]*|\bfor[ ]example:[ ]?\Z",
        says="see also",
        silent="see the code",
    ),
    Phrase(r"\bsuch[ ]as\b", says="such as", silent="such"),
    Phrase(
        r"\b(?:depends|relies)[ ]on\b|\b(?:main|core|key|direct|external|principal)[ ]dependencies\b"
        r"|\bdependencies(?:[ ](?:are|include)\b|[ ]?:)",
        says="The main dependencies of",
        silent="with all dependencies of",
    ),
    Phrase(
        rf"(?:\bet[ ]al\.?|\\citet\w*(?:\[[^\]]{{0,40}}\])?\{{[^{{}}]{{0,200}}\}}|\b(?-i:[A-Z])[a-z]+[ ]and[ ](?-i:[A-Z])[a-z]+"
        rf"|\b(?-i:[A-Z])[a-z]+(?=[ ]\[\d)|\b(?:authors|developers|creators)[ ]of[ ](?!this|the[ ]present)[\w-]{{1,30}})"
        rf"(?:[ ][(\[][^()\[\]]{{0,20}}[)\]])?(?:[ ]\w+ly|[ ]also)?[ ]{_SHOW}\b",
        says="Lee et al. (2020) also release",
        silent="We release",
    ),
    Phrase(
        r"\bwe[ ](?:[\w-]+[ ])?(?:adapt(?:ed)?|modif(?:y|ied)|customi[sz]ed?|extend(?:ed)?|borrow(?:ed)?|port(?:ed)?|cop(?:y|ied))[ ]",
        says="We slightly modified ",
        silent="We are modest",
    ),
    Phrase(
        r"\bwith[ ](?:an?[ ]|its[ ])?(?:github|git|public)[ ]repo(?:sitory)?\b",
        says="with GitHub repo",
        silent="with our repository",
    ),
    Phrase(
        r"\bof[ ](?:the|this)[ ](?:[\w-]+[ ]){0,3}(?:shared[ ]task|challenge|competition|workshop|organi[sz]ers)\b",
        says="of the 2020 shared task",
        silent="of the task",
    ),
    Phrase(
        r"\b(?:uses?|used|contains?|includes?|integrates?|combines?)[ ](?:[\w-]+[ ]){0,3}(?:code|files|functions|scripts|modules|implementation|weights)[ ](?:from|of|by)\b",
        says="uses some code from",
        silent="uses our code",
    ),
    Phrase(
        r"\b(?:similar|related|existing|alternative|comparable|other|popular|several|many|various|numerous)[ ](?:[\w-]+[ ]){0,2}"
        r"(?:packages|implementations|tools|libraries|codes|projects|software|frameworks|systems|solutions|alternatives|resources|efforts|corpora|data[ ]?sets)\b",
        says="Similar packages",
        silent="Our packages",
    ),
    Phrase(
        r"\b(?:with|using|via|by|in)[ ](?:the[ ])?(?:\\texttt\{|`)[\w.+-]{2,40}[}`]\W{0,12}\Z",
        says="computed with `sacrebleu` (",
        silent="computed with care (",
    ),
    Phrase(
        rf"\b(?:we|was|were)[ ](?!{RELEASE}|{THERE})(?:[\w-]+[ ]){{1,4}}with[ ][a-z][\w.+-]{{2,30}}[ ][({{\[]{{1,3}}\Z",
        says="We compute BLEU with sacrebleu (",
        silent="We release it with documentation (",
    ),
    Phrase(
        r"\bwith[ ](?:[\w-]+[ ]){1,4}from[ ]?[({\[]{0,2}\Z",
        says="We start with weights from {",
        silent="We share it with all from our page",
    ),
    Phrase(
        rf"\b(?:was|were|been)[ ](?:\w+ly[ ])?(?!{RELEASE}|{THERE})\w{{3,20}}ed\b[^.;:()]{{0,60}}?\b(?:with|via|through)[ ](?:the[ ])?"
        rf"(?:{_NAME}|[{{`])",
        says="errors were computed with the {",
        silent="errors were computed with care",
    ),
    Phrase(
        r"\A\W{0,6}(?:and|or|then)[ ]\w{3,20}ed[ ](?:with|by|via)\b",
        says="}) and aligned with",
        silent="}) and aligned",
    ),
    Phrase(
        r"\brequires?\b[^.;:]{0,80}?\b(?:compiled|installed|obtained|downloaded|built)[ ]from\b",
        says="requires TinyLib, which must be compiled from",
        silent="requires a compiler",
    ),
    Phrase(
        r"\b(?:public|available|accessible)[ ]by[ ](?:its|their|the)[ ]",
        says="were made public by its designers",
        silent="are available by default",
    ),
    Phrase(
        r"\b(?:of|by|from)[ ](?-i:[A-Z])[\w’'-]+(?:[ ](?:and|&)[ ](?-i:[A-Z])[\w’'-]+|[ ]et[ ]al\.?)?,?[ ~]?(?:[(\[](?:19|20)\d\d|\\cite|\[\d)",
        says="The sampler of Lee (2018)",
        silent="The sampler of 2018",
    ),
    Phrase(
        r"\bby[ ](?-i:[A-Z])[\w’'-]+(?:[ ](?:and|&)[ ](?-i:[A-Z])[\w’'-]+|[ ]et[ ]al\.?)?,?[ ]"
        r"(?:(?:which[ ])?(?:is|are)\b|(?:\w+ly[ ])?available\b)",
        says="solved with TinySat by Lee, available",
        silent="by default available",
    ),
)
"""What is said of somebody else's work: adopters, foundations, baselines, datasets, templates."""
NO_GOODS: tuple[Phrase, ...] = (
    Phrase(
        r"\b(?:open|peer)[ -](?:peer[ ])?reviews?\b[^.;:]{0,80}\b(?:found|given|available|is|are)\b",
        says="The peer review is available",
        silent="The code for review is available",
    ),
    Phrase(
        r"\b(?<!\bour )(?<!\band )(?<!\bwith )(?<![{])(?-i:overview|[Ll]ists?|survey|discussions?|introduction|[Tt]utorials?|teaching[ ]materials?|collection)\b"
        r"(?![^.;:]{0,80}\bwe\b|,?[ ]and[ ](?:[\w-]+[ ]){0,2}code\b)[^.;:]{0,80}\b(?:found|given|available|maintained|is|are)\b",
        says="A discussion can be found",
        silent="Our list is",
    ),
    Phrase(
        r"\b(?:was|were)[ ](?:\w+ly[ ])?(?:made|done|drawn|plotted|computed|calculated|crawled|scraped|annotated|parsed"
        r"|tokeni[sz]ed|visuali[sz]ed|rendered|extracted|labelled|scored|segmented)[ ](?:with|by|via|through)[ ]the[ ]"
        rf"(?:[\w-]+[ ])?{_TOOL}s?[ ](?:available|found|hosted|at|in|on)\b",
        says="plots were drawn with the package at",
        silent="plots were drawn with the scripts at",
    ),
)
"""What one is sent to read, which is nobody's code, and tools of which nothing says whose they are."""
NAMED: tuple[Phrase, ...] = (
    Phrase(
        rf"\bthe[ ](?-i:[A-Z])[\w.+-]*(?:[ ][\w-]+)?[ ]{_TOOL}s?(?:[ ~]?\\cite\w*(?:\[[^\]]{{0,40}}\])?\{{[^{{}}]{{0,200}}\}})?[., ({{\[]{{0,3}}\Z",
        says="in the CARLA simulator",
        silent="in the CARLA simulator we",
    ),
    Phrase(
        r"\bet[ ]al\b\.?,?[ ]?(?:[(\[]?(?:19|20)\d\d[a-z]?[)\]]?)?[\s~:;,.({\[]{0,5}\Z",
        says="(i) Boyce et al. (2020):",
        silent="Boyce et al. (2020) show",
    ),
    Phrase(
        r"(?<=[^~ ])(?<!the package)(?<!replication package)(?<!the code)(?<!source code)(?<!the repository)(?<!online)(?<!available)(?<!access)(?<!GitHub)"
        r"[~ ]?\\cite\w*(?:\[[^\]]{0,40}\])?\{[^{}]{0,200}\}[\s~:,.({\[]{0,5}\Z",
        says="TinyNet \\cite{lee20} (",
        silent="TinyNet \\cite{lee20} with",
    ),
    Phrase(
        r"\b(?:is|are|was|were)[ ](?-i:[A-Z])[\w.+-]*[\s~({\[]{0,5}\Z",
        says="The tokenizer is SentencePiece",
        silent="The tokenizer is fast",
    ),
    Phrase(
        rf"\bfrom[ ](?!git|zenodo|figshare|osf|our\b)(?-i:[A-Z])[\w.+-]*{_AT_END}",
        says="checkpoints from Foo (",
        silent="checkpoints from GitHub (",
    ),
    Phrase(
        rf"\bwhose[ ](?:[\w-]+[ ]){{0,2}}(?:{GOODS}|source)\b",
        says="CARLA, whose source code is",
        silent="CARLA, whose author is",
    ),
)
"""Things that are known by name, which are somebody else's unless the sentence presents them."""
THEIRS: tuple[Phrase, ...] = (
    Phrase(
        r"\b(?:their|his|her|unofficial|third[- ]party|baselines?)\b|\bothers['’]",
        says="their code",
        silent="the code",
    ),
)
"""What says of a link's words that it is somebody else's."""
