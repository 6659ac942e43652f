"""Figures: how many people were killed, hurt, taken or present, each number with its own clause as evidence.

Every number with a noun for people, or with a word of harm, beside it is read as a group of people ("at least six
people", "18", "one Malian soldier"). Then the clause decides what befell the group: the words after it, the words
before it, or the group that it belongs to. Numbers are never added, averaged or picked from. What the words around do
not decide is no figure.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.facts.casualties import ACTIVE, EVERYBODY, NOUNS, OF_NOUNS, PASSIVE, PEOPLE, QUALIFIERS, TOLLS
from generator.facts.fact import Figure
from generator.facts.gazetteer import demonym
from generator.facts.vocabulary import vocabulary
from generator.seeds import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Date, Measure, Qualifier, Quotation
    from generator.facts.numbers import Number
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article, Sentence

_LONGEST_GROUP = 8
_LONGEST_AFTER = 24
_AUXILIARIES = vocabulary(
    """
    were was are is be been being have has had got reportedly also later confirmed feared believed reported
    presumed said still to all then both not yet seriously slightly badly critically gravely severely fatally
    summarily brutally shot stabbed burnt immediately instantly already found left known officially each as
    listed remain remained remains taken ont été étaient sont avaient était a est légèrement grièvement
    gravement retrouvés who which that qui avoir être may might could must would will currently now apparently
    allegedly simultaneously thus so far least declared pronounced counted
    """
)
_STOP = vocabulary(
    """
    . ; : ? ! when while after before but although because if whereas where until amid since unless though as by
    par quand mais lorsque après avant pendant
    """
)
_LINKS = vocabulary(
    """
    in at on near from aboard inside outside of among during around across within with dans à au aux sur de des
    du d' lors
    """
)
_INCLUDING = vocabulary(
    """
    including include includes included among dont comprising plus notamment counting excluding
    """
)
_PLAIN = vocabulary(
    """
    the a an of other more another further additional additionally all and its their his her les des
    """
)
_NOT_COUNTED = vocabulary(
    """
    years year days day hours hour minutes minute seconds weeks week months month km kilometers kilometres miles
    mile meters metres feet percent per cent % dollars euros pounds pesos francs o'clock am pm times vehicles
    vehicle cars car trucks rounds bombs bomb explosions explosion attacks attack rockets shots houses homes
    buildings rooms stories storey floors provinces cities towns villages countries occasions grenades rifles kg
    kilograms tons tonnes inches ans jours heures mois kilomètres mètres january february march april may june
    july august september october november december janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre helicopters planes buses bullets churches mosques schools districts blasts weapons
    sticks
    """
)
_ACTIVE_SKIP = vocabulary(
    """
    the a an of at least about more than over some up to nearly almost around as many another other further
    additional down dead also including that approximately roughly estimated no fewer less au moins plus de d'
    environ les la vie à all its their his her these those
    """
)
_TOLL_SKIP = vocabulary(
    """
    at to of is was now stands stood rose risen climbed increased reached reaching had has been since put as
    high standing rises climbs by more than over least about around nearly from the death toll s'élève s'établit
    à est passé de revised up down set currently so far grown jumped went later and d' au moins may could exceed
    exceeds exceeded passed surpassed hit were remained remains still official casualty dead deaths killed
    number total overall provisional preliminary latest
    """
)
_PARTING = vocabulary("in at on and from near to during with for et dans à inside outside")
_BEFORE_TOLL = vocabulary(
    "at to of is was reached exceeds exceeded passed surpassed hit stands à de as has now were with"
)
_OTHER_EVENT = vocabulary(
    """
    previous previously similar earlier separate another past since unrelated recent decade decades
    """
)


_COUNTED_ABOVE: dict[str, Measure] = {
    "dead": "killed", "killed": "killed", "victims": "killed", "injured": "injured", "wounded": "injured",
    "hostages": "hostages", "missing": "missing",
}  # fmt: skip


class _Group(NamedTuple):
    """A number of people: words `first:last` with qualifier and noun; `head` is the noun's word, None for none."""

    first: int
    last: int
    at: int
    head: int | None
    qualifier: Qualifier
    number: Number


