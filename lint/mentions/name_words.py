"""Words that tell what a run of capitals is: openers, titles, particles, given names, heads of organisations."""

from __future__ import annotations

from lint.calendar import MONTHS, WEEKDAYS


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Capitalised at the start of a sentence or headline, and no part of a name there.
OPENERS = _words(
    """Feb Mar Apr Aug Sept Oct Nov Dec A About Above According Across Actually Add Additionally Reply Leave Welcome
    After Afterward Afterwards Again Against Ahead All Almost Along Already Also Although Altogether Am Amid
    Among An And Another Any Anyone Anything Apart Apparently Are Around As Ask Asked At Away Back Based Be
    Because Been Before Behind Being Below Beside Besides Between Beyond Both But By Call Called Can Certainly
    Citing Clearly Click Come Coming Compared Considering Could Currently Despite Did Do Does Doing Done Don't
    Didn't Doesn't Isn't Wasn't Aren't Weren't Can't Couldn't Won't Wouldn't Hasn't Haven't Down During Each
    Earlier Early Either Else Elsewhere Enough Especially Even Eventually Ever Every Everybody Everyone
    Everything Exactly Except Facing Few Fewer Finally Find Firstly Following For Former Formerly Fortunately
    From Further Furthermore Generally Get Getting Give Given Giving Go Going Got Had Has Have Having He Hence
    Her Here Hers Herself Hey Him Himself His How However I If Immediately In Including Incidentally Indeed
    Initially Inside Instead Into Is It Its Itself Just Keep Know Lastly Late Later Latest Least Less Let Like
    Likewise Look Looking Made Make Making Many Maybe Me Mean Meanwhile Might More Moreover Most Mostly Much
    Must My Myself Near Nearby Nearly Neither Never Nevertheless Next No Nobody None Nonetheless Nor Not Nothing
    Now Nowadays Obviously Of Off Officially Often Oh Okay On Once Ones Only Onto Or Originally Other Others
    Otherwise Our Ours Out Outside Over Overall Perhaps Please Plus Previously Prior Probably Provided Put Quite
    Rather Read Really Recently Regardless Regarding Reportedly Said Same Saw Say Saying Says Secondly See
    Seeing Several Shall She Should Similarly Since So Some Somebody Someone Something Sometimes Soon Speaking
    Still Such Suddenly Sure Surely Take Taking Tell Than Thank Thanks That The Their Theirs Them Themselves
    Then There Thereafter Therefore These They Thing Things This Those Though Through Throughout Thus Till To
    Today Together Told Tomorrow Tonight Too Toward Towards Ultimately Under Unfortunately Unless Unlike Until
    Up Upon Us Used Using Usually Very Via Was Watch We Well Went Were What Whatever When Whenever Where Whereas
    Wherever Whether Which While Who Whoever Whom Whose Why With Within Without Would Yeah Year Years Yes
    Yesterday Yet You Your Yours Yourself Photo Photos Image Images Video Source Sources File Caption Copyright
    Updated Published Posted Advertisement Related Breaking Exclusive Correction Editor Note Contact Email Story
    By"""
) | frozenset(m for m in (*MONTHS, *WEEKDAYS) if m not in ("May", "April", "June", "August"))

#: No name when alone, but part of one beside other words (Theresa May, Will Smith).
ALONE = _words(
    """Jan Far New First Second Third Six Seven Ten Twelve Twenty Two Three Four Five Eight Nine One Good Right Last
    Day Days Half Hundreds Dozens Thousands Millions Share May April June August Will Mark Grant Police Officers
    Officer Officials Official Authorities Investigators Investigator Detectives Detective Prosecutors
    Prosecutor Witnesses Witness Neighbors Neighbours Residents Relatives Family Friends Friend Parents Students
    Teachers Experts Critics Supporters Opponents Democrats Republicans Deputies Deputy Firefighters Paramedics
    Doctors Lawyers Attorneys Attorney Judge Jurors Jury Court Records Documents Court Analysts Shares Profits
    Sales Sir Madam Mom Dad Mother Father Mum God Internet Web Sgt Lt Capt Street County City State National
    Federal North South East West Northern Southern Eastern Western Central Spring Summer Autumn Winter People
    Women Men Man Woman Children Boy Girl Victims Victim Suspect Suspects Team Fans Players Club Company Group
    Government Governments Ministers Minister President Chancellor King Queen Pope Prince Princess Senator
    Governor Mayor Chief Secretary General Captain Sergeant Colonel Major Mr Mrs Ms Dr Chairman Director
    Professor Congress Senate House Parliament School University College Hospital Church Department Council
    Committee Union Party"""
)

