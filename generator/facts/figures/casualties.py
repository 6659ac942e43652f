"""The words of harm: which verbs, adjectives and nouns say that people were killed, hurt, taken, freed or driven out.

Kept apart from the rules that use them, so that a missing word is a one-line change. All in lower case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Measure, Qualifier


def _by_word(table: dict[Measure, str]) -> dict[str, Measure]:
    return {word: measure for measure, words in table.items() for word in words.split()}


# After the people that they count: "27 people were killed", "27 dead".
PASSIVE = _by_word(
    {
        "killed": """
            killed slain murdered assassinated executed massacred slaughtered beheaded lynched butchered dead
            died perished die dying drowned decapitated martyred tué tués tuée tuées mort morts morte
            mortes meurent assassinés abattus exécutés décédés péri morirent deceased succombé succumbed
            suffocated asphyxiated
            electrocuted électrocutés asphyxiés noyés égorgés lynchés massacrés décapités abattues décédées décédé
        """,
        "injured": """
            injured wounded hurt hospitalized hospitalised maimed blessé blessés blessée blessées hospitalisés
            hospitalisées treated intoxiqués
        """,
        "missing": "missing unaccounted disappeared disparu disparus vanished disparues disparue introuvables",
        "kidnapped": "kidnapped abducted seized kidnaped enlevé enlevés enlevée enlevées kidnappés kidnappées",
        "arrested": """
            arrested detained apprehended arrêté arrêtés arrêtées interpellés interpellées jailed rounded
        """,
        "displaced": """
            displaced evacuated homeless fled uprooted déplacés déplacées évacués évacuées fui sinistrés relogés
            relogées
        """,
    }
)

# Before them: "killed 27", "killing at least 27".
ACTIVE = _by_word(
    {
        "killed": """
            killed killing kills kill murdered murdering assassinated assassinating executed executing massacred
            massacring slaughtered slaughtering slaying slew gunned beheaded beheading lynched tué tuant tuer
            tue fait
        """,
        "injured": """
            injured injuring injures injure wounded wounding wounds wound hurt hurting blessé blessant blesser
        """,
        "kidnapped": "kidnapped kidnapping abducted abducting kidnaped seized seizing enlevé enlevant",
        "arrested": "arrested arresting detained detaining apprehended captured capturing arrêté interpellé",
        "displaced": "displaced displacing évacué evacuated evacuating",
    }
)

# "the murder of the six priests", "the deaths of 27 people".
OF_NOUNS = _by_word(
    {
        "killed": """
            murder murders death deaths killing killings assassination assassinations massacre execution slaying
            lives bodies corpses remains beheading slaughter killers killer assassins funeral funerals
            burial slayers martyrdom meurtre mort assassinat vie
        """,
        "injured": "wounding injury injuries injuring",
        "kidnapped": "kidnapping abduction kidnappings abductions seizure enlèvement",
        "arrested": "arrest arrests detention capture arrestation",
        "displaced": "displacement",
        "missing": "disappearance disappearances",
    }
)

# The people counted say it themselves: "19 hostages", "12 bodies", "five fatalities".
NOUNS = _by_word(
    {
        "killed": "deaths fatalities bodies corpses dead fatality morts cadavres décès martyrs dépouilles corps",
        "injured": "injuries injured wounded blessés",
        "hostages": "hostages hostage captives otages otage",
        "missing": "missing disparus",
        "arrested": "arrests detainees arrestations interpellations",
        "displaced": "refugees evacuees déplacés sinistrés réfugiés",
        "attackers": """
            attackers assailants gunmen militants bombers terrorists suicide-bombers assaillants jihadists
            jihadistes kamikazes insurgents rebels guerrillas fighters extremists hijackers kidnappers raiders
            bandits subversives terroristes attacker gunman bomber assailant terrorist militant hitmen robbers
            shooters shooter abductors hijacker kamikazes agresseurs attaquants ravisseurs
        """,
    }
)

# Those of whom a share is counted: "the dead include two cadets", "eleven of the victims".
COUNTED_ABOVE = _by_word(
    {
        "killed": "dead killed victims deceased fatalities morts victimes tués",
        "injured": "injured wounded hurt injuries blessés",
        "missing": "missing disparus",
        "hostages": "hostages captives otages",
        "kidnapped": "kidnapped abducted",
        "arrested": "arrested detained detainees",
        "displaced": "displaced evacuees",
    }
)

# "the death toll stands at 21", "the number of wounded rose to 40".
TOLLS = _by_word(
    {
        "killed": "toll dead deaths killed fatalities bilan morts martyrs",
        "injured": "wounded injured injuries blessés",
        "missing": "missing disparus",
        "hostages": "hostages otages",
        "kidnapped": "abducted kidnapped",
    }
)

PEOPLE = vocabulary(
    """
    people persons person others other more civilians civilian soldiers soldier troops policemen policeman
    police officers officer men man women woman children child students student guards guard peasants peasant
    workers worker passengers passenger villagers villager residents resident worshippers worshipper pilgrims
    tourists tourist foreigners foreigner journalists journalist reporters priests priest nuns nun jesuits
    jesuit boys girls boy girl schoolgirls schoolboys schoolchildren pupils teachers teacher farmers farmer
    miners engineers engineer victims victim guests guest nationals national citizens citizen peacekeepers
    peacekeeper commandos servicemen serviceman personnel employees employee staff members member protesters
    protester demonstrators bystanders bystander patients patient shoppers families relatives youths youth
    militiamen militiaman paratroopers marines marine sailors pilots pilot drivers driver technicians technician
    bodyguards bodyguard escorts agents agent detectives recruits cadets cadet lieutenants sergeants sergeant
    captains captain colonel lieutenant judges judge lawyers politicians officials official leaders leader
    individuals individual gendarmes gendarme combatants infants babies infant adults adult teenagers teenager
    minors americans britons christians muslims hindus shiites sunnis jews kurds monks monk clergymen
    mayors mayor ministers minister councilmen diplomats diplomat missionaries inmates prisoners inmate prisoner
    refugees migrants migrant staffers crew elements troopers rangers vigilantes fishermen vendors traders
    merchants businessmen businessman unionists activists activist laborers labourers lives bodies corpses
    casualties survivors mourners spectators fans commuters travellers travelers holidaymakers sunbathers
    brothers brother sisters sister sons son daughters daughter cousins cousin nephews nephew nieces niece
    grandchildren grandsons granddaughters grandson granddaughter siblings wives husbands mothers fathers uncles
    uncle aunts neighbours neighbors neighbour neighbor friends friend colleagues colleague companions companion
    loved-ones kin suspects suspect expatriates expatriate parishioners looters strikers labourers miner nurses
    nurse doctors doctor medics medic paramedics paramedic rescuers rescuer firefighters firefighter firemen
    chefs cooks cook maids maid servants housemaids housewives professors professor academics scientists
    contractors contractor consultants interpreters translators photographers photographer cameramen cameraman
    correspondents correspondent editors broadcasters artists musicians singers dancers actors athletes players
    footballers cyclists motorcyclists motorists motorist pedestrians pedestrian drivers bikers truckers
    customers customer diners revellers revelers partygoers concertgoers festivalgoers attendees delegates
    participants clerics cleric imams imam pastors pastor bishops bishop rabbis seminarians devotees congregants
    believers elders elder herders herder herdsmen pastoralists shepherds ranchers growers traders trader
    shopkeepers shopkeeper vendor sellers hawkers porters cleaners janitors waiters bartenders receptionists
    conscripts reservists airmen seamen seafarers sailor crewmen crewmembers constables constable sheriffs wardens
    rangers ranger watchmen watchman gunners snipers fighters fighter warriors loyalists separatists deserters
    defectors dissidents opponents supporters sympathizers sympathisers followers partisans patrolmen lawmakers
    lawmaker deputies deputy senators senator councillors councilors councillor legislators governors governor
    commissioners commissioner magistrates magistrate prosecutors prosecutor investigators inspectors inspector
    bureaucrats executives executive managers manager bankers banker clients client owners owner tenants
    homeowners inhabitants inhabitant locals settlers settler nomads fugitives detainees returnees evacuees
    refugee orphans orphan toddlers toddler newborns schoolgirl schoolboy schoolchild undergraduates graduates
    trainees trainee apprentices volunteers volunteer helpers aides aide advisers advisors assistants secretaries
    secretary engineers surveyors electricians mechanics builders labourer loggers hunters hunter trekkers hikers
    climbers mountaineers swimmers surfers campers skiers islanders europeans africans asians westerners
    foreign-nationals compatriots countrymen souls tribesmen tribesman
    personnes personne civils civil soldats soldat policiers policier militaires militaire femmes femme hommes
    homme enfants enfant élèves touristes touriste étrangers ressortissants fidèles villageois habitants
    victimes casques gens autres gardes garde étudiants vies gendarme agents employés employé ouvriers ouvrier
    mineurs chauffeurs chauffeur pêcheurs paysans paysan agriculteurs éleveurs éleveur bergers commerçants
    marchands vendeurs passagers passager piétons conducteurs automobilistes clients manifestants manifestant
    otages détenus détenu prisonniers prisonnier suspects suspect combattants combattant miliciens milicien
    rebelles humanitaires secouristes secouriste pompiers pompier journalistes journaliste médecins infirmiers
    enseignants enseignant professeurs lycéens lycéennes écoliers écolières collégiens filles fille garçons garçon
    bébés bébé adolescents adolescente adolescentes jeunes adultes vieillards proches parents frères frère sœurs
    sœur fils cousins voisins voisin amis collègues prêtres prêtre religieuses religieux pasteurs imams chefs
    responsables responsable élus députés maires magistrats migrants expatriés travailleurs salariés membres
    membre âmes riverains locataires résidents occupants usagers spectateurs supporteurs supporters pèlerins campeurs
    vacanciers baigneurs randonneurs marins matelots salariées internes soignants infirmières pensionnaires
    festivaliers convives clientes étudiantes employées ouvrières commerçantes vendeuses
    """
)  # fmt: skip

# Populations too wide to be named.
EVERYBODY = vocabulary(
    """
    people persons person others other more individuals individual victims victim lives bodies corpses
    casualties personnes personne victimes gens autres vies dead fatalities deaths injured wounded morts blessés
    missing injuries survivors elements
    """
)  # fmt: skip

QUALIFIERS: dict[Qualifier, str] = {
    "at_least": "at least, no fewer than, not less than, no less than, a minimum of, au moins",
    "at_most": "as many as, up to, at most, no more than, jusqu' à, jusqu'à, a maximum of",
    "more_than": "more than, over, upwards of, in excess of, plus de, plus d', above",
    "less_than": "less than, fewer than, under, nearly, almost, moins de, près de, close to, près d'",
    "about": """
        about, around, some, approximately, roughly, an estimated, estimated, environ, quelque, quelques,
        perhaps, probably
    """,
}
