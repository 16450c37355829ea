"""The forms that time expressions take, as one ordered table of patterns over plain lower-case text.

Order decides: where two patterns begin at the same character, the earlier one is taken, so longer forms stand first. Every pattern begins
with words that few texts hold, so that one pass over a text costs little.
"""

from __future__ import annotations

import re

__all__ = ["PATTERNS", "SCANNER"]

MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b\.?)"
WD = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|(?:mon|tues|tue|wed|thurs|thur|thu|fri|sat|sun)\b\.?)"
YEAR = r"(?:1[5-9]\d\d|20\d\d)"
SMALL = r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
TENS = r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
NUMBER = rf"(?:(?!(?:1[5-9]|20)\d\d )\d+(?:[.,]\d+)?(?: \d/\d)?|(?:{TENS})(?:[ -](?:{SMALL}))?|{SMALL}|(?:an?|one) (?:dozen|hundred|thousand))(?: and a half)?"
LOOSE = r"several|(?:a )?few|(?:a )?couple(?: of)?|many|some|dozens of|hundreds of|tens of|hundreds|thousands of"
COUNT = rf"(?:{NUMBER}|{LOOSE})"
ONE = r"(?:an?(?: half| full| single| whole)?|half an?|one)"
UNIT = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|semester|year|decade|centur(?:y|ie)|hr|min|sec|yr)"
#: "nineteen ninety-six", "two thousand": a year in words; only behind a month or season, or where it cannot count anything.
SPOKEN = rf"(?:(?:seventeen|eighteen|nineteen|twenty)[ -](?:(?:{TENS})(?:[ -](?:{SMALL}))?|oh[ -](?:{SMALL})|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)|two thousand(?: and (?:{SMALL}))?)\b"
ORDINAL = r"(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
#: Days as transcripts of speech write them: "March eighth", "twenty-second".
DAY_WORD = r"(?:(?:twenty[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth|thirty[ -]first)\b(?! (?:quarter|half|week|day|time|year|anniversary))"
PART = r"(?:morning|afternoon|evening|night|midday|noon|midnight|dawn|dusk|daytime)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
EARLY = r"(?:early|mid|middle|late|the (?:start|beginning|middle|end) of|the early|the late|the mid|the (?:early|late|final|first) (?:part|days|hours|weeks|months) of)"
HOURS = r"(?:(?:the )?(?:early|small|wee|late) hours (?:of|on)(?: the)? )"
CLOCK = r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::[0-5]\d)?)? ?(?:a\.m\.|p\.m\.|am\b|pm\b|o'?clock|in the (?:morning|afternoon|evening)\b|at night\b)|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?!\d)|noon\b|midnight\b)"
HOUR = r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::[0-5]\d)?)?"
HALF_DAY = r" ?(?:a\.m\.|p\.m\.|am\b|pm\b|o'?clock)"
ZONE = r"(?: ?(?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|msk|bst|et|pt|local time|moscow time)\b)?"
WHICH = r"(?:last|next|this|coming|past|previous|following|preceding|current|same|upcoming|final|latest)"
HOLIDAY = (
    r"(?:new year(?:'?s)?(?: day| eve)|christmas(?: day| eve)?|boxing day|easter(?: sunday| monday)?|good friday|palm sunday|ash wednesday|thanksgiving(?: day)?|"
    r"labor day|memorial day|independence day|fourth of july|veterans'? day|armistice day|may day|halloween|valentine'?s day|martin luther king(?: jr\.?)? day|mlk day|"
    r"president'?s'? day|columbus day|mother'?s day|father'?s day|april fools'? day|bastille day|international women'?s day|earth day|st\.? patrick'?s day)"
)
#: "2,014 troops", "$1999", "No. 2010": a figure that looks like a year is left alone there.
NOT_FIGURE = r"(?<![$£€#.,:/\d-])"
FISCAL = r"(?:fiscal |financial |calendar |school |academic |election )?"