_DEMONYMS = _words(
    """Afghan African Albanian Algerian American Angolan Arab Arabian Argentine Argentinian Armenian Asian Australian
    Austrian Azerbaijani Bahraini Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian Briton British
    Bulgarian Burmese Cambodian Cameroonian Canadian Catalan Caucasian Chechen Chilean Chinese Christian
    Colombian Congolese Croatian Cuban Cypriot Czech Danish Dutch Ecuadorian Egyptian English Eritrean Estonian
    Ethiopian European Filipino Finnish French Georgian German Ghanaian Greek Guatemalan Haitian Hispanic
    Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Islamic Israeli Italian Ivorian Jamaican
    Japanese Jewish Jordanian Kazakh Kenyan Korean Kosovar Kurdish Kuwaiti Kyrgyz Laotian Latin Latino Latvian
    Lebanese Liberian Libyan Lithuanian Macedonian Malaysian Malian Maltese Mexican Moldovan Mongolian
    Montenegrin Moroccan Mozambican Muslim Namibian Nepali Nicaraguan Nigerian Norwegian Omani Pakistani
    Palestinian Panamanian Paraguayan Persian Peruvian Polish Portuguese Qatari Romanian Russian Rwandan
    Salvadoran Saudi Scottish Senegalese Serbian Serb Singaporean Slovak Slovenian Somali Soviet Spanish
    Sudanese Swedish Swiss Syrian Taiwanese Tajik Tanzanian Thai Tibetan Tunisian Turkish Turkmen Ugandan
    Ukrainian Emirati Uruguayan Uzbek Venezuelan Vietnamese Welsh Yemeni Zambian Zimbabwean Catholic Protestant
    Democratic Republican Conservative Labour Liberal Western Eastern Communist"""
)
#: Adjectives of peoples and parties: capitalised, and no name by themselves.
DEMONYMS = _DEMONYMS | frozenset(f"{d}s" for d in _DEMONYMS)

#: Words that stand before a person's name as a title; they may follow one another (Deputy Prime Minister).
TITLES = _words(
    """Agents Senators Representatives Officers Sergeants Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Prof Prof. Professor
    President Vice-President Chancellor Premier Minister Secretary Secretary-General Ambassador Senator Sen.
    Sens. Representative Rep. Reps. Congressman Congresswoman Governor Gov. Mayor Chief Sheriff Commissioner
    Superintendent Supt. Inspector Insp. Detective Det. Detectives Dets. Officer Officers Trooper Constable
    Const. Deputy Sergeant Sgt. Sgts. Lieutenant Lt. Lieut. Corporal Cpl. Captain Capt. Major Maj. Colonel Col.
    General Gen. Brigadier Brig. Admiral Adm. Commander Cmdr. Private Pvt. Marshal Judge Justice Magistrate
    Attorney Atty. Prosecutor King Queen Prince Princess Duke Duchess Emperor Pope Cardinal Archbishop Bishop
    Father Sister Reverend Rev. Pastor Rabbi Imam Sheikh Sheik Sultan Ayatollah Lord Lady Sir Dame Baroness
    Baron Chairman Chairwoman Chairperson Director Manager CEO Coach Captain Spokesman Spokeswoman Spokesperson
    Leader Whip Speaker Councilman Councilwoman Councillor Alderman Coroner Comptroller Treasurer Envoy Comrade
    Marshal Negotiator Dictator Principal Dean Agent Firefighter Paramedic Nurse Warden Hon. Analyst Economist"""
)

