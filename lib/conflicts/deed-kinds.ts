import { stem } from "./words.ts";

/**
 * What is done in a story, by the verbs for it and the nouns made of them: `the battle was fought`, `won the battle` and
 * `the battle took place` tell one happening. A verb may be of several kinds.
 */
const KINDS = `
founded|found establish institute set+up create endow start+up|foundation establishment
opened|open reopen inaugurate unveil throw+open|opening inauguration
closed|close shut shut+down close+down|closure
built|build construct erect complete finish rebuild|construction building
begun|begin start commence open get+underway break+out erupt|beginning start outbreak opening
ended|end finish conclude close|end conclusion
born|bear|birth
died|die perish pass+away|death
killed|kill assassinate execute murder shoot slay|murder assassination execution killing
married|marry wed|wedding marriage
signed|sign initial conclude|signing signature
ratified|ratify|ratification
published|publish release issue print appear come+out|publication release
discovered|discover find detect identify unearth spot|discovery find
invented|invent devise conceive contrive think+of dream+up|invention
designed|design plan+out draw+up|design
written|write compose author|composition
launched|launch|launch launching
sunk|sink torpedo wreck founder go+down|sinking wreck loss
attacked|invade attack assault bomb raid|attack raid invasion assault
occupied|occupy annex conquer capture seize take+over|occupation capture conquest
freed|liberate free release|liberation release
arrested|arrest detain seize take capture apprehend|arrest capture
convicted|convict|conviction
elected|elect appoint|election appointment
resigned|resign retire abdicate step+down|resignation abdication
bought|buy acquire purchase|purchase acquisition
sold|sell|sale
arrived|arrive land reach|arrival landing
left|leave depart set+out set+off sail|departure
held|hold host stage fight play win lose meet sit take+place occur happen|
won|win|victory
tested|test try|test trial
buried|bury inter|burial funeral
exploded|explode blow+up|explosion
struck|strike hit|collision
dissolved|dissolve|dissolution
granted|grant issue accord|grant
called|call proclaim|call
led|lead head chair|leadership chairmanship
commanded|command captain skipper|command
directed|direct conduct supervise oversee|direction
proposed|propose move suggest recommend put+forward|proposal suggestion
computed|compute calculate work+out|computation calculation
measured|measure weigh|measurement
presented|present award hand+over|presentation
scored|score|goal
mediated|mediate|mediation
refereed|referee umpire|
defended|defend|defence
financed|finance fund bear pay+for sponsor underwrite|
rescued|rescue save pick+up pull+out take+off bring+off fish+out|rescue
ordered|order command|order
minted|mint strike coin|minting
drawn|draw sketch|drawing
made|make|
sent|send dispatch|dispatch
crowned|crown|coronation
raised|raise hoist salvage|raising
landed|land bring+ashore put+ashore|landing
moved|move transfer|move
hidden|hide bury|
named|name christen|
commissioned|commission|commission
scattered|scatter strew sprinkle|
removed|remove take+away take+off carry+off wrench+off|removal
awarded|award give present confer go+to fall+to grant|award
performed|perform premiere|performance premiere
sung|sing|
refused|refuse decline reject rebuff spurn turn+down throw+out|refusal rejection
accepted|accept approve adopt endorse pass agree+to|acceptance approval adoption
dismissed|dismiss sack discharge fire|dismissal
destroyed|destroy demolish wreck pull+down tear+down knock+down burn+down burn break+up scrap smash raze gut level|destruction demolition
printed|print|printing
collapsed|collapse fall give+way come+down|collapse fall
blamed|blame|blame
stopped|stop halt interrupt suspend|
described|describe|description
treated|treat|treatment
announced|announce|announcement
introduced|introduce bring+in|introduction
donated|donate bequeath|gift donation
restored|restore repair mend|restoration repair
revived|revive|revival
patented|patent take+out|patent
banned|ban prohibit forbid outlaw|ban
withdrew|withdraw retreat pull+out|withdrawal retreat
exiled|exile banish deport|exile
pardoned|pardon reprieve|pardon
surrendered|surrender capitulate|surrender capitulation
interrupted|interrupt|interruption
chaired|chair preside preside+over|
photographed|photograph|
edited|edit|
planted|plant|
laid|lay|
recorded|record|recording
cured|cure heal|cure
observed|observe spot sight notice glimpse perceive|observation
sold|auction|
located|locate|
lodged|lodge stay quarter accommodate house|
disqualified|disqualify throw+out exclude expel|disqualification
recognised|recognise recognize|recognition
recovered|recover retrieve raise salvage|recovery
cleared|evacuate clear|evacuation
postponed|postpone put+off delay defer|postponement delay
demanded|demand insist|demand
asked|ask request beg urge appeal+for call+for|request
summoned|summon send+for call+in call+out|
invited|invite|invitation
apologised|apologise apologize|apology
cancelled|cancel call+off|cancellation
replaced|replace|replacement
lowered|lower let+down|
consecrated|consecrate dedicate|consecration dedication
warned|warn caution|warning
stopped up|shut+off cut+off turn+off|
engraved|engrave etch|engraving
copied|copy transcribe|
lent|lend loan|loan
betrayed|betray denounce inform+on give+away|betrayal denunciation
polluted|pollute contaminate foul poison|pollution contamination
stolen|steal rob|theft robbery
promoted|promote|promotion
hired|hire engage employ re-engage|
ceded|cede yield hand+over surrender transfer give+up|cession
returned|restore give+back hand+back|
wounded|wound|
painted|paint|
supported|support back|
sentenced|sentence condemn|
acquitted|acquit exonerate absolve|acquittal
rebuilt|rebuild|rebuilding
trained|train coach|training
lit|light kindle ignite illuminate switch+on|lighting
dissented|dissent|dissent
saved|save|
translated|translate|translation
`;

