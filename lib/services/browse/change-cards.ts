import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import type { StudyDay } from "#lib/base/study-time.ts";
import { conditionOf } from "#lib/db/queries/browse-conditions.ts";
import { foundAfter } from "#lib/db/queries/browse-found.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Writer } from "#lib/db/store.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import type { Rows } from "../journal/ledger.ts";
import { type LogDeed, logDeeds } from "../journal/log-deeds.ts";
import { BatchId, knownStep, nextStepTime, type StepDone, takeStep } from "../journal/record-step.ts";
import { deleteCards } from "../notes/delete-cards.ts";
import { replaceWords } from "../notes/replace-words.ts";
import { tagRows } from "../notes/tags.ts";
import { moveCards } from "../own-decks/move-cards.ts";
import { placeCards, placesAtEnd } from "../own-decks/place-cards.ts";
import { parseInput } from "../parse-input.ts";
import { statesByCard } from "../study/today.ts";
import { BrowseDeed, eventFor, stepKindOf } from "./deeds.ts";
import { searchFor } from "./search-for.ts";

/** So many cards are changed in one write; whoever asks goes on with the next. */
export const MOST_AT_ONCE = 500;

const Input = z.object({
  /** Minted by the browser, so that the same step sent twice counts once. */
  step: z.string().refine(isUuid, "This is not an id."),
  /** The same for every portion of one deed, so that all of it is taken back at once. */
  batch: BatchId,
  deed: BrowseDeed,
  /** Of the device, for a visitor who becomes a guest by it. */
  zone: z.string().max(100).optional(),
  of: z.union([
    z.object({ ids: z.array(z.string().min(1).max(200)).min(1).max(MOST_AT_ONCE) }),
    /** Everything that a search finds, by id, behind the one that was last. */
    z.object({ query: z.string().max(10_000), after: z.string().max(200) }),
  ]),
});

export type ChangedCards = {
  /** For `POST /api/steps`; null when nothing had to be changed. */
  readonly stepId: string | null;
  readonly label: string;
  readonly changed: readonly string[];
  /** How many of those that were named are no cards of the viewer's. */
  readonly left: number;
  /** Where to go on; null at the end. */
  readonly after: string | null;
};

type Card = { readonly id: string; readonly version: number };

/**
 * Does one thing to many cards: to those named, or to the next portion of what a search finds. One write and one step of
 * the journal, which `POST /api/steps` takes back. Somebody else's cards are not found. Throws `invalid` for a search
 * that cannot be read, `not-found` for a deck to move to that is not the viewer's.
 */
export async function changeCards(ctx: Ctx, input: unknown): Promise<ChangedCards> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  const { step, batch = step, deed, of, zone } = parseInput(Input, input);
  const prepared = await searchFor(ctx, "query" in of ? of.query : "");
  if ("message" in prepared) throw new DomainError("invalid", prepared.message);
  const { asked, today } = prepared;
  const condition = "ids" in of ? conditionOf({ kind: "cards", ids: of.ids }, asked.viewer) : asked.condition;
  const from = "query" in of ? of.after : "";
  const found = await foundAfter(ctx.store.read, { ...asked, condition }, from, MOST_AT_ONCE);
  const last = found.at(-1);
  const after = "query" in of && found.length === MOST_AT_ONCE && last ? last.id : null;
  const left = "ids" in of ? new Set(of.ids).size - found.length : 0;
  const nothing = { stepId: null, label: "Nothing to change", changed: [], left, after };
  if (found.length === 0) return nothing;
  const done = await carryOut(ctx, { step, batch, deed, found, zone, day: today.day });
  return done === null ? nothing : { ...done, left, after };
}

type Work = {
  readonly step: string;
  readonly batch: string;
  readonly deed: BrowseDeed;
  readonly found: readonly Card[];
  readonly zone: string | undefined;
  readonly day: StudyDay;
};
type Carried = StepDone & { readonly changed: readonly string[] };

async function carryOut(ctx: Ctx, work: Work): Promise<Carried | null> {
  const { step: id, batch, deed, found, zone } = work;
  const cardIds = found.map((card) => card.id);
  if (deed.kind === "move") {
    return { ...(await moveCards(ctx, { id, batch, cardIds, deckId: deed.deckId })), changed: cardIds };
  }
  if (deed.kind === "delete")
    return { ...(await deleteCards(ctx, { id, batch, cardIds, zone })), changed: cardIds };
  if (deed.kind === "replace") return replaceWords(ctx, { id, batch, cardIds, replacement: deed });
  if (deed.kind === "place") return placeCards(ctx, { id, batch, cardIds, to: deed.to });
  return changeStates(ctx, { ...work, deed });
}

type StateDeed = Exclude<BrowseDeed, { readonly kind: "delete" | "move" | "place" | "replace" }>;

async function changeStates(ctx: Ctx, work: Work & { readonly deed: StateDeed }): Promise<Carried | null> {
  const { step: id, batch, deed, found, zone } = work;
  const cardIds = found.map((card) => card.id);
  return writeAsLearner(ctx, zone, async (tx, learner, userId) => {
    const known = await knownStep(tx, userId, id);
    if (known) return { ...known, changed: cardIds };
    const { changed, rows, events } = await changesFor(tx, learner, userId, work);
    const [first] = changed;
    if (first === undefined) return null;
    const at = await nextStepTime(tx, learner, userId);
    await logDeeds(tx, learner, at, events);
    const said = {
      id,
      batch,
      kind: stepKindOf(deed),
      subjectKind: "tags" in deed ? ("tag" as const) : ("card" as const),
      subjectId: first,
      about: "tags" in deed ? deed.tags.join(" ") : "",
      count: changed.length,
    };
    const turned = events.map((event) => ({
      id: event.id,
      cardId: event.cardId,
      cardVersion: event.cardVersion,
    }));
    return { ...(await takeStep(tx, said, rows, { userId, at, events: turned })), changed };
  });
}

/** What a deed changes besides what is so already: rows of the journal, or events of the log. */
async function changesFor(
  tx: Writer,
  ctx: Ctx,
  userId: string,
  { deed, found, day }: Work & { readonly deed: StateDeed },
): Promise<{
  readonly changed: readonly string[];
  readonly rows: Rows;
  readonly events: readonly LogDeed[];
}> {
  const ids = found.map((card) => card.id);
  if (deed.kind === "tag-add" || deed.kind === "tag-remove") {
    const off = deed.kind === "tag-remove";
    return { changed: ids, rows: { tags: tagRows(ids, deed.tags, { off }) }, events: [] };
  }
  const states = statesByCard(await statesOf(tx, userId, ids));
  const events = found.flatMap(({ id, version }): LogDeed[] => {
    const eventId = ctx.newId();
    const said = eventFor(deed, states.get(id) ?? NEW_CARD, day, eventId);
    return said === null ? [] : [{ ...said, id: eventId, cardId: id, cardVersion: version }];
  });
  const changed = events.map((event) => event.cardId);
  const goesLast = deed.kind === "reset" && deed.place === "last";
  return { changed, rows: goesLast ? await rowsAtEnd(tx, userId, changed) : {}, events };
}

/** Behind all others of their decks, so that they come when those are known. */
async function rowsAtEnd(tx: Writer, userId: string, cardIds: readonly string[]): Promise<Rows> {
  const { places } = await placesAtEnd(tx, userId, cardIds, "last");
  return { places };
}