#: Words that belong to the title they stand before: Prime Minister, Police Chief, Acting Defence Secretary.
BEFORE_TITLE = _words(
    """Prime Foreign Defense Defence Interior Finance Deputy Vice Assistant Acting Interim Police Fire Attorney General
    Lieutenant Staff First Chief Executive Senior Junior Managing Health Education Energy Justice Trade Home
    Shadow Press Majority Minority House Senate District State Supreme Court National Security Army Navy Force
    Marine Homeland Communications Special Master Supervisory Lead Associate Political Transport Environment
    Culture Treasury Labor Economy Economic Principal Patrol County Circuit Parliamentary Opposition Party Union
    Commerce"""
)

#: What a Secretary or Minister may be of, without its being another name.
OFFICES = _words(
    """House State Defense Defence Health Education Energy Homeland Security Labor Labour Commerce Treasury Agriculture
    Transportation Transport Finance Interior Justice Foreign Affairs Trade Police Staff Operations Culture
    Sport Schools Parliament Congress"""
)

#: A name may go on after "of", "for" and "and" behind these.
HEADS = _words(
    """University Bank Ministry Department Republic Kingdom Institute Bureau House Court Council Church College School
    Association Federation States Board Office Academy Museum Chamber Commission Committee Center Centre Centers
    Isle Gulf Strait Cape City Port Bay Sea Society League Union Organization Organisation Center Faculty Order
    Congress Hall Library Temple Cathedral Battle Rock Knights Conference Coalition Campaign Foundation Fund
    Division Agency Administration Authority District Town Village County Province Emirates Royal Daughters Sons
    Lord Lords Commons Palace Statue Day Bill Act Treaty Declaration State"""
)

#: The last (or "of") word of an organisation's name.
ORGANISATIONS = _words(
    """Academy Administration Agency Airlines Airways Alliance Army Assembly Association Authority Bank Board
    Broadcasting Brothers Bureau Cabinet Center Centers Centre Chamber Chronicle Church Club College Commission
    Committee Company Confederation Congress Corp Corp. Corporation Council Court Courant Daily Department
    Division Enquirer Enterprise Exchange Federation Force Forces Foundation Fund Gazette Government Group Guard
    Guardian Headquarters Herald High Holdings Hospital House Inc Inc. Independent Industries Initiative
    Inquirer Institute Institution Intelligence International Journal Kremlin League Legislature Limited Ltd
    Ltd. Magazine Media Mercury Ministry Mission Motors Movement Museum Network Networks News Newspaper Office
    Observer Organisation Organization Party Patrol Police Post Press Prison Radio Records Register Reserve
    Review School Schools Senate Service Services Society Squad Standard Star Sun System Systems Taliban Team
    Telegraph Television Theater Theatre Times Tribune Union United Unit University Weekly Workers Works"""
)

#: The last word of a place's name.
PLACES = _words(
    """Airport Avenue Ave Ave. Bay Beach Boulevard Blvd Blvd. Bridge Building Canal Cape Circle City Coast Cosmodrome
    County Court Creek Desert District Drive Falls Field Forest Freeway Gardens Gate Harbor Harbour Heights
    Highway Hill Hills Hotel Hwy Hwy. Island Islands Isle Junction Lake Lane Mall Mountain Mountains Ocean
    Palace Parish Park Parkway Peninsula Place Plaza Point Port Province Rd Rd. Region Republic Reservation
    Ridge River Road Route Sea Shore Square Stadium State States Station Strait Street St. Territory Tower Town
    Township Turnpike Valley Village Way Woods"""
)