class _Read(NamedTuple):
    """A group with what befell it; `until` is the end of the words that say so, `parent` the group it is part of."""

    group: _Group
    measure: Measure
    rule: str
    begin: int
    until: int
    parent: int | None = None


def figures(
    article: Article, sayings: Sayings, quoted: Sequence[Quotation], dates: Sequence[Date]
) -> tuple[Figure, ...]:
    """Find all figures, in order."""
    found: list[Figure] = []
    for sentence in article.sentences:
        dated = article.within(sentence, dates)
        groups = [g for g in _groups(article, sentence) if not any(d.start <= g.number.start < d.end for d in dated)]
        if not groups:
            continue
        read = _read(article, sentence, groups)
        other = _is_other(article, sentence, dated)
        quotes = _quoted(sentence, quoted)
        for n, one in enumerate(read):
            source = _source(sayings, sentence, quotes, one)
            found.append(_figure(article, one, [r for r in read if r.parent == n], source, other=other))
    return tuple(found)


def _quoted(sentence: Sentence, quoted: Sequence[Quotation]) -> Sequence[Quotation]:
    """Answer the quotations that a sentence has a part in."""
    first = bisect_left(quoted, sentence.start, key=lambda q: q.end)
    last = bisect_left(quoted, sentence.end, lo=first, key=lambda q: q.start)
    return quoted[first:last]


def _groups(article: Article, sentence: Sentence) -> list[_Group]:
    numbered = ((at, article.words[at].number) for at in range(sentence.first, sentence.last))
    groups = (_group(article, sentence, at, number) for at, number in numbered if number)
    return [group for group in groups if group]


def _group(article: Article, sentence: Sentence, at: int, number: Number) -> _Group | None:  # noqa: C901, PLR0912 -- one test after another, in the order of the rule
    """Read qualifier, number and noun; None where the number counts something else."""
    words = article.words
    first, qualifier = _qualified(article, sentence.first, at)
    if words[at - 1].text in "$€£#" if at > sentence.first else False:
        return None
    if (
        words[at - 1].low in ("age", "aged", "no", "number", "channel", "flight", "route")
        if at > sentence.first
        else False
    ):
        return None
    if any(
        article.low(k) in ("aged", "ages", "age", "âgé", "âgés", "âgée") for k in range(max(at - 3, sentence.first), at)
    ):
        return None
    if article.low(at - 1) == "of" and article.low(at - 2) in ("mother", "father", "parents", "mère", "père"):
        return None
    after = article.low(at + 1)
    if after == "," and article.low(at - 1) == "," and at - 2 >= sentence.first and words[at - 2].capital:
        return None
    if after in ("of", "des", "d'") and article.low(at + 2) in ("the", "them", "those", "these", "whom", "which"):
        return None
    if after in _NOT_COUNTED or (after == "%") or (after == "-" and words[at + 1].start == words[at].end):
        return None
    head, last = None, at + 1
    for k in range(at + 1, min(sentence.last, at + 1 + _LONGEST_GROUP)):
        word = words[k]
        if word.low in _NOT_COUNTED:
            return None
        if word.low in ("hostage", "captive") and head is not None:
            break
        if word.low in PEOPLE or NOUNS.get(word.low):
            head, last = k, k + 1
            if (article.low(k + 1) in PEOPLE and article.low(k) not in ("more", "other", "others")) or NOUNS.get(
                article.low(k + 1)
            ) in ("attackers", "hostages"):
                continue
            if word.low in ("more", "other") and k + 1 < sentence.last:
                head = None if word.low == "more" else head
                continue
            break
        if head is not None:
            break
        if not _may_modify(article, k):
            break
    if head is None and after.endswith("s") and at + 1 < sentence.last and demonym(words[at + 1].text):
        head, last = at + 1, at + 2
    if head is not None and _is_verbal(article, head) and head == at + 1:
        head, last = None, at + 1
    return _Group(first, last, at, head, qualifier, number)


