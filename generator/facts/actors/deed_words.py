"""The words by which a sentence says that somebody did it: harm, claims, blame, and what belongs to a name."""

from __future__ import annotations

from generator.facts.vocabulary import vocabulary

# Verbs that need nothing beside them: their object suffers.
HARMS = vocabulary(
    """
    murdered killed kidnapped kidnaped attacked stormed bombed ambushed dynamited abducted assassinated massacred
    executed beheaded slaughtered raided shelled gunned hijacked torched stabbed burned overran slain blown shot
    tué attaqué enlevé assassiné exécuté massacré
    """
)
# Verbs that say it only of an attack: "launched a raid", not "launched a campaign".
DOES = vocabulary(
    """
    carried launched staged perpetrated committed organised organized planned mounted conducted masterminded
    orchestrated planted detonated hurled threw placed opened set blew fired mené perpétré commis lancé organisé
    """
)
ATTACKS = vocabulary(
    """
    attack attacks ambush ambushes assault assaults raid raids bombing bombings bomb bombs explosion explosions
    blast blasts murder murders killing killings kidnapping kidnappings massacre massacres assassination
    assassinations shooting shootings siege sabotage hostage hostages crime crimes abduction abductions fire grenade
    grenades dynamite explosives mine mines takeover incursion slaying strike strikes slaughter charge charges
    attentat attentats attaque attaques assassinat meurtre meurtres enlèvement prise hit operation action actions
    terrorist offensive beheading hijacking devices device mortars rockets rocket
    """
)
HARM_WORDS = HARMS | ATTACKS
CLAIMS = vocabulary(
    "claimed claims claim claiming admitted admits accepted assumed took takes taken revendiqué revendique revendiquée"
)
TAKES = ("took", "takes", "taken", "accepted", "assumed")
CLAIMED = vocabulary("responsibility credit authorship") | ATTACKS
STATES = vocabulary("said says announced declared stated added")
ITSELF = vocabulary("it they its their he members fighters")
BLAMES = vocabulary("blamed blames blaming blame")
ACCUSES = vocabulary("accused accuses accusing accuse suspect suspects accusé accusent")
ATTRIBUTES = vocabulary(
    "blamed attributed attributes attribute pinned attribué attribuée attribués attribuées imputé imputée"
)
BLAMED = vocabulary("blamed suspected responsible behind perpetrators authors culprits accused mastermind")
LEADS = vocabulary("believed thought suspected said reported considered alleged to held the only party among as one of")
BELONG = vocabulary("belonged belonging belong affiliated linked allied loyal")
DENIES = vocabulary("denied denies rejected denying")
DENIED = vocabulary(
    """
    responsibility involvement involved being having carrying accusation accusations allegation allegations charge
    charges claim claims role part
    """
)
ATTACKERS = vocabulary(
    """
    gunmen gunman attackers attacker assailants assailant militants bombers bomber terrorists kidnappers killers
    perpetrators hijackers suspects assaillants ravisseurs shooter shooters
    """
)
# What belongs to a group's name.
OWN = vocabulary(
    """
    guerrillas guerrilla rebels rebel members member militants militant fighters fighter terrorists terrorist gunmen
    commandos commando units unit columns column cells cell forces troops insurgents insurgent group groups
    organization organisation movement faction factions militia militiamen elements subversives urban clandestine
    jihadists jihadist extremists men combatants squad squads patrol platoon gunman bombers bomber hitmen groupe
    combattants membres hommes miliciens jihadistes éléments rebelles
    """
)
KINDS = OWN | vocabulary(
    """
    the a an some several so-called suspected alleged presumed islamist islamic maoist marxist marxist-leninist
    leftist rightist left-wing right-wing extremist separatist armed outlawed banned radical notorious infamous
    heavily masked unidentified unknown local sinister l' le la les du des un une
    secessionist communist ultraleftist ultrarightist nationalist hardline hard-line sunni shia shi'ite shiite
    palestinian kurdish jihadi dissident feared dreaded powerful called named
    """
)
MARKS = "\"“”'‘’«»[]()"
BE = vocabulary("was were is are been being be été était étaient")
HAVE = vocabulary(
    "has have had also then later earlier today yesterday again reportedly allegedly a ont avait that who which"
)
DAYS = vocabulary(
    """
    monday tuesday wednesday thursday friday saturday sunday on in early late last this night morning afternoon evening
    tonight week month
    """
)
UNREAL = vocabulary(
    """
    not no never nor neither nobody possibility possible threat threats threatened threatens threatening prevent avoid
    future would could might may should if whether unless cannot against counter stop deter until n' pas aucun jamais
    """
)
OPENS = vocabulary(", that and where when ] que et où")
ENDS = vocabulary(". ; : but while although though because")
OBJECT_NOT = vocabulary(
    "by in on during at when while as and or . , ; : has have had was were is are since who which that"
)
LINKS_BACK = vocabulary("of against with by for to on between from than in and versus at de contre avec par pour")
SUPPOSED = vocabulary("if whether would si")
OPENS_ASIDE = vocabulary("a an the one un une whose known also based led considered")
RELATIVES = ("which", "who", "qui")
BEFORE_NOW = vocabulary(
    """
    past previous previously similar other often regularly frequently repeatedly years decade decades several many
    numerous dozens earlier former historically régulièrement souvent années plusieurs
    """
)
NOT_ITSELF = vocabulary(
    "leader leaders commander chief communique statement delegate delegates delegation report founder"
)
DOING = vocabulary(
    """
    killing murdering attacking kidnapping abducting bombing ambushing massacring assassinating executing shooting
    planting shelling storming beheading tuer attaquer tué tués assassiné attaqué
    """
)
