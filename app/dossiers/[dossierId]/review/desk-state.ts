import type { Category } from "#lib/cards/types.ts";
import { moveLine } from "#lib/study/importance-line.ts";
import {
  BELOW_LINE,
  type DeskCard,
  type DeskReply,
  type DeskStep,
  type RefusedCandidate,
  type ReviewView,
} from "#lib/study/review.ts";

/** Where a written card gets its receipt from; offsets are into the document's readable text. */
export type Passage = {
  readonly documentId: string;
  readonly documentTitle: string;
  readonly versionId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

export type Words = { readonly question: string; readonly answer: string };

/** One thing done at the desk. `id` is the step's, minted here, so that it counts once however often it is sent. */
export type Command = { readonly id: string } & (
  | { readonly kind: "accept"; readonly cardId: string }
  | { readonly kind: "reject"; readonly cardId: string; readonly reason: string }
  | { readonly kind: "edit"; readonly cardId: string; readonly words: Words }
  | { readonly kind: "merge"; readonly cardId: string; readonly into: string }
  | { readonly kind: "write"; readonly passage: Passage; readonly words: Words; readonly category: Category }
  | {
      readonly kind: "take";
      readonly candidate: RefusedCandidate;
      readonly category: Category;
      readonly documentId: string;
      readonly documentTitle: string;
    }
  | { readonly kind: "limit"; readonly keep: number }
  | { readonly kind: "undo" | "redo"; readonly target: string }
);

type Cards = ReadonlyMap<string, DeskCard>;
/** What a step found, to go back to: null where there was no card. */
type Before = readonly (readonly [string, DeskCard | null])[];

/** The desk as this window knows it: what the server said, what is on its way there, and what is shown meanwhile. */
export type Desk = {
  readonly confirmed: Cards;
  readonly pending: readonly Command[];
  readonly cards: Cards;
  readonly undo: readonly DeskStep[];
  readonly redo: readonly DeskStep[];
  /** What each step of this window changed, both ways. */
  readonly turned: ReadonlyMap<string, { readonly before: Before; readonly after: Before }>;
};

export function sitDown({ cards, undo, redo }: Pick<ReviewView, "cards" | "undo" | "redo">): Desk {
  const confirmed = new Map(cards.map((card) => [card.id, card]));
  return { confirmed, pending: [], cards: confirmed, undo, redo, turned: new Map() };
}

/** The same desk over what the server says now; what is on its way stays. */
export function redraw(desk: Desk, view: Pick<ReviewView, "cards">): Desk {
  return shown({ ...desk, confirmed: new Map(view.cards.map((card) => [card.id, card])) });
}

/** Does something at once on the screen; the server follows. */
export function give(desk: Desk, command: Command): Desk {
  const next = shown({ ...desk, pending: [...desk.pending, command] });
  if (command.kind === "undo" || command.kind === "redo") return moveStep(next, command);
  const before = [...changedBetween(desk.cards, next.cards)];
  const after = before.map(([id]): readonly [string, DeskCard | null] => [id, next.cards.get(id) ?? null]);
  // The card that was on the desk comes first: going back leads to it.
  const first = "cardId" in command ? command.cardId : command.id;
  const cardIds = before.map(([id]) => id).toSorted((a, b) => Number(b === first) - Number(a === first));
  const step = { id: command.id, label: LABELS[command.kind], cardIds };
  return {
    ...next,
    undo: [...desk.undo, step],
    redo: [],
    turned: new Map(desk.turned).set(command.id, { before, after }),
  };
}

/** The server did it. */
export function confirm(desk: Desk, command: Command, reply: DeskReply): Desk {
  return shown({
    ...desk,
    confirmed: replied(desk.confirmed, reply),
    pending: desk.pending.filter((one) => one !== command),
  });
}

/** The server would not: everything is as before, and what it says of the cards concerned is shown. */
export function refuse(desk: Desk, command: Command, reply: DeskReply | null): Desk {
  const step = command.kind === "undo" || command.kind === "redo" ? command.target : command.id;
  const without = (steps: readonly DeskStep[]) => steps.filter((one) => one.id !== step);
  return shown({
    ...desk,
    confirmed: reply ? replied(desk.confirmed, reply) : desk.confirmed,
    pending: desk.pending.filter((one) => one !== command && !("target" in one && one.target === step)),
    undo: without(desk.undo),
    redo: without(desk.redo),
  });
}

/** Another window of the same person did it. */
export function overhear(desk: Desk, reply: DeskReply): Desk {
  return shown({ ...desk, confirmed: replied(desk.confirmed, reply) });
}

/** What is left to do of the steps that another window does not know. */
function moveStep(desk: Desk, { kind, target }: Extract<Command, { kind: "undo" | "redo" }>): Desk {
  const [from, to] = kind === "undo" ? [desk.undo, desk.redo] : [desk.redo, desk.undo];
  const step = from.find((one) => one.id === target);
  const [rest, more] = [from.filter((one) => one.id !== target), step ? [...to, step] : to];
  return kind === "undo" ? { ...desk, undo: rest, redo: more } : { ...desk, redo: rest, undo: more };
}

function shown(desk: Desk): Desk {
  if (desk.pending.length === 0) return { ...desk, cards: desk.confirmed };
  const cards = new Map(desk.confirmed);
  for (const command of desk.pending) apply(cards, command, desk);
  return { ...desk, cards };
}

function apply(cards: Map<string, DeskCard>, command: Command, desk: Desk): void {
  const change = (id: string, set: Partial<DeskCard>): void => {
    const card = cards.get(id);
    if (card) cards.set(id, { ...card, ...set });
  };
  switch (command.kind) {
    case "accept": {
      const decision = cards.get(command.cardId)?.before ? "edited" : "accepted";
      change(command.cardId, { decision, reason: null });
      return;
    }
    case "reject":
      change(command.cardId, { decision: "rejected", reason: command.reason, studied: false });
      return;
    case "edit": {
      const card = cards.get(command.cardId);
      if (!card) return;
      const before = card.before ?? (card.byHand ? null : { question: card.question, answer: card.answer });
      const same = before?.question === command.words.question && before.answer === command.words.answer;
      const decision = before && !same ? "edited" : "accepted";
      change(card.id, { ...command.words, before: same ? null : before, decision, reason: null });
      return;
    }
    case "merge": {
      const from = cards.get(command.cardId);
      const into = cards.get(command.into);
      if (!from || !into) return;
      const known = new Set(into.receipts.map(placeOf));
      const more = from.receipts.filter((one) => !known.has(placeOf(one)));
      change(into.id, { receipts: [...into.receipts, ...more] });
      cards.delete(from.id);
      return;
    }
    case "write":
    case "take":
      cards.set(command.id, written(command));
      return;
    case "limit": {
      const { leaveOut, takeBack } = moveLine([...cards.values()], command.keep);
      for (const id of leaveOut) change(id, { decision: "rejected", reason: BELOW_LINE, studied: false });
      for (const id of takeBack) change(id, { decision: null, reason: null });
      return;
    }
    case "undo":
    case "redo": {
      const turned = desk.turned.get(command.target);
      for (const [id, card] of (command.kind === "undo" ? turned?.before : turned?.after) ?? []) {
        if (card) cards.set(id, card);
        else cards.delete(id);
      }
    }
  }
}

function written(command: Extract<Command, { kind: "write" | "take" }>): DeskCard {
  const from = command.kind === "write" ? command.passage : { ...command.candidate, ...command };
  const words = command.kind === "write" ? command.words : command.candidate;
  const { documentId, documentTitle, quote } = from;
  const at = command.kind === "write" ? command.passage : command.candidate;
  return {
    id: command.id,
    category: command.category,
    question: words.question,
    answer: words.answer,
    disputed: false,
    readings: [],
    before: null,
    byHand: true,
    receipts: [{ documentId, documentTitle, start: at.start, end: at.end, quote, role: "proof" }],
    weight: null,
    doubt: null,
    decision: "accepted",
    reason: null,
    studied: false,
    position: 0,
    stamp: "",
  };
}

function placeOf({ documentId, start, end }: DeskCard["receipts"][number]): string {
  return `${documentId} ${start} ${end}`;
}

function replied(cards: Cards, { cards: changed, gone }: DeskReply): Cards {
  const next = new Map(cards);
  for (const card of changed) next.set(card.id, card);
  for (const id of gone) next.delete(id);
  return next;
}

function* changedBetween(before: Cards, after: Cards): Generator<readonly [string, DeskCard | null]> {
  for (const [id, card] of before) if (after.get(id) !== card) yield [id, card];
  for (const id of after.keys()) if (!before.has(id)) yield [id, null];
}

const LABELS: Readonly<Record<Exclude<Command["kind"], "undo" | "redo">, string>> = {
  accept: "Accepted",
  reject: "Rejected",
  edit: "Edited",
  merge: "Merged",
  write: "Written",
  take: "Taken in",
  limit: "Line moved",
};
