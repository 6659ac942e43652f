"""Verbs of saying, English and French: what makes a subject a speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Word

VERBS = vocabulary(
    """
    said says say told tells added adds announced announces declared declares stated states reported reports
    confirmed confirms explained explains insisted insists warned warns wrote writes tweeted posted recalled
    recalls argued argues acknowledged admitted admits noted notes claimed claims alleged asserted maintained
    stressed emphasized emphasised remarked commented blamed blames accused accuses wailed sobbed screamed
    exclaimed replied responded answered vowed vows promised pledged urged urges denied denies revealed
    disclosed indicated estimated described condemned denounced called quoted observed pointed concluded
    testified shouted cried recounted lamented dit déclaré affirmé expliqué annoncé indiqué ajouté précisé
    estimé assuré souligné raconté témoigné confié lancé martelé rapporté confirmé déploré dénoncé condamné
    prévenu écrit conclu soutenu rappelé reconnu insisté répondu déclare affirme explique annonce indique ajoute
    précise estime assure souligne raconte témoigne confie rapporte confirme cautioned conceded reiterated joked
    narrated narrates complained complains pleaded pleads acknowledges recounts
    crié hurlé scandé plaidé
    disent déclarent affirment expliquent annoncent indiquent ajoutent précisent estiment assurent soulignent racontent
    témoignent confient rapportent déplorent dénoncent regrettent
    quipped yelled réagi tweeté fustigé regretté promis averti commenté poursuivi renchéri martèle dénonce déplore
    """
)
QUOTES = vocabulary("quoted quotes quoting cited cites citing")  # what somebody else says
_NOUNS = vocabulary("states reports notes claims estimates promises")
_INVERTED = re.compile(r"(?:t-)?(?:il|elle|on|ils|elles)$")
FINITE_FRENCH = vocabulary(
    """
    dit déclare affirme explique annonce indique ajoute précise estime assure souligne raconte témoigne confie
    rapporte confirme poursuit lance juge note conclut insiste répond déplore dénonce martèle regrette soupire
    murmure souvient emporte interroge prévient avertit analyse rappelle relate reconnaît résume commente renchérit
    plaide lâche glisse tonne peste ironise nuance observe décrit admet avoue confesse prédit promet demande insurge
    désole inquiète alarme félicite réjouit étonne agace enthousiasme tempère sourit pleure sanglote crie hurle
    rétorque réplique objecte exclame concède souhaite réclame reconnaissent
    répète reprend continue enchaîne argue argumente détaille développe constate remarque relève pointe fustige
    tranche proteste plaisante souffle marmonne disait expliquait racontait ajoutait affirmait déclarait confiait
    soulignait assurait précisait estimait jure énumère certifie gronde grogne complète abonde supplie implore
    plaint chuchote bredouille s'insurge rage fulmine prétend scande jurait accuse regrettait déplorait rappelait
    expliquait insistait estimait
    dénonçait reconnaissait témoignait confirmait
    """
)
# Verbs that say something only beside quotation marks: “fighting continued” states nothing.
QUOTING_VERBS = FINITE_FRENCH | vocabulary(
    """
    spoke speaks spoken talked
    continued continues asked asks concludes chanted chants read reads began begins praised hailed thanked tweets
    mused wondered suggested suggests predicted opined reflected posts writing boasted noting related wonders
    defended expressed thinks thought feared believes described describes calls labeled labelled branded lamenting
    mocked ridiculed rejected dismissed attacked decried assailed rebuked deplored echoed criticized criticised
    slammed blasted charged charges likened quoting cites cited
    appelé appelle appellent exhorté exhorte salué salue saluent évoqué évoque évoquent qualifié qualifie parle parlé
    alerté alerte attributed attributes invité souhaité souhaite réclamé réclame exigé exige voulu
    poursuit lance juge note avance demande résume regrette réagit commente promet avertit prévient demandé jugé
    interrogé menacé snapped barked whispered muttered sighed grumbled fumed thundered murmured insist argue allege
    """
)
# Participles that say something after “s'est”.
REFLEXIVE = vocabulary(
    """
    insurgé insurgée indigné indignée alarmé alarmée félicité félicitée réjoui réjouie étonné étonnée emporté emportée
    dite interrogée exclamé exclamée désolé désolée inquiété inquiétée souvenu souvenue défendu défendue
    """
)
FRENCH_PARTICIPLES = (
    frozenset(
        word
        for word in VERBS | vocabulary("menacé alerté demandé jugé interrogé réclamé exigé souhaité évoqué")
        if word.endswith(
            ("é", "dit", "écrit", "prévenu", "conclu", "soutenu", "reconnu", "réagi", "promis", "averti", "répondu")
        )
        or word in ("poursuivi", "renchéri")
    )
    | REFLEXIVE
)


def is_saying(word: Word) -> bool:
    """Tell whether a word is a verb of saying; "United States" holds none."""
    return word.low in VERBS and not (word.low in _NOUNS and word.text.istitle())


def has_pronoun(word: Word) -> bool:
    """Tell “explique-t-il” and “dit-elle”: a verb of saying with its pronoun, in one word."""
    verb, hyphen, rest = word.low.partition("-")
    return bool(hyphen) and verb in FINITE_FRENCH and _INVERTED.match(rest) is not None
