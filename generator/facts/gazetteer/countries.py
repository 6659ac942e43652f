"""Countries as articles name them: a line a country, `ISO|names|adjectives and people`, English first, then French.

Written by hand: GeoNames has no adjectives. Names that are as often a town's, a person's or a river's ("Georgia",
"Jordan", "Chad") stand here too; whoever asks must have set persons aside before.
"""

from __future__ import annotations

from functools import lru_cache

from generator.facts.gazetteer.fold import fold

_REMEMBERED = 4096  # words

_US_STATES = frozenset(
    name.strip()
    for name in [
        "\n    Alabama",
        " Alaska",
        " Arizona",
        " Arkansas",
        " California",
        " Colorado",
        " Connecticut",
        " Delaware",
        " Florida",
        " Hawaii",
        " Idaho",
        " Illinois",
        "\n    Indiana",
        " Iowa",
        " Kansas",
        " Kentucky",
        " Louisiana",
        " Maine",
        " Maryland",
        " Massachusetts",
        " Michigan",
        " Minnesota",
        " Mississippi",
        "\n    Missouri",
        " Montana",
        " Nebraska",
        " Nevada",
        " New Hampshire",
        " New Jersey",
        " New Mexico",
        " North Carolina",
        " North Dakota",
        " Ohio",
        "\n    Oklahoma",
        " Oregon",
        " Pennsylvania",
        " Rhode Island",
        " South Carolina",
        " South Dakota",
        " Tennessee",
        " Texas",
        " Utah",
        " Vermont",
        "\n    Virginia",
        " West Virginia",
        " Wisconsin",
        " Wyoming\n    ",
    ]
)

