"""English phrases that are written with numbers and count nothing: zero in, the eleventh hour."""

from __future__ import annotations

import re

_PHRASES = (
    r"zero(?:es|ed|ing)? in on",
    r"ground zero|zero hour|zero[ -]sum|zero tolerance",
    r"(?:at|until|to) the eleventh hour",
    r"(?:on )?cloud nine|(?:in )?seventh heaven|sixth sense|forty winks|nine lives|cold feet",
    r"nine times out of ten|ten to one|(?:a|one) hundred and ten per ?cent",
    r"counts? to ten|counted to ten|counting to ten",
    r"at sixes and sevens|dressed to the nines",
    r"two heads are better|two birds with one stone|two wrongs|two left feet|takes two to",
    r"two sides of the same coin|two[ -]way street|(?:in|of) two minds|two cents|two[ -]faced",
    r"put(?:s|ting)? two and two together|second to none|nine[ -]to[ -]five|day one",
    r"back to square one|third time lucky|third[ -](?:party|rate|world|degree)|a stitch in time",
    r"six feet under|on all fours|four[ -]letter words?|four corners|seven seas|five senses",
    r"fifty[ -]fifty|three's a crowd|second (?:thoughts|nature|chances?|hand|best|guess\w*)",
    r"(?:like|feel like) a million (?:dollars|bucks)|look(?:s|ed)? like a million dollars",
    r"a thousand words|thousand(?:-|\s)yard stare|jack of all trades",
    r"first (?:of all|aid|class|come|hand|name|names|rate|things? first)|at first (?:sight|glance)",
)
_IDIOM = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(_PHRASES)})(?![A-Za-z])", re.IGNORECASE)
HYPERBOLE = re.compile(
    r"[ \n](?:times(?! (?:more|less|larger|smaller|bigger|faster|higher|as))|thanks|reasons|things"
    r"|ways|apologies|pieces|questions|miles (?:away|from))(?![A-Za-z])",
    re.IGNORECASE,
)
"""What a hundred or a million of may only be many."""


def without_idioms(text: str, blank: str) -> str:
    """`text` with such phrases replaced by `blank`; every position stays."""
    return _IDIOM.sub(lambda match: blank * len(match[0]), text)
