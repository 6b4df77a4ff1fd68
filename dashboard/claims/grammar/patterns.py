"""The words with which drafts say figures, Vietnamese without marks and English, as patterns.

In a pattern "n" is the number, "said" the whole of what is said, "field" and "among" the field of a
rank, "sign" a sign, "m" the second number of "from n to m".
"""

from dashboard.claims.grammar.numerals import NTH, NUMBER, SPELLED

PLACES = (
    r"(?:bac|thu bac|hang(?! nam)|thu hang|vi tri|places?|positions?|ranks?|spots?|rungs?|"
    r"notch(?:es)?|steps?)\b"
)
# "10 điểm cầu" are places of a meeting, no points.
POINTS = (
    r"(?:diem\b(?! (?:cau|den|ban|truong|du lich|bo phieu|nghen|nong|sang|khac|moi|thi|nhan))"
    r"|points?\b|pts?\b)"
)
UP = (
    r"(?:tang|len|vuon|vuot|nhay|cai thien|thang|cao hon|(?<!thap )hon|up|rose|"
    r"ris(?:es?|en|ing)|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|jump(?:s|ed|ing)?|"
    r"improv(?:es?|ed|ing|ement)|increas(?:es?|ed|ing)|advanc(?:es?|ed|ing)|add(?:s|ed|ing)|"
    r"leapt|leap(?:ed|ing)?|mov(?:ed|ing) up|went up|lift(?:s|ed|ing)?|push(?:ed|ing)|"
    r"propel(?:led|ling)|boost(?:ed|ing)|higher)\b"
)
DOWN = (
    r"(?:giam|tut|lui|rot|roi|xuong|sut|(?<!lam )mat|thap hon|kem|down|f(?:ell|alls?|allen|alling)|"
    r"drop(?:s|ped|ping)?|slip(?:s|ped|ping)?|los(?:t|es?|ing)|declin(?:es?|ed|ing)|"
    r"decreas(?:es?|ed|ing)|slid|shed|sank|lower|worse)\b"
)
AFTER_UP = r"(?:higher|up|better|rise|gain|jump|climb|increase|improvement|leap)\b"
AFTER_DOWN = r"(?:lower|down|worse|fall|drop|decline|loss|decrease|slip)\b"
# Words between a verb and its number; "lên", "to" and the like lead to a level, not to a step.
# Nor does what cost or brought places: that is a part of a step.
_LEVEL = (
    r"(?:tu|from|len|xuong|toi|den|con|to|at|dat|xep|dung|thu|hang thu|lam|dem|cost|costs|brought)"
    r"\b"
)
GAP = rf"(?:(?! {_LEVEL})[^.;:,\d\n()]){{0,28}}?\s"
NO_LEVEL = r"(?!(?:len|xuong)\b)"
_CHANGED = r"(?P<said>khong (?:thay )?doi|giu nguyen|unchanged|no change|khong tang,? khong giam)"

_N = rf"(?P<n>{NUMBER}|{SPELLED})"
_D = r"(?P<n>\d{1,2})"
_TH = r"(?:st|nd|rd|th)\b"
_ALONE = r"(?<![\d.,/])"
DECIMAL = r"\d{1,3}[.,]\d{1,9}"
PERCENT = r"\s*(?:%|per ?cent\b|phan tram\b)"
_YEAR = r"(?:19|20)\d\d\b(?![.,]\d)"
_NOT_SCORE = (
    r"(?!\s*(?:/\s*\d|ty|trieu|nghin|ngan|dong|ha\b|km|m2|usd|vnd|million|billion|trillion|"
    r"nguoi|tan\b|kg|bac|hang|doanh nghiep|lan\b|times?|gio|ngay|phut))"
)
_NOT_RANK = (
    r"(?!\s*(?:bac|diem|%|ty|trieu|nghin|ngan|dong|ha\b|km|nguoi|don vi|chi so|tieu chi|"
    r"thang\b|[.,]\d))"
)
_FIELD = r"\s*/\s*(?P<field>\d{1,3})\b(?!\s*/)"
_AMONG = r"\s*(?:tren|trong|trong so|out of|of|among)\s*(?:tong so |the |all )*(?P<among>\d\d)\b"
_TAIL = rf"(?:{_FIELD}|{_AMONG})?"
_RANKED = (
    r"(?:xep|dung|giu|o|len|xuong|dat|vao|tai|la|con|thu hang|vi tri|hang|vi thu|bac|thu bac)"
    r"(?:\s+(?:la|o|vao|len|xuong|hang|thu hang|vi tri|bac|hang muc|dung|xep|dat|cua|so))*"
)
_NTH_EN = r"(?P<n>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_PLACE = r"(?:(?:vi tri|hang|thu hang|thu|xep|dung|bac|rank|position|number|place|the|muc)\s+)*"
_FROM = rf"\b(?:tu|from)\s+{_PLACE}"
_TO = rf"\b(?:len|xuong|den|toi|con|to|sang)\s+{_PLACE}"
_TILL = r"(?:(?!\b(?:len|xuong|den|toi|con|to|sang)\b)[^.;\n]){0,40}?"