def _is_verbal(article: Article, at: int) -> bool:
    """Tell "27 dead" and "30 injured", which state what befell the group, from nouns."""
    return article.low(at) in PASSIVE


def _may_modify(article: Article, at: int) -> bool:
    """Tell whether a word may stand between a number and its noun."""
    word = article.words[at]
    if word.number or not (word.text[0].isalpha()):
        return word.text == "-"
    low = word.low
    return not (
        low in PASSIVE or low in ACTIVE or low in _AUXILIARIES - {"all"} or low in _STOP or low in _INCLUDING
        or low in _PARTING
    ) or low in ("wounded", "armed", "masked")  # fmt: skip


def _qualified(article: Article, floor: int, at: int) -> tuple[int, Qualifier]:
    """Find the qualifier before a number, and where it begins."""
    for phrase, qualifier in _qualifiers():
        first = at - len(phrase)
        if first >= floor and all(article.low(first + n) == part for n, part in enumerate(phrase)):
            return first, qualifier
    if article.low(at + 1) == "or" and article.low(at + 2) == "more":
        return at, "at_least"
    number = article.words[at].number
    if article.low(at - 1) in ("between", "entre") and number and number.value is None:
        return at - 1, "exact"
    if number and number.text.lower().endswith(("aine", "millier")):
        return at, "about"
    return at, "at_least" if number and number.value is None and number.max is None else "exact"


@lru_cache(maxsize=1)
def _qualifiers() -> list[tuple[tuple[str, ...], Qualifier]]:
    """Answer the qualifiers, the longest first: "no more than" is not "more than"."""
    phrases = [(tuple(phrase.split()), name) for name, text in QUALIFIERS.items() for phrase in text.split(",")]
    return sorted(phrases, key=lambda pair: -len(pair[0]))


def _read(article: Article, sentence: Sentence, groups: list[_Group]) -> list[_Read]:
    """Decide for each group what befell it: its own words first, then those before it, then its parent's."""
    out: list[_Read] = []
    for n, group in enumerate(groups):
        previous = out[-1] if out else None
        read = (
            _part(article, sentence, group, out)
            or _toll(article, sentence, group)
            or _after(article, sentence, group, groups[n + 1 :])
            or _before(article, sentence, group)
            or _listed(article, group, previous)
            or _noun(article, group)
        )
        if read:
            out.append(read)
    return out


def _part(article: Article, sentence: Sentence, group: _Group, before: list[_Read]) -> _Read | None:
    """Read "27 people dead, including five attackers", "19 died which includes 18 in the hotel and one soldier"."""
    if not before:
        return None
    parent = len(before) - 1
    while before[parent].parent is not None:
        parent = before[parent].parent or 0
    whole = before[parent]
    if (
        whole.group.number.value is not None
        and group.number.value is not None
        and group.number.value >= whole.group.number.value
    ):
        return None
    between = range(whole.group.last, group.first)
    marks = [
        at
        for at in between
        if article.low(at) in _INCLUDING
        or (article.low(at) == "of" and article.low(at + 1) in ("whom", "them", "which"))
    ]
    if not marks or any(article.low(at) in (".", ";", "but", "while") for at in between):
        return None
    own = _after(article, sentence, group, [], strict=True)
    if own and own.measure != whole.measure:
        return None
    if whole.measure == "attackers":
        return None
    until = own.until if own else _noun_end(article, sentence, group)
    begin = (
        marks[-1]
        if marks[-1] >= (before[-1].until if before[-1].parent is not None else 0) - 1
        and not any(article.words[at].number for at in range(marks[-1], group.first))
        else group.first
    )
    return _Read(group, whole.measure, "part-of", begin, until, parent)


