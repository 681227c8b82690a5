import { shownAnswer } from "#app/_ui/typeset.ts";
import { capital, countedInWords, numberWord } from "#app/_ui/words.ts";
import type { Case, CaseReading, CaseState } from "#lib/study/disagreements.ts";

export const TABS: readonly { readonly state: CaseState; readonly word: string }[] = [
  { state: "open", word: "Open" },
  { state: "ruled", word: "Ruled" },
  { state: "contested", word: "Kept contested" },
  { state: "dismissed", word: "Not a contradiction" },
];

export function stateIn(value: unknown): CaseState | null {
  return TABS.find(({ state }) => state === value)?.state ?? null;
}

/** So many stand on one page; a reader decides on one after the other anyway. */
export const PAGE = 40;

/** The page asked for, as far as there is one. */
export function pageIn(asked: unknown, items: number): number {
  const last = Math.max(1, Math.ceil(items / PAGE));
  const page = typeof asked === "string" && /^\d{1,6}$/u.test(asked) ? Number(asked) : 1;
  return Math.min(last, Math.max(1, page));
}

/** "Your documents disagree in nine places. Two are still open." */
export function headline({
  cases,
  owned,
}: {
  readonly cases: readonly Pick<Case, "state">[];
  readonly owned: boolean;
}): string {
  const whose = owned ? "Your documents" : "The documents";
  if (cases.length === 0) return `No contradiction was found in ${whose.toLowerCase()}.`;
  const open = cases.filter(({ state }) => state === "open").length;
  const places = `${whose} disagree in ${countedInWords(cases.length, "place")}.`;
  if (!owned) return places;
  if (open === 0) return `${places} ${cases.length === 1 ? "It is settled." : "All are settled."}`;
  if (open === cases.length) return `${places} ${open === 1 ? "It is open." : "All are open."}`;
  return `${places} ${capital(numberWord(open))} ${open === 1 ? "is" : "are"} still open.`;
}

/** "Two cards wait for this." */
export function waiting({ cards, state }: Pick<Case, "cards" | "state">, owned = true): string {
  if (cards === 0) return "No card asks about this.";
  const count = capital(countedInWords(cards, "card"));
  const one = cards === 1;
  switch (state) {
    case "open":
      return owned
        ? `${count} ${one ? "waits" : "wait"} for this.`
        : `${count} ${one ? "asks" : "ask"} about this.`;
    case "ruled":
      return `${count} ${one ? "follows" : "follow"} the ruling.`;
    case "contested":
      return `${count} ${one ? "asks" : "ask"} who says what.`;
    case "dismissed":
      return `${count} ${one ? "is an ordinary one" : "are ordinary ones"} again.`;
  }
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];
/** A reading that fits on a button. */
const SHORT = 28;

/** "Rule for 9 June 1876"; "Rule for the first" where the readings are long. */
export function ruleWord(readings: readonly Pick<CaseReading, "words">[], index: number): string {
  const short = readings.every(({ words }) => words.length <= SHORT);
  const words = readings[index]?.words ?? "";
  return `Rule for ${short ? words : `the ${ORDINALS[index] ?? `${index + 1}th`}`}`;
}

/** "three documents, independent of each other"; a tally is never only a picture. */
export function tallyWords(
  reading: Pick<CaseReading, "documents" | "documentIds">,
  independent: boolean,
): string {
  const { documents, documentIds } = reading;
  const copies = documentIds.length - documents;
  if (copies > 0)
    return `${countedInWords(documentIds.length, "document")}, of which ${numberWord(copies)} ${copies === 1 ? "repeats" : "repeat"} another`;
  const count = countedInWords(documents, "document");
  return independent && documents > 1 ? `${count}, independent of each other` : count;
}

/** Why both readings hold, for what is no contradiction. */
export function fitting({
  readings,
  finer,
}: {
  readonly readings: readonly Pick<CaseReading, "words">[];
  readonly finer: string | null;
}): string {
  const all = readings.map(({ words }) => `“${shownAnswer(words)}”`);
  const list =
    all.length === 2 ? all.join(" and ") : `${all.slice(0, -1).join(", ")} and ${all.at(-1) ?? ""}`;
  if (finer === null) return `${list} hold side by side. Each is asked as its document says it.`;
  return `${list} fit together: one is only less exact. The finer is asked: ${shownAnswer(finer)}.`;
}
