import { hash } from "node:crypto";
import { grouped } from "#lib/base/grouped.ts";
import { studyDayOf, utcOffsetMinutes } from "#lib/base/study-time.ts";
import { type StateRow, toRow } from "#lib/db/event-rows.ts";
import { headOf } from "#lib/db/queries/move-guest.ts";
import { appendEvents, eventIdsOfCards, eventsOfCards, saveStates } from "#lib/db/queries/reviews.ts";
import { keepRuleSet } from "#lib/db/queries/rule-sets.ts";
import type { Writer } from "#lib/db/store.ts";
import { historyOf } from "#lib/interop/history.ts";
import type { PackedCard } from "#lib/interop/packed.ts";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import type { Ctx } from "../context.ts";
import { foldedRow, SCHEDULER_VERSION } from "../study/fold-state.ts";
import { ruleBook } from "../study/rule-book.ts";
import { DEFAULT_RULES, type PackageRules } from "./package-rules.ts";

/** A card of ours and what the package says of it. */
export type LearntCard = {
  readonly cardId: string;
  readonly packed: PackedCard;
  /** The card went out from here: what the package says of it is known as far as it happened here. */
  readonly ours: boolean;
};

export type HistoryFrom = {
  readonly createdDay: string;
  readonly rules: ReadonlyMap<number, PackageRules>;
};

/**
 * Writes what was learnt of some cards behind the learner's log, and folds them; what is in the log already stays as it
 * is. Inside the write of a verb. Gives the number of new reviews.
 */
export async function writeHistory(
  tx: Writer,
  ctx: Ctx,
  cards: readonly LearntCard[],
  from: HistoryFrom,
): Promise<number> {
  const { viewer } = ctx;
  if (viewer.kind === "visitor") return 0;
  const { userId, clock } = viewer;
  const now = ctx.now();
  const used = new Map<string, PackageRules>();
  const told = cards.map(({ cardId, packed }) => {
    const rules = (packed.way === null ? undefined : from.rules.get(packed.way)) ?? DEFAULT_RULES;
    if (rules.rulesId !== undefined) used.set(rules.rulesId, rules);
    const { preset, rulesId } = rules;
    const { createdDay } = from;
    const events = historyOf(packed, {
      cardId,
      userId,
      clock,
      createdDay,
      now,
      rules: preset,
      rulesId,
      idOf,
    });
    return { cardId, events };
  });
  for (const [id, { settings }] of used)
    if (settings !== null) await keepRuleSet(tx, { userId, id, settings, createdAt: now });
  const touched = told.flatMap(({ cardId, events }) => (events.length > 0 ? [cardId] : []));
  const ids = new Set((await eventIdsOfCards(tx, userId, touched)).map((row) => row.id));
  const here = await happenedHere(tx, userId, cards);
  const news = told
    .map(({ cardId, events }) => ({
      cardId,
      added: notKnown(
        events.filter((event) => !ids.has(event.id)),
        here.get(cardId),
      ),
    }))
    .filter(({ added }) => added.length > 0);
  const known = grouped(
    ids.size === 0
      ? []
      : await eventsOfCards(
          tx,
          userId,
          news.map(({ cardId }) => cardId),
        ),
    (event) => event.cardId,
  );
  const fresh: ReviewEvent[] = [];
  const states: StateRow[] = [];
  for (const { cardId, added } of news) {
    const before = known.get(cardId) ?? [];
    fresh.push(...added);
    const all = [...before, ...added];
    const isOwnAlone = before.every((event) => event.rulesId === undefined || used.has(event.rulesId));
    const book = isOwnAlone
      ? (rulesId: string | undefined) => used.get(rulesId ?? "")?.preset ?? DEFAULT_RULES.preset
      : await ruleBook(tx, userId, all);
    states.push(foldedRow({ userId, cardId }, all, book));
  }
  if (fresh.length === 0) return 0;
  const rows = fresh.map((event) => {
    const rules = used.get(event.rulesId ?? "") ?? DEFAULT_RULES;
    return toRow(event, {
      userId,
      cardVersion: 1,
      deviceTime: event.effectiveAt,
      receivedAt: now,
      utcOffsetMinutes: utcOffsetMinutes(event.effectiveAt, clock.zone),
      zone: clock.zone,
      studyDay: studyDayOf(event.studyTime),
      ...(event.kind === "answered" ? { markedBy: "self" } : {}),
      schedulerVersion: SCHEDULER_VERSION,
      parametersId: event.rulesId === undefined ? rules.preset.parametersId : null,
      desiredRetention: event.rulesId === undefined ? rules.preset.desiredRetention : null,
    });
  });
  await appendEvents(tx, rows, await headOf(tx, userId));
  await saveStates(tx, states);
  return fresh.filter((event) => event.kind === "answered").length;
}

/** What the log has of the cards that went out from here, by card. */
async function happenedHere(
  tx: Writer,
  userId: string,
  cards: readonly LearntCard[],
): Promise<ReadonlyMap<string, readonly ReviewEvent[]>> {
  const ids = cards.filter((card) => card.ours).map((card) => card.cardId);
  const events = ids.length === 0 ? [] : await eventsOfCards(tx, userId, ids);
  return grouped(events, (event) => event.cardId);
}

/** Nobody does the same to a card twice in so short a time; a moment that was taken went out as the next free one. */
const SAME_MS = 1_000;

/** What a package says of a card beyond what happened here. Where nothing happened there since, it says nothing new. */
function notKnown(
  events: readonly ReviewEvent[],
  here: readonly ReviewEvent[] | undefined,
): readonly ReviewEvent[] {
  if (here === undefined) return events;
  const fresh = events.filter(
    (event) =>
      !here.some((one) => one.kind === event.kind && Math.abs(one.effectiveAt - event.effectiveAt) < SAME_MS),
  );
  return fresh.some((event) => event.kind === "answered") ? fresh : [];
}

/** An id that follows from what it is for: a UUID of version 8, which is for that. */
function idOf(parts: readonly unknown[]): string {
  const hex = hash("sha256", JSON.stringify(["anki", ...parts]), "hex");
  const variant = (8 + (Number.parseInt(hex.slice(16, 17), 16) % 4)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
