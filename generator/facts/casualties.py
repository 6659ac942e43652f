"""The words of harm: which verbs, adjectives and nouns say that people were killed, hurt, taken, freed or driven out.

Kept apart from the rules that use them, so that a missing word is a one-line change. All in lower case.
"""

from __future__ import annotations

from generator.facts.fact import Measure


def _by_word(table: dict[Measure, str]) -> dict[str, Measure]:
    return {word: measure for measure, words in table.items() for word in words.split()}


# After the people that they count: "27 people were killed", "27 dead".
PASSIVE = _by_word({
    "killed": "killed slain murdered assassinated executed massacred slaughtered beheaded lynched butchered dead died perished "
              "die dying burned drowned decapitated martyred tué tués tuée tuées mort morts morte mortes assassinés abattus "
              "exécutés décédés péri morirent deceased",
    "injured": "injured wounded hurt hospitalized hospitalised maimed blessé blessés blessée blessées hospitalisés treated",
    "missing": "missing unaccounted disappeared disparu disparus vanished",
    "kidnapped": "kidnapped abducted seized kidnaped enlevé enlevés enlevée enlevées enlevées kidnappés",
    "arrested": "arrested detained apprehended arrêté arrêtés arrêtées interpellés interpellées jailed rounded",
    "displaced": "displaced evacuated homeless fled uprooted déplacés évacués fui",
})  # fmt: skip

# Before them: "killed 27", "killing at least 27".
ACTIVE = _by_word({
    "killed": "killed killing kills kill murdered murdering assassinated assassinating executed executing massacred massacring "
              "slaughtered slaughtering slaying slew gunned beheaded beheading lynched tué tuant tuer tue fait",
    "injured": "injured injuring injures injure wounded wounding wounds hurt hurting blessé blessant blesser",
    "kidnapped": "kidnapped kidnapping abducted abducting kidnaped seized seizing enlevé enlevant",
    "arrested": "arrested arresting detained detaining apprehended captured capturing arrêté interpellé",
    "displaced": "displaced displacing évacué evacuated evacuating",
})  # fmt: skip

# "the murder of the six priests", "the deaths of 27 people".
OF_NOUNS = _by_word({
    "killed": "murder murders death deaths killing killings assassination assassinations massacre execution slaying lives bodies "
              "corpses remains beheading slaughter meurtre mort assassinat vie",
    "injured": "wounding injury injuries injuring",
    "kidnapped": "kidnapping abduction kidnappings abductions seizure enlèvement",
    "arrested": "arrest arrests detention capture arrestation",
    "displaced": "displacement",
    "missing": "disappearance disappearances",
})  # fmt: skip

# The people counted say it themselves: "19 hostages", "12 bodies", "five fatalities".
NOUNS = _by_word({
    "killed": "deaths fatalities bodies corpses dead fatality morts cadavres décès martyrs",
    "injured": "injuries injured wounded blessés",
    "hostages": "hostages hostage captives otages otage",
    "missing": "missing disparus",
    "arrested": "arrests detainees arrestations",
    "displaced": "refugees evacuees déplacés",
    "attackers": "attackers assailants gunmen militants bombers terrorists suicide-bombers assaillants jihadists jihadistes kamikazes "
                 "insurgents rebels guerrillas fighters extremists hijackers kidnappers raiders bandits subversives terroristes "
                 "attacker gunman bomber assailant terrorist militant hitmen robbers shooters shooter abductors hijacker",
})  # fmt: skip

# "the death toll stands at 21", "the number of wounded rose to 40".
TOLLS = _by_word({
    "killed": "toll dead deaths killed fatalities bilan morts",
    "injured": "wounded injured injuries blessés",
    "missing": "missing disparus",
    "hostages": "hostages otages",
})  # fmt: skip

PEOPLE = frozenset(
    "people persons person others other more civilians civilian soldiers soldier troops policemen policeman police officers officer "
    "men man women woman children child students student guards guard peasants peasant workers worker passengers passenger "
    "villagers villager residents resident residents worshippers worshipper pilgrims tourists tourist foreigners foreigner "
    "journalists journalist reporters priests priest nuns nun jesuits jesuit boys girls boy girl schoolgirls schoolboys "
    "schoolchildren pupils teachers teacher farmers farmer miners engineers engineer victims victim guests guest nationals national "
    "citizens citizen peacekeepers peacekeeper commandos servicemen serviceman personnel employees employee staff members member "
    "protesters protester demonstrators bystanders bystander patients patient shoppers families relatives youths youth militiamen "
    "militiaman paratroopers marines marine sailors pilots pilot drivers driver technicians technician bodyguards bodyguard "
    "escorts agents agent detectives recruits cadets cadet lieutenants sergeants sergeant captains captain colonel lieutenant "
    "judges judge lawyers politicians officials official leaders leader leaders individuals individual gendarmes gendarme "
    "combatants infants babies infant adults adult teenagers teenager minors minor americans britons christians muslims "
    "hindus shiites sunnis jews kurds monks monk clergymen mayors mayor ministers minister councilmen diplomats diplomat missionaries "
    "inmates prisoners inmate prisoner refugees migrants migrant staffers crew elements troopers rangers vigilantes fishermen "
    "vendors traders merchants businessmen businessman unionists activists activist laborers labourers "
    "lives bodies corpses casualties survivors mourners spectators fans commuters travellers travelers holidaymakers sunbathers "
    "personnes personne civils civil soldats soldat policiers policier militaires militaire femmes femme hommes homme enfants "
    "enfant élèves touristes touriste étrangers ressortissants fidèles villageois habitants victimes gendarmes casques gens autres "
    "gardes garde étudiants vies".split()
)  # fmt: skip

# Populations too wide to be named.
EVERYBODY = frozenset("people persons person others other more individuals individual victims victim lives bodies corpses casualties "
                      "personnes personne victimes gens autres vies dead fatalities deaths injured wounded morts blessés missing "
                      "injuries survivors elements".split())  # fmt: skip

QUALIFIERS = (
    (("at", "least"), "at_least"), (("no", "fewer", "than"), "at_least"), (("not", "less", "than"), "at_least"),
    (("no", "less", "than"), "at_least"), (("a", "minimum", "of"), "at_least"), (("au", "moins"), "at_least"),
    (("as", "many", "as"), "at_most"), (("up", "to"), "at_most"), (("at", "most"), "at_most"), (("no", "more", "than"), "at_most"),
    (("jusqu'", "à"), "at_most"), (("jusqu'à",), "at_most"), (("a", "maximum", "of"), "at_most"),
    (("more", "than"), "more_than"), (("over",), "more_than"), (("upwards", "of"), "more_than"), (("in", "excess", "of"), "more_than"),
    (("plus", "de"), "more_than"), (("plus", "d'"), "more_than"), (("above",), "more_than"),
    (("less", "than"), "less_than"), (("fewer", "than"), "less_than"), (("under",), "less_than"), (("nearly",), "less_than"),
    (("almost",), "less_than"), (("moins", "de"), "less_than"), (("près", "de"), "less_than"), (("close", "to"), "less_than"),
    (("about",), "about"), (("around",), "about"), (("some",), "about"), (("approximately",), "about"), (("roughly",), "about"),
    (("an", "estimated"), "about"), (("estimated",), "about"), (("environ",), "about"), (("quelque",), "about"),
    (("quelques",), "about"), (("perhaps",), "about"), (("probably",), "about"), (("près", "d'"), "less_than"),
)  # fmt: skip
