import { contains } from "#lib/base/text.ts";
import type { Told } from "./context-values.ts";
import type { Dossier } from "./dossier.ts";
import type { Likeness } from "./likeness.ts";
import { sameInStory } from "./same-in-story.ts";

/** What a story tells once, of the thing that it is about: who founded it, found it or invented it. */
export const FOR_GOOD: ReadonlySet<string> = new Set(["who founded", "who invented", "who discovered"]);
const A_STORYS_OWN = 1;

/** What makes up for few words in common. */
export function extraFor(
  a: Told,
  b: Told,
  { shared, theme, clash }: Likeness,
  { terms }: Dossier,
  sole: boolean,
): number {
  if (sole && FOR_GOOD.has(a.frame)) return A_STORYS_OWN;
  const alone =
    sole && (!clash || a.sort === "whether") && theme > 0 && !(a.placed || b.placed) && !nameOthers(a, b)
      ? (SOLE[a.sort] ?? 0)
      : 0;
  const { clause: p } = a;
  const { clause: q } = b;
  const [x, y] = [a, b].map(({ segment }) => segment.passage.document);
  const subject = (clause: typeof p) => (clause?.voice === "passive" ? clause.object : clause?.agent) ?? null;
  const [one, other] = [subject(p), subject(q)];
  if (a.sort === "whether" && one && other && x !== undefined && y !== undefined)
    return (sameInStory(terms.phraseOf(x, one), terms.phraseOf(y, other)) ? BY_THE_SAME : 0) + alone;
  // One is born and dies once.
  const once = [...shared].some((id) => ONCE_IN_LIFE.has(id));
  return once && [...shared].some((id) => terms.typeOf(id) === "PER") ? BY_THE_SAME : alone;
}

/** Whether each part names somebody or something, and none of what the other names: two clubs made an appeal each. */
function nameOthers(a: Told, b: Told): boolean {
  const [x, y] = [a, b].map(
    ({ segment, focus }) =>
      new Set(
        segment.near.flatMap(({ span, ids }) =>
          contains(focus, span) ? [] : ids.filter((id) => id.startsWith("#")),
        ),
      ),
  );
  if (!x || !y || x.size === 0 || y.size === 0) return false;
  return ![...x].some((id) => y.has(id));
}

/** What it counts that each document tells one thing only in such words: that many people, one who did it. */
const SOLE: Readonly<Partial<Record<Told["sort"], number>>> = {
  number: 0.45,
  who: 0.5,
  rank: 0.5,
  length: 0.3,
  whether: 0.4,
};

const BY_THE_SAME = 0.6;
const ONCE_IN_LIFE: ReadonlySet<string> = new Set(["~died", "~born", "~buried"]);

/** Whether two numbers are such as writers disagree by: not the members of a club and those who came. */
export function areNear({ quantity: x }: Told, { quantity: y }: Told, times: number): boolean {
  return !x || !y || Math.max(x.high, y.high) <= times * Math.min(x.low, y.low);
}
