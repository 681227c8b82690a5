import { slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Cues, Lexicon } from "./lexicon.ts";
import type { Passage } from "./passages.ts";

/** What befalls once in a story, by all the words that tell it: of one line, any word may stand for any other. */
const GROUPS: readonly (readonly [string, RegExp])[] = [
  [
    "!collapse",
    /\b(?:collaps(?:e|ed|es)|gave\sway|give\sway|came\sdown|fell\sin|caved\sin|cave-in|(?:the\s)?(?:dam|embankment|wall|bank|dyke|roof|bridge|tower|boiler|reservoir)\s(?:had\s)?(?:failed|burst|broke|fell)|failure\sof\sthe|(?:the\s)?failure\s(?:was|had)|burst(?:ing)?|flood(?:ed|s)?|inundation|fall\sof\sthe\s(?:bridge|tower|wall|roof|viaduct|spire))\b/iu,
  ],
  [
    "!wreck",
    /\b(?:wreck(?:ed)?|ran\s(?:onto|on\sto|upon|aground|ashore)|foundered|sank|sunk|sinking|went\sdown|shipwreck|stranded|stranding|loss\sof\sthe\s(?:ship|brig|steamer|vessel|boat|schooner|barque)|struck\s(?:a|the)\s(?:rock|reef|iceberg|sandbank|mine))\b/iu,
  ],
  ["!fire", /\b(?:(?<!under\s)fire|blaze|conflagration|burn(?:ed|t)\s(?:down|to\sthe\sground)|flames)\b/iu],
  ["!explosion", /\b(?:explosions?|exploded|blew\sup|blown\sup|blast)\b/iu],
  [
    "!strike",
    /\b(?:(?:went|gone|go|were|was)\s(?:out|on\sstrike)|came\sout|walk-?out|walked\sout|struck\s(?:work|for)|stoppage|the\sstrike|downed\stools|laid\sdown\s(?:their\s)?tools|stopped\swork)\b/iu,
  ],
  ["!crash", /\b(?:crash(?:ed)?|derail(?:ed|ment)|left\sthe\s(?:rails|track)|collision|collided)\b/iu],
  [
    "!leaving",
    /\b(?:resign(?:ed|ation)|stepped\sdown|retired|retirement|forced\s(?:from\soffice|out)|dismissed|dismissal|left\soffice|gave\sup\s(?:his|her)\s(?:post|office)|was\ssacked)\b/iu,
  ],
];
const CALAMITIES = new Set(["!collapse", "!wreck", "!fire", "!explosion", "!crash"]);
// this calamity · the disaster
const ANY =
  /\b(?:the|this|that|such)\s(?:\p{L}+\s)?(?:calamity|disaster|catastrophe|tragedy|accident|misfortune)\b/iu;
// It came at about midnight · It happened
const IT = /(?:^|[,;]\s)(?:it|this)\s(?:all\s)?(?:came|happened|occurred|began|started|took\splace)\b/iu;

const CUES =
  "collapse collapsed give gave way come came fell fall cave burst failed failure broke flood inundation wreck wrecked ran founder sank sunk sinking went shipwreck stranded loss struck fire blaze conflagration burned burnt flames explosion exploded blew blown blast gone out strike walkout stoppage tools struck stopped crash derail left collision collided resign retired forced dismissed stepped sacked calamity disaster catastrophe tragedy accident misfortune happened occurred began started took".split(
    " ",
  );

const cues = new WeakMap<Lexicon, Cues>();
const mains = new WeakMap<Dossier, Map<number, readonly string[]>>();

/** What befalls in a sentence, as ids that any other words for it share. */
export function befallsIn(passage: Passage, dossier: Dossier): readonly string[] {
  const { lexicon } = dossier;
  const known = cues.get(lexicon) ?? lexicon.cues(CUES);
  cues.set(lexicon, known);
  if (!passage.holds(known)) return [];
  const body = slice(passage.reading.document.text, passage.span);
  const found = groupsIn(body);
  if (found.some((group) => CALAMITIES.has(group)) || !(ANY.test(body) || IT.test(body))) return found;
  return [...found, ...mainOf(passage.document, dossier)];
}

function groupsIn(body: string): string[] {
  return GROUPS.flatMap(([group, words]) => (words.test(body) ? [group] : []));
}

/** The calamity that a document tells of most, where one is: `the disaster` is that one. */
function mainOf(document: number, dossier: Dossier): readonly string[] {
  const known = mains.get(dossier) ?? new Map<number, readonly string[]>();
  mains.set(dossier, known);
  const done = known.get(document);
  if (done) return done;
  const counts = new Map<string, number>();
  for (const { trusted, reading, span } of dossier.library.documents[document] ?? []) {
    if (!trusted) continue;
    for (const group of groupsIn(slice(reading.document.text, span)))
      if (CALAMITIES.has(group)) counts.set(group, (counts.get(group) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  const made = first && first[1] > (second?.[1] ?? 0) ? [first[0]] : [];
  known.set(document, made);
  return made;
}
