"""The saying beside a quotation: after its closing mark, before its opening mark, or around it in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.saying import DETERMINERS, VERBLESS, is_published
from generator.facts.verbs import QUOTES, VERBS, is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article, Sentence, Word

OPENING = "\"“«„'‘‹"
_CLOSING = ",\"”»'’›"
_NO_MODIFIERS = vocabulary(
    """
    of to in on at by for from with as and or but that which who when where while after before because if than so
    is are was were be been has had have will would could should may might not de du des à dans sur et ou que qui
    """
)
_MOST_MODIFIERS = 3
_LONGEST_AWAY = 14
_REPORTED_AWAY = 40  # after "said that" the whole clause is the speaker's
_BEFORE_SUBJECT = DETERMINERS | vocabulary("ont senior avait and but se s' m'")
# Before a verb whose subject follows it: "a pour sa part déploré X", "à en croire X".
_BEFORE_VERB = _BEFORE_SUBJECT | vocabulary("à en est avait pour part de côté aussi également encore ensuite")
_AFTER_SAID = vocabulary(
    """
    on in at to a an the statement interview reporters journalists news conference press briefing television
    radio state later monday tuesday wednesday thursday friday saturday sunday yesterday today earlier night
    morning afternoon evening during late early afp reuters ap bbc cnn by phone telephone from speech address
    message tweet twitter facebook after lundi mardi mercredi jeudi vendredi samedi dimanche
    """
)
_ASIDE = vocabulary("who which while whose where after before because although whereas if but when")


def beside(article: Article, sayings: Sayings, start: int, end: int) -> tuple[str, Saying | None]:
    """Find the saying that a quotation belongs to, and the rule that finds it; "unattributed" and None for none."""
    after, before = article.at(end), article.at(start) - 1
    stopped = article.text[end - 1] in ".…"
    while after < len(article.words) and article.words[after].text in _CLOSING:
        after += 1
    here = article.paragraph(start)
    if after < len(article.words) and article.paragraph(article.words[after].start) == here:
        for found in _after(article, sayings, after, stopped=stopped):
            return found
    for found in _before(article, sayings, before, start):
        return found
    return _at_end(article, sayings, after, end)


def is_introduced(article: Article, start: int) -> bool:
    """Tell “she repeatedly says, “Don't””: direct speech, whoever speaks."""
    at = article.at(start) - 1
    while at > 0 and article.words[at].text in OPENING:
        at -= 1
    return at > 0 and article.words[at].text in ",:" and article.low(at - 1) in VERBS


def _after(article: Article, sayings: Sayings, at: int, *, stopped: bool) -> list[tuple[str, Saying]]:
    """“…,” said X · “…,” X said · “…,” according to X · « … », a déclaré X."""
    sentence = article.sentence(article.words[at].start)
    if sentence is None:
        return []
    for saying in sayings.by_sentence.get(sentence.start, []):
        if saying.verb < at:
            continue
        first = _past_modifiers(article, at, saying)
        earlier = sayings.by_sentence[sentence.start][0].verb < at
        if earlier and article.low(at) in ("but", "and", "while", "mais", "et") and not stopped:
            break  # X called it “a crime”, but Y said: the first is X's
        if first == at and not (stopped and saying.before and not _says_no_more(article, saying, sentence)):
            return [("said-after" if not saying.before else "subject-after", saying)]
        break
    return []


def _past_modifiers(article: Article, at: int, saying: Saying) -> int:
    """Step back from a speaker over "the" and, after “…,”, over "ice rink" in "ice rink manager X", not beyond `at`."""
    first = saying.first
    steps = _BEFORE_SUBJECT if saying.before else _BEFORE_VERB
    while first > at and article.words[first - 1].low in steps:
        first -= 1
    between = article.words[at:first]
    modify = "," in article.text[article.words[at - 1].start - 1 : article.words[at - 1].end] and all(
        word.text.islower() and word.low not in _NO_MODIFIERS and not is_saying(word) for word in between
    )
    modify = modify and not (between and between[0].low in ("a", "an"))  # ", a claim X called “…”"
    return at if modify and len(between) <= _MOST_MODIFIERS and not saying.pronoun else first


