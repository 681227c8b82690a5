function set(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}

/**
 * Nouns for what a person is or does, in lower case and in the singular. A name beside one of them is a person, and the
 * phrase around the noun is that person's role.
 */
export const ROLE_NOUNS = set(`
  abbot academician accountant activist actor actress adjutant administrator admiral adviser advisor advocate agent agronomist aide
  ally ambassador analyst anarchist anthropologist apostle arbitrator archaeologist archbishop archduke architect artist assassin assistant astronaut
  astronomer athlete attaché attorney auctioneer author aviator backer baker bandleader banker baritone baron baroness barrister bassist batsman
  billionaire biochemist biographer biologist bishop blacksmith boatswain bomber botanist bowler boxer boy boss brigadier broadcaster brother builder businessman
  businesswoman butcher butler cabinet-maker candidate captain cardinal caretaker carpenter cartoonist cellist ceo cfo chairman chairperson chairwoman
  chair chambermaid champion chancellor chaplain chargé chaplain chef chemist chief choreographer cinematographer clergyman clerk climatologist co-author co-founder
  coach coachman collector colonel comedian commander commandant commissar commissioner commodore composer comptroller conductor confidant congressman congresswoman conqueror
  constable consul controller convict cook coroner correspondent cosmonaut count counsel counsellor counselor countess courier cousin cricketer critic curate curator cyclist dancer
  daughter deacon dealer dean defendant defender delegate dentist deputy designer detective dictator diplomat director discoverer doctor
  dramatist driver drummer duchess duke earl ecologist economist editor educator emir emissary emperor empress engineer entertainer entrepreneur envoy
  epidemiologist essayist ethnographer evangelist executive executor explorer farmer father fellow fielder fiancé film-maker filmmaker financier fisherman forward foreman founder
  führer fuhrer gardener general generalissimo geneticist geographer geologist girl goalkeeper golfer governor governess governor-general grandfather grandmother grandson guard guardian guerrilla
  guide guitarist gymnast head headmaster headmistress heir heiress helmsman hero hermit historian host hostess housekeeper hunter husband imam industrialist inspector
  interpreter inventor investigator investor jailer jeweller jockey journalist judge jurist justice kaiser khan king knight laboratory-assistant labourer lady landlady landlord
  laureate lawyer leader lecturer legislator librarian lieutenant linguist lord lyricist magistrate maid major manager marquess marquis marshal master
  mathematician mayor mechanic mediator member merchant meteorologist microbiologist midfielder midwife mime miner minister missionary mogul monarch monk
  moderator mother motorist murderer musician naturalist navigator negotiator neighbour nephew neurologist neuroscientist niece nobleman nominee novelist nun nurse officer official ombudsman
  opponent organiser organist orator owner painter palaeontologist paleontologist paratrooper parliamentarian partisan partner pastor patient patriarch patron peer penitent
  permanent-secretary pharaoh pharmacist philanthropist philosopher photographer physician physicist physiologist pianist pilot pioneer pirate pitcher plaintiff planner player playwright plenipotentiary
  poet policeman policewoman politician pontiff pope porter postmaster premier preacher prefect premier president priest priestess prime-minister prince princess principal
  prisoner prize-winner producer professor programmer promoter propagandist prophet proprietor prosecutor provost psychiatrist psychologist psychotherapist publicist publisher pupil quarterback
  queen rabbi racer ranger rapper rector referee reformer refugee regent registrar reporter representative researcher resident respondent revolutionary
  ringleader rival rower ruler runner sailor saint salesman saxophonist scholar scientist screenwriter scribe sculptor secretary secretary-general senator sergeant servant
  settler shah sheikh sheriff shipbuilder shoemaker showman singer sister skipper socialite sociologist soldier solicitor son songwriter soprano sovereign speaker specialist spokesman
  spokesperson spokeswoman sportsman sprinter spy squire star statesman statistician stepfather steward striker student successor suffragist suffragette sultan superintendent superstar surgeon surveyor
  swimmer tailor teacher technician tenant tenor terrorist theologian theorist trader trainer traitor translator traveller treasurer tribune trumpeter trustee tsar tsarina tutor tycoon
  umpire uncle undersecretary under-secretary usher vicar viceroy vice-chancellor vice-president vice-chairman victim victor violinist virologist viscount volunteer warden warlord warrior weaver
  railwayman fireman craftsman tradesman ferryman boatman milkman postman nurseryman alderwoman miller innkeeper schoolmaster whistleblower widow widower wife winger winner witness worker wrestler writer zoologist ace aunt bodyguard chairmen colleague commander-in-chief contender deputy-minister economist
  foreign-minister grandmaster hostage lieutenant-general major-general mastermind mentor predecessor protégé veteran pundit alderman councillor conservationist curator virtuoso rider ornithologist vet hacker influencer youtuber blogger columnist pundit all-rounder scorer right-back left-back centre-back goalscorer lord-lieutenant
`);

