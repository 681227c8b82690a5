import type { Finding } from "#lib/base/errors.ts";
import { grouped } from "#lib/base/grouped.ts";
import { inWholeWords } from "#lib/base/text.ts";
import type { Candidate } from "#lib/cards/candidate.ts";
import { type Saying, type Worded, wordAll } from "#lib/cards/combine.ts";
import { disputeFinder, unreliableDocuments } from "#lib/cards/contested.ts";
import { dateWords } from "#lib/cards/date-words.ts";
import { attributed, type DisputeContext, disputedCard, markDisputed } from "#lib/cards/dispute.ts";
import { withDossierNames } from "#lib/cards/dossier-names.ts";
import { findCandidates } from "#lib/cards/find-candidates.ts";
import { lint } from "#lib/cards/lint.ts";
import { CATEGORIES, type Card } from "#lib/cards/types.ts";
import { contentWords, together, worded } from "#lib/cards/words.ts";
import type { Claim, Conflict } from "#lib/conflicts/types.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { byWorth, EXCERPT_LENGTH, quotingBudget, type Weighed } from "./budget.ts";
import { type Centrality, centralityIn, ranked } from "./centrality.ts";
import { DECK_FORMAT, DECK_VERSION, type Deck, type DeckSource, type Skipped } from "./format.ts";
import { applyReview, type Review } from "./review.ts";
import { sourceNames } from "./source-names.ts";

export const DECK_NAMES = [...CATEGORIES, "conflicts", "skipped", "all"] as const;
export type DeckName = (typeof DECK_NAMES)[number];

export type GenerateInput = {
  readonly title: string;
  readonly documents: readonly { readonly reading: DocumentReading; readonly source: DeckSource }[];
  readonly conflicts: readonly Conflict[];
  /** For decks that travel without their documents: short receipts, a third of any document at most. */
  readonly excerpts: boolean;
  readonly review: Review;
};

/** What stands behind a card: how much it is worth learning, and the facts it was worded from, the best first. */
export type Behind = { readonly weight: number; readonly from: readonly Candidate[] };

export type Generated = {
  readonly decks: Readonly<Record<DeckName, Deck>>;
  readonly findings: readonly Finding[];
  /** By card id. */
  readonly behind: ReadonlyMap<string, Behind>;
};

/** Receipts are proofs, not pages: longer ones are cut around the answer. */
const RECEIPT_LENGTH = 600;

/**
 * The decks of a dossier: one for each category, the disagreements, what was left out and why, and all of it in one.
 * The same documents in the same order give the same bytes; every receipt is an exact slice of its raw document.
 */
export function generate(input: GenerateInput): Generated {
  const maxLength = input.excerpts ? EXCERPT_LENGTH : RECEIPT_LENGTH;
  const context = disputeContext(input, maxLength);
  const skipped: Skipped[] = input.documents.flatMap(({ reading }) => noiseOf(reading));
  const candidates = withDossierNames(input.documents.map((one) => one.reading)).flatMap(findCandidates);
  const contested = new Map<Candidate, Conflict>();
  const disputeOf = disputeFinder(input.conflicts);
  for (const candidate of candidates) {
    const conflict = disputeOf(candidate);
    if (conflict !== null) contested.set(candidate, conflict);
  }
  const contestedOf = grouped(contested.keys(), (one) => one.reading.document.name);
  const unreliable = input.documents.length > 1 ? unreliableDocuments(input.conflicts) : NONE;
  const told = [
    ...input.conflicts.map((conflict) => disagreement(conflict, context)),
    ...wordAll(
      candidates.filter((one) => !contested.has(one)),
      maxLength,
    ).map((one) => asToldBy(one, unreliable, context)),
    // One document at a time: two that contradict each other may ask in the same words.
    ...eachOnce(
      input.documents.flatMap(({ source }) =>
        wordAll(contestedOf.get(source.name) ?? [], maxLength).map((one) =>
          asDisputed(one, contested, context),
        ),
      ),
    ),
  ];
  const facts = byCentrality(told, centralityIn(input.documents.map((one) => one.reading)));
  const kept = judge(facts, input, skipped);
  const reviewed = applyReview(kept, input.review);
  const cards = inPlace(reviewed.cards, input);
  const conflicts = input.conflicts.map((conflict) => (input.excerpts ? shortClaims(conflict) : conflict));
  const decks = split(input, cards, conflicts, sortSkipped([...skipped, ...reviewed.skipped]));
  const behind = new Map<string, Behind>();
  for (const one of facts)
    if (one.kind === "card") behind.set(one.card.id, { weight: one.weight, from: one.from });
  return { decks, findings: reviewed.findings, behind };
}

