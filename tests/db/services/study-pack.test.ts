import { describe, expect, it } from "vitest";
import { replay, sitDown, turnable, undo } from "#app/study/sitting.ts";
import { addDays } from "#lib/base/study-time.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Store } from "#lib/db/store.ts";
import type { Ctx } from "#lib/services/context.ts";
import { saveOptions } from "#lib/services/options/save-options.ts";
import { cardInfo } from "#lib/services/study/card-info.ts";
import { nextCards } from "#lib/services/study/next-cards.ts";
import { packCards } from "#lib/services/study/pack-cards.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { PresetSettings } from "#lib/services/study/rule-settings.ts";
import { studyPack } from "#lib/services/study/study-pack.ts";
import { statesByCard } from "#lib/services/study/today.ts";
import type { CardInfo } from "#lib/study/card-info.ts";
import { cardInfoHere } from "#lib/study/card-info-here.ts";
import { answerCard, previewsFor } from "#lib/study/local-answer.ts";
import { type OnDevice, offlineSession } from "#lib/study/offline-session.ts";
import { unpackLine } from "#lib/study/packed-history.ts";
import { nextUp, startRun } from "#lib/study/run.ts";
import type { SentReview, StudySession } from "#lib/study/types.ts";
import { withFolder, withStore } from "../with-store.ts";
import { deckOf } from "./assignment-fixtures.ts";
import { batch, card, context, DAY, holder, ids, NOW, sent, synced, visitor } from "./fixtures.ts";

const CARDS = Array.from({ length: 70 }, (_, i) =>
  card(i, { siblings: `sentence ${i % 50}`, answer: `Answer ${i}` }),
);

const withCards = <T>(test: (store: Store) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, CARDS);
      return test(store);
    }),
  );

/** Brings a pack to a device as a browser does: the manifest, then what it does not have, page by page. */
async function brought(ctx: Ctx, before?: OnDevice): Promise<OnDevice & { readonly fetched: number }> {
  const pack = await studyPack(ctx, {});
  const stamps = new Map(before?.pack.cards.map((one) => [one.id, one.stamp]));
  const missing = pack.cards.filter((one) => stamps.get(one.id) !== one.stamp).map((one) => one.id);
  const cards = new Map(before?.cards);
  for (let i = 0; i < missing.length; i += 20) {
    const page = await packCards(ctx, { ids: missing.slice(i, i + 20) });
    for (const { packed } of page.cards) cards.set(packed.card.id, packed);
  }
  return { pack, cards, sent: [], unsent: [], fetched: missing.length };
}

const mint = ids(41);
let sequence = 0;

/** Answers everything that a session asks, as the screen does. */
function answeredAll(session: StudySession, from: number): readonly SentReview[] {
  let run = startRun(session, { zone: "UTC", now: from });
  const reviews: SentReview[] = [];
  for (let now = from; reviews.length < 300; now += 15_000) {
    const up = nextUp(run, now);
    if (up.kind !== "card") break;
    const rating = ([3, 3, 4, 1, 2] as const)[reviews.length % 5] ?? 3;
    const previews = previewsFor(run, up.card, now);
    const press = { newId: mint, now, zone: "UTC", utcOffsetMinutes: 0 };
    const done = answerCard(run, up.card.id, { rating, previews, tookMs: 2_000 }, press);
    if (!done) break;
    run = done.run;
    sequence += 1;
    reviews.push({ ...done.review, deviceId: "phone", deviceSequence: sequence });
  }
  return reviews;
}

const at = (now: number, played = true) => ({ zone: "UTC", now, played });