/** Words that stand inside a role before its noun: `deputy prime minister`, `chief of staff` needs `of` besides. */
export const ROLE_MODIFIERS = set(`
  acting aged assistant associate attorney chief co-founding commanding deputy elder eldest emeritus executive ex-foreign ex-prime ex-president ex
  famous fellow finance financial first foreign former founding future general great head high home honorary imperial incoming interior junior
  joint justice late lead leading lieutenant local lord major managing military naval nobel nazi new next non-executive old outgoing parliamentary permanent political
  prime prize-winning prominent provincial regional renowned retired retiring ruling royal second senior sole state then then-prime third top trade under veteran vice
  war world young younger youngest interim opposition defence defense health education labour labor press party people's communist socialist conservative liberal democratic republican
  fascist catholic protestant orthodox high-ranking prime-ministerial field staff research science medical legal court club team national international federal union
  noted legendary exiled deposed self-styled newly-elected record record-breaking reigning defending head-coach rear police army navy air long-time longtime
`);

/** Short titles that belong before a person's name and are not part of it. */
export const SHORT_TITLES = set(`
  Mr Mrs Ms Miss Mx Dr Prof Professor Rev Reverend Revd Fr Hon Capt Captain Col Colonel Gen General Lt Lieutenant Maj Major Sgt Sergeant Cpl Corporal
  Adm Admiral Cmdr Commander Sen Senator Rep Gov Governor Pres President Sec Secretary Judge Justice Mme Madame Mlle Mademoiselle M Monsieur Messrs Herr
  Frau Fräulein Señor Señora Signor Signora Comrade Ambassador Marshal Premier Chancellor Chairman Minister Cardinal Bishop Archbishop Father Brother
  Sister Rabbi Imam Sheikh Alderman Ald Inspector Detective Constable Superintendent Councillor Congressman Congresswoman Coach Doctor Mayor Brigadier Commodore Sheriff
`);

/** Titles that people are known by, and that stay with a given name: `Queen Victoria`, `Pope Pius XII`, `Sir Isaac`. */
export const NAME_TITLES = set(`
  King Queen Prince Princess Emperor Empress Tsar Czar Tsarina Kaiser Sultan Shah Emir Pope Saint St Sir Lord Lady Dame Duke Duchess Earl Count Countess
  Baron Baroness Viscount Marquess Marquis Archduke Pharaoh Caliph Khan Maharaja Mother
`);

/** Newspapers that are called by a common word and the article: `The Times`. */
export const PAPERS_AS_NAMES: ReadonlySet<string> = new Set(["Times", "Herald", "Gazette"]);

/** Titles that stand for one known person when they have the article and no name: `the Kaiser`, `the Pope`. */
export const TITLES_AS_NAMES = set(
  `Kaiser Tsar Czar Pope Führer Fuhrer Duce Emperor Sultan Shah Mikado Negus`,
);

/** Whether a word names what a person is, in any number and with any capital: `Ministers`, `physicist`. */
export function isRoleNoun(word: string): boolean {
  const lower = word.toLowerCase();
  if (isSingularRole(lower)) return true;
  if (lower.endsWith("ies") && ROLE_NOUNS.has(`${lower.slice(0, -3)}y`)) return true;
  if (lower.endsWith("men") && ROLE_NOUNS.has(`${lower.slice(0, -3)}man`)) return true;
  return lower.endsWith("s") && ROLE_NOUNS.has(lower.slice(0, -1));
}

/** Role nouns in the singular only: an apposition to one person is never `the ministers`. */
export function isSingularRole(word: string): boolean {
  const lower = word.toLowerCase();
  return ROLE_NOUNS.has(lower) || (lower.length >= COMPOUND_LENGTH && COMPOUND_ROLE.test(lower));
}

/** Trades that are written as one word: innkeeper, landowner, schoolteacher, watchmaker, ironmonger, shipwright. */
const COMPOUND_ROLE =
  /^[a-z]{3,10}(?:keeper|owner|teacher|maker|monger|wright|mistress|builder|breeder|grower|farmer|driver|dealer|worker)$/u;
const COMPOUND_LENGTH = 8;
