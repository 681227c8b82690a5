import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { saveViews } from "#lib/db/queries/dossier-views.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import { conflicts } from "#lib/db/schema/evidence.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store } from "#lib/db/store.ts";
import type { FoundPeople, FoundTimeline, TimelineEntry } from "#lib/decks/made.ts";
import { peopleView } from "#lib/services/dossiers/people-view.ts";
import { timelineView } from "#lib/services/dossiers/timeline-view.ts";
import { withFolder, withStore } from "../with-store.ts";
import { card, context, synced, TEXT, visitor } from "./fixtures.ts";

const evidence = (document = "mill.txt") => ({
  document,
  start: 0,
  end: 8,
  quote: TEXT.slice(0, 8),
  role: "proof" as const,
});
const entry = (value: string, extra: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: value,
  value,
  granularity: "day",
  certainty: "known",
  category: "date",
  what: "The mill was sold.",
  evidence: [evidence()],
  cards: ["card-1", "card-gone"],
  conflict: null,
  ...extra,
});
const line = { text: "The mill was sold.", evidence: evidence(), card: "card-1" };
const TIMELINE: FoundTimeline = {
  kind: "timeline",
  entries: [
    entry("1871-03-04T11:05"),
    entry("1872", { conflict: "dispute" }),
    entry("P3D"),
    entry("1873", { evidence: [evidence("removed.txt")] }),
  ],
};
const PEOPLE: FoundPeople = {
  kind: "people",
  people: [
    {
      id: "p",
      name: "Ida Marsh",
      type: "PER",
      aliases: ["Marsh"],
      documents: 1,
      mentions: 4,
      roles: [line],
      said: [],
      proposed: [],
      did: [{ ...line, evidence: evidence("removed.txt") }],
    },
    {
      id: "o",
      name: "The council",
      type: "ORG",
      aliases: [],
      documents: 1,
      mentions: 2,
      roles: [],
      said: [],
      proposed: [],
      did: [],
    },
  ],
};

const withFound = <T>(test: (store: Store, dossierId: string) => Promise<T>) =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1)]);
      const [row] = await store.read.select().from(dossiers);
      const dossierId = row?.id ?? "";
      await store.write(async (tx) => {
        await saveViews(tx, dossierId, [TIMELINE, PEOPLE], 1);
        await tx.insert(conflicts).values({
          id: "c",
          dossierId,
          stableId: "dispute",
          topic: "x",
          slot: "date",
          createdAt: 1,
          updatedAt: 1,
        });
      });
      return test(store, dossierId);
    }),
  );

describe("the timeline of a dossier", () => {
  it("puts each dated event on the line of days, with words, receipts and the cards that can be studied", () =>
    withFound(async (store, dossierId) => {
      const { events, owned } = await timelineView(context(store, visitor("a")), dossierId);
      expect(owned).toBe(false);
      expect(events.map(({ when, disputed, cards }) => [when, disputed, cards])).toEqual([
        ["4 March 1871, 11:05", false, 1],
        ["1872", true, 1],
      ]);
      expect(events[1]?.to).toBe((events[1]?.from ?? 0) + 366);
      expect(events[0]?.receipts).toEqual([
        { documentId: expect.any(String), documentTitle: expect.any(String), start: 0, end: 8 },
      ]);
    }));

  it("draws a date in outline only until somebody has ruled", () =>
    withFound(async (store, dossierId) => {
      await store.write((tx) => tx.update(conflicts).set({ status: "ruled" }).where(eq(conflicts.id, "c")));
      const { events } = await timelineView(context(store, visitor("a")), dossierId);
      expect(events.some((one) => one.disputed)).toBe(false);
    }));
});

describe("who is who in a dossier", () => {
  it("groups people, bodies and places, and shows no line whose document was removed", () =>
    withFound(async (store, dossierId) => {
      const { groups } = await peopleView(context(store, visitor("a")), dossierId);
      expect(groups.map(({ kind, members }) => [kind, members.map((one) => one.name)])).toEqual([
        ["people", ["Ida Marsh"]],
        ["bodies", ["The council"]],
      ]);
      expect(groups[0]?.members[0]?.roles).toHaveLength(1);
      expect(groups[0]?.members[0]?.did).toEqual([]);
    }));
});

describe("somebody else's dossier", () => {
  it("has no timeline and no people for others, in the words of one that is absent", () =>
    withFound(async (store, dossierId) => {
      await store.write(async (tx) => {
        await tx.insert(users).values({ id: "owner", createdAt: 1, lastSeenAt: 1 });
        await tx
          .update(dossiers)
          .set({ ownerId: "owner", shippedAs: null })
          .where(eq(dossiers.id, dossierId));
      });
      const ctx = context(store, visitor("a"));
      for (const id of [dossierId, "nowhere"]) {
        await expect(timelineView(ctx, id)).rejects.toMatchObject({
          code: "not-found",
          message: /no such dossier/u,
        });
        await expect(peopleView(ctx, id)).rejects.toMatchObject({
          code: "not-found",
          message: /no such dossier/u,
        });
      }
    }));
});