def _says_no_more(article: Article, saying: Saying, sentence: Sentence) -> bool:
    """Tell “… safe.” X said Friday. from “… safe.” X said the attack was …: the second says something else."""
    rest = article.words[saying.verb + 1 : sentence.last]
    stop = next((n for n, word in enumerate(rest) if word.text in '.,;:"“«'), len(rest))
    if stop < len(rest) and (rest[stop].text in ':"“«' or (rest[stop].text == "," and _opens(rest[stop + 1 :]))):
        return False
    return all(word.low in _AFTER_SAID or (word.capital and n > 0) for n, word in enumerate(rest[:stop]))


def _opens(words: Sequence[Word]) -> bool:
    return bool(words) and words[0].text in '"“«„'


def _before(article: Article, sayings: Sayings, at: int, start: int) -> list[tuple[str, Saying]]:
    """X said: “…” · X told reporters that “…” · according to X, “…” · X said the attack was “…”."""
    words = article.words
    while at >= 0 and words[at].text in OPENING:
        at -= 1
    if at < 0:
        return []
    sentence = article.sentence(words[at].start)
    inside = article.sentence(start)
    if sentence is None or inside is None or not _is_one(article, at, start):
        return []
    if sentence.start != inside.start and words[at].text != ":":
        return []
    earlier = [s for s in sayings.by_sentence.get(sentence.start, []) if s.last <= at + 1 and s.verb <= at]
    if earlier:
        return _leads_to(article, earlier[-1], at)
    introducing = sayings.introducing(sentence, at) if words[at].text == ":" else None
    return [("introduced", introducing)] if introducing else []


def _at_end(article: Article, sayings: Sayings, after: int, end: int) -> tuple[str, Saying | None]:
    """Read there was “no evidence” of it, the mayor said: the saying ends the sentence in which the marks stand."""
    sentence = article.sentence(end - 1)
    if sentence is None or not after < sentence.last or article.words[after].start >= sentence.end:
        return "unattributed", None
    later = [s for s in sayings.by_sentence.get(sentence.start, []) if s.first > after]
    if not later or later[0].verb_word in VERBLESS:
        return "unattributed", None
    first = later[0].first
    while first > after and article.words[first - 1].low in _BEFORE_SUBJECT:
        first -= 1
    ends = article.words[min(later[0].last, sentence.last - 1)]
    closes = ends.text in '.,"”' or ends.low in _AFTER_SAID
    return ("said-at-end", later[0]) if article.low(first - 1) == "," and closes else ("unattributed", None)


def _is_one(article: Article, at: int, start: int) -> bool:
    """Tell words of the quotation's own paragraph, or of the one before where it ends with a colon."""
    apart = article.paragraph(start) - article.paragraph(article.words[at].start)
    return apart == 0 or (apart == 1 and article.words[at].text == ":")


def _says(article: Article, word: Word) -> bool:
    """Tell a verb of saying from the noun in "called reports of a coup “fake news”" and from "a message posted on"."""
    at = article.at(word.start)
    return is_saying(word) and article.low(at + 1) not in ("of", "about") and not is_published(article, at)


def _leads_to(article: Article, saying: Saying, at: int) -> list[tuple[str, Saying]]:
    """Tell by the words between a saying and the quotation, the last of them at `at`, whether it is theirs."""
    between = article.words[max(saying.last, saying.verb + 1) : at + 1]
    if any(word.text == ";" for word in between) or any(_says(article, word) for word in between):
        return []
    if saying.verb_word in VERBLESS:
        near = len(between) <= _LONGEST_AWAY and any(word.text == "," for word in between)
        return [("according-to", saying)] if near else []
    if not saying.before and saying.verb_word not in QUOTES:
        is_incise = [word.text for word in between] == [":"]  # "Faux, réplique X : « … »"
        return [("said-before", saying)] if is_incise else []
    direct = not between or between[-1].text in ",:" or between[-1].low in ("that", "que", "qu'") or len(between) <= 1
    if direct and not any(word.text in '"”»' for word in between):
        return [("said-before", saying)]
    reported = between and between[0].low in ("that", "the", "it", "there", "que", "he", "she", "they", "his", "her")
    longest = _REPORTED_AWAY if reported else _LONGEST_AWAY
    aside = len(between) > _LONGEST_AWAY and any(word.low in _ASIDE and word.low != "but" for word in between)
    return [("said-around", saying)] if len(between) <= longest and not aside else []
