import type { Judged, Side, Verdict } from "./judge-wording.ts";
import { type Piece, withoutTrailing } from "./pieces.ts";
import type { Unit } from "./units.ts";

/** More words than this are a sentence, and its parts are not given in any order. */
const LONGEST_ITEM = 4;
const MOST_ITEMS = 12;

type JudgeItem = (item: string, typed: string, fullName: boolean) => Judged;

/** An item: its words alone, and with the marks and the "and" around it, so that all together are the text. */
type Item = { readonly words: string; readonly whole: string };

/**
 * Judges an answer that lists several things: each item by itself, in any order, none twice. Null where the answer is no
 * list. `share` is how many were said of all, less what does not belong.
 */
export function judgeList(expected: Side, typed: Side, judge: JudgeItem): Judged | null {
  const groups = groupsOf(expected);
  if (groups.length < 2 || groups.length > MOST_ITEMS || groups.some((group) => group.length > LONGEST_ITEM))
    return null;
  const items = cut(expected.text, groups).map((item) => item.words);
  const given = typedItems(typed, items.length).slice(0, 2 * MOST_ITEMS);
  const open = new Set(items.map((_, at) => at));
  const twins = sharedEnds(items);
  const found = given.map((item) => {
    let pick: { readonly at: number; readonly judged: Judged } | null = null;
    for (const at of open) {
      const wanted = items[at];
      if (wanted === undefined) continue;
      const judged = judge(wanted, item.words, twins.has(lastWord(wanted)));
      if (!pick || RANK[judged.verdict] > RANK[pick.judged.verdict]) pick = { at, judged };
    }
    if (!pick || pick.judged.verdict === "wrong") return null;
    open.delete(pick.at);
    return pick;
  });
  const said = found.filter((one) => one !== null);
  const extra = given.length - said.length;
  const whole = open.size === 0 && extra === 0;
  const slip = said.some((one) => one.judged.verdict === "slip");
  const verdict: Verdict = whole ? (slip ? "slip" : "right") : "wrong";
  const share = whole ? 1 : said.length / (items.length + extra);
  const diff: Piece[] = given.map(({ whole: text }, at) => {
    const one = found[at];
    if (!one) return { kind: "extra", expected: "", typed: text };
    const kind = one.judged.verdict === "right" ? "same" : "changed";
    return { kind, expected: `${items[one.at] ?? ""}, `, typed: text };
  });
  for (const at of open) diff.push({ kind: "missing", expected: `${items[at] ?? ""}, `, typed: "" });
  const pieces = withoutTrailing(diff);
  return { verdict, share, diff: pieces, against: pieces.map((piece) => piece.expected).join("") };
}

const RANK: Readonly<Record<Verdict, number>> = { wrong: 0, slip: 1, right: 2 };

function typedItems(typed: Side, wanted: number): readonly Item[] {
  const groups = groupsOf(typed);
  // "Germany Italy Japan": as many words as items.
  const words = typed.units.filter((unit) => !unit.article && !unit.and);
  const single = groups.length === 1 && words.length === wanted;
  return cut(typed.text, single ? words.map((unit) => [unit]) : groups);
}

function cut(text: string, groups: readonly (readonly Unit[])[]): readonly Item[] {
  return groups.map((group, at) => {
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? start;
    const next = groups[at + 1]?.[0]?.start ?? text.length;
    return { words: text.slice(start, end), whole: text.slice(at === 0 ? 0 : start, next) };
  });
}

/** The units between commas, semicolons, line breaks and "and". */
function groupsOf({ text, units }: Side): readonly (readonly Unit[])[] {
  const groups: Unit[][] = [];
  let open = true;
  let end = 0;
  for (const unit of units) {
    if (unit.and || /[,;\n、،]/u.test(text.slice(end, unit.start))) open = true;
    end = unit.end;
    if (unit.and) continue;
    if (open) groups.push([]);
    open = false;
    groups.at(-1)?.push(unit);
  }
  return groups;
}

/** Last words that two items share: Franklin and Theodore Roosevelt need their given names. */
function sharedEnds(items: readonly string[]): ReadonlySet<string> {
  const ends = items.map(lastWord);
  return new Set(ends.filter((end, at) => ends.indexOf(end) !== at));
}

function lastWord(item: string): string {
  return (item.trim().split(/\s+/u).at(-1) ?? "").toLowerCase();
}
