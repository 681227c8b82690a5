import type { SQL } from "drizzle-orm";
import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import { conditionOf } from "#lib/db/queries/browse-conditions.ts";
import { foundAfter } from "#lib/db/queries/browse-found.ts";
import { cardsOfNotes, freePlaceIn, homesOf } from "#lib/db/queries/browse-moves.ts";
import { originsOf, personalOf } from "#lib/db/queries/personal.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Writer } from "#lib/db/store.ts";
import { NEW_CARD } from "#lib/schedule/fold.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { pairKey, type Rows } from "../journal/ledger.ts";
import { logDeeds } from "../journal/log-deeds.ts";
import { knownStep, nextStepTime, takeStep } from "../journal/record-step.ts";
import { tagRows } from "../notes/tags.ts";
import { parseInput } from "../parse-input.ts";
import { statesByCard } from "../study/today.ts";
import { BrowseDeed, eventFor, stepKindOf } from "./deeds.ts";
import { type Prepared, searchFor } from "./search-for.ts";

/** So many cards are changed in one write; whoever asks goes on with the next. */
export const MOST_AT_ONCE = 500;

const Input = z.object({
  /** Minted by the browser, so that the same step sent twice counts once. */
  step: z.string().refine(isUuid, "This is not an id."),
  deed: BrowseDeed,
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
  /** Of those asked for, how many are no cards of the viewer's, or cannot be changed so. */
  readonly left: number;
  /** Where to go on; null at the end. */
  readonly after: string | null;
};

/**
 * Does one thing to many cards: to those named, or to the next portion of what a search finds. One write and one step of
 * the journal, which `POST /api/steps` takes back. Somebody else's cards are not found. Throws `invalid` for a search
 * that cannot be read, `not-found` for a deck to move to that is not the viewer's.
 */
export async function changeCards(ctx: Ctx, input: unknown): Promise<ChangedCards> {
  const { step, deed, of } = parseInput(Input, input);
  const prepared = await searchFor(ctx, "query" in of ? of.query : "");
  if ("message" in prepared) throw new DomainError("invalid", prepared.message);
  if (deed.kind === "move") allow(ctx, "make", ownDeck(ctx, prepared, deed.deckId), "deck");
  const { viewer, condition } = prepared.asked;
  const among: SQL = "ids" in of ? conditionOf({ kind: "cards", ids: of.ids }, viewer) : condition;
  return writeAsLearner(ctx, undefined, async (tx, learner, userId) => {
    const known = await knownStep(tx, userId, step);
    const asked = { ...prepared.asked, condition: among };
    const from = "query" in of ? of.after : "";
    const found = await foundAfter(tx, asked, from, MOST_AT_ONCE);
    const last = found.at(-1);
    const after = "query" in of && found.length === MOST_AT_ONCE && last ? last.id : null;
    if (known) return { ...known, changed: found.map(({ id }) => id), left: 0, after };
    const work = { tx, ctx: learner, userId, at: await nextStepTime(tx, learner, userId), prepared };
    const done = await changesFor(work, deed, found);
    const missing = "ids" in of ? new Set(of.ids).size - found.length : 0;
    const left = missing + done.left;
    const [first] = done.changed;
    if (first === undefined) return { stepId: null, label: "Nothing to change", changed: [], left, after };
    await logDeeds(tx, learner, work.at, done.events);
    const taken = await takeStep(
      tx,
      {
        id: step,
        kind: stepKindOf(deed),
        subjectKind: "card",
        subjectId: first,
        about: "tag" in deed ? deed.tag : "",
        count: done.changed.length,
      },
      done.rows,
      {
        userId,
        at: work.at,
        events: done.events.map(({ id, cardId, cardVersion }) => ({ id, cardId, cardVersion })),
      },
    );
    return { ...taken, changed: done.changed, left, after };
  });
}

type Card = { readonly id: string; readonly version: number };
type Work = {
  readonly tx: Writer;
  readonly ctx: Ctx;
  readonly userId: string;
  readonly at: number;
  readonly prepared: Prepared;
};
type Changes = {
  readonly changed: readonly string[];
  /** Found, but of a kind that this cannot be done to. */
  readonly left: number;
  readonly rows: Rows;
  readonly events: Parameters<typeof logDeeds>[3];
};
const NOTHING: Changes = { changed: [], left: 0, rows: {}, events: [] };

async function changesFor(work: Work, deed: BrowseDeed, cards: readonly Card[]): Promise<Changes> {
  const ids = cards.map(({ id }) => id);
  switch (deed.kind) {
    case "tag-add":
    case "tag-remove":
      return {
        ...NOTHING,
        changed: ids,
        rows: { tags: tagRows(ids, [deed.tag], { off: deed.kind === "tag-remove" }) },
      };
    case "move":
      return moved(work, ids, deed.deckId);
    case "delete":
      return deleted(work, cards);
    default: {
      const states = statesByCard(await statesOf(work.tx, work.userId, ids));
      const events = cards.flatMap(({ id, version }) => {
        const said = eventFor(deed, states.get(id) ?? NEW_CARD, work.prepared.today.day);
        return said === null ? [] : [{ ...said, id: work.ctx.newId(), cardId: id, cardVersion: version }];
      });
      return { ...NOTHING, changed: events.map(({ cardId }) => cardId), events };
    }
  }
}

/** A deck that the viewer put together; null for any other. */
function ownDeck(ctx: Ctx, { decks }: Prepared, deckId: string): { readonly ownerId: string | null } | null {
  const deck = decks.find(({ id }) => id === deckId);
  if (!deck || deck.row.dossierId !== null || ctx.viewer.kind !== "learner") return null;
  return { ownerId: ctx.viewer.userId };
}

/** Only cards of one's own decks move; the cards of dossiers stay where they were made. */
async function moved({ tx, prepared }: Work, ids: readonly string[], deckId: string): Promise<Changes> {
  const own = new Set(prepared.decks.flatMap(({ id, row }) => (row.dossierId === null ? [id] : [])));
  const homes = (await homesOf(tx, ids)).filter((card) => own.has(card.deckId));
  const going = homes.filter((card) => card.deckId !== deckId);
  const free = await freePlaceIn(tx, deckId);
  return {
    ...NOTHING,
    changed: going.map(({ id }) => id),
    left: ids.length - homes.length,
    rows: {
      cards: Object.fromEntries(going.map(({ id }) => [id, { homeDeckId: deckId }])),
      places: Object.fromEntries(
        going.flatMap((card, i) => [
          [pairKey(card.deckId, card.id), null],
          [pairKey(deckId, card.id), free + i],
        ]),
      ),
    },
  };
}

/** A note that the learner wrote goes to the bin with all its cards; any other card leaves this learner's decks alone. */
async function deleted({ tx, userId, at, prepared }: Work, cards: readonly Card[]): Promise<Changes> {
  const ids = cards.map(({ id }) => id);
  const ownDecks = new Set(prepared.decks.flatMap(({ id, row }) => (row.dossierId === null ? [id] : [])));
  const homes = new Map((await homesOf(tx, ids)).map(({ id, deckId }) => [id, deckId]));
  const origins = await originsOf(tx, ids);
  const noteOf = (id: string): string | null =>
    ownDecks.has(homes.get(id) ?? "") ? (origins.get(id)?.noteId ?? null) : null;
  const notes = [...new Set(ids.flatMap((id) => noteOf(id) ?? []))];
  const gone = (await cardsOfNotes(tx, notes)).map(({ id }) => id);
  const others = cards.filter(({ id }) => noteOf(id) === null);
  const layers = await personalOf(
    tx,
    userId,
    others.map(({ id }) => id),
  );
  return {
    ...NOTHING,
    changed: ids,
    rows: {
      notes: Object.fromEntries(notes.map((id) => [id, { deletedAt: at }])),
      cards: Object.fromEntries(gone.map((id) => [id, { status: "retired" as const }])),
      personal: Object.fromEntries(
        others.map(({ id, version }) => {
          const { content = null, cardVersion = version } = layers.get(id) ?? {};
          return [id, { content, cardVersion, hiddenAt: at }];
        }),
      ),
    },
  };
}
