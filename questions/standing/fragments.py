"""Fragments: wordings that are seen to be incomplete, or to lean on another sentence, by themselves."""

from __future__ import annotations

import re

from questions.datafiles import read_toml
from questions.standing.welded import has_welded

_DATA = read_toml("standing")["whole"]
_PREPOSITIONS = "|".join(_DATA["prepositions"])
_DAYS = "|".join([*read_toml("standing")["times"]["days"]])
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?i)^(?:in|{_PREPOSITIONS}),|\b(?:of|than|unlike|despite|during|among),",
        rf"(?<=[\w%,] )(?:{'|'.join(_DATA['leading'])}) [A-Z]",
        rf"\b(?:{'|'.join(_DATA['ending'])})\.$",
        r"(?i)^(?:maybe|perhaps|possibly|another|further|similar)\b",
        r"^(?:[A-Z][\w ]*, )?[Oo]ther (?!.*\b(?:than|such as|like)\b)",
        r"(?<!and )(?<!or )\b(?:some|several|many|various) other (?!.*\b(?:than|such as|including)\b)[\w ]+\.$",
        r"(?i)^\w+ (?:it|them|this|that|these|those), ",
        r"(?i)^what(?:ever)? [\w ]*?\b(?:do|does|did) (?!not\b)\w+ (?:is|was|are|were)\b",
        r"^The (?:most|least|\w+est) (?:\w+ )?(?:is|are|was|were) ",
        rf"(?i)^(?:{_DAYS}), ",
        r"(?<!and )\b([A-Z][\w’-]+) (?:[A-Z][\w’-]+ )?\1\b",
        r"\bSt Saint\b",
        r"\b([A-Z][\w-]+)\b.* goes by the (?:name|nickname) (?:of )?\1\b",
        r"(?i)\b(?:is|are|was|were) (?:even |far |much |slightly )?(?:less|more) (?!(?:than|or|and)\b)\w+"
        r"(?!.*\bthan\b)",
        r"^(?:When|As|While|After|Before|Back|Because|Once) .*\b([A-Z][\w’-]+|the \w+)\b[^,]*(?:, [^,]+)?, \1 ",
        r"^(?:In|On|At|During|For|Despite) .*\b([A-Z][\w’-]+)\b[^,]*, \1 ",
        r"(?i)^in one (?:case|example|incident|instance)\b|\bherein\b",
        r"^One (?:\w+ )?(?:answer|clue|concern|difficulty|hint|idea|issue|problem|reason|sign|step|theory|view)"
        r" (?:is|was)\b",
        r"\w -[a-z]| ”|^According to [^,]+$|\bto the (?:north|south|east|west)\.$",
        r"^An? (?:additional|further|added|extra|similar|related) ",
        r"^It (?:was|is) (?:the|an?) (?!(?:\w+ ){1,5}(?:that|who|which|when|to (?!(?:the|an?|its|his|her|their)\b))\b)",
        r"^What (?:is|was) \w+ (?:is|was)\b",
        r"^(?:Why|Whether|How|Where) ",
        r"\bnot even an? |\b(?:is|was) (?:not )?an? (?:\w+ )?example\.$",
        r"\b(?:go|goes|went|gone) out(?: as [^,]+)?\.$",
        r"\b(?:is|are) (?:associated|linked|connected) with (?:a number of|several|various|certain) ",
        r"\b[Tt]he “[a-z-]+”(?:\.$| (?:is|are|was|were|may|might|can|could|will|would|has|have|had|\w{3,}ing)\b)"
        r"(?!.*\b(?:called|known|named|means?)\b)",
        r"^(?!.*[“”]).*(?:(?<!\w)’em|\b(?:gonna|gotta|wanna|ain’t))\b",
        r"(?i)^\w+(?: \w+)? of (?:which|whom)\b|^(?:speaking|talking) of\b",
        r"^(?!.*\b(?:and|as|both|for|or|two)\b).*\b(?:is|are|was|were) equally (?!divided\b|likely\b|shared\b|split\b)",
        r"\b(?:was|were) still (?:better|worse|more|less|\w+er)\b",
        r"\b(?:argues|believes|claims|says|thinks) .* and (?:has|had) (?:\w+ly )?(?:argued|claimed|said|told|warned)\b",
        r"^The (?:[A-Z]\w+ ){1,2}\w+ (?:that )?they\b.*\b(?:his|her)\b",
        r"\b(?:branded|dubbed|labell?ed) (?:an?|her|his|its|the|their) [\w’'-]+ of [^“\"]*\.$",
        r"\b[Tt]he same \w+ would\b(?!.*\b(?:as|that|who|which|if)\b)",
        r"^One thing\b|^(?:As|Like|Unlike|With) [^,]+, it\b",
        r"\bwould (?:benefit|die|fail|fall|follow|gain|happen|improve|increase|lose|rise|suffer|win)\.$",
        r"^(?:Early on|Later on|At first|At one (?:point|stage)|By now|By then|This time|In the end),? ",
        r"^(?:The|An?) (?:equivalent|sum|total)\b.*\bcombined\.$",
        r"^One of the (?:most [\w-]+|main|key|\w+est) (?:aspects?|elements|factors|features|parts|stages|steps|tasks)"
        r" (?:is|are|was|were) |^What [a-z]+-[a-z]+ [a-z]*[^\Ws] (?:\w+ly )?(?:is|was|means|meant|does|did)\b"
        r"|^Others (?!who\b)[a-z]+s (?:is|are|was|were|has|have|had|can|will)\b",
        r"^(?!.*\b(?:\d{4}|after|although|as|at the time|before|by|despite|during|since|though|until|when|while)\b)"
        r".*\b(?:was|were) (?:back (?!to the (?:days|time))|again\b|still\b)",
        r"\b[A-Z]\w+ (?:himself|herself|itself)(?! (?:in|to|as|at|on|for|with|up|out|a|the)\b)(?= \w)",
    )
)
_SO_MUCH = re.compile(r"\bso much as\b")
_NOT = re.compile(r"\bnot\b|n[’']t\b|\bwithout\b")
_SOURCE = re.compile(r"^According to [^,]+, |, according to [^,]+(?=\.$)")


def is_fragment(statement: str) -> bool:
    """Say whether a statement, or the claim in it, is incomplete, broken, or leans on another sentence."""
    claim = _SOURCE.sub("", statement)
    told = claim[:1].upper() + claim[1:]
    if any(form.search(text) for form in _FORMS for text in {statement, told}) or has_welded(statement):
        return True
    return bool(_SO_MUCH.search(statement)) and not _NOT.search(statement)
