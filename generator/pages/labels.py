"""The words for what briefings state in codes: measures, bases, kinds, roles, gradings and the two scales.

Reliability and credibility are the Admiralty scale's (NATO AJP-2.1), precision is UCDP's `where_prec`.
"""

from __future__ import annotations

from generator.pages.tongue import noted

LABELS = {
    # measures
    "killed": noted("killed"),
    "injured": noted("injured"),
    "missing": noted("missing"),
    "kidnapped": noted("kidnapped"),
    "hostages": noted("hostages"),
    "arrested": noted("arrested"),
    "displaced": noted("displaced"),
    "attackers": noted("attackers"),
    # on what basis something is said
    "stated": noted("stated by the source"),
    "claimed": noted("claimed"),
    "alleged": noted("alleged"),
    "suspected": noted("suspected"),
    "speculation": noted("speculation"),
    "attributed": noted("attributed"),
    "denied": noted("denied"),
    "not_confirmed": noted("not confirmed"),
    # gradings
    "confirmed": noted("confirmed"),
    "fair": noted("fair"),
    "weak": noted("weak"),
    "contested": noted("contested"),
    "discounted": noted("discounted"),
    # actors
    "group": noted("group"),
    "person": noted("person"),
    "force": noted("military or police"),
    "organisation": noted("organisation"),
    "state": noted("state"),
    "unnamed": noted("unnamed"),
    "perpetrator": noted("perpetrator"),
    "victim": noted("victim"),
    "responder": noted("responder"),
    "party": noted("party to the conflict"),
    "other": noted("other"),
    # sources
    "article": noted("article"),
    "broadcast": noted("broadcast"),
    "statement": noted("statement"),
    "report": noted("report"),
    "post": noted("post"),
    "entry": noted("entry"),
    "interview": noted("interview"),
    # states and phases
    "current": noted("current"),
    "superseded": noted("superseded"),
    "retracted": noted("retracted"),
    "ongoing": noted("ongoing"),
    "ended": noted("ended"),
}
PRECISION = {
    1: noted("exact location"),
    2: noted("near this point"),
    3: noted("somewhere in this district"),
    4: noted("somewhere in this province"),
    5: noted("a vague area"),
    6: noted("somewhere in this country"),
    7: noted("across borders or at sea"),
}
RELIABILITY = {
    "A": noted("completely reliable"),
    "B": noted("usually reliable"),
    "C": noted("fairly reliable"),
    "D": noted("not usually reliable"),
    "E": noted("unreliable"),
    "F": noted("cannot be judged"),
}
CREDIBILITY = {
    1: noted("confirmed by other sources"),
    2: noted("probably true"),
    3: noted("possibly true"),
    4: noted("doubtful"),
    5: noted("improbable"),
    6: noted("cannot be judged"),
}
QUALIFIED = {
    "exact": "{amount}",
    "at_least": noted("at least {amount}"),
    "at_most": noted("at most {amount}"),
    "more_than": noted("more than {amount}"),
    "less_than": noted("fewer than {amount}"),
    "about": noted("about {amount}"),
}
SEASONS = {
    "03": noted("spring {year}"),
    "06": noted("summer {year}"),
    "09": noted("autumn {year}"),
    "12": noted("winter {year}"),
}
