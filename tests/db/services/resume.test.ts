import { describe, expect, it } from "vitest";
import type { Store } from "#lib/db/store.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { deckView } from "#lib/services/decks/deck-view.ts";
import { logDeeds } from "#lib/services/journal/log-deeds.ts";
import { homeView } from "#lib/services/study/home.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import {
  answerCard,
  type CardDeed,
  deedOn,
  type KeyPress,
  previewsFor,
  turnedEvents,
} from "#lib/study/local-answer.ts";
import { nextUp, progressOf, type StudyRun, startRun, waitingIn } from "#lib/study/run.ts";
import { lastStep } from "#lib/study/run-log.ts";
import type { LocalReview, SentReview, StudySession } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, ids, NOW, sent, synced, visitor } from "./fixtures.ts";

const CARDS = Array.from({ length: 60 }, (_, i) =>
  card(i, { category: i % 2 === 0 ? "date" : "quote", siblings: `sentence ${i % 40}` }),
);
const mint = ids(5);
const press = (now: number): KeyPress => ({ newId: mint, now, zone: "UTC", utcOffsetMinutes: 0 });

/** A device in the middle of a sitting: what is on its screen, and what it has sent. */
class Device {
  run: StudyRun;
  now: number;
  readonly sent: SentReview[] = [];

  constructor(session: StudySession, now: number) {
    this.now = now;
    this.run = startRun(session, { zone: "UTC", now });
  }
  get shown(): string {
    const up = nextUp(this.run, this.now);
    return up.kind === "card" ? up.card.id : up.kind;
  }
  answer(rating: Rating): void {
    const up = nextUp(this.run, this.now);
    if (up.kind !== "card") throw new Error("nothing is shown");
    this.now += 5_000;
    const previews = previewsFor(this.run, up.card, this.now);
    const done = answerCard(this.run, up.card.id, { rating, previews, tookMs: 3_000 }, press(this.now));
    if (done) this.#keep(done.run, [done.review]);
  }
  act(deed: CardDeed): void {
    this.now += 5_000;
    const done = deedOn(this.run, [this.shown], deed, press(this.now));
    this.#keep(done.run, done.reviews);
  }
  undo(): void {
    this.now += 5_000;
    const step = lastStep(this.run);
    const [first] = step;
    const done = turnedEvents(this.run, step, "undone", press(this.now));
    const cardId = first?.kind === "event" ? first.review.cardId : null;
    this.#keep({ ...done.run, first: cardId }, done.reviews);
  }
  #keep(run: StudyRun, reviews: readonly LocalReview[]): void {
    this.run = run;
    for (const review of reviews)
      this.sent.push({ ...review, deviceId: "device-1", deviceSequence: this.sent.length });
  }
}

const withCards = <T>(test: (store: Store) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      return test(store);
    }),
  );

/** Sends what a device did, and opens another one a moment later. */
async function another(store: Store, device: Device, sentBefore = 0): Promise<Device> {
  const now = device.now + 1_000;
  const ctx = sentBefore === 0 ? context(store, visitor("a"), now) : await holder(store, "a", now);
  await recordReviews(ctx, batch(device.sent.slice(sentBefore), { sentAt: now }));
  return new Device(await nextCards(await holder(store, "a", now)), now);
}

