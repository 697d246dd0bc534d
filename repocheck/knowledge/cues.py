"""Cues that join the tables in `phrases`: coordination, usage, code in general, German, Chinese.

Patterns are searched, ignoring case, in one sentence; none has nested or adjacent repetitions, so each takes
linear time.

Source: sentences with links and footnotes in LaTeX sources, READMEs and abstracts on public code hosts.
"""

from __future__ import annotations

from repocheck.knowledge.phrases import CODE, GOODS, RELEASE, THERE

_CODE_ZH = "(?:代码|源码|代碼|程式碼|原始碼)"
_CODE_DE = "(?:(?:quell|programm)?code|quelltext|implementierung|skripte|software|daten)"
_THERE_DE = (
    "(?:verfügbar|veröffentlicht|abrufbar|zugänglich|bereit(?:gestellt)?|erhältlich|quelloffen|öffentlich|"
    "zu[ ]finden)"
)
_ADDRESS = r"\b[^.;]{0,40}?(?:https?:|www[.]|github[.])"
_THIS = "this[ ](?:repo|repository|codebase|code|project|package)"
_NAME = r"(?-i:[\w.-]{0,40}[A-Z])"
_IST = "(?:ist|sind|wird|werden|kann|können|steht|stehen)"
_THEN = "(?:at|on|from|via|under)"
_FOUND = r"(?:show|find|found|report|observe|note|study|insights?[ ]into)"
_BE = "(?:(?:is|are|can[ ]be|has[ ]been|have[ ]been)[ ])?"
_USED = "(?:evaluated|trained|tested|fine-?tuned|benchmarked|implemented|preprocessed|initiali[sz]ed)"
_STUDY = "(?:study|analy[sz]e|collect|mine|crawl|scrape|inspect)(?:s|ed|d)?"
_HABIT = "(?:daily|often|usually|typically|commonly|frequently|routinely|regularly|rarely|widely)"
_STORE = "(?:library|toolkit|toolbox|repository|notebooks)"
_USE = "(?:use|used|adopt|adopted|reuse|reused|run|ran|take|took|ma[kd]e[ ]use)"
_PUT = "(?:uploaded|pushed|deposited|archived)"
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

