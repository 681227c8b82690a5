import type { Telling } from "./telling.ts";

/** Verbs that say what is done only with the bare noun behind them: `dropped anchor`, `caught fire`, `gave way`. */
const IDIOMS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    drop: "anchor",
    cast: "anchor doubt lots ballots",
    weigh: "anchor",
    catch: "fire sight hold cold light",
    take: "place part office power refuge shelter root effect flight steps fire command charge control care leave sides possession advantage hold aim note offence notice exception action revenge",
    give: "way birth rise notice evidence ground battle chase orders thanks",
    lay: "siege claim waste",
    make: "peace war way use room headway progress sense amends contact fun",
    lose: "ground heart sight touch control patience interest",
    gain: "ground access control entry admission",
    hold: "sway office court power talks",
    change: "hands course sides",
    run: "aground short",
    wage: "war",
    open: "fire",
    cease: "fire",
    break: "ground ranks camp faith",
    raise: "money troops funds doubts objections",
    pay: "attention homage tribute heed",
    keep: "pace watch order silence quiet",
    bear: "fruit witness arms",
    draw: "lots attention breath",
    do: "battle justice harm",
    set: "sail",
  }).map(([verb, nouns]) => [verb, new Set(nouns.split(" "))]),
);

/** `set fire to the hall`, `took part in the rising`: a noun that the verb is nothing without. */
export function isHalfOfVerb({ clause, reading, restSpan }: Telling, from: number): boolean {
  const words = reading.document.text.slice(from, restSpan.end).trim();
  if (clause.lemma === "set")
    return /^(?:fire|light|alight|sail|foot|free|off|out|eyes|aside)\b/u.test(words);
  if (IDIOMS.get(clause.lemma)?.has(/^\p{L}+/u.exec(words)?.[0] ?? "") === true) return true;
  // "passed the idea | on to Berlin"
  return /^(?:the|an?|his|her|its|their) (?:\p{Ll}+ )?\p{Ll}+ (?:on|over|back|down|up|out) to \S/u.test(
    words,
  );
}
