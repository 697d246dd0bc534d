"""How papers say that their code is, or will be, before the public, and what only sounds like it.

Source: abstracts and LaTeX sources in English, German and Chinese, read while looking for promises of code.
"""

from __future__ import annotations

from repocheck.knowledge.phrase import CODE, CODE_DE, CODE_ZH, PUT, RELEASE, THERE, THERE_DE, Phrase

_ADDRESS = r"\b[^.;]{0,40}?(?:https?:|www[.]|github[.])"
_GIVEN = (
    r"\b(?:available|released|public|published|open|soon|will|upon|after|once|to be|on request|tb[ad]|yes|links?|here|"
    r"github|gitlab|supplementary|demnächst|in kürze|auf anfrage|verfügbar)\b|即将|公开|开源"
)
"""What may follow the label *Code:* and makes it say something."""
_IST = "(?:ist|sind|wird|werden|kann|können|steht|stehen)"
_FOUND = r"(?:show|find|found|report|observe|note|study|insights?[ ]into)"
_STUDY = "(?:study|analy[sz]e|collect|mine|crawl|scrape|inspect)(?:s|ed|d)?"
_HABIT = "(?:daily|often|usually|typically|commonly|frequently|routinely|regularly|rarely|widely)"
_STORE = "(?:library|toolkit|toolbox|repository|notebooks)"
_ASK = r"(?:encourag|requir|urg|expect|mandat|recommend|advocat)\w*"
_SCAN = "(?:analy[sz]es|mines|crawls|scans|indexes|searches|inspects)"
_FOLLOWERS = (
    r"(?:is|are|was|were|be|been|being|will|has|have|can|shall|would|may|do|does|not|and|or|but|as|for|of|to|"
    r"at|on|in|with|that|which|we|this|itself|under|from|via|by|along|together|here|also|now|soon|if|both|"
    r"upon|after|once|when|available|accessible|releases?|released|open|opened|shared|hosted|published|"
    r"provided|ist|sind|wird|werden|steht|und|zu|zur|für|auf|unter|bases?|links?|urls?|availability|used|"
    r"needed|required|necessary|public|online|contains|includes|supports|allows|enables|reproduces|implements|"
    r"provides|accompanies|follows|appears|comes|extends|builds|uses|relies|"
    rf"runs|depends|works|requires|lives?|resides?|\w+ly|\w+ing|{CODE})"
)
"""Words that may follow a noun without making it the description of another."""

