import { nearby } from "#lib/base/near.ts";
import { remembered } from "#lib/base/remembered.ts";
import { type Span, sharedLength } from "#lib/base/text.ts";
import type { Claim, Conflict } from "#lib/conflicts/types.ts";
import type { DateMention, DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { dateWords } from "./date-words.ts";
import { eventClass } from "./named-events.ts";
import type { Category } from "./types.ts";
import { contentWords } from "./words.ts";

/** Which slots of a disagreement touch a card of which category. */
const TOUCHES: Readonly<Record<Category, readonly Conflict["slot"][]>> = {
  date: ["date", "interval", "outcome", "actor"],
  participant: ["actor"],
  quote: [],
  proposal: ["actor", "object", "number", "date"],
  outcome: ["outcome", "object", "number", "claim"],
};

/** A claim in its disagreement, with its place among all claims of the dossier. */
type Placed = {
  readonly claim: Claim;
  readonly conflict: Conflict;
  readonly order: number;
  /** Whether fewer documents say it than say another thing; of two equal sides, the one more often alone. */
  readonly minority: boolean;
};

type DocumentClaims = {
  readonly near: (span: Span) => readonly Placed[];
  /** The days and years that this document gives and most others do not. */
  readonly lonelyDates: readonly Placed[];
};

/**
 * Which disagreement a candidate runs into, if any: its proof stands where a claim of a touching slot stands. Of several
 * the first is meant.
 */
export function disputeFinder(conflicts: readonly Conflict[]): (candidate: Candidate) => Conflict | null {
  const claims = placedClaims(conflicts);
  const insideOf = lonelyTimes();
  return (candidate) => {
    const { document } = candidate.reading;
    const own = claims.get(document.name);
    if (own === undefined) return null;
    const proofs = candidate.proofs.flatMap(({ span, role }) =>
      role === "proof" ? [document.toRaw(span)] : [],
    );
    const { date, dateSource } = candidate;
    const source = date === undefined || dateSource === undefined ? null : document.toRaw(dateSource);
    const found = proofs.flatMap((raw) => own.near(raw).filter((one) => standsOn(candidate, one, raw)));
    if (source !== null) found.push(...own.near(source).filter((one) => restsOn(candidate, one, source)));
    if (date !== undefined) found.push(...own.lonelyDates.filter((one) => insideOf(candidate, one)));
    return first(found.filter((one) => touches(candidate, one)))?.conflict ?? null;
  };
}

/** Whether a card is about what is disputed, or says one side of it beside what it asks. */
function touches(candidate: Candidate, { claim, conflict }: Placed): boolean {
  // A quotation in a disputed sentence is disputed itself only where it is about these words and who said them.
  if (candidate.category === "quote") return ABOUT_WORDS.test(conflict.topic);
  return TOUCHES[candidate.category].includes(conflict.slot) || tells(candidate, claim);
}

// Who said: “… · How Orr’s words went on: “… · What Orr said before: “…
const ABOUT_WORDS = /^(?:Who said|How .{1,80} words went on|What .{1,80} said before): “/u;

/** Whether the question or the answer gives what the claim says as plain. */
function tells({ wordings }: Candidate, { value }: Claim): boolean {
  const wanted = contentWords(value);
  if (wanted.length === 0) return false;
  return wordings.some(({ question, answer }) => {
    const said = new Set(contentWords(`${question} ${answer}`));
    return wanted.every((word) => said.has(word));
  });
}

function first(found: readonly Placed[]): Placed | undefined {
  return found.reduce<Placed | undefined>(
    (best, one) => (best === undefined || one.order < best.order ? one : best),
    undefined,
  );
}

function placedClaims(conflicts: readonly Conflict[]): ReadonlyMap<string, DocumentClaims> {
  const often = contradictedOften(conflicts);
  const byDocument = new Map<string, Placed[]>();
  let order = 0;
  for (const conflict of conflicts) {
    const sides = sidesOf(conflict);
    for (const claim of conflict.claims) {
      const placed = { claim, conflict, order, minority: isMinority(claim, sides, often) };
      const list = byDocument.get(claim.document);
      if (list === undefined) byDocument.set(claim.document, [placed]);
      else list.push(placed);
      order += 1;
    }
  }
  return new Map(
    [...byDocument].map(([name, list]) => [
      name,
      {
        near: nearby(list, (one) => one.claim),
        lonelyDates: list.filter((one) => one.minority && one.conflict.slot === "date"),
      },
    ]),
  );
}

/** How often each document stands alone against more than one other: for telling apart two that contradict each other. */
function contradictedOften(conflicts: readonly Conflict[]): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  for (const conflict of conflicts) {
    const sides = sidesOf(conflict);
    const most = Math.max(...[...sides.values()].map((one) => one.size));
    for (const documents of sides.values()) {
      if (documents.size === most) continue;
      for (const name of documents) out.set(name, (out.get(name) ?? 0) + 1);
    }
  }
  return out;
}