/** The same facts with their rank: those near to what the dossier is about before those beside it. */
function byCentrality(told: readonly Worded[], centralityOf: Centrality): Worded[] {
  const cards = told.filter((one) => one.kind === "card");
  return [
    ...ranked(cards, ({ asks, says, from }) => centralityOf(together(asks, says.content), from)),
    ...told.filter((one) => one.kind === "refused"),
  ];
}

function disagreement(conflict: Conflict, context: DisputeContext): Worded {
  const card = disputedCard(conflict, context);
  const [asks, says] = [contentWords(card.question), worded(card.answer)];
  return { kind: "card", card, from: [], weight: 2, asks, says };
}

function disputeContext({ documents }: GenerateInput, maxLength: number): DisputeContext {
  return {
    maxLength,
    ...sourceNames(documents.map(({ source }) => source)),
    showValue: (slot, value) =>
      slot === "date" ? (dateWords({ value, modifier: null })?.answer ?? value) : value,
  };
}

function asDisputed(
  told: Worded,
  contested: ReadonlyMap<Candidate, Conflict>,
  context: DisputeContext,
): Worded {
  if (told.kind === "refused") return told;
  const [best] = told.from;
  if (isThin(told)) return { kind: "refused", card: told.card, refusals: [TOO_THIN] };
  const conflict = best === undefined ? undefined : contested.get(best);
  if (best === undefined || conflict === undefined) return told;
  return { ...told, ...markDisputed(told, best, conflict, context) };
}

/** Documents on one side of a disagreement give the same card: the first of them is named. */
function eachOnce(told: readonly Worded[]): Worded[] {
  const seen = new Set<string>();
  return told.filter((one) => {
    if (one.kind === "refused") return true;
    const isNew = !seen.has(one.card.id);
    seen.add(one.card.id);
    return isNew;
  });
}

const NONE: ReadonlySet<string> = new Set();

const TOO_THIN = {
  code: "thin-question",
  message: "the question says too little about what only a doubtful source tells",
};

function isThin({ card, from }: Extract<Worded, { kind: "card" }>): boolean {
  return from[0]?.wordings.find((one) => one.question === card.question)?.thin === true;
}

/** What nobody but a document says that the others often contradict names it, and is not asked in few words. */
function asToldBy(told: Worded, unreliable: ReadonlySet<string>, context: DisputeContext): Worded {
  if (told.kind === "refused" || unreliable.size === 0) return told;
  const { card, from } = told;
  const [best] = from;
  if (best === undefined || from.some((one) => !unreliable.has(one.reading.document.name))) return told;
  if (isThin(told)) return { kind: "refused", card, refusals: [TOO_THIN] };
  const { question, asks } = attributed(told, best.reading.document.name, context);
  return { ...told, card: { ...card, question }, asks };
}

/** Last looks, then room: what is refused is listed with its reason. The cards worth most are taken first. */
function judge(facts: readonly Worded[], input: GenerateInput, skipped: Skipped[]): Card[] {
  const budget = quotingBudget(new Map(input.documents.map(({ source }) => [source.name, source.length])));
  const kept: Card[] = [];
  const leaveOut = (card: Saying, reason: string): void => {
    const at = card.evidence[0];
    if (at !== undefined)
      skipped.push({
        document: at.document,
        start: at.start,
        end: at.end,
        reason,
        ...inWords(card, input.excerpts),
      });
  };
  const cards: { card: Card; weight: number }[] = [];
  for (const one of facts) {
    if (one.kind === "refused") leaveOut(one.card, one.refusals.map((refusal) => refusal.message).join("; "));
    else cards.push(one);
  }
  // What a teacher worked on is not left out for room, and what was rejected takes none.
  const verdicts = new Map(input.review.decisions.map((one) => [one.card, one.verdict]));
  const first = ({ card }: Weighed): number => (verdicts.has(card.id) ? 0 : 1);
  cards.sort(verdicts.size === 0 ? byWorth : (a, b) => first(a) - first(b) || byWorth(a, b));
  for (const { card } of cards) {
    const refusals = card.disputed === true ? lint(card, true) : [];
    const needsRoom = input.excerpts && verdicts.get(card.id) !== "reject";
    if (refusals.length > 0) leaveOut(card, refusals.map((refusal) => refusal.message).join("; "));
    else if (needsRoom && !budget.take(card.evidence))
      leaveOut(card, "left out to quote no more than a third of the document");
    else kept.push(card);
  }
  return kept;
}