# ruff: noqa: E501 -- a country is a line, however long
_TABLE = """
AD|Andorra|Andorran
AE|United Arab Emirates,UAE,Emirats arabes unis|Emirati,émirati
AF|Afghanistan|Afghan,afghane
AL|Albania,Albanie|Albanian,albanais,albanaise
AM|Armenia,Arménie|Armenian,arménien,arménienne
AO|Angola|Angolan,angolais,angolaise
AR|Argentina,Argentine|Argentine,Argentinian,Argentinean,argentin
AT|Austria,Autriche|Austrian,autrichien,autrichienne
AU|Australia,Australie|Australian,australien,australienne
AZ|Azerbaijan,Azerbaïdjan|Azerbaijani,Azeri,azerbaïdjanais
BA|Bosnia and Herzegovina,Bosnia-Herzegovina,Bosnia,Bosnie|Bosnian,bosnien
BD|Bangladesh|Bangladeshi,bangladais
BE|Belgium,Belgique|Belgian,belge
BF|Burkina Faso,Burkina|Burkinabe,Burkinabè,burkinabé
BG|Bulgaria,Bulgarie|Bulgarian,bulgare
BH|Bahrain,Bahreïn|Bahraini,bahreïni
BI|Burundi|Burundian,burundais,burundaise
BJ|Benin,Bénin|Beninese,béninois,béninoise
BN|Brunei|Bruneian
BO|Bolivia,Bolivie|Bolivian,bolivien,bolivienne
BR|Brazil,Brésil|Brazilian,brésilien,brésilienne
BS|Bahamas|Bahamian
BT|Bhutan,Bhoutan|Bhutanese
BW|Botswana|Botswanan
BY|Belarus,Biélorussie|Belarusian,biélorusse
BZ|Belize|Belizean
CA|Canada|Canadian,canadien,canadienne
CD|Democratic Republic of the Congo,Democratic Republic of Congo,DR Congo,DRC,RDC,République démocratique du Congo|Congolese,congolais,congolaise
CF|Central African Republic,CAR,Centrafrique,République centrafricaine|Central African,centrafricain,centrafricaine
CG|Republic of the Congo,Republic of Congo,Congo-Brazzaville|
CH|Switzerland,Suisse|Swiss,suisse
CI|Ivory Coast,Côte d'Ivoire,Cote d'Ivoire|Ivorian,ivoirien,ivoirienne
CL|Chile,Chili|Chilean,chilien,chilienne
CM|Cameroon,Cameroun|Cameroonian,camerounais,camerounaise
CN|China,Chine|Chinese,chinois,chinoise
CO|Colombia,Colombie|Colombian,colombien,colombienne
CR|Costa Rica|Costa Rican,costaricien
CU|Cuba|Cuban,cubain,cubaine
CV|Cape Verde,Cabo Verde,Cap-Vert|Cape Verdean
CY|Cyprus,Chypre|Cypriot,chypriote
CZ|Czech Republic,Czechia,République tchèque,Tchéquie|Czech,tchèque
DE|Germany,West Germany,FRG,Allemagne|German,allemand,allemande
DJ|Djibouti|Djiboutian,djiboutien
DK|Denmark,Danemark|Danish,Dane,danois,danoise
DO|Dominican Republic,République dominicaine|Dominican,dominicain
DZ|Algeria,Algérie|Algerian,algérien,algérienne
EC|Ecuador,Équateur|Ecuadorean,Ecuadorian,Ecuadoran,équatorien
EE|Estonia,Estonie|Estonian,estonien
EG|Egypt,Égypte|Egyptian,égyptien,égyptienne
ER|Eritrea,Érythrée|Eritrean,érythréen
ES|Spain,Espagne|Spanish,Spaniard,espagnol,espagnole
ET|Ethiopia,Éthiopie|Ethiopian,éthiopien,éthiopienne
FI|Finland,Finlande|Finnish,Finn,finlandais
FJ|Fiji,Fidji|Fijian
FR|France|French,français,française
GA|Gabon|Gabonese,gabonais,gabonaise
GB|United Kingdom,Britain,Great Britain,England,Scotland,Wales,Northern Ireland,UK,U.K.,Royaume-Uni,Grande-Bretagne,Angleterre|British,Briton,English,Scottish,Welsh,britannique
GE|Georgia,Géorgie|Georgian,géorgien
GH|Ghana|Ghanaian,ghanéen
GM|Gambia,The Gambia,Gambie|Gambian,gambien
GN|Guinea,Guinée|Guinean,guinéen,guinéenne
GQ|Equatorial Guinea,Guinée équatoriale|Equatorial Guinean
GR|Greece,Grèce|Greek,grec,grecque
GT|Guatemala|Guatemalan,guatémaltèque
GW|Guinea-Bissau,Guinée-Bissau|
GY|Guyana|Guyanese
HK|Hong Kong|
HN|Honduras|Honduran,hondurien
HR|Croatia,Croatie|Croatian,Croat,croate
HT|Haiti,Haïti|Haitian,haïtien,haïtienne
HU|Hungary,Hongrie|Hungarian,hongrois
ID|Indonesia,Indonésie|Indonesian,indonésien
IE|Ireland,Irlande|Irish,irlandais
IL|Israel,Israël|Israeli,israélien,israélienne
IN|India,Inde|Indian,indien,indienne
IQ|Iraq,Irak|Iraqi,irakien,irakienne
IR|Iran|Iranian,iranien,iranienne
IS|Iceland,Islande|Icelandic
IT|Italy,Italie|Italian,italien,italienne
JM|Jamaica,Jamaïque|Jamaican,jamaïcain
JO|Jordan,Jordanie|Jordanian,jordanien
JP|Japan,Japon|Japanese,japonais,japonaise
KE|Kenya|Kenyan,kényan,kényane
KG|Kyrgyzstan,Kirghizstan|Kyrgyz,kirghize
KH|Cambodia,Cambodge|Cambodian,cambodgien
KM|Comoros,Comores|Comorian,comorien
KP|North Korea,Corée du Nord|North Korean,nord-coréen
KR|South Korea,Corée du Sud|South Korean,sud-coréen
KW|Kuwait,Koweït|Kuwaiti,koweïtien
KZ|Kazakhstan|Kazakh
LA|Laos|Laotian,Lao,laotien
LB|Lebanon,Liban|Lebanese,libanais,libanaise
LK|Sri Lanka|Sri Lankan,sri-lankais,srilankais
LR|Liberia|Liberian,libérien
LS|Lesotho|
LT|Lithuania,Lituanie|Lithuanian,lituanien
LU|Luxembourg|
LV|Latvia,Lettonie|Latvian,letton
LY|Libya,Libye|Libyan,libyen,libyenne
MA|Morocco,Maroc|Moroccan,marocain,marocaine
MC|Monaco|
MD|Moldova,Moldavie|Moldovan,moldave
ME|Montenegro,Monténégro|Montenegrin
MG|Madagascar|Malagasy,malgache
MK|North Macedonia,Macedonia,Macédoine|Macedonian,macédonien
ML|Mali|Malian,malien,malienne
MM|Myanmar,Burma,Birmanie|Burmese,birman,birmane
MN|Mongolia,Mongolie|Mongolian
MR|Mauritania,Mauritanie|Mauritanian,mauritanien,mauritanienne
MT|Malta,Malte|Maltese,maltais
MU|Mauritius,Maurice|Mauritian
MV|Maldives|Maldivian
MW|Malawi|Malawian
MX|Mexico,Mexique|Mexican,mexicain,mexicaine
MY|Malaysia,Malaisie|Malaysian,malaisien
MZ|Mozambique|Mozambican,mozambicain,mozambicaine
NA|Namibia,Namibie|Namibian
NE|Niger|Nigerien,nigérien,nigérienne
NG|Nigeria|Nigerian,nigérian,nigériane
NI|Nicaragua|Nicaraguan,nicaraguayen
NL|Netherlands,The Netherlands,Holland,Pays-Bas|Dutch,néerlandais
NO|Norway,Norvège|Norwegian,norvégien
NP|Nepal,Népal|Nepalese,Nepali,népalais
NZ|New Zealand,Nouvelle-Zélande|New Zealander,néo-zélandais
OM|Oman|Omani,omanais
PA|Panama|Panamanian,panaméen
PE|Peru,Pérou|Peruvian,péruvien,péruvienne
PG|Papua New Guinea,Papouasie-Nouvelle-Guinée|Papua New Guinean
PH|Philippines|Filipino,Philippine,philippin,philippine
PK|Pakistan|Pakistani,pakistanais,pakistanaise
PL|Poland,Pologne|Polish,Pole,polonais
PS|Palestine,Palestinian territories,Palestinian Territory,Gaza Strip,West Bank,bande de Gaza,Cisjordanie|Palestinian,palestinien,palestinienne
PT|Portugal|Portuguese,portugais
PY|Paraguay|Paraguayan,paraguayen
QA|Qatar|Qatari,qatari
RO|Romania,Roumanie|Romanian,roumain
RS|Serbia,Serbie|Serbian,Serb,serbe
RU|Russia,Russian Federation,Soviet Union,USSR,Russie|Russian,Soviet,russe
RW|Rwanda|Rwandan,rwandais,rwandaise
SA|Saudi Arabia,Arabie saoudite|Saudi,Saudi Arabian,saoudien,saoudienne
SD|Sudan,Soudan|Sudanese,soudanais,soudanaise
SE|Sweden,Suède|Swedish,Swede,suédois
SG|Singapore,Singapour|Singaporean
SI|Slovenia,Slovénie|Slovenian
SK|Slovakia,Slovaquie|Slovak
SL|Sierra Leone|Sierra Leonean
SN|Senegal,Sénégal|Senegalese,sénégalais,sénégalaise
SO|Somalia,Somaliland,Somalie|Somali,Somalian,somalien,somalienne
SR|Suriname|Surinamese
SS|South Sudan,Soudan du Sud|South Sudanese,sud-soudanais
SV|El Salvador,Salvador|Salvadoran,Salvadorean,Salvadorian,salvadorien
SY|Syria,Syrie|Syrian,syrien,syrienne
SZ|Eswatini,Swaziland|Swazi
TD|Chad,Tchad|Chadian,tchadien,tchadienne
TG|Togo|Togolese,togolais,togolaise
TH|Thailand,Thaïlande|Thai,thaïlandais
TJ|Tajikistan,Tadjikistan|Tajik,tadjik
TL|East Timor,Timor-Leste|Timorese
TM|Turkmenistan,Turkménistan|Turkmen
TN|Tunisia,Tunisie|Tunisian,tunisien,tunisienne
TR|Turkey,Türkiye,Turquie|Turkish,Turk,turc,turque
TT|Trinidad and Tobago|Trinidadian
TW|Taiwan,Taïwan|Taiwanese
TZ|Tanzania,Tanzanie|Tanzanian,tanzanien
UA|Ukraine|Ukrainian,ukrainien,ukrainienne
UG|Uganda,Ouganda|Ugandan,ougandais,ougandaise
US|United States,United States of America,US,U.S.,USA,U.S.A.,America,États-Unis|American,américain,américaine
UY|Uruguay|Uruguayan,uruguayen
UZ|Uzbekistan,Ouzbékistan|Uzbek,ouzbek
VA|Vatican,Vatican City|
VE|Venezuela|Venezuelan,vénézuélien
VN|Vietnam,Viet Nam|Vietnamese,vietnamien
XK|Kosovo|Kosovar,Kosovan
YE|Yemen,Yémen|Yemeni,yéménite
ZA|South Africa,Afrique du Sud|South African,sud-africain
ZM|Zambia,Zambie|Zambian,zambien
ZW|Zimbabwe|Zimbabwean,zimbabwéen
"""


