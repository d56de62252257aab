"""Invented reports of crises, as writers of several decades would have filed them: what the layouts are filled with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """A report: headline, writer, and its paragraphs in order."""

    title: str
    author: str
    paragraphs: tuple[str, ...]


def _story(title: str, author: str, text: str) -> Story:
    return Story(title, author, tuple(p.strip() for p in text.strip().split("\n") if p.strip()))


INSPECTORS = _story(
    "Iraq bars inspectors from two sites as deadline nears",
    "Hannah Ostrow",
    """
Iraq turned away a team of United Nations arms inspectors from two military sites south of Baghdad on Tuesday, hours after Washington said its patience was running out.
The chief inspector told reporters that his convoy had waited at the gate of the Al-Jadid barracks for four hours before an Iraqi liaison officer said that no one could enter.
"We will not go back to that gate to be photographed," he said. "If Iraq does not open the sites, I will report to the Council that I cannot do my work."
The American secretary of defence warned that the United States would strike without further notice if the inspectors were expelled.
Iraq's deputy prime minister dismissed the warning as theatre and said Iraq had nothing left to hide.
Russia and France asked for a meeting of the Security Council behind closed doors. Diplomats said a new text could be put to the vote by Friday.
In Kuwait, the government told citizens living near the border to keep three days of water at home.
""",
)

ROLLE = _story(
    "Alliance gives Belgrade ten days to pull police out of valley",
    "Piers Lindqvist",
    """
NATO ministers gave Belgrade ten days on Wednesday to withdraw its special police from the Drenica valley or face air strikes.
The ultimatum, agreed after six hours of talks in Brussels, names three roads that must be reopened to monitors of the Organization for Security and Co-operation in Europe.
"This is not a bluff and should not be read as one," the secretary general of the alliance said. "The activation order has been signed."
A spokesman for the Yugoslav foreign ministry said the country would defend itself against any aggressor with all the means at its disposal.
Moscow called the order a gross violation of the UN Charter and recalled its military envoy from Brussels.
Aid workers in the town of Glogovac counted some 14,000 people who had fled into the woods since August.
""",
)

AIRCRAFT = _story(
    "China demands apology before crew of damaged plane can leave",
    "Maribel Acuna",
    """
China said on Thursday that the 24 crew members of a damaged American surveillance plane would stay on Hainan island until the United States apologised for the collision that brought it down.
The foreign ministry spokesman told a briefing in Beijing that responsibility lay fully with the American side, whose aircraft had turned abruptly into a Chinese fighter.
The United States regrets the loss of the Chinese pilot but has nothing to apologise for, the White House press secretary said.
He added that the longer the crew was held, the more the relationship would be damaged.
Two American diplomats were allowed to see the crew for forty minutes and found them in good health.
Senators of both parties warned that an arms package for Taiwan could be enlarged if the crew was not home by the end of the month.
""",
)

REACTOR = _story(
    "North Korea says it will restart reactor unless fuel oil resumes",
    "Jun-ho Baek",
    """
North Korea announced on Friday that it would restart its five-megawatt reactor at Yongbyon unless shipments of heavy fuel oil resumed within the month.
The official news agency said that the suspension of the shipments had made the Agreed Framework "a dead document".
The International Atomic Energy Agency asked Pyongyang to leave its seals and cameras in place.
South Korea's unification minister said that Seoul would go on with food aid but would not build the light-water reactors alone.
Japan hinted that it could halt the transfer of money by Koreans living there if the seals were broken.
An American envoy is expected in Seoul on Monday. He will carry no new offer, an official travelling with him said.
""",
)

GORGE = _story(
    "Georgia and Russia trade accusations over shelling in the gorge",
    "Tamsin Okafor",
    """
Georgia accused Russian-backed separatists of shelling three villages north of Tskhinvali overnight, and Moscow accused Tbilisi of preparing a blitzkrieg.
The Georgian interior ministry said six policemen were wounded when mortar rounds fell on a checkpoint near Avnevi.
A deputy of the Russian foreign minister said that Russia would not remain indifferent if its citizens in South Ossetia came to harm.
The separatist leader announced that women and children would be taken out of the capital by bus.
The European Union urged both sides to return to the Joint Control Commission without conditions.
Georgia's reintegration minister travelled to Tskhinvali for talks, but his counterpart did not appear. "We came, we waited, we left," the minister said.
An observer of the OSCE mission said that the night had been the worst since 2004.
""",
)

ISLAND = _story(
    "Seoul vows retaliation after shells hit border island",
    "Choi Eun-bi",
    """
