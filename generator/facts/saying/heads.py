"""Unnamed speakers: the nouns that head "police", "a spokesman for the ministry", "local residents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence

HEADS = vocabulary(
    """
    police officials official authorities witnesses witness military army government ministry spokesman
    spokeswoman spokesperson spokesmen sources source doctors doctor medics residents resident survivors
    survivor villagers villager statement communique report hospital investigators prosecutors militants rebels
    group agency mission office company firefighters ministre président gouverneur préfet maire procureur témoin
    habitant survivant médecin policier soldat militaire rescuers officers officer soldiers soldier commander
    commanders leader leaders relatives locals journalists activists command presidency president minister
    authority headquarters department organisation organization analysts experts gendarmerie man woman eyewitnesses
    agence eyewitness diplomats diplomat guerrillas terrorists correspondent correspondents reporter observatory
    monitors garrison broadcast communiqué autorités témoins ministère armée gouvernement porte-parole habitants
    media préfecture parquet responsable responsables secouristes station network newspaper radio television committee
    federation élu élue élus représentant représentante rapport présidence état-major ong enseignant enseignante
    commerçant commerçante chauffeur syndicat association imam riverain riverains villageois rescapé rescapée
    rescapés voisin voisine infirmier infirmière policiers soldats militaires médecins hôpital mission organisation
    mouvement parti coalition avocat avocate juge directeur directrice diplomate opposant opposante ancien colonel
    général lieutenant capitaine commandant adjoint maires procureure porte-paroles télévision chaîne journal
    réseau collectif coordination plateforme ministres secrétaire ambassadeur chercheur chercheuse spécialiste
    analyste observatoire croix-rouge homme femme père mère frère sœur fils fille mari épouse étudiant étudiante
    députée sénatrice sénateur député préfète premier-ministre notable chef insider insiders compagnie entreprise
    proviseur proviseure évêque archevêque roi reine pape militia religieux religieuse édile prélat souverain pontife
    administrateur administratrice
    commissaire principale adjointe gouverneure coordinateur coordinatrice délégué déléguée conseiller conseillère
    chirurgien chirurgienne psychologue inspecteur inspectrice vice-président vice-présidente
    groupe magistrat gendarme fédération dignitaire direction exploitant gestionnaire bailleur opérateur constructeur
    """
)
# Nouns for a person that speak only after "the", "a" or "his": in "Mayor Ali" they are a name's title.
PERSONS = people.ROLES | vocabulary(
    """
    family families father daughter son lawyers attorneys friend friends colleague colleagues aunt grandmother
    grandfather girl boy student students workers campaign congressman candidate nominee suspect suspects gunman
    attacker attackers defendant victim victims boss coach bloc union commission court party opposition court
    movement alliance coalition panel committee board council club charity firm bank school college university
    hospital airline operator embassy consulate father-in-law boyfriend girlfriend fiancé fiancée stepfather
    scientist scientists academic letter memo message document complaint ruling tweet declaration verdict text
    email author historian lawmakers ministers
    agricultrice éleveuse cultivatrice pêcheuse maraîcher maraîchère boulangère caissier caissière conducteur
    conductrice livreur livreuse facteur factrice
    proche serveur serveuse vendeur vendeuse passager passagère paysan paysanne éleveur cultivateur agriculteur pêcheur
    jeune retraité retraitée mécanicien employé employée ouvrier ouvrière boulanger gérant gérante patron patronne
    bénévole volontaire secouriste pompier urgentiste psychologue lycéen lycéenne réfugié réfugiée déplacé déplacée
    ex-otage cousin cousine oncle tante camarade collègue ami amie client cliente touriste veuve survivante cadre
    """
)
WRITINGS = vocabulary(
    "letter memo message document statement report tweet text email communique communiqué complaint ruling verdict"
    " declaration rapport"
)
PRONOUNS = vocabulary("he she il elle it they ils elles")
VERBLESS = vocabulary("according selon d' pour croire words yeux")  # what attributes without a verb
DETERMINERS = vocabulary(
    """
    même ce cet cette ces plusieurs deux trois autre des du au aux
    the a an one another le la l' les un une some two several local so-called self-styled his her their its my our whose
    sa son ses leur
    """
)
_PUBLISHED = vocabulary("statement message video letter tweet photo notice post communiqué message vidéo")
MARKS = ',;:.()"“”«»'
OPENING_MARKS = '«“"'
_FARTHEST = 6
# Nouns that may stand before the noun that heads the phrase: "hospital officials", "police sources".
_MODIFIES = vocabulary(
    """
    police military army government hospital mission agency group ministry office company command presidency
    department party organization organisation radio television newspaper station network observatory official
    """
)
_OFFICIAL = vocabulary("figures data statistics estimates reports records results documents sources media tolls")


def is_published(article: Article, at: int) -> bool:
    """Tell "a statement posted on its website", which says nothing itself."""
    return article.low(at) == "posted" and article.low(at - 1) in _PUBLISHED


def head_after(article: Article, first: int, sentence: Sentence) -> int | None:
    """Answer the head of the noun phrase that begins at a word, with nothing but its modifiers before it."""
    for head in range(first, min(first + _FARTHEST, sentence.last)):
        if article.words[head].text in MARKS:
            return None
        opens = article.low(first - 1) in DETERMINERS or article.low(first - 1).endswith("-year-old")
        is_head = article.low(head) in HEADS or (article.low(head) in PERSONS and opens)
        if is_head and people.role_start(article, head, first) == first:
            return _last_of(article, head, sentence)
    return None


def _last_of(article: Article, head: int, sentence: Sentence) -> int | None:
    """Answer the last noun of "hospital officials"; None for "official figures", which are nobody's."""
    while head + 1 < sentence.last and article.low(head + 1) in HEADS and article.low(head) in _MODIFIES:
        head += 1
    is_adjective = article.low(head) == "official" and article.words[head + 1 : head + 2]
    return None if is_adjective and article.words[head + 1].low in _OFFICIAL else head