describe("the pack of a device", () => {
  it("makes the same queue on the device as the server makes", () =>
    withCards(async (store) => {
      await recordReviews(
        context(store, visitor("a")),
        batch([
          sent("card-1", { rating: 4 }),
          sent("card-2", { rating: 1 }),
          sent("card-3", { rating: 2 }),
          // New cards that have a state: one keeps its place, the other is not asked.
          sent("card-9", { kind: "flagged", rating: null, flag: 1 }),
          sent("card-10", { kind: "suspended", rating: null }),
        ]),
      );
      const deckId = (await nextCards(await holder(store, "a"))).cards[0]?.deckId ?? "";
      for (const now of [NOW + 60_000, NOW + 12 * DAY]) {
        const ctx = await holder(store, "a", now);
        const here = await brought(ctx);
        for (const scope of [undefined, deckId]) {
          const server = await nextCards(ctx, { deckId: scope });
          const device = offlineSession(
            here,
            scope === undefined ? { kind: "all" } : { kind: "deck", deckId: scope },
            at(now),
          );
          expect(device?.cards.map((one) => one.id)).toEqual(server.cards.map((one) => one.id));
          expect(device).toMatchObject({
            counts: server.counts,
            answeredToday: server.answeredToday,
            studyDay: server.studyDay,
            userId: server.userId,
          });
          expect(device?.cards).toEqual(server.cards);
        }
      }
    }));

  it("counts on the device as on the server what was done by options that came later in the day", () =>
    withCards(async (store) => {
      const at0 = context(store, visitor("a"));
      await recordReviews(at0, batch([sent("card-1"), sent("card-2")]));
      const ctx = await holder(store, "a");
      const { deckId, cardIds } = await deckOf(ctx, "Rivers", 6);
      const before = await brought(ctx);
      await recordReviews(
        ctx,
        batch(cardIds.slice(0, 4).map((id, i) => sent(id, { deviceSequence: 50 + i }))),
      );
      const answered = await brought(ctx, before);
      await saveOptions(ctx, {
        place: deckId,
        presetId: null,
        name: "Rivers",
        version: 0,
        settings: { ...PresetSettings.parse({}), newPerDay: 5 },
      });
      const server = await nextCards(ctx);
      for (const kept of [undefined, answered]) {
        const device = offlineSession(await brought(ctx, kept), { kind: "all" }, at(NOW + 60_000));
        expect(device?.counts).toEqual(server.counts);
      }
    }));

  it("carries a learner through three days without the network, and the server folds what comes back to the same states", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const here = await brought(await holder(store, "a", NOW + 1_000));
      let unsent: readonly SentReview[] = [];
      const asked: string[][] = [];
      for (const day of [0, 1, 3]) {
        const now = NOW + day * DAY + 3_600_000;
        const session = offlineSession({ ...here, unsent }, { kind: "all" }, at(now));
        expect(session?.cards.length).toBeGreaterThan(0);
        asked.push(session?.cards.map((one) => one.id) ?? []);
        unsent = [...unsent, ...(session ? answeredAll(session, now) : [])];
      }
      const [first = [], second = []] = asked;
      // New cards of the second day are others; what comes back is due.
      expect(second.filter((id) => !first.includes(id)).length).toBeGreaterThanOrEqual(19);

      const back = NOW + 4 * DAY;
      const local = offlineSession({ ...here, unsent }, { kind: "all" }, at(back, false));
      const ctx = await holder(store, "a", back);
      const done = await recordReviews(ctx, batch(unsent, { sentAt: back }));
      expect(done.refused).toEqual([]);
      expect(done.accepted).toHaveLength(unsent.length);
      const userId = done.userId;
      const states = statesByCard(await statesOf(store.read, userId, [...here.cards.keys()]));
      const server = await nextCards(ctx);
      expect(local?.cards.map((one) => one.id)).toEqual(server.cards.map((one) => one.id));
      for (const one of local?.cards ?? []) {
        const state = states.get(one.id);
        if (state) expect(one.state).toEqual(state);
      }
    }));

  it("lets forty steps that the server has be taken back without the network, also after a reload there", () =>
    withCards(async (store) => {
      const online = Array.from({ length: 40 }, (_, i) =>
        i % 8 === 7
          ? sent(`card-${i}`, { kind: "suspended", rating: null, deviceTime: NOW + i * 1_000 })
          : sent(`card-${i}`, { rating: ([4, 3, 1, 2] as const)[i % 4] ?? 4, deviceTime: NOW + i * 1_000 }),
      );
      await recordReviews(context(store, visitor("a")), batch(online, { sentAt: NOW + 60_000 }));
      const here = await brought(await holder(store, "a", NOW + 60_000));
      let unsent: readonly SentReview[] = [];
      let now = NOW + 120_000;
      let taken = 0;
      // A reload in the midst: the second page plays what the first one took back.
      for (const steps of [17, 23]) {
        const session = offlineSession({ ...here, unsent }, { kind: "all" }, at(now));
        if (!session) throw new Error("nothing is here");
        let sitting = replay(sitDown(session, { zone: "UTC", now }), unsent, now);
        for (let i = 0; i < steps; i += 1) {
          now += 1_000;
          const back = undo(sitting, { newId: mint, now, zone: "UTC", utcOffsetMinutes: 0 });
          expect(back?.step.map((entry) => entry.kind === "event" && entry.review.id)).toEqual([
            online.at(-1 - taken)?.id,
          ]);
          expect(back?.sitting.card?.id).toBe(online.at(-1 - taken)?.cardId);
          taken += 1;
          sitting = back?.sitting ?? sitting;
          const own = (back?.drafts ?? []).map((draft) => {
            sequence += 1;
            return { ...draft, deviceId: "phone", deviceSequence: sequence };
          });
          unsent = [...unsent, ...own];
        }
        expect(turnable(sitting).undo).toHaveLength(taken === 40 ? 0 : 1);
      }
      expect(taken).toBe(40);
      const folded = offlineSession({ ...here, unsent }, { kind: "all" }, at(now, false));
      const { userId, refused } = await recordReviews(
        await holder(store, "a", now),
        batch(unsent, { sentAt: now }),
      );
      expect(refused).toEqual([]);
      const states = statesByCard(await statesOf(store.read, userId, [...here.cards.keys()]));
      for (const { id, state } of folded?.cards ?? []) expect(state).toEqual(states.get(id) ?? state);
      expect([...states.values()].every((state) => state.memory.kind === "new" && !state.suspended)).toBe(
        true,
      );
      expect((await nextCards(await holder(store, "a", now))).cards.map((one) => one.id)).toEqual(
        folded?.cards.map((one) => one.id),
      );
    }));

  it("tells without the network of a card what its page tells with it, and what was done since", () =>
    withCards(async (store) => {
      const first = sent("card-1", { rating: 3, deviceTime: NOW - 9 * DAY });
      const log = [
        first,
        sent("card-1", { rating: 1, deviceTime: NOW - 2 * DAY }),
        sent("card-1", { rating: 4, deviceTime: NOW - 2 * DAY + 60_000 }),
        sent("card-1", { kind: "flagged", rating: null, flag: 3, deviceTime: NOW - DAY }),
      ];
      await recordReviews(context(store, visitor("a")), batch(log));
      const ctx = await holder(store, "a");
      const here = await brought(ctx);
      const session = offlineSession(here, { kind: "all" }, at(NOW));
      if (!session) throw new Error("nothing is here");
      const packed = here.cards.get("card-1");
      if (!packed) throw new Error("the card is not here");
      const run = startRun({ ...session, cards: [packed.card] }, { zone: "UTC", now: NOW });
      const kept = { state: packed.card.state, past: (packed.past ?? []).map(unpackLine) };
      const device = cardInfoHere(run, packed.card, kept, NOW);
      const server = await cardInfo(ctx, "card-1");
      const bare = (lines: CardInfo["history"]) =>
        lines.map((one) => [one.id, one.at, one.kind, one.rating, one.intervalDays, one.flag, one.undone]);
      expect(bare(device.history)).toEqual(bare(server.history));
      expect(device).toMatchObject({ here: "whole", recall: server.recall, today: server.today });
      expect(device.curve).toHaveLength(server.curve.length);
      expect(device.curve.at(-1)?.points.at(-1)?.[1]).toBeCloseTo(
        server.curve.at(-1)?.points.at(-1)?.[1] ?? 0,
        3,
      );

      // Done here since: it is the latest line, with what it made of the memory.
      const answered = sent("card-1", { rating: 3, deviceTime: NOW + 60_000 });
      const later = replay(
        sitDown({ ...session, cards: [packed.card] }, { zone: "UTC", now: NOW }),
        [answered],
        NOW,
      );
      const now = later.run.cards.get("card-1") ?? packed.card;
      const after = cardInfoHere(later.run, now, kept, NOW + 120_000);
      expect(after.history[0]).toMatchObject({ id: answered.id, rating: 3, undone: false });
      expect(after.history).toHaveLength(device.history.length + 1);
      expect(after.curve).toHaveLength(device.curve.length + 1);
      // Without a pack there is the state, and the curve from the last answer on.
      const unknown = cardInfoHere(run, packed.card, null, NOW);
      expect(unknown).toMatchObject({ here: "since", history: [], recall: server.recall });
      expect(unknown.curve).toHaveLength(1);
    }));

  it("changes its version and the stamps of just the cards that changed", () =>
    withCards(async (store) => {
      await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      const ctx = await holder(store, "a", NOW + 1_000);
      const here = await brought(ctx);
      expect((await studyPack(ctx, {})).version).toBe(here.pack.version);
      await recordReviews(ctx, batch([sent("card-2")]));
      const next = await brought(await holder(store, "a", NOW + 2_000), here);
      expect(next.pack.version).not.toBe(here.pack.version);
      expect(next.fetched).toBe(1);
    }));

  it("has for a visitor what a visitor sees, and for nobody what is another's", () =>
    withCards(async (store) => {
      const pack = await studyPack(context(store, visitor("a")), {});
      expect(pack).toMatchObject({ userId: null, done: [], until: addDays(pack.studyDay, 6) });
      expect(pack.cards).toHaveLength(CARDS.length);
      const cards = await packCards(context(store, visitor("a")), { ids: ["card-1", "no-such-card"] });
      expect(cards.cards.map((one) => one.packed.card.id)).toEqual(["card-1"]);
    }));

  it("is asked for a number of days that makes sense, and for few cards at once", () =>
    withCards(async (store) => {
      const ctx = context(store, visitor("a"));
      for (const days of [0, 15, 2.5, "many"])
        await expect(studyPack(ctx, { days })).rejects.toMatchObject({ code: "invalid" });
      expect((await studyPack(ctx, { days: "1" })).until).toBe((await studyPack(ctx, {})).studyDay);
      await expect(
        packCards(ctx, { ids: Array.from({ length: 201 }, (_, i) => `card-${i}`) }),
      ).rejects.toMatchObject({ code: "invalid" });
    }));
});
