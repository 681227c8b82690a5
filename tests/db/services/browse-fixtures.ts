import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { documents, documentVersions, dossiers } from "#lib/db/schema/documents.ts";
import { evidence } from "#lib/db/schema/evidence.ts";
import { cardTags, personalCards } from "#lib/db/schema/own.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import type { SentReview } from "#lib/study/types.ts";
import { batch, DAY, holder, NOW, sent } from "./fixtures.ts";

const LONG_AGO = NOW - 100 * DAY;

type Made = {
  readonly id: string;
  readonly deck: string;
  readonly question: string;
  readonly answer: string;
  readonly category?: "date" | "quote";
  readonly disputed?: true;
  readonly kind?: string;
  readonly ord?: number;
  readonly note?: string;
  readonly added?: number;
};

/** A small collection: what ships, what Ada has, and what is somebody else's. */
const CARDS: readonly Made[] = [
  {
    id: "fire",
    deck: "mill-dates",
    question: "When did the Mūris burn?",
    answer: "March 1871",
    category: "date",
  },
  {
    id: "flood",
    deck: "mill-dates",
    question: "When did the weir break?",
    answer: "April 1880",
    category: "date",
    disputed: true,
  },
  {
    id: "said",
    deck: "mill-quotes",
    question: 'Who said "never again"?',
    answer: "The miller",
    category: "quote",
  },
  {
    id: "boat",
    deck: "sea",
    question: "What is a boat?",
    answer: "A dog’s basket",
    kind: "basic",
    added: NOW,
  },
  {
    id: "tide",
    deck: "sea-tides",
    question: "What is a tide?",
    answer: "Water that comes and goes 100% of the time",
    kind: "cloze",
    note: "tides",
  },
  {
    id: "ebb",
    deck: "sea-tides",
    question: "What is ebb_tide (falling)?",
    answer: "It goes",
    kind: "cloze",
    note: "tides",
    ord: 1,
  },
  { id: "secret", deck: "foreign", question: "When did the boat burn?", answer: "Never" },
  { id: "draft", deck: "mill-dates", question: "A draft about the mill", answer: "None" },
];

export const TEXT = "The old mill stood at Lower Weir.\n\nIn March 1871 it burned down. Nobody knew why.";

/** Fills a store. Ada holds the token "ada", and Bo "bo"; both have answered something. */
export async function collection(store: Store): Promise<{ readonly ada: Ctx; readonly bo: Ctx }> {
  const shipped = { createdAt: LONG_AGO, updatedAt: LONG_AGO };
  await store.write(async (tx) => {
    await tx.insert(dossiers).values({ ...shipped, id: "mill", title: "The mill" });
    await tx.insert(decks).values([
      { ...shipped, id: "mill-dates", dossierId: "mill", title: "Dates", category: "date", position: 0 },
      { ...shipped, id: "mill-quotes", dossierId: "mill", title: "Quotes", category: "quote", position: 1 },
    ]);
    await tx.insert(documents).values({
      ...shipped,
      id: "minutes",
      dossierId: "mill",
      name: "minutes.txt",
      title: "Minutes of 1871",
    });
    await tx.insert(documentVersions).values({
      id: "minutes-1",
      documentId: "minutes",
      version: 1,
      format: "text",
      text: TEXT,
      length: TEXT.length,
      createdAt: LONG_AGO,
    });
  });
  for (const one of CARDS.filter(({ deck }) => deck.startsWith("mill"))) await addCard(store, one, "mill");
  // The first answer makes a guest of each.
  await recordReviews(
    await holder(store, "ada"),
    batch([sent("fire", { deviceTime: NOW - 40 * DAY })], { sentAt: NOW }),
  );
  await recordReviews(await holder(store, "bo"), batch([sent("said")]));
  const ada = await holder(store, "ada");
  const bo = await holder(store, "bo");
  const [adaId, boId] = [idOf(ada), idOf(bo)];
  await store.write(async (tx) => {
    await tx.insert(decks).values([
      { ...shipped, id: "sea", ownerId: adaId, title: "Sea" },
      { ...shipped, id: "sea-tides", ownerId: adaId, title: "Tides", parentId: "sea" },
      { ...shipped, id: "foreign", ownerId: boId, title: "Secret" },
    ]);
    await tx.insert(evidence).values({
      ownerKind: "card",
      ownerId: "fire",
      position: 0,
      documentVersionId: "minutes-1",
      start: 38,
      end: 48,
      quote: TEXT.slice(38, 48),
      role: "proof",
    });
  });
  for (const one of CARDS.filter(({ deck }) => !deck.startsWith("mill"))) await addCard(store, one, null);
  await store.write(async (tx) => {
    await tx.insert(cardTags).values([
      { userId: adaId, cardId: "fire", tag: "Exam::May", tagFolded: "exam::may" },
      { userId: adaId, cardId: "tide", tag: "exam", tagFolded: "exam" },
      { userId: boId, cardId: "flood", tag: "exam", tagFolded: "exam" },
    ]);
    await tx.insert(personalCards).values([
      {
        userId: adaId,
        cardId: "said",
        content: { question: "Whose words?", answer: "Old Tom" },
        cardVersion: 1,
        updatedAt: LONG_AGO,
      },
      {
        userId: boId,
        cardId: "fire",
        content: { question: "Bo asks", answer: "Bo answers" },
        cardVersion: 1,
        updatedAt: LONG_AGO,
      },
    ]);
  });
  return { ada, bo };
}

export function idOf(ctx: Ctx): string {
  if (ctx.viewer.kind !== "learner") throw new Error("This is a visitor.");
  return ctx.viewer.userId;
}

async function addCard(store: Store, one: Made, dossierId: string | null): Promise<void> {
  const times = { createdAt: one.added ?? LONG_AGO, updatedAt: one.added ?? LONG_AGO };
  const noteId = `note-${one.note ?? one.id}`;
  // As a note that a person wrote is kept.
  const fields = one.kind ? { front: { text: one.question }, back: { text: one.answer } } : {};
  await store.write(async (tx) => {
    await tx
      .insert(notes)
      .values({ ...times, id: noteId, dossierId, kind: one.kind ?? "fact", fields })
      .onConflictDoNothing();
    await tx.insert(cards).values({
      ...times,
      id: one.id,
      noteId,
      ord: one.ord ?? 0,
      dossierId,
      stableId: one.id,
      homeDeckId: one.deck,
      category: one.category ?? null,
      siblings: noteId,
      position: CARDS.indexOf(one),
      status: one.id === "draft" ? "draft" : "active",
      generated: { question: one.question, answer: one.answer, ...(one.disputed ? { disputed: true } : {}) },
    });
    await tx.insert(deckCards).values({ deckId: one.deck, cardId: one.id, position: CARDS.indexOf(one) });
  });
}

/** What Ada did, sent as a device does; `at` in days from now. */
export async function did(
  ctx: Ctx,
  kind: SentReview["kind"],
  cardId: string,
  changes: Partial<SentReview> & { readonly at?: number } = {},
): Promise<string> {
  const { at = 0, ...rest } = changes;
  const event = sent(cardId, {
    kind,
    deviceTime: NOW + at * DAY,
    ...(kind === "answered" ? {} : { rating: null }),
    ...rest,
  });
  const done = await recordReviews(ctx, batch([event], { sentAt: NOW }));
  if (done.accepted.length !== 1) throw new Error(JSON.stringify(done.refused));
  return event.id;
}