/** From so many disagreements on, a document is not believed on its word alone. */
const OFTEN = 3;

/**
 * The documents that others contradict, or that contradict themselves, again and again: what only such a document says
 * is told as its word.
 */
export function unreliableDocuments(conflicts: readonly Conflict[]): ReadonlySet<string> {
  const times = new Map(contradictedOften(conflicts));
  for (const { claims } of conflicts) {
    const [first] = claims;
    if (first !== undefined && claims.every((one) => one.document === first.document))
      times.set(first.document, (times.get(first.document) ?? 0) + 1);
  }
  return new Set([...times].filter(([, count]) => count >= OFTEN).map(([name]) => name));
}

type Sides = ReadonlyMap<string, ReadonlySet<string>>;

/** The documents behind each value. */
function sidesOf({ claims }: Conflict): Sides {
  const sides = new Map<string, Set<string>>();
  for (const one of claims) sides.set(one.value, (sides.get(one.value) ?? new Set()).add(one.document));
  return sides;
}

function isMinority(claim: Claim, sides: Sides, often: ReadonlyMap<string, number>): boolean {
  const own = sides.get(claim.value)?.size ?? 0;
  const weight = (documents: ReadonlySet<string>): number =>
    Math.max(...[...documents].map((one) => often.get(one) ?? 0));
  return [...sides].some(([value, others]) => {
    if (value === claim.value) return false;
    return others.size > own || (others.size === own && weight(others) < (often.get(claim.document) ?? 0));
  });
}

/** Whether a proof, in the raw document, is what a claim rests on too. */
function standsOn(candidate: Candidate, { claim, conflict, minority }: Placed, raw: Span): boolean {
  if (sharedLength(raw, claim) * 2 < Math.min(raw.end - raw.start, claim.end - claim.start)) return false;
  if (candidate.date === undefined) return true;
  // When an event itself is denied by most documents, its date is not plain either.
  return conflict.slot === "date" ? claimHolds(claim, candidate) : minority;
}

/** Whether a date candidate's own date stands inside the claim, and not another date of the same sentence. */
function claimHolds(claim: Claim, candidate: Candidate): boolean {
  const raw = candidate.reading.document.toRaw(candidate.focus);
  return sharedLength(raw, claim) > 0;
}

/** Whether `on the same day` means a day that the documents dispute. */
function restsOn({ date }: Candidate, { claim, conflict }: Placed, source: Span): boolean {
  if (date === undefined || conflict.slot !== "date" || sharedLength(source, claim) === 0) return false;
  return claim.value === date || claim.value === dateWords({ value: date, modifier: null })?.answer;
}

/**
 * Tells whether a date of the same event lies in the time that this document gives it and most others do not. The time of
 * a claim and what its topic speaks of are looked up once.
 */
function lonelyTimes(): (candidate: Candidate, placed: Placed) => boolean {
  const times = new Map<Placed, string>();
  const topics = new Map<Conflict, ReadonlySet<number>>();
  const eventsOf = remembered(eventsIn);
  const datesOf = new Map<DocumentReading, (span: Span) => readonly DateMention[]>();
  const timeOf = (reading: DocumentReading, placed: Placed): string => {
    const known = times.get(placed);
    if (known !== undefined) return known;
    const near = datesOf.get(reading) ?? nearby(reading.dates, (one) => reading.document.toRaw(one.span));
    datesOf.set(reading, near);
    const claimed = near(placed.claim).find(
      (one) =>
        dateWords(one)?.answer === placed.claim.value &&
        sharedLength(reading.document.toRaw(one.span), placed.claim) > 0,
    );
    const time = claimed?.value ?? "";
    times.set(placed, time);
    return time;
  };
  return ({ date, wordings, reading }, placed) => {
    const [from = "", to = from] = timeOf(reading, placed).split("/");
    if (date === undefined || !/^\d{4}/u.test(from) || date.includes("/")) return false;
    const within = date.slice(0, from.length) >= from && date.slice(0, to.length) <= to;
    if (!within || date.length < from.length) return false;
    const topic = topics.get(placed.conflict) ?? new Set(eventsOf(placed.conflict.topic));
    topics.set(placed.conflict, topic);
    return eventsOf(wordings[0]?.question ?? "").some((one) => topic.has(one));
  };
}

/** The classes of the event nouns in a text. */
function eventsIn(text: string): number[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .map(eventClass)
    .filter((one) => one >= 0);
}
