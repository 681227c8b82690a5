/**
 * What kinds of things happen. Verbs and nouns of one kind tell the same happening. `theme` says who undergoes it: the
 * object (`founded X`, `X was founded`, `X opened`) or always the subject (`X died`). `once`: it happens once to its theme, so that two
 * documents that date it differently disagree; other kinds repeat, and two dates far apart are two happenings.
 */
export type Kind = {
  readonly name: string;
  readonly theme: "object" | "subject";
  readonly once: boolean;
  /** Completes `When …`: what a reader calls it, after the theme. */
  readonly past: string;
};

// name | theme | once | past | verbs (a particle after +) | nouns
const LINES = `
founded|object|once|was founded|found establish institute set+up create form start+up|founding foundation establishment creation formation
opened|object|once|was opened|open inaugurate unveil|opening inauguration unveiling
closed|object|once|was closed|close shut shut+down close+down|closure
built|object|once|was built|build construct erect complete finish|completion
begun|object|once|began|begin start commence open get+underway|start beginning outbreak
ended|object|once|ended|end finish conclude close|end conclusion
born|object|once|was born|bear|birth
died|subject|once|died|die perish pass+away|death
killed|object|once|was killed|assassinate execute murder behead hang|assassination execution murder
married|object|repeats|was married|marry wed|marriage wedding
signed|object|once|was signed|sign initial conclude|signing signature conclusion
ratified|object|once|was ratified|ratify|ratification
published|object|once|was published|publish release issue print|publication release
premiered|subject|once|was first shown|premiere debut|premiere debut
discovered|object|once|was discovered|discover detect identify|discovery
invented|object|once|was invented|invent patent devise|invention
designed|object|once|was designed|design plan+out draw+up|design
written|object|once|was written|write compose author|composition
painted|object|once|was painted|paint sculpt|
launched|object|once|was launched|launch|launch
sunk|object|once|was sunk|sink torpedo|sinking
crashed|subject|repeats|crashed|crash collapse derail capsize|crash collapse derailment
abolished|object|once|was ended by law|abolish repeal dissolve disband annul|abolition repeal dissolution
attacked|object|repeats|was attacked|invade attack assault bomb raid bombard|invasion attack assault bombing raid bombardment
occupied|object|repeats|was taken|occupy annex conquer capture seize take+over|occupation annexation conquest capture seizure
inforce|subject|once|came into force|come+into+force enter+into+force take+effect|
freed|object|repeats|was freed|liberate free recapture|liberation
arrested|object|repeats|was arrested|arrest detain imprison|arrest detention
convicted|object|once|was convicted|convict sentence acquit|conviction sentencing acquittal
elected|object|repeats|was elected|elect appoint nominate crown|election appointment coronation
resigned|subject|repeats|resigned|resign retire abdicate step+down|resignation retirement abdication
bought|object|once|was bought|buy acquire purchase take+over|acquisition purchase takeover
sold|object|repeats|was sold|sell|sale
arrived|subject|repeats|arrived|arrive land|arrival
left|subject|repeats|left|leave depart set+out sail|departure
met|subject|repeats|met|meet|meeting
held|object|repeats|was held|hold host stage take+place occur happen|
won|object|repeats|was won|win|
approved|object|repeats|was decided on|approve adopt pass reject veto|approval adoption rejection
climbed|object|once|was first climbed|climb ascend|ascent
`;

const VERBS = new Map<string, Kind[]>();
const NOUNS = new Map<string, Kind>();
for (const line of LINES.trim().split("\n")) {
  const [name = "", theme, once, past = "", verbs = "", nouns = ""] = line.split("|");
  const kind: Kind = { name, theme: theme === "subject" ? "subject" : "object", once: once === "once", past };
  for (const verb of verbs.split(" ")) VERBS.set(verb, [...(VERBS.get(verb) ?? []), kind]);
  for (const noun of nouns.split(" ")) if (noun !== "") NOUNS.set(noun, kind);
}

/** Verbs that are something else with a thing than without: `the shop opened` is `was opened`; `the war began`. */
export function kindOfVerb(lemma: string, particle: string | null): Kind | null {
  const phrasal = particle === null ? undefined : VERBS.get(`${lemma}+${particle}`)?.[0];
  return phrasal ?? VERBS.get(lemma)?.[0] ?? null;
}

const BY_NAME = new Map([...VERBS.values()].flat().map((kind) => [kind.name, kind]));

/** A kind by its own name. */
export function kindNamed(name: string): Kind | null {
  return BY_NAME.get(name) ?? null;
}

/** The kind of a noun that names a happening: `the founding of X`. */
export function kindOfNoun(lemma: string): Kind | null {
  return NOUNS.get(lemma) ?? null;
}