NOUN: tuple[Phrase, ...] = (
    Phrase(rf"\b(?:{CODE}|github)\b", says="the scripts", silent="the scribes"),
    Phrase(
        r"\b(?:quellcode|programmcode|quelltext|implementierung)\b", says="der Quelltext", silent="der Text"
    ),
    Phrase(CODE_ZH, says="源码", silent="源"),
)
"""Nouns without one of which nothing is said of code."""
CLAIM: tuple[Phrase, ...] = (
    Phrase(
        rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:is|are)[ ](?:at|in|on|here)[ :(]{{1,3}}(?:https?://|www\.|git)",
        says="code is at https://x",
        silent="code is at rest",
    ),
    Phrase(
        rf"\b{CODE}\b[^.;]{{0,120}}?\b(?:is|are|be|been)[ ](?:[\w-]+[ ]){{0,4}}{THERE}\b",
        says="code is publicly available",
        silent="code is good",
    ),
    Phrase(
        r"\bour\b[^.;]{0,60}\b(?:kernels|framework|simulator|programs?)\b[^.;]{0,60}?\b(?:is|are)[ ](?:[\w-]+[ ]){0,2}(?:available|released|open[- ]?sourced)\b",
        says="our kernels are open-sourced",
        silent="our kernels are fast",
    ),
    Phrase(
        rf"\b{CODE}\b[^.;]{{0,60}}?[ ](?:publicly[ ]|freely[ ]|openly[ ])?(?:available|released|open[- ]?sourced)\b",
        says="code available",
        silent="code wanted",
    ),
    Phrase(
        rf"\b(?:(?:we|to)\b(?:[ ][\w-]+){{0,4}}|the[ ]authors(?:[ ]will)?)[ ]{RELEASE}\b[^.;]{{0,120}}?\b{CODE}\b",
        says="we open-source our training code",
        silent="they open-source training code",
    ),
    Phrase(
        rf"\b{CODE}\b[^.;]{{0,60}}?\bwill\b[^.;]{{0,40}}?\b(?:follow|{THERE}|appear|come|release)\b",
        says="code will follow",
        silent="code will fail",
    ),
    Phrase(
        rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:coming[ ]soon|to[ ]be[ ]released|upon[ ](?:acceptance|publication))",
        says="code coming soon",
        silent="spring coming soon",
    ),
    Phrase(
        rf"\b(?:{CODE}|github)(?:[ ](?:and|&)[ ]\w+){{0,2}}[ ]?(?:\([^)]{{0,40}}\))?[ ]?[*_`]{{0,3}}:[^.;]{{0,80}}?(?:https?:|www[.]|{_GIVEN})",
        says="Code and data: coming soon",
        silent="Code:",
    ),
    Phrase(
        r"\b(?:release|publication|availability)[ ]of[ ](?:our[ ]|the[ ])?(?:source[ ])?code\b",
        says="release of the source code",
        silent="quality of the code",
    ),
    Phrase(
        r"\bavailability\b[^.;]{0,20}\bcode\b|\bcode[ ]availability\b",
        says="Code availability",
        silent="Data availability",
    ),
    Phrase(
        rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:is|are)[ ](?:at|in|on|under|here){_ADDRESS}",
        says="code is at \\url{https:",
        silent="code is at hand",
    ),
    Phrase(
        rf"\b{CODE}[ ](?:for|of)[ ](?:our|this)[ ][^.;:]{{1,40}}:",
        says="Code for this paper:",
        silent="Code for a paper:",
    ),
    Phrase(
        rf"\b(?:our|the|all)[ ](?:\w+[ ]){{0,2}}{CODE}[ ](?:is|are|has[ ]been|have[ ]been)[ ](?:[\w-]+[ ]){{0,2}}(?:included|attached)\b",
        says="All code is attached",
        silent="Some code is attached",
    ),
    Phrase(
        rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:is|are|be|been)[ ]{PUT}\b",
        says="scripts have been uploaded",
        silent="files have been uploaded",
    ),
    Phrase(
        rf"\b(?:and|by)[ ](?:also[ ])?{RELEASE}[ ](?:our|all)[ ](?:[\w-]+[ ]){{0,3}}?{CODE}\b",
        says="and release our training code",
        silent="and release our results",
    ),
    Phrase(
        rf"\b{CODE_DE}\b[^.;]{{0,80}}?\b{_IST}\b[^;]{{0,120}}?\b{THERE_DE}\b",
        says="Der Quellcode ist öffentlich verfügbar",
        silent="Der Quellcode ist lang",
    ),
    Phrase(
        rf"\bstell(?:en|t)\b[^.;]{{0,40}}?\b{CODE_DE}\b[^.;]{{0,80}}?\b(?:bereit|zur[ ]verfügung)\b",
        says="Wir stellen den Code bereit",
        silent="Wir stellen den Code vor",
    ),
    Phrase(
        r"(?:我们|本文|计划|将)(?:(?!使用|基于|采用|利用|参考)[^。；，]){0,12}"
        rf"(?:开源|公开|发布|提供)[^。；，]{{0,6}}{CODE_ZH}",
        says="我们公开了代码",
        silent="我们使用公开的代码",
    ),
    Phrase(
        rf"{CODE_ZH}[^。；;]{{0,40}}?(?:获得|找到|开源|公开|发布|开放|获取|下载|開源|公開|釋出|[:：])",
        says="代码已开源",
        silent="代码很长",
    ),
)
"""A statement that code is, or will be, before the public."""
PROMISED: tuple[Phrase, ...] = (
    Phrase(r"\bwill\b", says="will", silent="willing"),
    Phrase(
        r"\bto[ ]be[ ](?:released|published|made|open|shared|public|available)",
        says="to be released",
        silent="to be fast",
    ),
    Phrase(r"\bsoon\b", says="coming soon", silent="sooner"),
    Phrase(
        r"\bupon[ ](?:acceptance|publication|request[ ]after|paper|the[ ]paper|the[ ]acceptance)\b",
        says="upon acceptance",
        silent="upon reflection",
    ),
    Phrase(
        r"\b(?:after|once|when|on)[ ](?:the[ ]|this[ ])?(?:paper(?:'s)?[ ])?(?:is[ ])?(?:acceptance|accepted|publication|published|peer|review)",
        says="once the paper is accepted",
        silent="once the paper is read",
    ),
    Phrase(
        r"\bplan(?:ning|ned|s)?[ ](?:on[ ]|to[ ])", says="we plan to release", silent="the plan of release"
    ),
    Phrase(r"\bintend(?:s)?[ ]to\b", says="we intend to", silent="the intended"),
    Phrase(r"\bgoing[ ]to\b", says="going to", silent="going on"),
    Phrase(r"\b(?:shall|would)[ ]be\b", says="shall be", silent="has to be"),
    Phrase(r"\bhop(?:e|es|ing)[ ]to\b", says="we hope to", silent="we hope that"),
    Phrase(r"\bshall[ ]release\b", says="shall release", silent="shall see"),
    Phrase(r"\bif[ ]accepted\b", says="if accepted", silent="if used"),
    Phrase(r"\b(?:up)?on[ ](?:[\w-]+[ ])?request\b", says="upon reasonable request", silent="a pull request"),
    Phrase(r"\bstay[ ]tuned\b", says="stay tuned", silent="fine-tuned"),
    Phrase(r"\bin[ ]the[ ](?:near[ ])?future\b", says="in the near future", silent="in the past"),
    Phrase(r"\bto[ ]follow\b", says="code to follow", silent="follows"),
    Phrase(r"\bunder[ ]preparation\b", says="under preparation", silent="under review"),
    Phrase(
        r"\bnach[ ](?:der[ ]|erfolgter[ ])?(?:veröffentlichung|annahme|publikation|begutachtung)\b",
        says="nach der Annahme",
        silent="nach dem Lesen",
    ),
    Phrase(r"\b(?:demnächst|in[ ]kürze|bald|künftig|auf[ ]anfrage)\b", says="in Kürze", silent="in Berlin"),
    Phrase(r"\b(?:TBA|TBD|pending|preparing)\b", says="Code: TBA", silent="Code: TB"),
    Phrase(
        r"\bw(?:ird|erden)\b[^.;]{0,80}?\b(?:sein|werden)\b",
        says="wird öffentlich sein",
        silent="ist öffentlich",
    ),
    Phrase(
        rf"即将|计划|尽快|(?:接收|录用|发表|接受|录取)后|{CODE_ZH}[^。；]{{0,8}}将|将(?:会|在|于|很快|陆续)",
        says="代码即将公开",
        silent="代码公开",
    ),
)
"""What makes a statement about code a promise."""
DENIAL: tuple[Phrase, ...] = (
    Phrase(
        r"\bnot[ ](?:(?!only\b)\w+[ ])?(?:available|public|released|open|accessible|provided|shared|found)",
        says="not publicly available",
        silent="not only available",
    ),
    Phrase(r"\bunavailable\b", says="unavailable", silent="available"),
    Phrase(
        r"\bcannot[ ](?:be[ ])?(?:release|share|publish|made)", says="cannot release", silent="cannot see"
    ),
    Phrase(
        r"\bwithout[ ](?:any[ ])?(?:code|implementation)\b",
        says="without any code",
        silent="without any doubt",
    ),
    Phrase(
        r"\bno[ ](?:public[ ]|source[ ]|official[ ])?(?:code|implementation)\b",
        says="no public code",
        silent="no other code",
    ),
    Phrase(r"\b(?:can|will|do|does)[ ]?n[o']t[ ]", says="does not share", silent="does share"),
    Phrase(r"\b(?:nicht|kein|keine)\b", says="nicht verfügbar", silent="leicht verfügbar"),
    Phrase(
        r"(?:未|不|没有|无法)(?:能|会|予以|被)?(?:开源|公开|发布|开放|提供)", says="尚未开源", silent="已开源"
    ),
    Phrase(r"\bnever\b", says="never", silent="nevertheless"),
)
"""What makes it the opposite of a claim, or none."""
REFUSAL: tuple[Phrase, ...] = (
    Phrase(
        r"\b(?:will|shall|can|could|may)(?:not|n't|[ ]not|[ ]never)[ ](?:be[ ])?(?:releas|publish|shar|made|open|provid|available|public)",
        says="will not be released",
        silent="will be released",
    ),
    Phrase(
        rf"\bneither\b[^.;]{{0,60}}\b{CODE}\b", says="neither code nor data", silent="either code or data"
    ),
    Phrase(
        rf"\b(?:except|excluding|apart[ ]from|but[ ]not)(?:[ ]for)?[ ](?:the[ ]|our[ ])?{CODE}\b",
        says="except the code",
        silent="accept the code",
    ),
    Phrase(
        r"\b(?:unable|not[ ]able)[ ]to[ ](?:releas|publish|shar|open|provid|make)",
        says="unable to release",
        silent="able to release",
    ),
    Phrase(
        r"\b(?:do|does|did)(?:[ ]not|n't)[ ](?:plan|intend|expect)\b",
        says="We do not plan to release",
        silent="We plan to release",
    ),
    Phrase(
        r"\b(?:no[ ](?:plans?|intention)[ ]to|refrain(?:s|ed)?[ ]from)\b",
        says="no plans to release",
        silent="plans to release",
    ),
)
"""What refuses code outright, whatever else the sentence announces."""
NO_CLAIM: tuple[Phrase, ...] = (
    Phrase(
        rf"\b(?:their|existing|prior|previous|other|these|many|most|several|popular|third[- ]party)[ ](?:[\w-]+[ ]){{0,3}}{CODE}",
        says="their code",
        silent="our code",
    ),
    Phrase(
        r"\bcode[ ](?:generation|completion|review|search|assignments?|optimi[sz]ations?|modifications?|changes|snippets?|models?|LLMs?|reasoning|intelligence|understanding)\b",
        says="code completion",
        silent="code is available",
    ),
    Phrase(
        rf"\b{CODE}[ ](?:of|for)[ ](?:[\w-]+[ ])?(?:compared|competing|competitors?|baselines?|other|existing|previous|prior)\b",
        says="source code of all compared methods",
        silent="source code of all methods",
    ),
    Phrase(
        r"\b(?:quantum|error[- ]correcting|latent|discrete|bar|qr|zip|genetic|neural)[ ]codes?\b",
        says="quantum codes",
        silent="source codes",
    ),
    Phrase(
        r"\b(?:code|software)[ ](?:generation|engineering|testing|understanding|reasoning)\b",
        says="software engineering",
        silent="software package",
    ),
    Phrase(
        rf"\b(?-i:[Cc]ode|[Ss]oftware)[ ](?!{_FOLLOWERS}\b)(?-i:[a-z])",
        says="code agents",
        silent="code reproduces",
    ),
    Phrase(
        r"\b(?:over|from|across|among|about|contain(?:s|ing)?|"
        r"(?<!release )(?<!availability )(?<!publication )(?<!pieces )of)[ ]"
        r"(?:(?!our\b|the\b|all\b|this\b)[\w-]+[ ])?(?:source[ -]codes?|codes?|software|repositories)\b"
        rf"(?![ ]{CODE})(?:[ ]and[ ](?:[\w-]+[ ])?{CODE})?",
        says="a corpus of source code",
        silent="pieces of code",
    ),
    Phrase(
        rf"\b(?:we|to|that|which|and)[ ](?:[\w-]+[ ])?{_STUDY}[ ](?:[\w-]+[ ]){{0,3}}{CODE}\b",
        says="we study public code",
        silent="we share public code",
    ),
    Phrase(
        rf"\b(?:proprietary|commercial|closed[- ]source|legacy|malicious)[ ](?:[\w-]+[ ])?{CODE}\b",
        says="proprietary software",
        silent="open software",
    ),
    Phrase(
        rf"\b(?:train|run|evaluat|rel|focus|operat)\w*[ ]on[ ](?:[\w-]+[ ])?{CODE}\b",
        says="models trained on source code",
        silent="our code",
    ),
    Phrase(
        rf"\b{_SCAN}[ ](?:[\w-]+[ ]){{0,3}}?{CODE}(?:[ ]{CODE})?\b",
        says="a tool that scans repositories",
        silent="a tool for repositories",
    ),
    Phrase(
        r"\bcode[ ]availability[ ](?:is|was|are|were|remains|varies|in|of|across)\b",
        says="code availability in medicine",
        silent="code availability:",
    ),
    Phrase(
        rf"\b{_FOUND}[ ](?:that|how|whether)[ ](?!our\b|the\b|all\b)[^.;,]{{0,80}}",
        says="we show that code is rarely shared",
        silent="we show that our code is public",
    ),
    Phrase(
        rf"\b(?:ability|need|decision|right)[ ]to[ ]{RELEASE}[ ](?:[\w-]+[ ])?{CODE}\b",
        says="the need to share code",
        silent="to share code",
    ),
    Phrase(
        rf"\b{_ASK}[ ](?:[\w-]+[ ]){{0,4}}?(?:to|that)[ ][^.;,]{{0,80}}",
        says="require authors to share",
        silent="we share",
    ),
    Phrase(
        rf"\b{_STORE}[ ]of[ ](?!our\b|the\b|all\b)(?:[\w-]+[ ]){{1,3}}(?:is|are)\b",
        says="a library of stained slides is",
        silent="the library is",
    ),
    Phrase(
        rf"\b{CODE}[ ](?:that|which)[ ](?:is|are|was|were|has|have)\b",
        says="code that is public",
        silent="code is public",
    ),
    Phrase(
        rf"\b{CODE}[ ](?:is|are)[ ](?:[\w-]+[ ]){{0,2}}?{_HABIT}\b",
        says="code is often",
        silent="code is open",
    ),
)
"""Code in general: a noun that only describes another, code as an object of study, what people usually do."""
TURN = r",?[ ](?:but|however|whereas|while|although|though)\b|[;；]"
"""Where a sentence turns: what is denied on one side may be claimed on the other."""