def _noun_end(article: Article, sentence: Sentence, group: _Group) -> int:
    """Answer where a group ends with the phrase that says where: "18 in the hotel"."""
    at = group.last
    while (
        at < min(sentence.last, group.last + 6)
        and article.low(at) not in ("and", ",", ".", "et", *_STOP)
        and not article.words[at].number
    ):
        if article.words[at].text in '"”“»()':
            break
        at += 1
    return at


def _toll(article: Article, sentence: Sentence, group: _Group) -> _Read | None:
    """Read "the death toll at 21", "the number of injured rose to 40"."""
    at = group.first - 1
    seen: Measure | None = None
    is_number, begin = False, group.first
    while at >= max(sentence.first, group.first - 12) and (
        article.low(at) in _TOLL_SKIP or article.low(at) in TOLLS or article.words[at].number
    ):
        low = article.low(at)
        if low == "toll":
            before = article.low(at - 1)
            seen, begin, is_number = ("injured" if before in ("injury", "injured", "wounded") else "killed"), at, True
            if before in ("death", "casualty", "deaths"):
                begin = at - 1
        elif low in TOLLS and seen is None:
            seen, begin = TOLLS[low], at
        elif low in ("number", "total", "nombre") and seen:
            is_number, begin = True, at
        elif low == "bilan":
            seen, begin, is_number = "killed", at, True
        at -= 1
    if not seen or not is_number or article.low(group.first - 1) not in _BEFORE_TOLL:
        return None
    after = article.low(group.last)
    own = PASSIVE.get(after) or NOUNS.get(after)
    if article.words[begin - 1].low in ("the", "le", "its") and begin > sentence.first:
        begin -= 1
    return _Read(group, own or seen, "toll", begin, group.last + bool(own))


def _after(  # noqa: C901, PLR0912 -- one test after another, in the order of the rule
    article: Article, sentence: Sentence, group: _Group, later: list[_Group], *, strict: bool = False
) -> _Read | None:
    """Read "27 people dead", "30 others were wounded", "6 injured in the attack"; lists share the last one's verb."""
    words, at = article.words, group.last
    limit = min(sentence.last, group.last + _LONGEST_AFTER)
    skipping = False
    while at < limit:
        word = words[at]
        low = word.low
        if low in PASSIVE and not (low == "treated" and article.low(at + 1) not in ("for", "at", "in")):
            if _is_someone_else(article, at):
                return None
            if _takes_object(article, sentence, at, group):
                return None
            if low in ("seized", "taken") and article.low(at + 1) not in ("hostage", "by", "as", "in", "from", "on"):
                return None
            return _Read(group, PASSIVE[low], "passive", group.first, at + 1)
        if low in ("taken", "rushed", "admitted", "brought", "transported") and _hospital(article, at, limit):
            return _Read(group, "injured", "hospital", group.first, _hospital(article, at, limit))
        if low == "hostage" and article.low(at - 1) in ("taken", "held", "hold"):
            return _Read(group, "hostages", "taken-hostage", group.first, at + 1)
        if low in ("held", "taken") and article.low(at + 1) in ("captive", "hostage"):
            return _Read(group, "hostages", "taken-hostage", group.first, at + 2)
        if low == "lost" and article.low(at + 1) in ("their", "his", "her"):
            return _Read(group, "killed", "lost-lives", group.first, at + 3)
        if low in ("shot", "gunned") and article.low(at + 1) in ("dead", "down"):
            return _Read(group, "killed", "passive", group.first, at + 2)
        if low in ("trouvé", "trouvèrent") and article.low(at + 1) == "la":
            return _Read(group, "killed", "passive", group.first, at + 3)
        if word.number:
            if strict or not _is_listed(article, group, at, later):
                return None
            at = next((g.last for g in later if g.at == at), at + 1)
            continue
        if low in _STOP or low in ACTIVE or (word.text in '"“”«»' and not skipping):
            return None
        if low in _AUXILIARIES or low in PEOPLE or low in ("and", "et", ",", "a", "an", "-", "men"):
            if low == "," and strict:
                return None
            skipping = False
        elif low in _LINKS or low in _INCLUDING:
            skipping = True
        elif not skipping and not _may_be_in_list(article, at):
            return None
        at += 1
    return None


