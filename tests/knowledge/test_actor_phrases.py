"""Phrases of the news by kind, read alone: country and sector of each, a dash where it has none."""

import pytest

from communique.knowledge.parties import resolve_phrase

# phrase = code, and a day where it matters.
PHRASES = {
    "states and peoples in odd forms": """
        Northern Irish politicians = GBR PTY
        Czechoslovakia = CSK GOV
        Nigeriens = NER GOV
        Brunei's sultan = BRN GOV
        Burmese junta = MMR MIL
        the Democratic Republic of Congo = COD GOV
        Crimean Tatars = UKR CVL
        Sahrawi refugees = ESH REF
        Burkinabe soldiers = BFA MIL
        Bosnian Serb army = BIH REB
        Azerbaijani army = AZE MIL
        Zairean rebels = COD REB
        Peruvian miners = PER LAB
        Czechia = CZE GOV
        the Swiss = CHE GOV
        Rhodesian forces = ZWE MIL
        Ni-Vanuatu = VUT GOV
        Papua New Guinea = PNG GOV
    """,
    "seats, ministries, services and forces": """
        Bonn = DEU GOV @ 1985-01-01
        Majlis speaker = IRN LEG
        Sana'a = YEM GOV
        Kopassus = IDN MIL
        NSA = USA SPY
        Tel Aviv = ISR GOV
        SANDF soldiers = ZAF MIL
        KREMLIN = RUS GOV
        State Duma deputies = RUS LEG
        Garda = IRL COP
        PSNI = GBR COP
        SAS = GBR MIL
        Banxico = MEX GOV
        FARDC = COD MIL
        Bank of Japan = JPN GOV
        Mossad = ISR SPY
        Nay Pyi Taw = MMR GOV
        the Knesset = ISR LEG
        Naypyidaw = MMR GOV
        Tatmadaw = MMR MIL
        the Pentagon = USA MIL
        House of Lords = GBR LEG
    """,
    "leaders, with a date or without": """
        former Thai prime minister = THA ELI
        Aleksandar Vucic = SRB GOV
        Goodluck Jonathan = NGA GOV @ 2013-01-01
        Volodymyr Zelenskyy = UKR GOV
        Alvaro Uribe = COL GOV @ 2006-01-01
        Akbar Hashemi Rafsanjani = IRN GOV @ 1994-01-01
        Hugo Chávez = VEN GOV @ 2008-01-01
        Ali al-Sistani = IRQ REL @ 2008-01-01
        Alexei Navalny = RUS OPP @ 2020-01-01
        Evo Morales = BOL GOV @ 2010-01-01
        Jens Stoltenberg = IGO NAT @ 2020-01-01
        Bashar al-Assad = SYR GOV @ 2013-01-01
        Wang Yi = CHN GOV @ 2018-01-01
        Dmitry Medvedev = RUS GOV @ 2010-01-01
        Teodoro Obiang = GNQ GOV
        Jeremy Corbyn = GBR OPP @ 2017-01-01
        Juan Guaidó = VEN OPP @ 2019-06-01
        Keir Starmer = GBR GOV @ 2025-01-01
        Jean-Bertrand Aristide = HTI GOV @ 2002-01-01
        Abdel Fattah el-Sisi = EGY GOV
        Alassane Ouattara = CIV GOV @ 2015-01-01
        Mwai Kibaki = KEN GOV @ 2007-12-01
        Aung San Suu Kyi = MMR OPP @ 2005-01-01
        Qassem Soleimani = IRN MIL @ 2018-01-01
    """,
    "parties and movements": """
        Meretz = ISR PTY
        LURD = LBR REB
        Camorra = ITA CRM
        Likud = ISR PTY
        LDPR = RUS PTY
        PSOE = ESP PTY
        UVF = GBR PRM
        Free Aceh Movement = IDN REB
        Nidaa Tounes = TUN PTY
        SDF = SYR REB
        MNLF = PHL REB
        Ulster Volunteer Force = GBR PRM
        MHP = TUR PTY
        RUF = SLE REB
        Kosovo Liberation Army = XKX REB
        All Progressives Congress = NGA PTY
        PUK = IRQ PTY
        Peronists = ARG PTY
        SYRIZA = GRC PTY
        Taliban insurgents = AFG REB @ 2010-01-01
        Cambodian People's Party = KHM PTY
        Forza Italia = ITA PTY
        al-Shabab = SOM REB
        AK Party = TUR PTY
    """,
    "words for people alone": """
        troops = - MIL
        miners = - LAB
        bandits = - CRM
        clerics = - REL
        president = - GOV
        nurses = - MED
        detainees = - CVL
        African Union peacekeepers = IGO AFU
        lawmakers = - LEG
        journalists = - JRN
        media = - JRN
        navy = - MIL
    """,
    "people and offices with what stands beside them": """
        Boston police = USA COP
        RUSSIAN FOREIGN MINISTER LAVROV = RUS GOV
        Texas governor = USA GOV
        US Senators = USA LEG
        Indonesian army generals = IDN MIL
        Ukraine's navy = UKR MIL
        Afghan villagers = AFG CVL
        the British ambassador to Iran = GBR GOV
        the Prime Minister of Pakistan = PAK GOV
        a Pentagon spokesman = USA MIL
        South African miners = ZAF LAB
        IRAQI POLICE = IRQ COP
        military rulers of Burma = MMR MIL
        the UK's ambassador to Iran = GBR GOV
        soldiers from Chad = TCD MIL
        US federal judge = USA JUD
        transitional government of Somalia = SOM GOV
        South Sudan rebels = SSD REB
        Sri Lankan Tamils = LKA CVL
        Pakistan's Supreme Court = PAK JUD
        Catalan government = ESP GOV
        Paris police = FRA COP
        nationalists = - CVL
        Afghan warlords = AFG REB
    """,
    "companies, media, universities and organisations": """
        Novaya Gazeta = RUS JRN
        Codelco = CHL BUS
        Arab League = IGO ARL
        Deutsche Bank = DEU BUS
        UNDP = IGO UNO
        TSMC = TWN BUS
        Aeroflot = RUS BUS
        Organization of the Islamic Conference = IGO
        Yonhap = KOR JRN
        Nestle = CHE BUS
        Mercosur = IGO
        Al Jazeera = QAT JRN
        Al-Azhar University = EGY EDU
        Al-Azhar = EGY REL
        UNRWA = IGO UNO
        Sony = JPN BUS
        Ecopetrol = COL BUS
        Reporters Without Borders = NGO
    """,
    "former states and headlines": """
        Cameroonian separatists = CMR REB
        UK PM = GBR GOV
        Tongan king = TON GOV
        Central African Empire = CAF GOV
        Libyan rebels = LBY REB
        Iraq govt officials = IRQ GOV
        Congolese rebels = COD REB
        Swazi king = SWZ GOV
        BRITISH TROOPS = GBR MIL
        Central African Republic = CAF GOV
        Vincentian prime minister = VCT GOV
        Ceylonese government = LKA GOV
        Western Sahara = ESH GOV
        Khmer soldiers = KHM MIL
    """,
    "longer phrases": """
        Arab League Secretary General Nabil al-Arabi = IGO ARL
        Japanese ruling party = JPN PTY
        Czechoslovak president Vaclav Havel = CSK GOV
        the militant Hamas group = PSE REB
        Gaza hospital officials = PSE MED
        former US Secretary of State Colin Powell = USA ELI
        Roman Catholic bishops = - REL
        Greek Communist Party = GRC PTY
        Spain's PP = ESP PTY
        Lebanon's Hezbollah = LBN REB
        U.N. Secretary-General Kofi Annan = IGO UNO
        Nigerian oil company = NGA BUS
        Tibetan spiritual leader Dalai Lama = CHN REL
        South African Constitutional Court = ZAF JUD
        Chechen leader Aslan Maskhadov = RUS REB
        unidentified assailants = - UAF
    """,
}


def cases() -> list[tuple[str, str, str | None]]:
    """Phrase, code and day of each line."""
    lines = (line for lines in PHRASES.values() for line in lines.strip().splitlines())
    found = []
    for line in lines:
        phrase, _, rest = line.strip().rpartition(" = ")
        code, _, day = rest.partition(" @ ")
        found.append((phrase, code, day or None))
    return found


@pytest.mark.parametrize(("phrase", "code", "day"), cases())
def test_a_phrase_has_its_country_and_sector(phrase: str, code: str, day: str | None) -> None:
    found = resolve_phrase(phrase, date=day)
    assert found is not None
    if code.startswith("- "):
        assert (found.code, found.country, found.sector) == (None, None, code.removeprefix("- "))
    else:
        assert found.code == code
