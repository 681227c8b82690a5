/**
 * What kinds of things happen. Verbs of one kind tell the same happening. `theme` says who undergoes it: the
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

// name | theme | once | past | verbs (a particle after +)
const LINES = `
founded|object|once|was founded|found establish institute set+up create form start+up
opened|object|once|was opened|open inaugurate unveil
closed|object|once|was closed|close shut shut+down close+down
built|object|once|was built|build construct erect complete finish
begun|object|once|began|begin start commence open get+underway
ended|object|once|ended|end finish conclude close
born|object|once|was born|bear
died|subject|once|died|die perish pass+away
killed|object|once|was killed|assassinate execute murder behead hang
married|object|repeats|was married|marry wed
signed|object|once|was signed|sign initial conclude
ratified|object|once|was ratified|ratify
published|object|once|was published|publish release issue print
premiered|subject|once|was first shown|premiere debut
discovered|object|once|was discovered|discover detect identify
invented|object|once|was invented|invent patent devise
designed|object|once|was designed|design plan+out draw+up
written|object|once|was written|write compose author
painted|object|once|was painted|paint sculpt
launched|object|once|was launched|launch
sunk|object|once|sank|sink torpedo wreck founder go+down
crashed|subject|repeats|crashed|crash collapse derail capsize
abolished|object|once|was ended by law|abolish repeal dissolve disband annul wind+up
attacked|object|repeats|was attacked|invade attack assault bomb raid bombard
occupied|object|repeats|was taken|occupy annex conquer capture seize take+over
inforce|subject|once|came into force|come+into+force enter+into+force take+effect
freed|object|repeats|was freed|liberate free recapture
arrested|object|repeats|was arrested|arrest detain imprison
convicted|object|once|was convicted|convict sentence acquit
elected|object|repeats|was elected|elect appoint nominate crown
resigned|subject|repeats|resigned|resign retire abdicate step+down
bought|object|once|was bought|buy acquire purchase take+over
sold|object|repeats|was sold|sell
arrived|subject|repeats|arrived|arrive land
left|subject|repeats|left|leave depart set+out sail
met|subject|repeats|met|meet
lasted|subject|repeats|lasted|last go+on
held|object|repeats|was held|hold host stage fight take+place occur happen
won|object|repeats|was won|win
approved|object|repeats|was decided on|approve adopt pass reject veto
climbed|object|once|was first climbed|climb ascend
`;

const VERBS = new Map<string, Kind[]>();
for (const line of LINES.trim().split("\n")) {
  const [name = "", theme, once, past = "", verbs = ""] = line.split("|");
  const kind: Kind = { name, theme: theme === "subject" ? "subject" : "object", once: once === "once", past };
  for (const verb of verbs.split(" ")) VERBS.set(verb, [...(VERBS.get(verb) ?? []), kind]);
}

const LEMMAS: ReadonlySet<string> = new Set([...VERBS.keys()].map((verb) => verb.split("+")[0] ?? verb));

/** Whether a verb, alone or with some particle, tells a happening of any kind. */
export function isVerbOfKind(lemma: string): boolean {
  return LEMMAS.has(lemma);
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
