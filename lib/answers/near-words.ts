import { grouped } from "#lib/base/grouped.ts";

/** Whether a typed word is the expected one with a slip of the fingers, the ear or the grammar. */

/** "same": one word. "form": another form of it (plural, tense). "slip": a misspelling. */
export type Nearness = { readonly kind: "form" | "slip"; readonly edits: number };

/**
 * So many letters may be wrong in a word: none up to four letters, one up to eight, two up to thirteen, then three. In
 * scripts where a sign is a syllable or a word, none.
 */
export function slipsAllowed(word: string): number {
  if (/[\d\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(word)) return 0;
  const { length } = Array.from(word);
  if (length <= 4) return 0;
  if (length <= 8) return 1;
  return length <= 13 ? 2 : 3;
}

/** How a typed word comes near the expected one; null when it is another word. */
export function nearness(expected: string, typed: string, english: boolean): Nearness | null {
  if (startsOtherwise(expected, typed) || Math.abs(expected.length - typed.length) > 4) return null;
  if (areContrasted(expected, typed)) return null;
  if (english && sharesStem(expected, typed)) return { kind: "form", edits: 1 };
  const allowed = slipsAllowed(expected);
  if (allowed === 0 || endsShort(expected, typed)) return null;
  const edits = editsBetween(expected, typed, allowed);
  return edits === null || edits === 0 ? null : { kind: "slip", edits };
}

/** Whoever knows a word begins it right, if not with its first two letters changed over. */
function startsOtherwise(expected: string, typed: string): boolean {
  if (expected.charAt(0) === typed.charAt(0)) return false;
  return expected.charAt(0) !== typed.charAt(1) || expected.charAt(1) !== typed.charAt(0);
}

/**
 * Germany and German, Russia and Russian: a last letter more or less makes another word, if it does not only write a
 * letter twice or once.
 */
function endsShort(expected: string, typed: string): boolean {
  const [short, long] = expected.length < typed.length ? [expected, typed] : [typed, expected];
  if (!long.startsWith(short) || short === long) return false;
  const rest = long.slice(short.length);
  return rest !== short.slice(-1);
}

/** Optimal string alignment: letters left out, put in, changed, and neighbours that changed places; null above `most`. */
export function editsBetween(a: string, b: string, most: number): number | null {
  const left = Array.from(a);
  const right = Array.from(b);
  if (Math.abs(left.length - right.length) > most) return null;
  let before: number[] = [];
  let row = right.map((_, j) => j + 1);
  row.unshift(0);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      next.push(best);
    }
    before = row;
    row = next;
  }
  const edits = row.at(-1) ?? 0;
  return edits <= most ? edits : null;
}

/** English endings: boats, jetties, invaded, planned, invading. */
function sharesStem(a: string, b: string): boolean {
  const stems = stemsOf(a);
  return a !== b && stemsOf(b).some((stem) => stem.length >= 3 && stems.includes(stem));
}

function stemsOf(word: string): readonly string[] {
  const stems = [word];
  const cut = (ending: RegExp, ...instead: string[]) => {
    if (ending.test(word)) stems.push(...instead.map((end) => word.replace(ending, end)));
  };
  cut(/s$/u, "");
  cut(/es$/u, "");
  cut(/(?:ies|ys|ied)$/u, "y");
  cut(/ed$/u, "", "e");
  cut(/ing$/u, "", "e");
  // planned, planning
  cut(/(\p{L})\1(?:ed|ing)$/u, word.replace(/^.*(\p{L})\1(?:ed|ing)$/u, "$1"));
  return stems;
}

/** Beginnings and endings that set words against each other. */
const BEGINNINGS =
  "hyper/hypo inter/intra ab/ad af/ef maxi/mini max/min macro/micro endo/ecto endo/exo ante/anti pre/pro per/pro pre/per " +
  "ex/in em/im ex/im in/de super/sub over/under pro/anti homo/hetero mono/poly di/tri uni/bi conserv/convers de/re " +
  "in/un dis/mis com/con anti/auto";
const ENDINGS =
  "ate/ite ate/ide ite/ide ine/ide ane/ene ane/yne ene/yne ol/al ol/one al/one ose/ase ous/ic er/ee or/ee ism/ist ful/less";
/** Near in letters, not in sense. */
const PAIRS = new Set(
  (
    "austria/australia ireland/iceland niger/nigeria slovakia/slovenia gambia/zambia guinea/guiana guinea/guyana " +
    "guiana/guyana india/indiana mauritius/mauritania dominica/dominicana mitosis/meiosis ileum/ilium ureter/urethra " +
    "glucagon/glycogen neuron/neutron proton/protein principal/principle affect/effect stationary/stationery " +
    "complement/compliment discreet/discrete county/country marital/martial causal/casual trial/trail angel/angle " +
    "diary/dairy quiet/quite united/untied sacred/scared morality/mortality precedent/president capital/capitol " +
    "council/counsel adopt/adapt former/farmer before/after increase/decrease former/latter thymine/thiamine " +
    "peroneal/perineal latin/latvian roman/romania tsarist/tarist import/impart colonial/colonel eastern/western " +
    "northern/southern major/mayor persecution/prosecution persecute/prosecute prescribe/proscribe inductive/deductive " +
    "ascending/descending convex/concave cation/anion anode/cathode insulin/inulin"
  ).split(" "),
);
const split = (pairs: string) => pairs.split(" ").map((pair) => pair.split("/") as [string, string]);
/** Both ways round, by the letter that tells whether there is anything to look at. */
const BEGUN = bothWays(split(BEGINNINGS), (part) => part.charAt(0));
const ENDED = bothWays(split(ENDINGS), (part) => part.slice(-1));

function bothWays(
  pairs: readonly (readonly [string, string])[],
  letterOf: (part: string) => string,
): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const swapped = pairs.map(([one, other]) => [other, one] as const);
  return grouped([...pairs, ...swapped], ([one]) => letterOf(one));
}
const LIGHT_PAIRS = new Set(
  "from/to to/from in/out with/without before/after above/below over/under by/from his/her her/his within/without".split(
    " ",
  ),
);

/** Whether two words say different things although they look alike. */
export function areContrasted(a: string, b: string): boolean {
  if (PAIRS.has(`${a}/${b}`) || PAIRS.has(`${b}/${a}`)) return true;
  if (LIGHT_PAIRS.has(`${a}/${b}`) || LIGHT_PAIRS.has(`${b}/${a}`)) return true;
  const begun = BEGUN.get(a.charAt(0))?.some(
    ([one, other]) =>
      a.startsWith(one) &&
      b.startsWith(other) &&
      a.length - one.length >= 3 &&
      a.slice(one.length) === b.slice(other.length),
  );
  const ended = ENDED.get(a.slice(-1))?.some(
    ([one, other]) =>
      a.endsWith(one) &&
      b.endsWith(other) &&
      a.length - one.length >= 2 &&
      a.slice(0, -one.length) === b.slice(0, -other.length),
  );
  return begun === true || ended === true;
}