South Korea's president promised enormous retaliation on Wednesday if the North fired on its territory again, a day after shells killed two marines and two civilians on Yeonpyeong island.
The defence ministry in Seoul said that its guns had returned fire with 80 rounds and that fighter jets were scrambled.
The North's supreme command said the South had fired first into its waters and that it would deal merciless blows if the enemy intruded by even a thousandth of a millimetre.
The United States said the aircraft carrier George Washington would join an exercise in the Yellow Sea from Sunday.
China expressed concern and asked both sides to do more that is conducive to peace.
Residents who were taken to Incheon by ferry said they had seen houses burn on both sides of the harbour.
Oil prices rose and the won fell to its lowest level in two months.
""",
)

PIPELINE = _story(
    "Sudan threatens to shut pipeline if South keeps arming rebels",
    "Achol Deng",
    """
Sudan will close the pipelines that carry South Sudan's oil to the Red Sea unless Juba stops supporting rebels within sixty days, its information minister said on Saturday.
He told a news conference in Khartoum that the president had ordered the oil ministry to give formal notice under the agreement signed in March.
South Sudan denied that it armed anyone. Its government spokesman said that Juba would not be blackmailed with its own oil.
The African Union's mediator offered to send a verification team to the fourteen-mile area.
Oil makes up almost all of the South's income. Production was halted for fifteen months in an earlier quarrel over fees.
Bankers in Nairobi said that Juba's reserves would last for five months at most.
""",
)

SARIN = _story(
    "Assad has been warned, says envoy, as allies discuss response in Idlib",
    "Lucille Amrani",
    """
The United States and its allies will respond swiftly and vigorously if Syria's president chooses to use chemical weapons again, the American envoy to the United Nations said on Tuesday.
She told the Security Council that an assault on Idlib would be a reckless escalation of a conflict that has already cost half a million lives.
Russia's ambassador called the warning an invitation to the rebels to stage a provocation.
Turkey, which has twelve observation posts in the province, said that its soldiers would not leave them.
Iran said it would help Syria to clear the last stronghold of the terrorists, but did not say how.
The Syrian foreign minister denied that his government had any chemical weapons. "We have none and we need none," he said in Damascus.
Aid agencies have asked for corridors to the north. They expect 800,000 people to flee.
""",
)

PENINSULA = _story(
    "Kyiv says troops will stay in bases on peninsula despite ultimatum",
    "Orest Halych",
    """
Ukraine's acting defence minister said on Monday that its marines would not leave their bases in Crimea, although Russian officers had given them until five in the morning to surrender.
Russia's Black Sea Fleet denied that any ultimatum had been given and called the report total nonsense.
The acting president said Ukraine would not fire first but would defend itself if its bases were stormed.
"If you come through that gate with weapons, we will answer with weapons," a colonel in Feodosia told the men outside, according to a lieutenant who stood next to him.
The German chancellor spoke to the Russian president by telephone for forty minutes. He accepted the idea of a contact group, her spokesman said.
Washington suspended military cooperation with Moscow, including exercises and port visits.
Grain traders said that shipments from Sevastopol had stopped.
""",
)

REEF = _story(
    "Beijing says it could declare air zone over reefs if patrols go on",
    "Corazon Villareal",
    """
China has the right to set up an air defence identification zone over the South China Sea and could do so if it feels threatened, a vice foreign minister said on Wednesday.
He spoke a day after a tribunal in The Hague ruled that China had no historic title to the waters within its nine-dash line.
The Philippines welcomed the award and asked its fishermen to keep away from Scarborough Shoal for now.
Washington said it would continue to fly and sail wherever international law allows.
Vietnam reserved its claim to the Paracels and said that it supported the peaceful settlement of disputes.
Two Chinese civil aircraft landed on new runways at Mischief Reef and Subi Reef on the same afternoon.
Taiwan sent a frigate to Itu Aba. Its president told the crew that the patrol would show the people's determination.
""",
)

EMBARGO = _story(
    "Four Arab states send Doha thirteen demands and ten days",
    "Nadia Barakzai",
    """
