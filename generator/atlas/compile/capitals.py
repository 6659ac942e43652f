"""Capitals, by the name that the gazetteer has for them.

Where the seat is shared or disputed, or a former capital is still the best known town, both stand; maps mark neither.
"""

from __future__ import annotations

_TABLE = """
AD Andorra la Vella | AE Abu Dhabi | AF Kabul | AG Saint John’s | AL Tirana | AM Yerevan | AO Luanda |
AR Buenos Aires | AT Vienna | AU Canberra | AZ Baku | BA Sarajevo | BB Bridgetown | BD Dhaka | BE Brussels |
BF Ouagadougou | BG Sofia | BH Manama | BI Gitega;Bujumbura | BJ Porto-Novo;Cotonou | BM Hamilton |
BN Bandar Seri Begawan | BO La Paz;Sucre | BR Brasília | BS Nassau | BT Thimphu | BW Gaborone | BY Minsk |
BZ Belmopan | CA Ottawa | CD Kinshasa | CF Bangui | CG Brazzaville | CH Bern | CI Yamoussoukro;Abidjan | CL Santiago
| CM Yaoundé | CN Beijing | CO Bogotá | CR San José | CU Havana | CV Praia | CY Nicosia | CZ Prague | DE Berlin |
DJ Djibouti | DK Copenhagen | DM Roseau | DO Santo Domingo | DZ Algiers | EC Quito | EE Tallinn | EG Cairo |
EH Laayoune | ER Asmara | ES Madrid | ET Addis Ababa | FI Helsinki | FJ Suva | FK Stanley | FM Palikir | FO Tórshavn
| FR Paris | GA Libreville | GB London | GD Saint George's | GE Tbilisi | GF Cayenne | GH Accra | GI Gibraltar |
GL Nuuk | GM Banjul | GN Conakry | GP Basse-Terre | GQ Malabo | GR Athens | GT Guatemala City | GW Bissau |
GY Georgetown | HK Hong Kong | HN Tegucigalpa | HR Zagreb | HT Port-au-Prince | HU Budapest | ID Jakarta | IE Dublin
| IL Jerusalem;Tel Aviv | IN New Delhi | IQ Baghdad | IR Tehran | IS Reykjavík | IT Rome | JM Kingston | JO Amman |
JP Tokyo | KE Nairobi | KG Bishkek | KH Phnom Penh | KI Tarawa | KM Moroni | KN Basseterre | KP Pyongyang | KR Seoul
| KW Kuwait City | KZ Astana | LA Vientiane | LB Beirut | LC Castries | LI Vaduz | LK Colombo | LR Monrovia |
LS Maseru | LT Vilnius | LU Luxembourg | LV Riga | LY Tripoli | MA Rabat | MC Monaco | MD Chisinau | ME Podgorica |
MG Antananarivo | MH Majuro | MK Skopje | ML Bamako | MM Nay Pyi Taw | MN Ulan Bator | MO Macau | MP Saipan |
MQ Fort-de-France | MR Nouakchott | MT Valletta | MU Port Louis | MV Male | MW Lilongwe | MX Mexico City |
MY Kuala Lumpur | MZ Maputo | NA Windhoek | NC Nouméa | NE Niamey | NG Abuja | NI Managua | NL Amsterdam | NO Oslo |
NP Kathmandu | NR Yaren | NZ Wellington | OM Muscat | PA Panama City | PE Lima | PF Papeete | PG Port Moresby |
PH Manila | PK Islamabad | PL Warsaw | PR San Juan | PS Ramallah;Gaza | PT Lisbon | PW Ngerulmud | PY Asunción |
QA Doha | RE Saint-Denis | RO Bucharest | RS Belgrade | RU Moscow | RW Kigali | SA Riyadh | SB Honiara | SC Victoria
| SD Khartoum | SE Stockholm | SG Singapore | SI Ljubljana | SJ Longyearbyen | SK Bratislava | SL Freetown |
SM San Marino | SN Dakar | SO Mogadishu | SR Paramaribo | SS Juba | ST São Tomé | SV San Salvador | SY Damascus |
SZ Mbabane | TD N'Djamena | TG Lomé | TH Bangkok | TJ Dushanbe | TL Dili | TM Ashgabat | TN Tunis | TO Nuku‘alofa |
TR Ankara | TT Port of Spain | TV Funafuti | TW Taipei | TZ Dodoma;Dar es Salaam | UA Kyiv | UG Kampala |
US Washington | UY Montevideo | UZ Tashkent | VA Vatican City | VC Kingstown | VE Caracas | VN Hanoi | VU Port-Vila
| WS Apia | XK Pristina | YE Sanaa | YT Mamoudzou | ZA Pretoria;Cape Town | ZM Lusaka | ZW Harare
"""


def _read() -> dict[str, tuple[str, ...]]:
    entries = (entry.strip().partition(" ") for entry in _TABLE.replace("\n", " ").split("|"))
    return {code: tuple(names.strip().split(";")) for code, _, names in entries}


CAPITALS = _read()