def _is_someone_else(article: Article, at: int) -> bool:
    """Tell "the slain leader" and "90 casualties, including dead" from what befell the group."""
    if article.low(at - 1) in ("the", "a", "an", "his", "her", "their"):
        return article.low(at - 2) != "among"
    return article.low(at - 1) in _INCLUDING


def _hospital(article: Article, at: int, limit: int) -> int:
    """Answer where "taken to hospital" ends, 0 where nobody is taken there."""
    if article.low(at + 1) not in ("to", "into", "in"):
        return 0
    return next(
        (
            k + 1
            for k in range(at + 2, min(at + 7, limit))
            if article.low(k) in ("hospital", "hospitals", "clinic", "clinics")
        ),
        0,
    )


def _takes_object(article: Article, sentence: Sentence, at: int, group: _Group) -> bool:
    """Tell "five gunmen killed 12 people" (they did it) from "five gunmen killed in the raid" (it befell them)."""
    low = article.low(at)
    if low not in ACTIVE or at + 1 >= sentence.last:
        return False
    if any(
        article.low(k) in ("were", "was", "been", "are", "being", "be", "is", "été", "got")
        for k in range(group.last, at)
    ):
        return False
    after = article.words[at + 1]
    if after.number or after.low in (
        "the",
        "a",
        "an",
        "at",
        "several",
        "many",
        "dozens",
        "his",
        "her",
        "their",
        "more",
        "about",
        "some",
        "over",
        "up",
    ):
        if after.low == "at":
            return article.low(at + 2) in ("least", "most")
        return not (after.number and after.number.value is not None and 1900 <= after.number.value <= 2100)  # noqa: PLR2004 -- a distance or a length, in words
    return after.low in PEOPLE or (demonym(after.text) is not None and after.capital)


def _is_listed(article: Article, group: _Group, at: int, later: list[_Group]) -> bool:
    """Tell whether the number at a word goes on with a list that the group began: "four men and one woman were"."""
    nxt = next((g for g in later if g.at == at), None)
    if nxt is None:
        return False
    between = [article.low(k) for k in range(group.last, nxt.first)]
    if any(word in _INCLUDING for word in between):
        return True
    return (
        bool(between)
        and between[-1] in ("and", ",", "et")
        and all(
            word in ("and", ",", "et", "a", "an", "the") or article.words[group.last + k].text[0].isalpha()
            for k, word in enumerate(between)
        )
        and len(between) <= 12  # noqa: PLR2004 -- a distance or a length, in words
        and not any(word in PASSIVE or word in ACTIVE for word in between)
    )


def _may_be_in_list(article: Article, at: int) -> bool:
    word = article.words[at]
    return word.text[0].isalpha() and (
        word.capital or demonym(word.text) is not None or word.low.endswith(("ly", "ment"))
    )


