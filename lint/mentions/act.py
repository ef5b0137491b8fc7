"""Words for what happens: in comes a word, out comes the family of acts it tells of; "shot" meets "shooting"."""

from __future__ import annotations

#: One family a line; two sentences tell one event only where their acts are of one family.
_FAMILIES = {
    "attack": "shoot shoots shot shooting shootings shootout gunfire gunned stabbed stabbing attack attacks"
    " attacked kill kills killed killing killings murder murdered murders slain slaying slayings homicide"
    " homicides wounded wounding injured massacre bombing explosion blast rampage ambush ambushed beaten"
    " beating raid raided gunshot gunshots shots struck",
    "death": "die dies died dying death deaths",
    "find": "discovered",
    "arrest": "arrest arrested arrests custody captured apprehended surrendered nabbed",
    "charge": "charged charges indicted indictment indictments",
    "hearing": "hearing hearings arraigned arraignment court bail",
    "plea": "pleaded pled plea pleads",
    "trial": "trial testified testimony jury jurors",
    "sentence": "sentenced sentencing convicted conviction verdict acquitted",
    "release": "released freed paroled",
    "meet": "meet meets met meeting meetings summit summits talks ceremony ceremonies welcomed welcome welcoming"
    " greeted greeting greets reception visit visits visited handshake banquet",
    "sign": "sign signs signed signing inked ratified",
    "arrive": "arrive arrives arrived arrival landed",
    "leave": "departed departure depart departs",
    "birth": "born birth birthday",
    "funeral": "funeral funerals burial buried vigil vigils memorial mourned wake",
    "vote": "election elections elected vote votes voted voting poll polls referendum ballot primary caucus",
    "announce": "announce announces announced announcement announcing unveiled declared",
    "resign": "resign resigns resigned resignation retire retires retired retirement quit steps ousted",
    "crash": "crash crashed crashes collision collided derailed derailment sank capsized",
    "collapse": "collapse collapsed",
    "blaze": "blaze fire wildfire fires",
    "quake": "earthquake quake hurricane storm tornado flood floods flooding typhoon cyclone",
    "play": "match game win wins won beat beats final defeat defeated",
    "open": "open opens opened opening launch launched launches inaugurated unveiling",
    "begin": "begin begins began begun start starts started",
    "end": "end ends ended expire expires expired deadline",
    "marry": "married wedding marry",
    "take office": "sworn inauguration nominated nomination appointed",
    "buy": "acquire acquired acquisition buyout takeover merger",
    "rob": "robbery robbed burglary burglarized stolen stole theft",
    "examine": "autopsy autopsies examiner",
    "say": "said says told confirmed identified wrote tweeted stated conference briefing statement interview",
    "publish": "published publishes posted updated issued expiring",
}
#: Nouns that take a date before them or stand for what was just told: "the May 3 incident".
_VAGUE = "incident incidents event occurred happened happen place violence tragedy case responded"
_FAMILY = dict.fromkeys(_VAGUE.split(), "happen") | {
    word: family for family, words in _FAMILIES.items() for word in words.split()
}


def family(word: str) -> str:
    """The family of acts of a lower-case word; "happen" for words that tell only that something did; "" for others."""
    return _FAMILY.get(word, "")
