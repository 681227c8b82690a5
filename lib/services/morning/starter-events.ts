import { hash } from "node:crypto";
import { utcOffsetMinutes } from "#lib/base/study-time.ts";
import type { StarterEvent, StarterRow } from "#lib/db/queries/starters.ts";
import type { Writer } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";
import { recordGroup, type ToRecord } from "../study/record-group.ts";
import type { Pupil } from "./class-work.ts";

/** What the log says of one pupil and one card of a starter. */
export type StarterAnswer = {
  readonly right: boolean;
  /** Who entered it; null for the pupil themselves, on a device. */
  readonly recordedBy: string | null;
};

/** One answer to write, or `right: null` to take the last one back. */
export type StarterChange = {
  readonly pupil: Pupil;
  readonly cardId: string;
  readonly cardVersion: number;
  readonly rulesId: string | undefined;
  readonly right: boolean | null;
  /** What was typed, and marked by the app; null for what was heard or graded by the pupil. */
  readonly response?: string | null;
};

/** The answers of a starter that stand, by pupil and card. */
export function standingAnswers(events: readonly StarterEvent[]): ReadonlyMap<string, StarterAnswer> {
  const gone = new Set(events.flatMap(({ kind, target }) => (kind === "undone" ? (target ?? []) : [])));
  const found = new Map<string, StarterAnswer>();
  for (const { id, userId, cardId, kind, rating, proposed, recordedBy } of events)
    if (kind === "answered" && rating !== null && !gone.has(id))
      found.set(cellOf(userId, cardId), { right: (proposed ?? rating) > 1, recordedBy });
  return found;
}

/** A name for a pupil and a card that no other pair has. */
export function cellOf(pupilId: string, cardId: string): string {
  return JSON.stringify([pupilId, cardId]);
}

/**
 * Writes answers of a class into the schedules of its pupils, as what a teacher heard. The ids follow from the starter,
 * the pupil, the card and how often it was changed: the same entry sent twice is written once. What is to change takes
 * the answer before back; nothing is ever rewritten.
 */
export async function writeStarter(
  tx: Writer,
  ctx: Ctx,
  starter: StarterRow,
  events: readonly StarterEvent[],
  changes: readonly StarterChange[],
  recorded: NonNullable<ToRecord["recorded"]>,
): Promise<void> {
  const now = ctx.now();
  const byCell = new Map<string, StarterEvent[]>();
  for (const event of events) {
    const cell = cellOf(event.userId, event.cardId);
    byCell.set(cell, [...(byCell.get(cell) ?? []), event]);
  }
  const items = new Map<string, ToRecord & { readonly reviews: ToRecord["reviews"][number][] }>();
  for (const change of changes) {
    const { pupil, cardId } = change;
    const held = byCell.get(cellOf(pupil.pupilId, cardId)) ?? [];
    const item = items.get(pupil.pupilId) ?? itemOf(ctx, pupil, recorded, now);
    items.set(pupil.pupilId, item);
    item.reviews.push(...reviewsOf(starter, change, held, now));
  }
  const filled = [...items.values()].filter(({ reviews }) => reviews.length > 0);
  if (filled.length > 0) await recordGroup(tx, filled);
}

/** As the pupil, whose schedule it is: the log names the teacher beside it. */
function itemOf(ctx: Ctx, pupil: Pupil, recorded: NonNullable<ToRecord["recorded"]>, now: number) {
  const viewer = {
    kind: "learner" as const,
    userId: pupil.pupilId,
    name: pupil.name,
    role: "learner" as const,
    clock: pupil.clock,
    tokenHash: "",
    lastUsedAt: now,
  };
  return {
    ctx: { ...ctx, viewer },
    newUserId: pupil.pupilId,
    zone: pupil.clock.zone,
    reviews: [] as ToRecord["reviews"][number][],
    sentAt: now,
    receivedAt: now,
    recorded,
  };
}

function reviewsOf(
  starter: StarterRow,
  { pupil, cardId, cardVersion, rulesId, right, response }: StarterChange,
  held: readonly StarterEvent[],
  now: number,
): readonly ToRecord["reviews"][number][] {
  const gone = new Set(held.flatMap(({ kind, target }) => (kind === "undone" ? (target ?? []) : [])));
  const standing = held.findLast(({ kind, id }) => kind === "answered" && !gone.has(id));
  const base = (turn: number) => ({
    id: eventId([starter.id, pupil.pupilId, cardId, String(turn)]),
    cardId,
    cardVersion,
    deviceId: `starter-${starter.id}`,
    deviceSequence: turn,
    deviceTime: now,
    utcOffsetMinutes: utcOffsetMinutes(now, pupil.clock.zone),
    zone: pupil.clock.zone,
  });
  let turn = held.length;
  const reviews: ToRecord["reviews"][number][] = [];
  if (standing) {
    reviews.push({ ...base(turn), kind: "undone", target: standing.id });
    turn += 1;
  }
  const rating: 1 | 3 = right ? 3 : 1;
  const marking =
    typeof response === "string" ? { marking: { by: "app" as const, proposed: rating, response } } : {};
  if (right !== null)
    reviews.push({
      ...base(turn),
      ...(rulesId === undefined ? {} : { rulesId }),
      ...marking,
      kind: "answered",
      rating,
      tookMs: null,
      mode: "study",
      dueShown: null,
    });
  return reviews;
}

/** A UUID (version 8) that follows from words: the same words give the same id, and no two entries share one. */
export function eventId(words: readonly string[]): string {
  const hex = hash("sha256", JSON.stringify(["starter", ...words]), "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
