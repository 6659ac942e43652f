"""Persons, their roles, and unnamed sources, as phrases of the text.

Persons are found first and set aside, so that a minister called Togo is no country and a spokesman called Salgado no
town. A phrase counts as a person's where a role stands beside the name ("Health Minister Marie Madeleine Togo",
"Olivier Salgado, a spokesman for the mission"); other names count only where they are said to speak.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.gazetteer import country, demonym
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Word

ROLES = vocabulary(
    """
    president minister premier chancellor king queen prince emir sultan governor mayor senator lawmaker deputy
    mp secretary ambassador envoy spokesman spokeswoman spokesperson spokesmen official chief head director
    commander general colonel captain major lieutenant sergeant inspector superintendent commissioner officer
    chairman chairwoman leader founder coordinator representative prosecutor judge lawyer attorney doctor
    surgeon nurse medic analyst expert researcher professor teacher student driver shopkeeper farmer trader
    resident witness eye-witness survivor neighbour neighbor villager eyewitness bishop archbishop priest imam
    cleric sheikh
    elder activist journalist reporter editor correspondent columnist pope vicar pastor adviser advisor
    administrator manager owner worker guard soldier policeman constable admiral marshal brigadier councillor
    councilman congressman congresswoman parliamentarian negotiator mediator diplomat consul magistrate parent
    mother brother sister wife husband cousin uncle passenger tourist guest employee pupil vendor engineer
    businessman nominee candidate speaker aide sheriff detective paramedic photographer bystander whip treasurer
    spokespeople headteacher principal dean coroner campaigner organiser organizer lecturer pathologist
    président présidente ministre porte-parole gouverneur maire préfet procureur procureure
    directeur directrice ambassadeur général commandant capitaine chef député sénateur médecin témoin habitant
    habitante responsable secrétaire chercheur chercheuse analyste spécialiste avocat avocate étudiant étudiante
    enseignant enseignante infirmier infirmière commerçant commerçante députée sénatrice préfète docteur professeur
    colonel lieutenant journaliste militant militante historien historienne politologue sociologue ambassadrice
    coordinateur coordinatrice représentant représentante conseiller conseillère
    agent coach skipper goalkeeper economist scientist historian author poet actor actress singer organizer forecaster
    secretary-general attorney-general governor-general vice-president director-general inspector-general
    vice-captain
    firefighter volunteer pensioner predecessor successor commuter ecologist academic pilot fisherman strategist
    epidemiologist envoyé envoyée émissaire curé rapporteur rapporteure guide négociateur négociatrice
    juriste ingénieur ingénieure architecte institutrice instituteur économiste dad mum mom grandad granddad
    administrateur administratrice
    commissaire inspecteur inspectrice contrôleur contrôleuse adjoint adjointe vice-présidente gouverneure
    chirurgien chirurgienne pharmacien pharmacienne pompier psychologue magistrat magistrate urgentiste
    délégué déléguée proviseur proviseure évêque archevêque pasteur bourgmestre sous-préfet
    sous-préfète adjudant sergent
    lieutenant-colonel lieutenant-general major-general brigadier-general
    """
)
TITLES = vocabulary(
    """
    mr mrs ms dr prof gen col lt sgt capt cpl maj adm cmdr brig rev hon sir lord lady sheikh imam father bishop
    mm mme mlle père abbé monseigneur mgr gov sen rep pres pvt insp supt monsieur madame maître det coun msgr
    """
)
_ROLES_AND_TITLES = ROLES | TITLES
_MODIFIERS = vocabulary(
    """
    foreign interior prime deputy vice former health defence defense home finance justice state local regional
    district provincial national federal senior top acting interim chief police army military security
    government rebel opposition hospital intelligence information assistant general public village tribal
    community city town municipal united nations un u.n. us u.s. uk eu european african presidential
    parliamentary supreme religious muslim christian islamic catholic anglican human rights ministry department
    office force forces press media air navy naval border counter-terrorism aid relief medical emergency
    ambulance rescue transport education culture company hotel school university church station staff legal
    political labour labor trade armed special permanent western southern northern eastern unnamed anonymous
    veteran retired outgoing new long-time longtime party union council spiritual militant group jihadist
    faction guerrilla presidency
    """
)
_PORTFOLIOS = vocabulary(
    """
    defence defense interior health state foreign affairs justice security information education police staff
    transport culture finance public order internal home the and national communications santé défense intérieur
    affaires étrangères justice sécurité éducation énergie transports logement travail communication opposition majorité
    """
)
PARTICLES = vocabulary(
    """
    al el de la le les du da dos das di del della bin ben ibn abu umm van von der den ould ag y e st al- ul ur
    ud ad as ash
    """
)
_NOT_NAMES = vocabulary(
    """
    the a an l' in on at of to for from by with without while when where who which that this these those it he she
    they we you i his her their its our my there here but and or nor so yet if as after before during since
    until because although though however meanwhile moreover earlier later also then now today yesterday tonight
    according over under about some many most more several both each every another other one two three four five
    six seven eight nine ten dozens hundreds thousands scores least officials police witnesses security
    authorities gunmen militants attackers soldiers troops no not only just still speculations reports media
    local monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december speaking asked what why how last early late despite following
    among amid around near nearly almost such between against through all was were is are has had have said says
    told added le la les un une des du de dans selon après avant pendant mais et ou où il elle ils elles ce
    cette ces son sa ses leur leurs au aux par pour sur avec sans lundi mardi mercredi jeudi vendredi samedi
    dimanche plusieurs depuis lors
    """
)
_OF = vocabulary("for of at in on from with du de des d' pour")
_MARKS = frozenset(',.;:()[]"“”«»!?—–')
_HOLD_PORTFOLIOS = vocabulary("minister secretary chief ministre secrétaire député députée sénateur sénatrice")
_FRENCH_OFFICES = vocabulary(
    "procureur procureure ministre président présidente préfet secrétaire délégué déléguée responsable directeur"
    " directrice conseiller conseillère représentant représentante coordinateur coordinatrice commissaire commandant"
    " capitaine colonel général inspecteur inspectrice contrôleur contrôleuse adjoint adjointe chef médecin ingénieur"
    " ingénieure chercheur chercheuse avocat avocate juge magistrat magistrate journaliste analyste expert experte"
)
_LONGEST_NAME = 8
_LONGEST_ROLE = 7
_LONGEST_COMPLEMENT = 10


class Person(NamedTuple):
    """A name at words `first:last`, its role if one stands beside it, and the words that both take up.

    `start:end` are the name's offsets, `phrase_first:phrase_last` the words of name, role and what belongs to them.
    """

    first: int
    last: int
    start: int
    end: int
    role: str | None
    phrase_first: int
    phrase_last: int


def persons(article: Article) -> tuple[Person, ...]:
    """Find every name that has a role or a title beside it."""
    found: list[Person] = []
    taken = 0
    for at, low in enumerate(article.lows):
        if at < taken or low not in _ROLES_AND_TITLES:
            continue
        person = _with_role_before(article, at, taken)
        if person:
            found.append(person)
            taken = person.phrase_last
    return tuple(sorted(found + _with_role_after(article, found), key=lambda p: p.first))


def is_role(word: Word) -> bool:
    """Tell whether a word heads a role or is a title."""
    return word.low in _ROLES_AND_TITLES


def name(article: Article, first: int, stop: int) -> int:
    """Answer where a name that begins with word `first` ends; `first` itself where none begins there."""
    words, at, end = article.words, first, first
    while at < min(stop, first + _LONGEST_NAME) and at < len(words):
        word = words[at]
        if _may_be_name(article, word):
            end = at + 1
        elif not (at > first and (word.low in PARTICLES or _is_inside(article, at))) or article.shouted:
            break
        at += 1
        if at < len(words) and words[at].text == "." and len(word.text) <= 2 and at + 1 < stop:  # noqa: PLR2004 -- a distance or a length, in words
            at += 1
    return end


def _is_inside(article: Article, at: int) -> bool:
    """Tell "Without" in "Doctors Without Borders" and "sans" in "Reporters sans frontières"."""
    if article.low(at) == "&":
        return at + 1 < len(article.words) and article.words[at + 1].capital
    return article.low(at) in ("without", "sans") and article.low(at + 1) in ("borders", "frontiers", "frontières")


def role_start(article: Article, head: int, floor: int) -> int:
    """Answer where the role that word `head` ends begins: its modifiers before it, but no article."""
    words, at = article.words, head
    while at > floor and head - at < _LONGEST_ROLE:
        word = words[at - 1]
        low = word.low.removesuffix("'s")
        fits = (
            low in _MODIFIERS
            or low in ROLES
            or demonym(word.text)
            or country(word.text.removesuffix("'s").removesuffix("’s"))
            or (is_role(word) and word.low != "head")
            or (word.capital and not article.shouted and low not in _NOT_NAMES)
            or (word.text.islower() and low != word.low)  # "the girl's father"
            or low.startswith(("counter", "anti-", "vice-", "ex-", "vice", "non-"))
        )
        if not fits or word.text in _MARKS:
            break
        at -= 1
    return at


def _may_be_name(article: Article, word: Word) -> bool:
    if word.number or not word.text[0].isalpha() or word.low in _NOT_NAMES:
        return False
    if article.shouted:
        return not (word.low in ROLES or word.low in _MODIFIERS)
    return word.capital or not word.text.islower()  # duPlessis, al-Rantissi, d'Arc


def _with_role_before(article: Article, head: int, floor: int) -> Person | None:
    """Read "Health Minister Marie Madeleine Togo", "spokesman Olivier Salgado for the mission", "Gen. John Doe"."""
    words = article.words
    sentence = article.sentence(words[head].start)
    if sentence is None:
        return None
    last = head + 1
    titled = words[head].low in TITLES and words[head].low not in ROLES
    while (
        last < min(sentence.last, head + _LONGEST_ROLE)
        and not (titled and _is_surname(article, last))
        and (is_role(words[last]) or _goes_on(words, last))
    ):
        last += 1
    if article.low(last) in ("of", "for", "de", "du", "des", "d'") and words[last - 1].low in _HOLD_PORTFOLIOS:
        begin = end = last + 1 + (article.low(last + 1) in ("la", "l'"))
        while end < sentence.last and words[end].low in _PORTFOLIOS:
            end += 1
        last = end if end > begin else last
    adjective = words[head].low in _FRENCH_OFFICES and last == head + 1 and last + 1 < sentence.last
    adjective = adjective and words[last].text.islower() and words[last].low not in _OF
    if adjective and (words[last + 1].capital or words[last + 1].low in _OF):
        last += 1
    first = role_start(article, head, max(sentence.first, floor))
    if named := _across_comma(article, first, last, sentence.last):
        return named
    end = last + 1 if titled and last < sentence.last and _is_surname(article, last) else 0
    end = end or name(article, last, sentence.last)
    if end == last or (article.shouted and end - last < 2):  # noqa: PLR2004 -- a distance or a length, in words
        return None
    role_end = words[last - 1].end
    role = article.text[words[first].start : role_end]
    phrase_last = end
    if words[last - 1].low.startswith(("spokes", "porte-")) and article.low(end) in _OF:
        phrase_last = _complement(article, end, sentence.last)
        if phrase_last > end:
            role = f"{role} {article.text[words[end].start : words[phrase_last - 1].end]}"
    return Person(last, end, words[last].start, words[end - 1].end, " ".join(role.split()), first, phrase_last)


def _goes_on(words: list[Word], at: int) -> bool:
    """Tell the full stop of "Gen." and "Palestinian" in "chief Palestinian negotiator X": the role is not over."""
    if words[at].text == ".":
        return words[at - 1].low in TITLES
    return at + 1 < len(words) and words[at + 1].low in ROLES and demonym(words[at].text) is not None


def _is_surname(article: Article, at: int) -> bool:
    """Tell "King" in "Mr. King said": a name spelt like a role, with no further name after it."""
    after = article.words[at + 1] if at + 1 < len(article.words) else None
    return is_role(article.words[at]) and article.words[at].low in ROLES and (after is None or not after.capital)


def _across_comma(article: Article, first: int, last: int, stop: int) -> Person | None:
    """Read "Kenya's police chief, Joseph Boinnet, said"; "le ministre de la Sécurité, Simon Compaoré, a indiqué"."""
    words, comma = article.words, last
    if article.low(comma) in _OF:
        while comma < min(stop, last + _LONGEST_ROLE) and words[comma].text not in _MARKS:
            comma += 1
    if comma >= stop or words[comma].text != "," or article.shouted:
        return None
    end = name(article, comma + 1, stop)
    if end - comma - 1 < 2 or (end < stop and words[end].text not in ',.:"”»'):  # noqa: PLR2004 -- a distance or a length, in words
        return None
    role = " ".join(article.text[words[first].start : words[comma - 1].end].split())
    return Person(comma + 1, end, words[comma + 1].start, words[end - 1].end, role, first, end)


def _complement(article: Article, first: int, stop: int) -> int:
    """Answer where "for the UN peacekeeping mission in Mali" ends: at a mark or a verb of saying."""
    at = first
    while at < min(stop, first + _LONGEST_COMPLEMENT):
        word = article.words[at]
        if (
            word.text in _MARKS
            or is_saying(word)
            or word.low in ("who", "that", "which", "on", "has", "had", "have", "also")
        ):
            break
        at += 1
    return at


def _with_role_after(article: Article, known: list[Person]) -> list[Person]:
    """Read "Olivier Salgado, a spokesman for the mission,": a name with a role after it."""
    words = article.words
    out: list[Person] = []
    if article.shouted:
        return out
    taken = {at for person in known for at in range(person.phrase_first, person.phrase_last)}
    for comma, low in enumerate(article.lows):
        if low != "," or comma == 0 or comma - 1 in taken or not words[comma - 1].capital:
            continue
        sentence = article.sentence(words[comma].start)
        if sentence is None:
            continue
        first = name_start(article, comma, sentence.first)
        if comma - first < 2:  # noqa: PLR2004 -- a distance or a length, in words
            continue
        stop = comma + 1
        while stop < min(sentence.last, comma + 16) and words[stop].text not in _MARKS:
            stop += 1
        begin = comma + 1 + (article.low(comma + 1) in ("a", "an", "the", "le", "la", "l'", "un", "une"))
        heads = [at for at in range(begin, min(stop, begin + _LONGEST_ROLE)) if words[at].low in ROLES]
        if not heads or role_start(article, heads[0], begin) != begin:
            continue
        end = next((at for at in range(heads[0], stop) if is_saying(words[at])), stop)
        if end < stop and first > sentence.first and words[first - 1].text.islower():
            continue  # "in the West Bank, a militant told": the name belongs to what stands before it
        role = article.text[words[begin].start : words[end - 1].end]
        out.append(Person(first, comma, words[first].start, words[comma - 1].end, " ".join(role.split()), first, end))
    return out


def name_start(article: Article, end: int, floor: int) -> int:
    """Answer where the capitalised words that end before word `end` begin."""
    at = end
    while at > floor and end - at < _LONGEST_NAME:
        word = article.words[at - 1]
        if word.text == "." and at - 2 >= floor and _is_initial(article.words[at - 2]) and at < end:
            at -= 2
            continue
        inside = end - at >= 1 and (word.low in PARTICLES or _is_inside(article, at - 1))
        if not (_may_be_name(article, word) or inside) or is_role(word):
            break
        if end - at > 1 and word.low.endswith(("'s", "s'")):
            break
        at -= 1
    while at < end and article.words[at].low in PARTICLES and not article.words[at].capital:
        at += 1
    return at


def _is_initial(word: Word) -> bool:
    return len(word.text) == 1 and word.capital