Saudi Arabia and three of its allies have told Qatar to close a Turkish base, shut a broadcaster and cut its ties with Iran within ten days if it wants the boycott to end.
The list of thirteen demands was handed over by Kuwait, which mediates in the dispute.
Qatar's foreign minister said the list was made to be rejected and that his country would not give up its sovereignty.
"The demands are void if they are not met in ten days," an official of one of the four states said. He did not say what would follow.
Turkey's president called the demand about the base an insult and said that more troops were on the way.
The American secretary of state asked that the demands be reasonable and actionable.
Ships with food from Izmir reached the port of Hamad on Friday.
""",
)

TANKERS = _story(
    "Iran says it will seize ships again if its tanker is not freed",
    "Farid Montazeri",
    """
A commander of Iran's Revolutionary Guards said on Sunday that Iran would seize further British ships if the tanker held in Gibraltar was not released.
Britain's foreign secretary told his counterpart by telephone that the tanker could leave once a court had guarantees that its oil would not go to Syria.
The Guards boarded the Stena Valiant in the Strait of Hormuz on Friday and took it to Bandar Abbas.
Iran denies that the seizure was retaliation. It says the ship had run into a fishing boat and ignored its calls.
The United States is putting together a coalition of navies to escort ships through the strait; Germany declined to join.
Insurers doubled the premium for a passage within a week. "Nobody sails there for pleasure now," a broker in London said.
Oman's foreign minister is to travel to Tehran.
""",
)

CORRIDOR = _story(
    "Yerevan and Baku report clashes as monitors call for calm",
    "Anahit Safaryan",
    """
Armenia and Azerbaijan accused each other on Sunday of shelling towns along the line of contact in Nagorno-Karabakh.
Azerbaijan's defence ministry said that it had launched a counter-offensive to stop large-scale provocations and to protect civilians.
Armenia declared martial law and a general mobilisation. The prime minister asked citizens to be ready to defend the homeland.
Turkey promised to support Baku by all means, and Russia urged both to cease fire at once.
The co-chairs of the Minsk Group said that the use of force was not acceptable and that there was no alternative to talks without preconditions.
In Stepanakert, sirens sounded at eight in the morning and people were told to go to shelters.
Shell fragments damaged a school in Barda, an official there said. Armenia denied that its forces had fired at the town.
""",
)

GRAIN = _story(
    "Moscow will treat ships bound for Ukraine as carriers of arms",
    "Solveig Brandt",
    """
Russia said on Wednesday that from midnight it would regard all ships sailing to Ukrainian ports as potential carriers of military cargo.
The announcement came two days after Moscow left the agreement that had allowed 33 million tonnes of grain to be shipped.
Ukraine's defence ministry answered that it could treat ships bound for Russian ports in the same way from Friday.
The White House said that Russia had laid more sea mines and could blame Ukraine for an attack on a civilian ship.
Turkey's president hopes to persuade the Russian leader to return to the deal when they meet in August.
Missiles hit grain terminals in Odesa for the third night. Some 60,000 tonnes burned, the agriculture minister said.
Wheat rose by 8.5 per cent in Chicago, the largest gain in a day since the first weeks of the war.
""",
)

JUNTA = _story(
    "West African bloc gives officers a week to restore president",
    "Ibrahim Sawadogo",
    """
West African leaders gave the officers who seized power in Niger one week on Sunday to restore the president, and said they would take all measures, including force, if the deadline passed.
The Economic Community of West African States closed borders, banned flights and froze the assets of the officers.
Burkina Faso and Mali said that any intervention would be a declaration of war against them too.
The officers accused France of preparing to strike in order to free the president. Paris denied it.
Demonstrators set fire to a door of the French embassy in Niamey before soldiers dispersed them.
Nigeria cut the supply of electricity to its neighbour, and much of the capital was dark by Monday.
The chief of the bloc's defence staff said that a plan had been drawn up. "Democracy is what we stand for," he said.
""",
)

CHANNEL = _story(
    "Houthis vow more attacks on shipping until aid enters Gaza",
    "Miriam al-Sayegh",
    """