#: Names of places that have no telling word in them.
KNOWN_PLACES = _words(
    """Afghanistan Africa Alabama Alaska Albania Algeria America Angola Argentina Arizona Arkansas Armenia Asia Athens
    Atlanta Australia Austria Azerbaijan Baghdad Bahrain Bangkok Bangladesh Barcelona Beijing Beirut Belarus
    Belgium Berlin Bolivia Bosnia Boston Brazil Britain Brussels Bulgaria Burma Cairo California Cambodia
    Cameroon Canada Chicago Chile China Cleveland Colombia Colorado Congo Connecticut Croatia Cuba Cyprus Dallas
    Damascus Delaware Delhi Denmark Denver Detroit Dublin Ecuador Egypt England Eritrea Estonia Ethiopia Europe
    Finland Florida France Gaza Geneva Germany Ghana Greece Guatemala Guinea Haiti Hanoi Havana Hawaii Honduras
    Houston Hungary Iceland Idaho Illinois India Indiana Indonesia Iowa Iran Iraq Ireland Israel Istanbul Italy
    Jakarta Jamaica Japan Jerusalem Kabul Kansas Kashmir Kazakhstan Kentucky Kenya Kiev Korea Kosovo Kuwait Kyiv
    Laos Latvia Lebanon Liberia Libya Lithuania London Louisiana Luxembourg Macedonia Madrid Maine Malaysia Mali
    Malta Manchester Manhattan Manila Maryland Massachusetts Mexico Miami Michigan Minneapolis Minnesota
    Mississippi Missouri Moldova Mongolia Montana Montenegro Morocco Moscow Mozambique Munich Myanmar Namibia
    Nebraska Nepal Netherlands Nevada Nicaragua Niger Nigeria Norway Ohio Oklahoma Oman Oregon Oslo Pakistan
    Palestine Panama Paraguay Paris Pennsylvania Peru Philadelphia Philippines Poland Portugal Prague Pyongyang
    Qatar Romania Rome Russia Rwanda Scotland Seattle Senegal Seoul Serbia Shanghai Singapore Slovakia Slovenia
    Somalia Spain Stockholm Sudan Sweden Switzerland Sydney Syria Taiwan Tehran Tennessee Texas Thailand Tibet
    Tokyo Toronto Tunisia Turkey Uganda Ukraine Uruguay Utah Uzbekistan Venezuela Vermont Vienna Vietnam
    Virginia Vladivostok Wales Warsaw Washington Wisconsin Wyoming Yemen Zambia Zimbabwe U.S. US USA U.S.A. UK
    U.K. UAE USSR DPRK L.A. D.C."""
)

#: First words of places: New York, San Juan, Fort Worth.
BEFORE_PLACE = _words(
    "New San Santa Los Las Fort Mount Port Lake Saint St. Ft. Mt. Cape Upper Lower West East North South"
)

#: East Asian surnames, which stand before the given name.
EASTERN = _words(
    """Kim Lee Park Choe Choi Jung Jeong Jang Chang Cho Jo Yoon Yun Lim Im Han Shin Sin Seo Kwon Hwang Ahn Song Yoo
    Hong Koh Ko Moon Son Bae Baek Ri Rhee Roh Noh Nam Ban Kang Pak Hyon Xi Li Wang Zhang Liu Chen Yang Zhao
    Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo Liang Zheng Tang Deng Mao Jiang Wen Nguyen Tran Pham"""
)

