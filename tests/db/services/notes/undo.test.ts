import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DomainError } from "#lib/base/errors.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { undoStep } from "#lib/services/journal/undo-step.ts";
import { deleteCards } from "#lib/services/notes/delete-cards.ts";
import { editCard } from "#lib/services/notes/edit-card.ts";
import { editNote } from "#lib/services/notes/edit-note.ts";
import { setCardTags } from "#lib/services/notes/tag-cards.ts";
import { writeNote } from "#lib/services/notes/write-note.ts";
import { archiveDeck } from "#lib/services/own-decks/archive-deck.ts";
import { createDeck } from "#lib/services/own-decks/create-deck.ts";
import { deleteDeck } from "#lib/services/own-decks/delete-deck.ts";
import { mergeDecks } from "#lib/services/own-decks/merge-decks.ts";
import { moveCards } from "#lib/services/own-decks/move-cards.ts";
import { moveDeck } from "#lib/services/own-decks/move-deck.ts";
import { orderDecks } from "#lib/services/own-decks/order-decks.ts";
import { renameDeck } from "#lib/services/own-decks/rename-deck.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../../with-store.ts";
import { batch, card, sent, synced } from "../fixtures.ts";
import { basic, deckOwner } from "./own.ts";

/** Everything there is that a step may change. What is made and undone lies in the bin, as what is deleted does. */
async function everything(store: Store): Promise<string> {
  const deck = "(select id from decks where deleted_at is null)";
  const active = "(select id from cards where status = 'active')";
  const tables = [
    "select id, title, parent_id, position, archived_at from decks where deleted_at is null order by id",
    "select id, kind, fields from notes where deleted_at is null order by id",
    "select id, edited, home_deck_id, decision from cards where status = 'active' order by id",
    `select deck_id, card_id, position from deck_cards where deck_id in ${deck} and card_id in ${active} order by deck_id, card_id`,
    `select card_id, tag_folded, tag from card_tags where card_id in ${active} order by card_id, tag_folded`,
    "select card_id, content, hidden_at from personal_cards order by card_id",
    "select card_id, phase, due_at, due_day, stability, difficulty, reps, lapses from card_states order by card_id",
  ];
  const rows = await Promise.all(tables.map((query) => store.read.all(query)));
  return JSON.stringify(rows, null, 1);
}

type World = {
  readonly decks: readonly string[];
  readonly notes: readonly string[];
  readonly cards: readonly string[];
};
type Deed = (ctx: Ctx, world: World, a: number, b: number) => Promise<{ readonly stepId: string } | null>;

const pick = (ids: readonly string[], n: number): string => ids[n % ids.length] ?? "";
const cloze = (n: number) => ({
  kind: "cloze",
  text: { text: n % 2 === 0 ? "{{c1::a}} and {{c2::b}}" : "{{c1::a}} and b and {{c3::c}}" },
});

const DEEDS: readonly Deed[] = [
  (ctx, _, a, b) => createDeck(ctx, { title: `deck ${a}${b % 2 === 0 ? `::part ${b}` : ""}` }),
  (ctx, { decks }, a, b) => renameDeck(ctx, { deckId: pick(decks, a), title: `name ${b}` }),
  (ctx, { decks }, a, b) =>
    moveDeck(ctx, { deckId: pick(decks, a), parentId: b % 3 === 0 ? null : pick(decks, b) }),
  (ctx, { decks }, a, b) => mergeDecks(ctx, { deckId: pick(decks, a), into: pick(decks, b) }),
  (ctx, { decks }, a, b) => orderDecks(ctx, { deckId: pick(decks, a), by: b % 2 === 0 ? 1 : -1 }),
  (ctx, { decks }, a) => archiveDeck(ctx, { deckId: pick(decks, a) }),
  (ctx, { decks }, a) => deleteDeck(ctx, { deckId: pick(decks, a) }),
  (ctx, { decks }, a, b) => writeNote(ctx, { deckId: pick(decks, a), note: cloze(b), tags: [`t${b}`] }),
  (ctx, { notes }, a, b) => editNote(ctx, { noteId: pick(notes, a), note: cloze(b) }),
  (ctx, { notes }, a, b) => editNote(ctx, { noteId: pick(notes, a), note: basic(`q ${b}`, `a ${b}`) }),
  (ctx, { cards }, a, b) => editCard(ctx, { cardId: pick(cards, a), content: { answer: `answer ${b}` } }),
  (ctx, { cards }, a) =>
    editCard(ctx, { cardId: pick(cards, a), content: { question: "again" }, memory: "again" }),
  (ctx, { cards }, a, b) => deleteCards(ctx, { cardIds: [pick(cards, a), pick(cards, b)] }),
  (ctx, { cards, decks }, a, b) =>
    moveCards(ctx, { cardIds: [pick(cards, a), pick(cards, a + 1)], deckId: pick(decks, b) }),
  (ctx, { cards }, a, b) => setCardTags(ctx, { cardIds: [pick(cards, a)], tags: [`t${b}`, "x"] }),
];

async function worldOf(store: Store): Promise<World> {
  const ids = async (query: string) => (await store.read.all<{ id: string }>(query)).map((row) => row.id);
  return {
    decks: await ids("select id from decks where dossier_id is null and deleted_at is null order by id"),
    notes: await ids("select id from notes where dossier_id is null and deleted_at is null order by id"),
    cards: await ids("select id from cards where status = 'active' order by id"),
  };
}

describe("whatever was done", () => {
  it("is undone step by step to exactly what was there, and done again to what it had become", async () => {
    const small = fc.nat({ max: 30 });
    const plan = fc.array(fc.tuple(fc.nat({ max: DEEDS.length - 1 }), small, small), {
      minLength: 8,
      maxLength: 25,
    });
    await fc.assert(
      fc.asyncProperty(plan, (steps) =>
        withStore((store) =>
          withFolder(async (folder) => {
            await synced(store, folder, [card(1), card(2)]);
            const { ctx, deckId } = await deckOwner(store);
            const first = await writeNote(ctx, { deckId, note: cloze(0) });
            await writeNote(ctx, { deckId, note: basic("perro", "dog") });
            const answered = [...first.cardIds, "card-1"].map((id) => sent(id, { rating: 4 }));
            await recordReviews(ctx, batch(answered));
            const done: string[] = [];
            const seen = [await everything(store)];
            for (const [deed, a, b] of steps) {
              // What cannot be done now is refused and changes nothing.
              const step = await DEEDS[deed]?.(ctx, await worldOf(store), a, b).catch((error: unknown) => {
                if (error instanceof DomainError) return null;
                throw error;
              });
              if (!step) {
                expect(await everything(store)).toBe(seen.at(-1));
                continue;
              }
              done.push(step.stepId);
              seen.push(await everything(store));
            }
            const turn = (i: number, undo: boolean) => undoStep(ctx, { step: done[i] ?? "", undo });
            for (let i = done.length - 1; i >= 0; i -= 1) {
              await turn(i, true);
              expect(await everything(store)).toBe(seen[i]);
            }
            for (let i = 0; i < done.length; i += 1) {
              await turn(i, false);
              expect(await everything(store)).toBe(seen[i + 1]);
            }
          }),
        ),
      ),
      { numRuns: 10, endOnFailure: true },
    );
  });
});
