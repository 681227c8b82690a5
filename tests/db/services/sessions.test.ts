import { describe, expect, it } from "vitest";
import { sessions } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import { SESSION_MS, viewerOf } from "#lib/services/account/sessions.ts";
import { recordReviews } from "#lib/services/study/record-reviews.ts";
import { withFolder, withStore } from "../with-store.ts";
import { batch, card, context, DAY, holder, NOW, sent, synced, visitor } from "./fixtures.ts";

const withGuest = <T>(test: (store: Store, userId: string) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1)]);
      const { userId } = await recordReviews(context(store, visitor("a")), batch([sent("card-1")]));
      return test(store, userId);
    }),
  );

describe("a session", () => {
  it("opens for its own key only", () =>
    withGuest(async (store, userId) => {
      expect(await viewerOf(store, "a", NOW)).toMatchObject({ kind: "learner", userId });
      expect((await viewerOf(store, "b", NOW)).kind).toBe("visitor");
      expect((await viewerOf(store, null, NOW)).kind).toBe("visitor");
    }));

  it("ends four hundred days after its last use, and is lengthened at most once a day", () =>
    withGuest(async (store) => {
      expect((await viewerOf(store, "a", NOW + SESSION_MS - 1)).kind).toBe("learner");
      expect((await viewerOf(store, "a", NOW + SESSION_MS + 1)).kind).toBe("visitor");
      const soon = NOW + 3_600_000;
      await recordReviews(await holder(store, "a", soon), batch([sent("card-1")], { sentAt: soon }));
      expect((await store.read.select().from(sessions))[0]?.lastUsedAt).toBe(NOW);
      const later = NOW + 10 * DAY;
      await recordReviews(await holder(store, "a", later), batch([sent("card-1")], { sentAt: later }));
      expect((await viewerOf(store, "a", later + SESSION_MS - 1)).kind).toBe("learner");
    }));

  it("whose time is over begins anew as another guest, and gives nothing of the old one away", () =>
    withGuest(async (store, userId) => {
      const after = NOW + SESSION_MS + DAY;
      const again = await recordReviews(
        await holder(store, "a", after),
        batch([sent("card-1")], { sentAt: after }),
      );
      expect(again.userId).not.toBe(userId);
      expect(again.states[0]?.state.answers).toBe(1);
    }));
});