def _before(article: Article, sentence: Sentence, group: _Group) -> _Read | None:  # noqa: C901, PLR0912 -- one test after another, in the order of the rule
    """Read "killed 27 people", "the murder of the six priests", "claimed the lives of 12", "took 30 hostage"."""
    at = group.first - 1
    floor = max(sentence.first, group.first - 7)
    while at >= floor and (
        article.low(at) in _ACTIVE_SKIP
        or (article.low(at) in OF_NOUNS and article.low(at + 1) in ("of", "à", "d'", "de"))
    ):
        low = article.low(at)
        if low in OF_NOUNS and article.low(at + 1) in ("of", "de", "d'"):
            if low == "capture" and group.head is None:
                return None
            begin = at - (article.low(at - 1) == "the" and at > sentence.first)
            return _Read(group, OF_NOUNS[low], "of", begin, group.last)
        at -= 1
    if at < floor:
        return None
    low = article.low(at)
    if low == "vie":
        return _Read(group, "killed", "claimed-lives", at, group.last)
    if low in ("claimed", "claiming", "cost", "claims", "took", "taking") and any(
        article.low(k) == "lives" for k in range(at, group.last)
    ):
        return _Read(group, "killed", "claimed-lives", at, group.last)
    if low == "fait" and (article.low(group.last) in PASSIVE or NOUNS.get(article.low(group.last))):
        return None
    if low in ACTIVE and low != "fait":
        if group.head is None and (
            article.low(at - 1) in ("were", "was", "been")
            or (
                article.low(group.last) in ("in", "on", "of")
                and group.number.value is not None
                and group.number.value > 1900  # noqa: PLR2004 -- a distance or a length, in words
                and group.number.value < 2100  # noqa: PLR2004 -- a distance or a length, in words
            )
        ):
            return None
        if article.low(at - 1) in ("were", "was", "been", "being", "are"):
            return None
        if article.low(at + 1) == "at" and article.low(at + 2) not in ("least", "most"):
            return None
        return _Read(group, ACTIVE[low], "active", at, group.last)
    if low in ("include", "included", "includes", "were", "was", "are") and group.head is not None:
        for k in range(max(sentence.first, at - 5), at):
            if article.low(k) in _COUNTED_ABOVE and article.low(k + 1) in (low, *_LINKS):
                return _Read(group, _COUNTED_ABOVE[article.low(k)], "among-the", k, group.last)
    if (
        low in ("treated", "treating", "treat", "received", "admitted")
        and group.head is not None
        and article.low(group.head) in ("patients", "people", "victims", "persons", "casualties")
    ):
        return _Read(group, "injured", "hospital", at, group.last)
    if low in ("took", "taking", "take", "hold", "holding", "held") and (
        article.low(group.last) in ("hostage", "captive")
        or (group.head is not None and NOUNS.get(article.low(group.head)) == "hostages")
    ):
        return _Read(
            group, "hostages", "taken-hostage", at, group.last + (article.low(group.last) in ("hostage", "captive"))
        )
    return None


def _listed(article: Article, group: _Group, previous: _Read | None) -> _Read | None:
    """Read "killing four soldiers and three civilians": a list goes on with what befell the one before."""
    if (
        previous is None
        or group.head is None
        or previous.measure in ("attackers", "hostages")
        or previous.rule == "toll"
    ):
        return None
    if NOUNS.get(article.low(group.head)) == "attackers" and previous.rule not in ("active", "of", "listed"):
        return None
    between = [article.low(k) for k in range(previous.group.last, group.first)]
    if (
        between in (["and"], [","], [",", "and"], ["et"], [",", "as", "well", "as"], ["as", "well", "as"])
        and previous.until <= group.first
    ):
        return _Read(group, previous.measure, "listed", group.first, group.last, previous.parent)
    return None


def _noun(article: Article, group: _Group) -> _Read | None:
    """Read "19 hostages", "12 bodies were found", "five gunmen": the noun itself says it."""
    low = article.low(group.head) if group.head is not None else article.low(group.last)
    measure = NOUNS.get(low)
    if measure is None:
        return None
    last = group.last + (group.head is None)
    if low in ("bodies", "corpses", "remains", "refugees") and group.number.value == 0:
        return None
    if (
        measure == "attackers"
        and article.low(group.first - 1) in ("of", "against", "between")
        and article.low(group.first - 2) not in ("group", "band", "team")
    ):
        return None
    return _Read(group, measure, "noun", group.first, last)