const BY_VERB = new Map<string, string[]>();
const BY_NOUN = new Map<string, string[]>();
for (const line of KINDS.trim().split("\n")) {
  const [kind = "", verbs = "", nouns = ""] = line.split("|");
  for (const verb of verbs.split(" ")) BY_VERB.set(verb, [...(BY_VERB.get(verb) ?? []), kind]);
  for (const noun of nouns.split(" ").filter((one) => one !== ""))
    BY_NOUN.set(stem(noun), [...(BY_NOUN.get(stem(noun)) ?? []), kind]);
}

const NONE: readonly string[] = [];

/** The kinds of deed that a verb may tell, with its particle or without. */
export function kindsOfVerb(lemma: string, particle: string | null): readonly string[] {
  const phrasal = particle === null ? undefined : BY_VERB.get(`${lemma}+${particle}`);
  return phrasal ?? BY_VERB.get(lemma) ?? NONE;
}

/** The kinds of deed that a noun names, given as a stem: `discovery`, `the signing`. */
export function kindsOfNoun(head: string): readonly string[] {
  return BY_NOUN.get(head) ?? NONE;
}

/** Names for one kind of thing in one story: each line is one. */
const SAME_NOUN = new Map<string, string>();
for (const line of [
  "agreement treaty pact deal accord contract convention peace",
  "wreck disaster accident catastrophe sinking loss collision",
  "excavation dig",
  "outbreak epidemic fever plague typhoid cholera pestilence disease",
  "book volume account memoir novel",
  "trial case proceedings",
  "match final game",
  "battle fight engagement clash",
  "ship steamer vessel boat ferry liner",
  "offer proposal",
  "strike walkout stoppage",
  "crisis conflict",
  "wage pay",
  "drawing sketch",
  "fire blaze",
  "bridge viaduct",
  "engine locomotive",
  "judgment decision ruling verdict",
  "company firm business enterprise concern corporation",
  "gun cannon artillery",
  "envoy delegate representative emissary delegation",
  "doctor physician surgeon",
  "soldier troop trooper dragoon infantryman",
  "boy lad youth",
  "policeman constable",
  "prisoner captive inmate convict",
  "worker workman labourer employee hand",
  "painting canvas portrait picture",
  "car automobile motorcar",
  "plane aeroplane airplane aircraft",
  "jail gaol prison penitentiary",
  "hospital infirmary",
  "railway railroad",
  "factory works mill plant",
  "king monarch sovereign",
  "storm gale hurricane tempest",
  "earthquake quake tremor",
  "robbery theft heist burglary",
  "murder killing homicide assassination slaying",
  "election poll ballot",
  "mutiny revolt rising rebellion uprising insurrection",
  "riot disturbance",
  "mine pit colliery",
  "dead victim fatality casualty",
  "letter note",
  "statue monument memorial",
  "flame fire",
  "clerk secretary",
]) {
  const words = line.split(" ").map(stem);
  for (const word of words) SAME_NOUN.set(word, words[0] ?? word);
}

/** A noun, given as a stem, or the one that stands for all that call the same thing in one story. */
export function sameNoun(head: string): string {
  return SAME_NOUN.get(head) ?? head;
}

/** What happens at a time and comes to an end: its beginning, holding and end are dated. */
export const EVENTS: ReadonlySet<string> = new Set(
  (
    "battle war siege trial strike match final game talk conference meeting congress election vote debate expedition march " +
    "voyage flight race ceremony festival concert excavation dig inquiry revolt rising mutiny crisis fire flood storm " +
    "outbreak epidemic test experiment lecture coronation wedding funeral summit negotiation session hearing crossing performance premiere"
  )
    .split(" ")
    .map(stem)
    .map(sameNoun),
);