OWN_STRONG: tuple[str, ...] = (
    r"\bours\b",
    rf"\bwe['’](?:ve|ll)[ ](?:\w+[ ])?{RELEASE}\b",
    r"\band[ ](?:also[ ])?(?:release|open[- ]?source|publish|share|provide)[ ](?:our|the|all|it|them|code)\b",
    rf"\bour\b(?:[ ][\w-]+){{1,6}}?[ ](?:is|are|can[ ]be)\b[^.;]{{0,40}}?\b(?:{THERE}|at|installed|cloned)\b",
    rf"\b{_THIS}[ ]is[ ](?:the|an|our)[ ](?:[\w-]+[ ]){{0,3}}(?:implementation|code)(?:[ ]of[ ]\S{{1,60}})?",
    r"\bour(?:[ ][\w-]+){0,2}[ ](?:fork|port|version|variant|extension|re-?implementation)\b",
)
"""What only authors say of their own work, whatever the thing is called."""
OWN_WEAK: tuple[str, ...] = (
    r"\bavailability(?:[ ]and[ ]\w+)?[ ]?:",
    rf"\b{_CODE_DE}\b[^.;]{{0,80}}?\b(?:{_THERE_DE}|finden|unter|auf)\b",
    r"\b(?:(?:is|are)[ ](?:also[ ]|fully[ ])?|available[ ]as[ ])open[- ]source\b",
    rf"\b{GOODS}\b[^.;:]{{0,80}}?\b(?:is|are|be|been)[ ]{_PUT}\b",
    rf"\blinks?[ ]to[ ](?:(?:our|the)[ ])?{CODE}\b",
    rf"{_CODE_ZH}|開源|项目主页|项目地址",
)
"""What authors say of their own work unless the sentence is about somebody else's."""
THIRD: tuple[str, ...] = (
    r"\bon[ ]top[ ]of\b",
    r"\b(?:unlike|in[ ]contrast[ ](?:to|with)|contrary[ ]to|as[ ]opposed[ ]to)\b",
    r"\b(?:is|are|comes?|stems?)[ ]from\b",
    rf"\b(?:was|were|is|are)[ ](?!(?:{RELEASE}|{THERE})\b)(?:\w+ed|done|run)[ ](?:with|via)[ ]{_NAME}",
    rf"\b(?:uses|used|employs|utili[sz]es|adopts|leverages|modified|customi[sz]ed|against)[ ]{_NAME}",
    r"\b(?:by[ ]means|with[ ]the[ ]help|courtesy)[ ]of\b",
    r"\bby[ ](?:a[ ])?third[ ]part(?:y|ies)\b",
    rf"\b(?:organi[sz]ers|maintainers|developers|vendors|they)[ ](?:also[ ])?{RELEASE}\b",
    r"\b(?:unofficial|inoffizielle\w?)\b[^.;|,]{0,80}\Z",
    r"\bby[ ]the[ ](?:[\w-]+[ ]){1,2}(?:team|group|authors|community|project|developers)\b",
    r"\b(?:of|by|from)[ ~]?\\cite",
    r"\brel(?:y|ied)[ ](?:up)?on\b",
    rf"\bfollow(?:s|ing)?[ ](?:{_NAME}|\[|\w+-\w+)",
    r"\bstarting[ ]from\b",
    r"\b(?:ma[kd]e|makes|making)[ ]use[ ]of\b",
    r"\bre-?us(?:e|ed|es|ing)\b",
    r"\b\w+ed[ ]by[ ](?-i:[A-Z])",
    rf"\b{_USED}[ ](?:with|on|against|from|via)\b",
    rf"\b(?:other|another|existing|alternative|community)[ ](?:[\w-]+[ ]){{0,3}}(?:{CODE}|port|fork)\b",
    r"\bthe[ ](?:official|original)[ ](?:one|version|release)\b",
    r"\bthe[ ](?:original[ ])?authors['’]s?[ ](?:[\w-]+[ ]){0,3}(?:checkpoints?|weights|release)\b",
    r"\bbasier(?:t|en|end)[ ]auf\b",
    r"\b(?:aufbauend|bau(?:t|en))[ ]auf\b",
    r"\bvergl(?:eichen|ichen)\b",
    r"\bim[ ]vergleich[ ](?:zu|mit)\b",
    r"\bgrundlage\b",
    r"\b(?:verwenden|nutzen|benutzen|verwendet|genutzt|übernommen|angelehnt)\b",
    r"来自|源自|取自|改编自|非官方|我们(?:使用|采用)|(?:使用|采用|借鉴|对比)了|相比于",
)
"""What is said of somebody else's work."""
THIRD_AFTER: tuple[str, ...] = (
    r"\A[ )\]]{0,2}\((?:unofficial|third[- ]party|community|baseline|original)\b",
    r"\A[ )\]]{0,2}(?:trainiert|evaluiert|implementiert|verglichen|genutzt|verwendet|eingesetzt)\b",
    r"\A[ ]?\((?:[^()]{0,40}\bet[ ]al|(?-i:[A-Z])[\w-]+,?[ ](?:19|20)\d\d\b)",
    r"\A[ ]?[)\]）]?[^。；]{0,10}(?:进行了?)?(?:比较|对比)",
)
"""The same, read on from the end of the link."""
OWN_AFTER: tuple[str, ...] = (
    rf"\A[\"'}}]{{0,2}}[>{{][ ]?(?:our|the|source|official|all)[ ](?:[\w-]+[ ])?{GOODS}\b",
    rf"\A[ ]?für[ ](?:den|die|unseren?)[ ]{_CODE_DE}\b",
    r"\A[\"'}]{0,2}[>{][ ]?(?:source[ ])?code[ ]?[<}]",
)
"""The words that an address hangs on, where they name goods of one's own."""
GOODS_BEFORE: tuple[str, ...] = (rf"\b{GOODS}[ ]?[(\[]{{1,2}}\Z",)
"""Goods whose address follows in brackets."""
THERE_AFTER: tuple[str, ...] = (rf"\A[)\]]{{1,2}}[^;]{{0,200}}?\b(?:is|are)\b[^.;]{{0,40}}?\b{THERE}\b",)
"""What says behind the brackets that the goods are there."""

WE_USE: tuple[str, ...] = (rf"\bwe(?=[ ](?:also[ ]|then[ ]|only[ ])?{_USE}\b)",)
"""Where *we* only use what others *released*."""
FOUNDATION: tuple[str, ...] = (
    r"\b(?:built|based)[ ](?:on|upon|with)\b",
    r"\b(?:written|implemented|coded|developed)[ ](?:in|with|using|on[ ]top[ ]of)\b",
    r"\b(?:using|uses|on[ ]top[ ]of)\b",
    r"\brel(?:ies|y|ying)[ ]on\b",
)
"""What one's own code may stand on."""
AND_THERE: tuple[str, ...] = (
    r"\band[ ](?:is|are)[ ](?:also[ ]|fully[ ])?open[- ]source\b",
    rf"\band[ ]{_BE}(?:\w+ly[ ])?{THERE}[ ]{_THEN}\b",
)
"""A second predicate, which is said of the sentence's subject and not of the foundation."""