Yemen's Houthis will go on attacking ships in the Red Sea until food and medicine reach Gaza in the amounts needed, their military spokesman said on Tuesday.
He spoke after American and British aircraft struck eight sites, among them a radar near Hodeidah.
The American secretary of defence said the strikes would continue unless the attacks stopped.
Three large shipping lines now send their vessels round the Cape of Good Hope, which adds ten days to the journey.
Egypt said that the income of the Suez Canal had fallen by forty per cent in a month.
Iran denied any part in the attacks. It called the strikes a violation of Yemen's sovereignty.
The Security Council demanded by eleven votes to none that the attacks end; Russia and China abstained.
""",
)

ESSEQUIBO = _story(
    "Caracas sets up command for disputed region; Guyana puts army on alert",
    "Denise Parris",
    """
Venezuela's president ordered the creation of a military command for Essequibo on Tuesday and told state companies to grant licences there for oil and gold.
Companies that work under licences of Guyana have three months to leave, he said.
Guyana's president put the defence force on full alert and asked the Security Council to meet.
"We will not allow our territory to be violated," he said on television. "If Venezuela acts in this reckless way, the region will answer."
Brazil moved armoured vehicles to Boa Vista and said that its territory would not be used as a road to war.
The International Court of Justice had ordered Caracas on Friday to refrain from any act that changes the situation.
The United States Southern Command announced flights with Guyana's force within the day.
""",
)

LINE = _story(
    "Army says heights above highway retaken as Delhi rules out crossing line",
    "Vikram Sethi",
    """
Indian troops have retaken two heights above the highway to Leh after eleven hours of fighting, the army said on Sunday, while the government repeated that its aircraft would not cross the Line of Control.
Pakistan said that the men on the heights were fighters over whom it had no control.
India's foreign minister answered that no militia carries artillery to 16,000 feet.
The prime minister warned that Delhi's restraint had limits. If the intruders were not withdrawn, he said, India would use whatever force was required to evict them.
Washington told Islamabad in private that the Line must be respected, an American official said.
Thirteen bodies were brought down to Drass. Villagers there have lived in cellars since May.
""",
)

STATEMENT = _story(
    "Statement on the situation in the northern governorates",
    "Office of the Spokesperson",
    """
The Ministry of Foreign Affairs condemns in the strongest terms the attack on a convoy of the Red Crescent near Saraqib, in which two drivers were killed.
Those who planned and carried out this attack must be held to account. The Ministry will ask for an independent inquiry.
The Ministry reiterates that humanitarian personnel are protected under international law at all times and in all places.
Should the parties fail to guarantee safe passage by the end of this month, the Republic will suspend its participation in the working group on detainees.
The Ministry remains ready to host a further round of talks and has conveyed this to the Special Envoy of the Secretary-General.
""",
)

COUNCIL = _story(
    "Council extends measures against persons undermining peace process",
    "Press Office",
    """
The Council today extended for a further six months the restrictive measures against persons and entities that threaten the territorial integrity of the country.
The measures now apply to 164 persons and 41 entities. They consist of a freeze of assets and a ban on entering the Union.
The Council also agreed to lift the measures if the agreement signed in the capital is carried out in full.
It stands ready to impose further measures at short notice, should the situation so require.
The legal acts will be published in the Official Journal of tomorrow.
""",
)

BRIEFING = _story(
    "Briefing by the spokesman of the foreign ministry",
    "Ministry of Foreign Affairs",
    """
Good afternoon. I would like to begin with the events on the contact line.
Last night armed groups again fired on the suburbs of the city from the direction of the airport. Eleven civilians were hurt, two of them children.
We regard this as a deliberate attempt to wreck the agreement reached in Astana. We warn those who give these groups arms and money that they will bear responsibility for the consequences.
Question: Will Russia withdraw from the talks if the shelling continues?
Answer: We have no such plans. But our patience is not without limits, and our military will take measures if our servicemen are in danger.
Question: Has the American side replied to the proposals that you sent in August?
Answer: Not yet. We expect a reply through the channel that exists between our militaries, and the sooner it comes the better.
""",
)