@lru_cache(maxsize=_REMEMBERED)
def country(name: str) -> str | None:
    """Answer the ISO 3166-1 alpha-2 code of a country's name in English or French."""
    return _names().get(_key(name))


@lru_cache(maxsize=_REMEMBERED)
def is_us_state(name: str) -> bool:
    """Tell a state of the United States by its name, but for those that are also a country or a city."""
    return name in _US_STATES


def begins_country(word: str) -> bool:
    """Tell whether some country's name begins with this word: most words need no further look."""
    return word in _first_words() or fold(word).partition(" ")[0] in _first_words()


@lru_cache(maxsize=_REMEMBERED)
def demonym(word: str) -> str | None:
    """Answer the code of the country that an adjective or a people's name belongs to; plurals count."""
    people, key = _people(), _key(word)
    return people.get(key) or (people.get(key[:-1]) if key.endswith("s") else None)


def _key(name: str) -> str:
    """US is a country, us is not: short names keep their capitals."""
    return name if len(name.replace(".", "")) <= 3 else fold(name)  # noqa: PLR2004 -- a distance or a length, in words


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {_key(name): code for code, names, _ in _rows() for name in names.split(",")}


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(key.partition(" ")[0] for key in _names())


@lru_cache(maxsize=1)
def _people() -> dict[str, str]:
    return {_key(word): code for code, _, words in _rows() for word in words.split(",") if word} | {
        "US": "US", "U.S.": "US", "UK": "GB", "U.K.": "GB",
    }  # fmt: skip


def _rows() -> list[list[str]]:
    return [line.split("|") for line in _TABLE.strip().splitlines()]