PATTERNS: dict[str, str] = {
    "iso": r"\d{4}-[01]\d-[0-3]\d(?:(?:t| )(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:z|[+-][01]\d:?\d\d)?)?(?![\d-])",
    "numeric": r"(?<![\d./-])(?:\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})|\d{4}(?P<sign>[/.])\d{1,2}(?P=sign)\d{1,2})(?![\d/]|[.-]\d)",
    "days_mdy": rf"(?:from |between )?{MONTH} {DAY}(?: ?- ?| to | and | through | until )(?:{MONTH} )?{DAY}(?:,? {YEAR}\b)?(?! ?(?:percent|%|people))",
    "days_dmy": rf"(?:from |between )?(?:the )?{DAY}(?: ?- ?| to | and | through | until )(?:the )?{DAY} (?:of )?{MONTH}\b(?:,? {YEAR}\b)?",
    "mdy": rf"(?:(?:early|late)(?: on)? )?(?:{WD},? )?{MONTH},? (?:the )?(?:{DAY}(?![:,]?\d\d)|{DAY_WORD})(?: ?,? (?:{YEAR}\b|{SPOKEN}))?",
    "dmy": rf"(?:{WD},? )?(?:the )?(?<![\d,.:$]){DAY}(?: day)? (?:of )?{MONTH}\b(?:,? {YEAR}\b)?",
    "dmy_words": rf"(?:{WD},? )?the {DAY_WORD}(?: day)? of {MONTH}\b(?:,? (?:{YEAR}\b|{SPOKEN}))?",
    "nth_week": rf"(?:the )?(?:{ORDINAL}|last|final) (?:full )?week of {YEAR}\b",
    "months": rf"(?:from |between ){MONTH} (?:to|and|through|until) {MONTH}(?:,? {YEAR}\b)?",
    "month": rf"(?:(?:{EARLY}|{WHICH}|earlier (?:this|in)|later (?:this|in)|later|earlier)[ -])?{MONTH}(?:,? (?:of )?(?:{YEAR}\b|{SPOKEN}|(?:last|this|(?:the )?next|the same|that|the following|the previous) year))?(?!\w)",
    "quarter": rf"(?:(?:the|this year's|last year's|next year's|its|this|last|next|a) )?(?:(?:{YEAR} )?{FISCAL}(?:first|second|third|fourth|1st|2nd|3rd|4th)[ -]{FISCAL}quarter|(?:{YEAR} )?q[1-4])(?:'s)?(?:,? (?:of |in )?(?:fiscal )?(?:{YEAR}\b|(?:last|this|next|the|the previous|the same) year))?",
    "year_quarter": rf"the {YEAR} (?:quarter|period)\b",
    "week_of": rf"the week (?:of|beginning|starting|commencing)(?: on)? (?:{MONTH} {DAY}|(?:the )?{DAY} (?:of )?{MONTH})(?:,? {YEAR}\b)?",
    "year_end": r"(?:the )?year(?:'s)?[ -]end\b",
    "half": rf"(?:the )?(?:first|second) half(?: of (?:{YEAR}\b|(?:last|this|next|the) year|the {UNIT})|,? {YEAR}\b)",
    "backwards": rf"the day (?:before|after) (?:yesterday|tomorrow)|(?:{EARLY}|later|earlier|mid-?(?:morning|afternoon)) ?(?:yesterday|today|tomorrow)(?: {PART})?|(?:yesterday|today|tomorrow|tonight)(?: {PART})?\b",
    "last_night": rf"(?:late |early )?(?:last night|overnight|this {PART}|later this {PART}|(?:yesterday|tomorrow) {PART})\b",
    "weekday_day": rf"{WD},? (?:the )?(?:3[01]|[12]?\d)(?:st|nd|rd|th)\b(?! [a-z]* ?(?:of|street|st\b|avenue|ave\b|floor|district|century|anniversary|birthday))",
    "month_day": r"on the (?:3[01]|[12]?\d)(?:st|nd|rd|th)(?: of (?:this|last|next) month\b|(?= ?(?:[.,;)]|$)))",
    "weekday": rf"{HOURS}?(?:{PART} (?:of |on )|(?:early|mid|late|earlier|later)(?: on)? )?(?:(?:the )?{WHICH}(?: week)?(?: on)? )?{WD}(?:'s)?(?:[ -](?:(?:early|late)[ -])?{PART}\b| (?:(?:of|in) (?:the )?)?(?:last|next|this|following|previous) week\b)?(?![a-z])",
    "weekdays_set": rf"(?:every|each) (?:other )?(?:{WD}|{PART})\b|(?:on )?(?:mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends|weekdays)\b",
    "that_part": rf"{HOURS}{PART}|(?:earlier|later|early|late) (?:in )?(?:the|that) {PART}\b|(?:that|the same|the next|the following|the previous) {PART}\b|(?:in the|at) (?:(?:early|late)[ -])?(?!noon|midnight|midday){PART}\b|(?:in|during) the (?:early|late) {PART}\b|(?:(?:by|at|in|around) )?mid[- ]?(?:morning|afternoon)\b(?! (?:yesterday|today|tomorrow))|(?:by|at|around) midday\b",
    "same": rf"(?:that|the) (?:very )?same {UNIT}\b|that (?:very )?(?:day|week|weekend|month|quarter|year|decade)\b",
    "beside": r"(?:the|a) (?:day|week|weekend|month|year) (?:later|earlier|(?:before|after)(?= ?[.,;]))|the (?:morning|afternoon|evening|night) (?:before|after)(?= ?(?:[.,;]|$))|(?:the )?(?:next|following|previous|preceding) (?:day|morning|evening|night)\b",
    "year_ago": r"the (?:(?:same|corresponding|comparable|like) (?:quarter|period|month)|quarter) (?:of |in )?(?:the )?(?:last year|previous year|year before|a year (?:ago|earlier|before))\b|last year's (?:quarter|period)\b|(?:the |a )?(?:year|month)-(?:ago|earlier)(?: (?:quarter|period|month))?\b",
    "ago": rf"(?:(?:about|almost|nearly|more than|less than|over|around|some|just|at least|only|exactly|roughly|barely) )?(?:{COUNT}|{ONE}) {UNIT}s?(?: and (?:a half|{COUNT} {UNIT}s?))? (?:ago|earlier|later|before that|after that|from now|hence|back|previously)\b",
    "in_units": rf"(?:in|within) (?:about |another |just |less than |the )?(?:{NUMBER}|{ONE}) {UNIT}s?(?:'s? time| from now)?\b",
    "past_units": rf"(?:(?:in|over|for|during|within) (?:the )?|(?:the|these|those|its) )?(?:last|past|next|previous|coming|first|final|preceding|recent|following|latest) (?:{COUNT} )?(?:fiscal |consecutive )?(?:{UNIT}s)\b",
    "holiday": rf"{HOLIDAY}(?:,? {YEAR}\b)?",
    "since_new_year": r"since (?:the )?(?:new year|start of the year|beginning of the year)\b(?!'?s? (?:day|eve))",
    "new_year": r"the new year\b|new year's\b",
    "relative": rf"(?:(?:{EARLY}|earlier|later|earlier in|later in|rest of|the rest of|the remainder of|part of|all|most of|the same (?:period|time|quarter|month) (?:of|in|the)) )?(?:the )?{WHICH} {FISCAL}(?:day|weekend|week|fortnight|month|quarter|year|decade|century|{SEASON})\b(?:'s)?",
    "of_year": rf"(?:{EARLY}|later in|earlier in|(?:the )?rest of|the remainder of) (?:the |that )?{FISCAL}(?:day|week|month|quarter|year|decade|century)\b(?! \d)",
    "the_day": r"the day\b(?= ?(?:[.,;]|at \d|with\b|up\b|down\b|higher\b|lower\b|unchanged\b))",
    "the_unit": rf"the latest period\b|the {FISCAL}(?:day|week|weekend|month|quarter|year)(?! end(?:ed|ing)\b)(?!s|ly|-| (?:of|after|before|\d)|\w)",
    "season": rf"(?:(?:{EARLY}|{WHICH}|the|in|during|since|by|this past|of)[ -])+{SEASON}(?: of)?(?: (?:{YEAR}\b|{SPOKEN}))?(?!s?[a-z])|{SEASON} (?:of )?{YEAR}\b",
    "decade": rf"(?:{EARLY}[ -]|the )?(?:1[5-9]|20)\d0(?:'?s|-?ies)\b|(?:{EARLY}[ -]|the )?'?[2-9]0s\b|(?:{EARLY}[ -]|the )(?:{TENS.replace('ty', 'ties')})\b",
    "century": rf"(?:{EARLY}[ -]|the )?(?:{ORDINAL}|twenty-first)[ -]century\b",
    "years": rf"(?:from |between ){YEAR}(?: ?- ?| to | and | until | through )(?:{YEAR}|\d\d)\b|{NOT_FIGURE}{YEAR} ?[-–~] ?(?:{YEAR}|\d\d)\b(?![-/\d])|{NOT_FIGURE}{YEAR} (?:to|through) {YEAR}\b(?![-/,.]?\d)",
    "clocks": rf"(?:(?:from |between ){HOUR}(?:{HALF_DAY})?(?: ?[-–] ?| (?:to|and|until|till) )|(?<![\d.,:$£€-]){HOUR}(?:{HALF_DAY})?(?: ?[-–] ?| (?:to|until|till) ))(?:{HOUR}{HALF_DAY}|{CLOCK}){ZONE}",
    "clock": rf"(?:(?:early|late|shortly (?:after|before)|about|around) )?{CLOCK}{ZONE}",
    "every": rf"(?:every|each)(?: (?:other|single|few|{NUMBER}|{ORDINAL}))? {UNIT}s?\b|(?:per|an?) (?:hour|day|week|month|year)\b(?= ?(?:,|\.|;|on average|in|for|to|from|by)? ?)",
    "adverb_set": r"(?:twice |bi)?(?:daily|weekly|monthly|yearly|annually|annual|hourly)\b|quarterly\b(?= ?(?:[.,;]|$))|per annum\b",
    "duration": rf"(?:the|its) (?:fiscal )?(?:year|quarter|six months|nine months)(?= end(?:ed|ing)\b)|(?:(?:the|about|almost|nearly|more than|less than|over|around|some|just|at least|only|up to|another|all|full|entire|whole) )*(?:{COUNT}|{ONE}|half an?)[ -](?:full |whole |consecutive |straight |more |additional |trading |working |business )?{UNIT}s?(?: and (?:a half|{COUNT} {UNIT}s?))?\b(?![- ]olds?\b| of age)|(?:for |over |within |in )?(?:many )?(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)(?:-long)?\b(?!'| of age|[- ]olds?)",
    "reference": (
        rf"right now|these days\b|for now|by now|until now|from now on|nowadays|now\b(?!-)|currently|at present|presently|at the moment|the present\b|current(?= (?!of|is\b|was\b|in\b|that\b|had\b|swept\b|carried\b|pulled\b|dragged\b|took\b|and\b))|recently|in recent (?:days|weeks|months|years|decades|times)|"
        rf"recent\b|lately|in the past\b(?! {COUNT}| {UNIT})|the past\b(?! (?:of|tense)| {COUNT}| {UNIT})|in the (?:near |foreseeable |not too distant )?future|the (?:near |foreseeable )?future|soon\b(?! as| after)|at that time\b|once\b(?= (?:known|called))|for the time being|the near term"
    ),
    "year": rf"(?:(?:{EARLY}|the year|fiscal year|fiscal|calendar year|the|mid) |(?:mid|early|late)-|{NOT_FIGURE}){YEAR}(?!-?\d|[,.:/]\d| ?(?:%|percent\b)|-[a-z])\b|the year {SPOKEN}|two thousand\b(?= ?(?:[.,;]|$| (?:and|has|had|problem|election)))|(?:seventeen|eighteen|nineteen|twenty)[ -](?:(?:{TENS})(?:[ -](?:{SMALL}))?|oh[ -](?:{SMALL})|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)(?![ -](?:percent|people|years|days|dollars))\b",
}
"""What each form is called, and how it looks."""

#: All forms as one pattern: ``lastgroup`` tells which one was met.
SCANNER = re.compile(r"(?<![\w'-])(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in PATTERNS.items()) + r")(?![a-z])")