NOUN: tuple[str, ...] = (r"\b(?:quellcode|programmcode|quelltext|implementierung)\b", _CODE_ZH)
"""Nouns that mean code in other languages."""
CLAIM: tuple[str, ...] = (
    rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:is|are)[ ](?:at|in|on|under|here){_ADDRESS}",
    rf"\b{CODE}[ ](?:for|of)[ ](?:our|this)[ ][^.;:]{{1,40}}:",
    rf"\b(?:our|the|all)[ ](?:\w+[ ]){{0,2}}{CODE}[ ](?:is|are)[ ](?:included|attached)\b",
    rf"\b{CODE}\b[^.;]{{0,60}}?\b(?:is|are|be|been)[ ]{_PUT}\b",
    rf"\b(?:and|by)[ ](?:also[ ])?{RELEASE}[ ](?:our|all)[ ](?:[\w-]+[ ]){{0,3}}?{CODE}\b",
    rf"\b{_CODE_DE}\b[^.;]{{0,80}}?\b{_IST}\b[^;]{{0,120}}?\b{_THERE_DE}\b",
    rf"\bstell(?:en|t)\b[^.;]{{0,40}}?\b{_CODE_DE}\b[^.;]{{0,80}}?\b(?:bereit|zur[ ]verfügung)\b",
    (
        r"(?:我们|本文|计划|将)(?:(?!使用|基于|采用|利用|参考)[^。；，]){0,12}"
        rf"(?:开源|公开|发布|提供)[^。；，]{{0,6}}{_CODE_ZH}"
    ),
    rf"{_CODE_ZH}[^。；;]{{0,40}}?(?:获得|找到|开源|公开|发布|开放|获取|下载|開源|公開|釋出|[:：])",
)
"""A statement that code is, or will be, before the public."""
PROMISE: tuple[str, ...] = (
    r"\bnach[ ](?:der[ ]|erfolgter[ ])?(?:veröffentlichung|annahme|publikation|begutachtung)\b",
    r"\b(?:demnächst|in[ ]kürze|bald|künftig|auf[ ]anfrage)\b",
    r"\b(?:TBA|TBD|pending|preparing)\b",
    r"\bw(?:ird|erden)\b[^.;]{0,80}?\b(?:sein|werden)\b",
    rf"即将|计划|尽快|(?:接收|录用|发表|接受|录取)后|{_CODE_ZH}[^。；]{{0,8}}将|将(?:会|在|于|很快|陆续)",
)
"""What makes a statement about code a promise."""
DENIAL: tuple[str, ...] = (
    r"\b(?:nicht|kein|keine)\b",
    r"(?:未|不|没有|无法)(?:能|会|予以|被)?(?:开源|公开|发布|开放|提供)",
    r"\bnever\b",
)
"""What makes it the opposite of a claim."""
REFUSAL: tuple[str, ...] = (
    r"\b(?:unable|not[ ]able)[ ]to[ ](?:releas|publish|shar|open|provid|make)",
    r"\b(?:no[ ](?:plans?|intention)[ ]to|refrain(?:s|ed)?[ ]from)\b",
)
"""What refuses code outright, whatever else the sentence announces."""
NO_CLAIM: tuple[str, ...] = (
    r"\b(?:code|software)[ ](?:generation|engineering|testing|understanding|reasoning)\b",
    rf"\b(?-i:[Cc]ode|[Ss]oftware)[ ](?!{_FOLLOWERS}\b)(?-i:[a-z])",
    (
        r"\b(?:over|from|across|among|about|contain(?:s|ing)?|"
        r"(?<!release )(?<!availability )(?<!publication )(?<!pieces )of)[ ]"
        r"(?:(?!our\b|the\b|all\b|this\b)[\w-]+[ ])?(?:source[ -]codes?|codes?|software|repositories)\b"
        rf"(?![ ]{CODE})(?:[ ]and[ ](?:[\w-]+[ ])?{CODE})?"
    ),
    rf"\b(?:we|to|that|which|and)[ ](?:[\w-]+[ ])?{_STUDY}[ ](?:[\w-]+[ ]){{0,3}}{CODE}\b",
    rf"\b(?:proprietary|commercial|closed[- ]source|legacy|malicious)[ ](?:[\w-]+[ ])?{CODE}\b",
    rf"\b(?:train|run|evaluat|rel|focus|operat)\w*[ ]on[ ](?:[\w-]+[ ])?{CODE}\b",
    rf"\b{_SCAN}[ ](?:[\w-]+[ ]){{0,3}}?{CODE}(?:[ ]{CODE})?\b",
    r"\bcode[ ]availability[ ](?:is|was|are|were|remains|varies|in|of|across)\b",
    rf"\b{_FOUND}[ ](?:that|how|whether)[ ](?!our\b|the\b|all\b)[^.;,]{{0,80}}",
    rf"\b(?:ability|need|decision|right)[ ]to[ ]{RELEASE}[ ](?:[\w-]+[ ])?{CODE}\b",
    rf"\b{_ASK}[ ](?:[\w-]+[ ]){{0,4}}?(?:to|that)[ ][^.;,]{{0,80}}",
    rf"\b{_STORE}[ ]of[ ](?!our\b|the\b|all\b)(?:[\w-]+[ ]){{1,3}}(?:is|are)\b",
    rf"\b{CODE}[ ](?:that|which)[ ](?:is|are|was|were|has|have)\b",
    rf"\b{CODE}[ ](?:is|are)[ ](?:[\w-]+[ ]){{0,2}}?{_HABIT}\b",
)
"""Code in general: a noun that only describes another, code as an object of study, what people usually do."""
TURN = r",?[ ](?:but|however|whereas|while|although|though)\b|[;；]"
"""Where a sentence turns: what is denied on one side may be claimed on the other."""