#: Given names met often in the news; evidence for a person, never a condition.
GIVEN = _words(
    """Aaron Abby Abdul Abdullah Abigail Abraham Adam Adrian Ahmad Ahmed Aisha Al Alan Albert Alberto Alejandro Alex
    Alexander Alexandra Alexei Alexis Alfred Ali Alice Alicia Alison Allan Allen Allison Alvin Alyssa Amanda
    Amber Amir Amy Ana Anatoly Andre Andrea Andreas Andrei Andres Andrew Andy Angel Angela Angelo Anita Ann Anna
    Anne Annette Annie Anthony Antonio António Ariel Arnold Arthur Ashley Ashton Audrey Austin Barack Barbara
    Barry Beatrice Ben Benjamin Bernard Bernie Beth Betty Beverly Bill Billy Bob Bobby Boris Brad Bradley
    Brandon Brenda Brendan Brent Brett Brian Brianna Brittany Brooke Bruce Bryan Caleb Calvin Cameron Candice
    Carl Carla Carlos Carol Caroline Carolyn Carrie Casey Catherine Cathy Cecil Cedric Cesar Chad Charlene
    Charles Charlie Charlotte Chelsea Cheryl Chris Christian Christina Christine Christopher Cindy Claire Clara
    Clarence Claudia Clayton Clifford Clinton Cody Cole Colin Colleen Connie Connor Corey Cory Courtney Craig
    Crystal Curtis Cynthia Daisy Dale Dan Dana Daniel Danielle Danny Darius Darlene Darnell Darrell Darren
    Darryl Dave David Dawn Dean Deborah Debra Demetrius Denis Denise Dennis Derek Derrick Desmond Destiny Devin
    Diana Diane Diego Dmitri Dmitry Dolores Dominic Dominique Don Donald Donna Doris Dorothy Doug Douglas Duane
    Dustin Dwayne Dylan Earl Ebony Ed Eddie Edgar Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elijah
    Elizabeth Ella Ellen Elliott Emily Emma Emmanuel Enrique Eric Erica Erik Erin Ernest Esther Ethan Eugene Eva
    Evan Evelyn Faith Felicia Felix Fernando Florence Frances Francis Francisco Francois Frank Franklin Fred
    Freddie Frederick Gabriel Gail Garrett Gary Gavin Gene Geoff Geoffrey George Gerald Gerard Gerhard Gilbert
    Gina Giovanni Glen Glenn Gloria Gordon Grace Grant Greg Gregory Guillermo Gustavo Guy Hannah Harold Harriet
    Harry Harvey Hassan Heather Hector Heidi Helen Henry Herbert Herman Hillary Holly Howard Hugh Hugo Hussein
    Ian Ibrahim Igor Irene Iris Isaac Isabel Isaiah Isaac Ismail Ivan Jack Jackie Jackson Jacob Jacqueline
    Jacques Jaime Jake Jamal James Jamie Jan Jane Janet Janice Jared Jasmine Jason Javier Jay Jean Jeff Jeffrey
    Jenna Jennifer Jenny Jeremiah Jeremy Jermaine Jerome Jerry Jesse Jessica Jessie Jesus Jill Jim Jimmy Joan
    Joanna Joanne Joaquin Jodi Joe Joel Joey Johan Johanna John Johnny Jon Jonah Jonathan Jordan Jorge Jose José
    Josef Joseph Josephine Josh Joshua Joy Joyce Juan Juanita Judith Judy Julia Julian Julie Julio Julius June
    Justin Kamala Karen Karl Kate Katherine Kathleen Kathryn Kathy Katie Katrina Kay Kayla Keith Kelly Ken
    Kendra Kenneth Kenny Kerry Kevin Khalid Kimberly Kirk Kofi Kristen Kristin Kurt Kyle Lance Larry Latoya
    Laura Lauren Laurence Laurie Lawrence Leah Lena Leo Leon Leonard Leroy Leslie Lester Levi Lewis Liam Lillian
    Linda Lindsay Lindsey Lisa Lloyd Logan Lois Lori Lorraine Louis Louise Lucas Lucy Luis Luke Luther Lydia
    Lynn Mackenzie Madison Maggie Mahmoud Malcolm Malik Manuel Marc Marcia Marco Marcus Margaret Maria María
    Marie Marilyn Mario Marion Marjorie Mark Marlene Marlon Marsha Martha Martin Marvin Mary Mason Matt Matthew
    Maureen Maurice Max Maya Megan Melanie Melinda Melissa Melvin Meredith Mia Michael Micheal Michel Michele
    Michelle Miguel Mikael Mike Mikhail Mildred Milton Mindy Miranda Misty Mitch Mitchell Mohamed Mohammad
    Mohammed Molly Monica Monique Morgan Moses Muhammad Mustafa Myron Nadia Nancy Naomi Natalie Natasha Nathan
    Nathaniel Neil Nelson Nicholas Nick Nicolas Nicole Nigel Nikita Nikki Nina Noah Noel Nora Norma Norman Olga
    Oliver Olivia Omar Oscar Osama Otto Owen Pablo Pamela Pat Patricia Patrick Patsy Paul Paula Pauline Pedro
    Peggy Penny Percy Perry Pete Peter Phil Philip Philippe Phillip Phyllis Pierre Priscilla Rachel Rafael Ralph
    Ramon Randall Randy Raphael Raul Ray Raymond Rebecca Regina Reginald Rene Renee Rex Ricardo Richard Rick
    Ricky Rita Rob Robert Roberto Robin Robyn Rocky Rod Roderick Rodney Rodrigo Roger Roland Roman Ron Ronald
    Ronnie Rosa Rose Rosemary Ross Roy Ruben Russell Ruth Ryan Sabrina Saddam Sally Salvador Sam Samantha Samir
    Samuel Sandra Sandy Santiago Sara Sarah Saul Scott Sean Sebastian Serena Serge Sergei Sergey Sergio Seth
    Shane Shannon Sharon Shaun Shawn Sheila Shelby Shelly Sherry Shirley Sidney Silvio Simon Sofia Sonia Sophia
    Sophie Spencer Stacey Stacy Stan Stanley Stella Stephanie Stephen Steve Steven Stewart Stuart Sue Susan
    Suzanne Sylvia Tamara Tammy Tanya Tara Tariq Taylor Ted Terence Teresa Terrance Terrell Terry Theodore
    Theresa Thomas Tiffany Tim Timothy Tina Toby Todd Tom Tommy Toni Tony Tonya Tracey Tracy Travis Trevor
    Tristan Troy Tyler Tyrone Ulrich Valerie Vanessa Vera Vernon Veronica Vicente Vicki Victor Victoria Vincent
    Virginia Vivian Vladimir Volodymyr Wade Wallace Walter Wanda Warren Wayne Wendy Wesley Whitney Will Willard
    William Willie Wilson Xavier Yolanda Yuri Yusuf Yvonne Zachary Zoe"""
)