/** A deck that travels without its documents does not quote in its list of omissions what it left out to quote less. */
function inWords({ question, answer }: Saying, excerpts: boolean): { question: string; answer?: string } {
  if (!excerpts) return { question, answer };
  const words = question.split(" ");
  return { question: words.length <= FEW_WORDS ? question : `${words.slice(0, FEW_WORDS).join(" ")} …` };
}

const FEW_WORDS = 12;

function noiseOf({ document }: DocumentReading): Skipped[] {
  return document.blocks.flatMap((block) => {
    if (block.zone !== "noise") return [];
    const { start, end } = document.toRaw(block.span);
    return end > start
      ? [{ document: document.name, start, end, reason: `page furniture: ${block.reason}` }]
      : [];
  });
}

/** In the order in which the documents tell it. */
function inPlace(cards: readonly Card[], { documents }: GenerateInput): Card[] {
  const places = new Map(documents.map(({ source }, index) => [source.name, index]));
  const placed = cards.map((card) => {
    const first = card.evidence[0];
    return { card, document: places.get(first?.document ?? "") ?? 0, start: first?.start ?? 0 };
  });
  placed.sort((a, b) => a.document - b.document || a.start - b.start || (a.card.id < b.card.id ? -1 : 1));
  return placed.map(({ card }) => card);
}

function sortSkipped(skipped: Skipped[]): Skipped[] {
  return skipped.sort((a, b) => {
    if (a.document !== b.document) return a.document < b.document ? -1 : 1;
    return a.start - b.start || a.end - b.end || ((a.question ?? "") < (b.question ?? "") ? -1 : 1);
  });
}

function shortClaims(conflict: Conflict): Conflict {
  const short = (claim: Claim): Claim => {
    const quote = inWholeWords(claim.quote, EXCERPT_LENGTH);
    return { ...claim, end: claim.start + quote.length, quote };
  };
  return { ...conflict, claims: conflict.claims.map(short) };
}

function split(
  input: GenerateInput,
  cards: readonly Card[],
  conflicts: readonly Conflict[],
  skipped: readonly Skipped[],
): Record<DeckName, Deck> {
  const whole: Deck = {
    format: DECK_FORMAT,
    version: DECK_VERSION,
    title: input.title,
    deck: "all",
    documents: input.documents.map(({ source }) => source),
    cards: cards.map(plain),
    conflicts: conflicts.map((one) => ({ ...one, claims: one.claims.map((claim) => ({ ...claim })) })),
    skipped: [...skipped],
  };
  const part = (deck: DeckName, fill: Partial<Deck>): Deck => ({
    ...whole,
    cards: [],
    conflicts: [],
    skipped: [],
    ...fill,
    deck,
  });
  const undisputed = (category: string): Deck["cards"] =>
    whole.cards.filter((card) => card.category === category && card.disputed !== true);
  return {
    date: part("date", { cards: undisputed("date") }),
    participant: part("participant", { cards: undisputed("participant") }),
    quote: part("quote", { cards: undisputed("quote") }),
    proposal: part("proposal", { cards: undisputed("proposal") }),
    outcome: part("outcome", { cards: undisputed("outcome") }),
    conflicts: part("conflicts", {
      cards: whole.cards.filter((card) => card.disputed === true),
      conflicts: whole.conflicts,
    }),
    skipped: part("skipped", { skipped: whole.skipped }),
    all: whole,
  };
}

function plain(card: Card): Deck["cards"][number] {
  const { id, category, question, answer, siblings, disputed, readings } = card;
  const evidence = card.evidence.map((one) => ({ ...one }));
  const made = { id, category, question, answer, evidence, siblings };
  if (disputed !== true && readings === undefined) return made;
  return {
    ...made,
    ...(disputed === true ? { disputed } : {}),
    ...(readings === undefined
      ? {}
      : { readings: readings.map((one) => ({ value: one.value, evidence: [...one.evidence] })) }),
  };
}