RANK_FROM_TO = (
    rf"{_FROM}(?P<n>\d{{1,2}})(?:{_TH})?(?![.,]\d)(?! (?:bac|diem|places|points))"
    rf"(?:\s*/\s*\d\d)?{_TILL}{_TO}(?P<m>\d{{1,2}})(?:{_TH}|\s*/\s*\d\d)?"
    r"(?![.,]?\d)(?!\s*(?:bac|diem|points|places|%|thang))"
)
# "53/63 lên 49/63", "(53 to 49)".
RANK_TO = (
    r"(?<![\d.,/])(?P<n>\d{1,2})\s*/\s*\d\d\s+(?:len|xuong|to|con)\s+"
    r"(?P<m>\d{1,2})\s*/\s*\d\d(?!\d)",
    r"\(\s*(?P<n>\d{1,2})\s+(?:len|xuong|to)\s+(?P<m>\d{1,2})\s*\)",
    r":\s*(?P<n>\d{1,2})\s*/\s*\d\d (?:va|and) (?P<m>\d{1,2})\s*/\s*\d\d(?!\d)",
)
SCORE_FROM_TO = rf"{_FROM}(?P<n>{DECIMAL})\b{_TILL}{_TO}(?P<m>{DECIMAL})\b(?!\s*(?:ty|trieu|%))"
RANK_UP = rf"\b{UP}{GAP}{_N}[\s-]*{PLACES}"
RANK_DOWN = rf"\b{DOWN}{GAP}{_N}[\s-]*{PLACES}"
RANK_UP_AFTER = rf"{_ALONE}{_N}[\s-]*{PLACES}\s+{AFTER_UP}"
RANK_DOWN_AFTER = rf"{_ALONE}{_N}[\s-]*{PLACES}\s+{AFTER_DOWN}"
RANK_SIGN = rf"(?P<sign>[+-])\s?{_D}\s*{PLACES}"
SCORE_UP = rf"\b{NO_LEVEL}{UP}{GAP}(?P<n>{NUMBER})\s*{POINTS}"
SCORE_DOWN = rf"\b{NO_LEVEL}{DOWN}{GAP}(?P<n>{NUMBER})\s*{POINTS}"
SCORE_UP_AFTER = rf"{_ALONE}(?P<n>{NUMBER})[\s-]*{POINTS}\s+{AFTER_UP}"
SCORE_DOWN_AFTER = rf"{_ALONE}(?P<n>{NUMBER})[\s-]*{POINTS}\s+{AFTER_DOWN}"
SCORE_SIGN = rf"(?<![\d\w])(?P<sign>[+-])(?P<n>{DECIMAL})\b(?!\s*%)(?:\s*{POINTS})?"
SAME = (
    rf"\b(?:bac|hang|vi tri|thu hang|thu bac|/\s*6\d|rank\w*|place)\b[^.;\n]{{0,40}}?{_CHANGED}",
    r"(?P<said>khong (?:thay )?doi) so voi\b",
    r"(?P<said>giu nguyen|unchanged|no change)\b(?= (?:thu hang|vi tri|hang|bac|rank|so voi|from|"
    r"on|in rank|compared))",
)
FRACTION = (
    rf"(?P<said>(?:\b(?:{_RANKED}\s+)?thu\s*){_D}{_FIELD})",
    rf"(?P<said>\b{_RANKED}\s*[:(]?\s*{_D}{_FIELD})",
    r"(?<![\d/.,])(?P<n>\d{1,2})\s*/\s*(?P<field>6[0-4]|34)\b(?![/\d])",
)
TOP = r"\b(?:top|nhom)\s+(?P<n>5|10|15|20|30)\b(?! (?:chi so|noi dung|linh vuc))"
ORDINAL = (
    rf"(?P<said>\b(?:{_RANKED}\s+)(?:thu|so|hang thu)\s+{_D}\b{_TAIL}){_NOT_RANK}",
    r"(?P<said>\b(?:xep hang|thu hang|xep vi tri|vi tri|dung vi tri|hang|xep|vi thu)"
    rf"(?: la| cua tinh la| chung la|:)?\s+{_D}\b{_TAIL}){_NOT_RANK}",
    rf"(?<!lan )(?<!nam )(?<!ky )(?<!hop )(?<!khoa )(?P<said>\bthu\s+{_D}\b{_TAIL})"
    r"(?=\s*(?:toan quoc|ca nuoc|trong|tren|khu vuc|vung|ve|cua|[,;.)]?\s*(?:$|tinh|tang|"
    rf"giam|voi|va|trong|so)|\)))(?!\s*,\s*(?:ngay|\d)){_NOT_RANK}",
)
ORDINAL_EN = (
    rf"(?P<said>\b{_D}{_TH}(?:[\s-]+(?:place|position|rank|spot))?(?:{_AMONG})?)"
    r"(?! (?:century|congress|anniversary|session|term|meeting|of [a-z]+ry\b))"
)
NUMBER_EN = (
    r"(?P<said>\b(?:rank(?:ed|s|ing)?|placed|place|position)\s*(?:of|is|was|at|in|as|:)?\s*"
    rf"(?:no\.?|number|#)?\s*{_D}\b{_TAIL})(?!\s*(?:places|points|editions|years|provinces|%|"
    rf"[.,]\d|{_TH}))",
    rf"(?P<said>\b(?:no\.?|number|#)\s*{_D}\b{_TAIL})"
    r"(?=\s*(?:in|of|nationwide|nationally|on|among|out|[,;.)]|$))",
)
SPELLED_RANK = (
    r"(?P<said>\b(?:xep|dung|giu|o|len|vi tri|hang|xep hang)\s+(?:vi tri\s+|hang\s+)?"
    rf"thu (?P<n>{NTH})\b)",
    rf"(?P<said>\b(?:ranked|ranks|came|placed|finished|stood)\s+{_NTH_EN}\b)",
    rf"(?P<said>\b{_NTH_EN}[\s-]+(?:place|position|spot|rank)\b)",
)
SCORE_POINTS = (
    rf"(?<![\d/.,])(?!{_YEAR})(?P<n>{NUMBER})(?P<unit>\s*(?:/\s*\d{{2,3}}\s*)?{POINTS})"
    r"(?! (?:phan tram|%))"
)
SCORE_AFTER = (
    r"\b(?:dat|diem(?: so)?(?: tong)?(?: hop)?(?: la| dat)?|muc|score[sd]?(?: of| was| is)?|"
    r"scoring|ket qua(?: la| dat)?|gia tri|la|voi|at|with|to|len|xuong|con|o)\s*[:(=]?\s*"
    rf"(?P<n>{DECIMAL})(?P<unit>{PERCENT})?(?!\d){_NOT_SCORE}"
)
SCORE_BARE = rf"(?<![\d/.,])(?P<n>{DECIMAL})(?P<unit>{PERCENT})?(?!\d)(?![.,/]\d){_NOT_SCORE}"
# What a comma or "và" ties to a change before it: "tăng 2,92 điểm và 14 bậc".
ALSO = (
    r"\s*(?:,|va|and|,\s*(?:va|and)|\(|/|tuc|tuong ung)\s*(?:tuong ung |hay )?"
    rf"(?P<n>{NUMBER})\s*(?:(?P<places>{PLACES})|(?P<points>{POINTS}))"
)