describe("another device of the same learner", () => {
  it("opens at the card that the first one would show next, after answers and deeds of every kind", () =>
    withCards(async (store) => {
      const first = new Device(await nextCards(context(store, visitor("a"))), NOW);
      for (const rating of [4, 1, 3, 4, 3, 2, 4] as const) first.answer(rating);
      first.act({ kind: "suspended" });
      first.act({ kind: "buried", day: "2026-03-03" });
      first.act({ kind: "flagged", flag: 2 });
      first.act({ kind: "due-set", day: "2026-03-20" });
      const second = await another(store, first);
      first.now = second.now;
      expect(second.shown).toBe(first.shown);
      // Three that were put away make room for three more, behind the rest.
      const left = waitingIn(first.run);
      expect(waitingIn(second.run).slice(0, left.length)).toEqual(left);
      expect(waitingIn(second.run)).toHaveLength(left.length + 3);
      expect(progressOf(second.run).done).toBe(progressOf(first.run).done);
      for (let i = 0; i < left.length; i += 1) {
        expect(second.shown).toBe(first.shown);
        first.answer(4);
        second.answer(4);
      }
    }));

  it("goes on in the same order on a day of reviews and new cards", () =>
    withCards(async (store) => {
      const days = new Device(await nextCards(context(store, visitor("a"))), NOW);
      while (nextUp(days.run, days.now).kind === "card") days.answer(4);
      await another(store, days);
      const later = NOW + 12 * DAY;
      const morning = await nextCards(await holder(store, "a", later));
      expect(morning.counts.review).toBeGreaterThan(5);
      expect(morning.counts.new).toBeGreaterThan(5);
      const first = new Device(morning, later);
      for (let i = 0; i < 7; i += 1) first.answer(3);
      const now = first.now + 1_000;
      await recordReviews(await holder(store, "a", now), batch(first.sent, { sentAt: now }));
      const second = new Device(await nextCards(await holder(store, "a", now)), now);
      expect(waitingIn(second.run)).toEqual(waitingIn(first.run));
    }));

  it("takes back what was studied, not what was practised or done to cards elsewhere", () =>
    withCards(async (store) => {
      const first = new Device(await nextCards(context(store, visitor("a"))), NOW);
      first.answer(4);
      const second = await another(store, first);
      const ctx = await holder(store, "a", second.now + 5_000);
      const practised = sent("card-40", { mode: "practice", deviceTime: second.now });
      await recordReviews(ctx, batch([practised], { sentAt: second.now }));
      await store.write((tx) =>
        logDeeds(tx, ctx, second.now + 2_000, [
          { id: mint(), cardId: "card-5", cardVersion: 1, kind: "suspended" },
        ]),
      );
      const session = await nextCards(ctx);
      expect(session.recent?.events.map((event) => event.cardId)).toEqual([first.sent[0]?.cardId]);
      expect(session.cards.map((one) => one.id)).not.toContain("card-5");
    }));

  it("is told the same numbers by the home page, the deck's page and the study page", () =>
    withCards(async (store) => {
      const first = new Device(await nextCards(context(store, visitor("a"))), NOW);
      for (let i = 0; i < 11; i += 1) {
        if (i % 4 === 3) first.act({ kind: "buried", day: "2026-03-03" });
        else first.answer(i % 3 === 0 ? 1 : 4);
      }
      const second = await another(store, first);
      for (const now of [second.now, NOW + 12 * DAY]) {
        const ctx = await holder(store, "a", now);
        const home = await homeView(ctx);
        expect(home.counts).toEqual((await nextCards(ctx)).counts);
        for (const { id, counts } of home.dossiers.flatMap((dossier) => dossier.decks)) {
          expect(counts).toEqual((await nextCards(ctx, { deckId: id })).counts);
          expect(counts).toEqual((await deckView(ctx, id)).counts);
        }
      }
    }));

  it("can take back what was done on the first one, step by step, and the server agrees", () =>
    withCards(async (store) => {
      const start = await nextCards(context(store, visitor("a")));
      const first = new Device(start, NOW);
      for (let i = 0; i < 30; i += 1) {
        if (i % 5 === 4) first.act({ kind: "suspended" });
        else first.answer(i % 2 === 0 ? 1 : 4);
      }
      expect(first.sent).toHaveLength(30);
      const second = await another(store, first);
      for (let i = 0; i < 30; i += 1) second.undo();
      expect(lastStep(second.run)).toEqual([]);
      expect(second.shown).toBe(start.cards[0]?.id);
      expect(progressOf(second.run).done).toBe(0);
      const now = second.now + 1_000;
      const sent = second.sent.map((review) => ({ ...review, deviceId: "device-2" }));
      await recordReviews(await holder(store, "a", now), batch(sent, { sentAt: now }));
      const third = await nextCards(await holder(store, "a", now));
      expect(third.cards.map((one) => one.id)).toEqual(start.cards.map((one) => one.id));
      expect(third.recent).toBeUndefined();
      expect(third.answeredToday).toBe(0);
    }));
});