def _is_other(article: Article, sentence: Sentence, dates: Sequence[Date]) -> bool:
    """Tell a sentence about another event: a past year, "last June", "since", "a similar attack"."""
    for at in range(sentence.first, sentence.last):
        low = article.low(at)
        if low == "year" and article.low(at - 1) == "the" and article.low(at - 2) in ("of", "during", "in"):
            return True
        if (
            low in ("since", "depuis")
            and at + 1 < sentence.last
            and (article.words[at + 1].number or article.words[at + 1].capital)
        ):
            return True
        if low in ("previous", "similar", "earlier", "separate", "unrelated") and article.low(at + 1) in (
            "attack",
            "attacks",
            "incident",
            "incidents",
            "bombing",
            "raid",
            "year",
            "assault",
            "siege",
        ):
            return True
        if (low in ("last", "past") and article.low(at + 1) in ("year", "years", "month", "decade", "decades")) or (
            low == "years" and article.low(at + 1) == "ago"
        ):
            return True
    return any(
        date.rule in ("month", "month-year", "year", "ago")
        or (date.rule == "relative-period" and not date.text.lower().endswith("week"))
        for date in dates
    )


def _source(
    sayings: Sayings, sentence: Sentence, quoted: Sequence[Quotation], read: _Read
) -> tuple[str | None, str | None, str | None]:
    """Answer who states the figure, in which role, through which outlet."""
    start = read.group.number.start
    for quotation in quoted:
        if quotation.start <= start < quotation.end:
            return (quotation.speaker.text if quotation.speaker else None), quotation.role, quotation.via
    saying = _nearest(sayings.by_sentence.get(sentence.start, []), read)
    if saying is None or saying.pronoun:
        return None, None, saying.via if saying else None
    return saying.text, saying.role, saying.via


def _nearest(sayings: list[Saying], read: _Read) -> Saying | None:
    """Answer the last saying before the figure that is more than a source; else the first after it."""
    before = [s for s in sayings if s.last <= read.group.first or s.verb < read.group.first]
    named = [s for s in before if s.verb_word != "in"]
    if named or before:
        return (named or before)[-1]
    return next((s for s in sayings if s.verb >= read.group.first), None)


def _figure(
    article: Article, read: _Read, parts: list[_Read], source: tuple[str | None, str | None, str | None], *, other: bool
) -> Figure:
    number, words = read.group.number, article.words
    last = max([read.until, read.group.last, *(part.until for part in parts)])
    begin = min(read.begin, read.group.first)
    evidence = Span(words[begin].start, words[last - 1].end)
    least, most = _bounds(number, read.group.qualifier)
    return Figure(
        start=number.start,
        end=number.end,
        text=number.text,
        measure=read.measure,
        value=number.value,
        min=least,
        max=most,
        qualifier=read.group.qualifier,
        population=_population(article, read.group),
        includes=_includes(article, parts),
        attributed_to=source[0],
        role=source[1],
        via=source[2],
        event="other" if other else "incident",
        evidence=evidence,
        rule=read.rule,
    )


def _bounds(number: Number, qualifier: Qualifier) -> tuple[int | None, int | None]:
    if qualifier in ("at_least", "more_than"):
        return number.min, None
    if qualifier in ("at_most", "less_than"):
        return None, number.max
    return number.min, number.max


def _population(article: Article, group: _Group) -> str | None:
    """Answer the noun with its adjectives where it is narrower than everybody."""
    if (
        group.head is None
        or article.low(group.head) in EVERYBODY
        or NOUNS.get(article.low(group.head)) not in (None, "attackers")
    ):
        return None
    first = group.at + 1
    while first < group.head and (article.low(first) in _PLAIN or article.words[first].text == "-"):
        first += 1
    return " ".join(article.text[article.words[first].start : article.words[group.head].end].split())


def _includes(article: Article, parts: list[_Read]) -> dict[str, int]:
    out: dict[str, int] = {}
    for part in parts:
        value = part.group.number.value
        population = _population(article, part.group)
        if population is None and part.until > part.group.last:
            population = " ".join(
                article.text[article.words[part.group.last].start : article.words[part.until - 1].end].split()
            )
        if value is not None and population:
            out[population] = value
    return out