#: Abbreviations that keep their stop within a name.
SHORT = _words(
    """Mr. Mrs. Ms. Dr. Prof. St. Ste. Sgt. Sgts. Lt. Col. Gen. Maj. Capt. Cpl. Pvt. Adm. Cmdr. Brig. Sen. Sens. Rep.
    Reps. Gov. Rev. Hon. Jr. Sr. Atty. Det. Dets. Insp. Supt. Ft. Mt. Bros. Inc. Corp. Co. Ltd. Const. Lieut.
    Ave. Rd. Blvd. Hwy. Dept. Univ. Asst. Pres. Spc. Tech. Dist. Messrs. Pfc."""
)
SUFFIXES = _words("Jr. Jr Sr. Sr II III IV")

#: Lower-case ends of hyphened words that are English, not part of a name: Soviet-era, U.S.-led.
HYPHEN_TAILS = _words(
    """area backed based bashing born bound brokered built centered centred controlled dominated driven educated era
    esque flavored funded friendly held imposed inspired instigated language leaning led level like linked
    listed made majority obsessed occupied only owned proof produced raised related run ruled skeptic sized
    speaking sponsored style supplied supported themed to trained turned type wide winning year"""
)

#: What follows a speaker's name, and what stands before one.
SAYING = tuple(
    f" {verb}"
    for verb in (
        "said says told tells added adds asked explained insisted claimed admitted recalled tweeted testified wrote "
        "writes replied warned stated argued noted described thanked stressed who"
    ).split()
)
WITHIN = (" in ", " In ", " at ", " near ", " outside ", " across ", " throughout ")

#: Points of the compass.
COMPASS = _words(
    """North South East West Northern Southern Eastern Western Northeast Northwest Southeast Southwest Northeastern
    Northwestern Southeastern Southwestern"""
)
