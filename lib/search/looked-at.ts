import type { Sought } from "./sought.ts";

// What a search looks at in each card, by which it is decided how it is asked.

const OF_MEMORY: ReadonlySet<Sought["kind"]> = new Set([
  "phases",
  "suspended",
  "marked",
  "buried",
  "flag",
  "due-by",
  "due-day",
  "compare",
  "faded",
]);

/** What a card's own row is read for. */
const OF_THE_ROW: ReadonlySet<Sought["kind"]> = new Set([
  "dossiers",
  "notes",
  "note-kinds",
  "category",
  "ord",
  "disputed",
  "edited",
  "added-since",
  "edited-since",
]);

/** The parts of a search that has any. */
function within(sought: Sought): readonly Sought[] {
  if ("parts" in sought) return sought.parts;
  if (sought.kind === "first") return [sought.first, sought.rest];
  return sought.kind === "not" ? [sought.part] : [];
}

/** Nothing, for everything is found; the figures of a card; or its words, which takes longest. */
export function lookedAt(sought: Sought): "nothing" | "figures" | "words" {
  if (sought.kind === "everything") return "nothing";
  return partsOf(sought).some(({ kind }) => kind === "text") ? "words" : "figures";
}

/** The search and everything in it. */
export function partsOf(sought: Sought): readonly Sought[] {
  return [sought, ...within(sought).flatMap(partsOf)];
}

/** Whether any of it is about what the learner learnt. */
export function looksAtMemory(sought: Sought): boolean {
  return partsOf(sought).some(isOfMemory);
}

/** Whether all of it is about what the learner learnt. */
function looksAtMemoryAlone(sought: Sought): boolean {
  const parts = within(sought);
  return parts.length > 0 ? parts.every(looksAtMemoryAlone) : isOfMemory(sought);
}

/** Whether it looks at most cards, and at nothing that cannot be read side by side in the order of their ids. */
export function isSideBySide(sought: Sought): boolean {
  const parts = partsOf(sought);
  const looksAtMost = parts.some(
    (part) => isOfMemory(part) || (part.kind === "not" && part.part.kind === "text"),
  );
  return looksAtMost && !parts.some(({ kind }) => OF_THE_ROW.has(kind));
}

type OfText = Sought & { readonly kind: "text" };

/** The words without which no card is found: of each group there must be one. */
export function neededWords(sought: Sought): readonly (readonly OfText[])[] {
  if (sought.kind === "all") return sought.parts.flatMap(neededWords);
  if (sought.kind === "text") return [[sought]];
  const alternatives = sought.kind === "any" ? sought.parts : [];
  return alternatives.length > 0 && alternatives.every(isText) ? [alternatives.filter(isText)] : [];
}

/** The same search, in which what the learner learnt of a card is asked before anything else: words are dearer. */
export function memoryFirst(sought: Sought): Sought {
  if (sought.kind === "any") return { ...sought, parts: sought.parts.map(memoryFirst) };
  if (sought.kind === "not") return { ...sought, part: memoryFirst(sought.part) };
  if (sought.kind !== "all") return sought;
  const parts = sought.parts.map(memoryFirst);
  const ofMemory = parts.filter(looksAtMemoryAlone);
  const others = parts.filter((part) => !looksAtMemoryAlone(part));
  if (ofMemory.length === 0 || others.length === 0) return { ...sought, parts };
  return { kind: "first", first: { kind: "all", parts: ofMemory }, rest: { kind: "all", parts: others } };
}

function isOfMemory({ kind }: Sought): boolean {
  return OF_MEMORY.has(kind);
}

function isText(sought: Sought): sought is OfText {
  return sought.kind === "text";
}
