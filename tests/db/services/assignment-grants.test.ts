import { and, eq, isNull } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Selection } from "#lib/base/selection.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import {
  assignments,
  assignmentTargets,
  classes,
  classGroups,
  classMembers,
  groupMembers,
  studyGrants,
} from "#lib/db/schema/classes.ts";
import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { cardTags } from "#lib/db/schema/own.ts";
import { users } from "#lib/db/schema/people.ts";
import type { Store, Writer } from "#lib/db/store.ts";
import { looseDeckOf, refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { withStore } from "../with-store.ts";
import { NOW } from "./fixtures.ts";

const PUPILS = ["pupil-0", "pupil-1", "pupil-2"];
const GROUPS = ["group-0", "group-1"];
const DECKS = ["deck-0", "deck-1", "deck-2", "deck-3"];
const CARDS = ["card-0", "card-1", "card-2"];
const ASSIGNMENTS = ["task-0", "task-1", "task-2"];

const user = (id: string) => ({ id, zone: "UTC", dayStartMinutes: 240, createdAt: NOW, lastSeenAt: NOW });
const times = { createdAt: NOW, updatedAt: NOW };

/** One teacher with four decks and three cards, and a class of theirs with two groups and nobody in it. */
async function begun(store: Store): Promise<void> {
  await store.write(async (tx) => {
    await tx.insert(users).values(["teacher", ...PUPILS].map(user));
    await tx.insert(classes).values({ id: "class", name: "7b", createdBy: "teacher", ...times });
    await tx
      .insert(classGroups)
      .values(GROUPS.map((id) => ({ id, classId: "class", name: id, createdAt: NOW })));
    await tx.insert(decks).values(DECKS.map((id) => ({ id, ownerId: "teacher", title: id, ...times })));
    await tx
      .insert(notes)
      .values(CARDS.map((id) => ({ id, ownerId: "teacher", kind: "basic", fields: {}, ...times })));
    const content = { question: "Which?", answer: "This." };
    await tx.insert(cards).values(
      CARDS.map((id) => ({
        id,
        noteId: id,
        stableId: id,
        homeDeckId: "deck-0",
        siblings: id,
        edited: content,
        ...times,
      })),
    );
    await tx.insert(deckCards).values(DECKS.flatMap((deckId) => CARDS.map((cardId) => ({ deckId, cardId }))));
  });
}

type Change =
  | {
      readonly kind: "member";
      readonly pupil: string;
      readonly state: "invited" | "active" | "removed";
      readonly role: "pupil" | "viewer";
    }
  | { readonly kind: "group"; readonly pupil: string; readonly group: string; readonly in: boolean }
  | {
      readonly kind: "assign";
      readonly id: string;
      readonly selection: Selection;
      readonly opensAt: number;
      readonly targets: readonly (readonly ["class" | "group" | "pupil", string])[];
      readonly archived: boolean;
    }
  | { readonly kind: "nest"; readonly deck: string; readonly under: string | null }
  | { readonly kind: "tag"; readonly card: string; readonly tag: string; readonly on: boolean }
  | { readonly kind: "archive"; readonly archived: boolean };

const part = fc.oneof(
  fc.record({
    kind: fc.constant("deck" as const),
    deckId: fc.constantFrom(...DECKS),
    weight: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant("tag" as const),
    tag: fc.constantFrom("Hard", "law"),
    weight: fc.constant(1),
  }),
  fc.record({
    kind: fc.constant("cards" as const),
    cardIds: fc.uniqueArray(fc.constantFrom(...CARDS, "gone"), { minLength: 1 }),
    weight: fc.constant(1),
  }),
);
const target = fc.oneof(
  fc.constant(["class", "class"] as const),
  fc.tuple(fc.constant("group" as const), fc.constantFrom(...GROUPS)),
  fc.tuple(fc.constant("pupil" as const), fc.constantFrom(...PUPILS)),
);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant("member" as const),
    pupil: fc.constantFrom(...PUPILS),
    state: fc.constantFrom("invited" as const, "active" as const, "active" as const, "removed" as const),
    role: fc.constantFrom("pupil" as const, "pupil" as const, "viewer" as const),
  }),
  fc.record({
    kind: fc.constant("group" as const),
    pupil: fc.constantFrom(...PUPILS),
    group: fc.constantFrom(...GROUPS),
    in: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("assign" as const),
    id: fc.constantFrom(...ASSIGNMENTS),
    selection: fc.array(part, { minLength: 1, maxLength: 3 }),
    opensAt: fc.constantFrom(NOW, NOW + 1_000),
    targets: fc.array(target, { maxLength: 2 }),
    archived: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("nest" as const),
    deck: fc.constantFrom(...DECKS),
    under: fc.option(fc.constantFrom(...DECKS)),
  }),
  fc.record({
    kind: fc.constant("tag" as const),
    card: fc.constantFrom(...CARDS),
    tag: fc.constantFrom("hard", "law::old"),
    on: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("archive" as const), archived: fc.boolean() }),
);

async function make(tx: Writer, what: Change): Promise<void> {
  switch (what.kind) {
    case "member": {
      const { role, state } = what;
      const row = { classId: "class", userId: what.pupil, role, state, joinedAt: NOW };
      await tx
        .insert(classMembers)
        .values(row)
        .onConflictDoUpdate({ target: [classMembers.classId, classMembers.userId], set: { role, state } });
      return;
    }
    case "group": {
      const row = { groupId: what.group, userId: what.pupil };
      if (what.in) await tx.insert(groupMembers).values(row).onConflictDoNothing();
      else
        await tx
          .delete(groupMembers)
          .where(and(eq(groupMembers.groupId, what.group), eq(groupMembers.userId, what.pupil)));
      return;
    }
    case "assign": {
      const set = {
        selection: what.selection,
        opensAt: what.opensAt,
        archivedAt: what.archived ? NOW : null,
      };
      await tx
        .insert(assignments)
        .values({
          id: what.id,
          classId: "class",
          createdBy: "teacher",
          title: what.id,
          goal: { kind: "seen" },
          dueAt: NOW,
          zone: "UTC",
          lateRule: "counts",
          ...set,
          ...times,
        })
        .onConflictDoUpdate({ target: assignments.id, set });
      await tx.delete(assignmentTargets).where(eq(assignmentTargets.assignmentId, what.id));
      for (const [kind, refId] of what.targets)
        await tx
          .insert(assignmentTargets)
          .values({ assignmentId: what.id, kind, refId })
          .onConflictDoNothing();
      return;
    }
    case "nest": {
      if (what.under !== what.deck)
        await tx.update(decks).set({ parentId: what.under }).where(eq(decks.id, what.deck));
      return;
    }
    case "tag": {
      const row = { userId: "teacher", cardId: what.card, tag: what.tag, tagFolded: what.tag };
      if (what.on) await tx.insert(cardTags).values(row).onConflictDoNothing();
      else
        await tx
          .delete(cardTags)
          .where(and(eq(cardTags.cardId, what.card), eq(cardTags.tagFolded, what.tag)));
      return;
    }
    case "archive":
      await tx.update(classes).set({ archivedAt: what.archived ? NOW : null });
  }
}

/** What is granted, worked out from the rows in the slowest and plainest way. */
async function fromScratch({ read }: Store) {
  const [{ archivedAt } = { archivedAt: null }] = await read.select().from(classes);
  const members = await read.select().from(classMembers);
  const groups = await read.select().from(groupMembers);
  const targets = await read.select().from(assignmentTargets);
  const allDecks = await read.select().from(decks);
  const tags = await read.select().from(cardTags);
  const under = (id: string, seen: readonly string[] = []): readonly string[] =>
    seen.includes(id)
      ? seen
      : allDecks
          .filter((deck) => deck.parentId === id)
          .reduce<readonly string[]>((all, deck) => under(deck.id, all), [...seen, id]);
  const grants = new Set<string>();
  const loose = new Map<string, readonly string[]>();
  for (const task of archivedAt === null ? await read.select().from(assignments) : []) {
    if (task.archivedAt !== null) continue;
    const given = new Set(
      task.selection.flatMap((one) => (one.kind === "deck" ? under(one.deckId) : [looseDeckOf(task.id)])),
    );
    const named = task.selection.flatMap((one) => {
      if (one.kind === "cards") return one.cardIds.filter((id) => CARDS.includes(id));
      if (one.kind !== "tag") return [];
      const folded = one.tag.toLowerCase();
      return tags
        .filter(({ tagFolded }) => tagFolded === folded || tagFolded.startsWith(`${folded}::`))
        .map((row) => row.cardId);
    });
    if (given.has(looseDeckOf(task.id))) loose.set(looseDeckOf(task.id), [...new Set(named)].sort());
    for (const { userId } of members.filter((one) => one.role === "pupil" && one.state === "active"))
      if (
        targets.some(
          ({ assignmentId, kind, refId }) =>
            assignmentId === task.id &&
            (kind === "class" ||
              (kind === "pupil" && refId === userId) ||
              (kind === "group" &&
                groups.some((group) => group.groupId === refId && group.userId === userId))),
        )
      )
        for (const deckId of given) grants.add(`${userId} ${deckId} ${task.id} ${task.opensAt}`);
  }
  return { grants: [...grants].sort(), loose };
}

describe("who may study what because of a class", () => {
  it("stands after any row of changes as if it were worked out anew", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 25 }), async (changes) => {
        await withStore(async (store) => {
          await begun(store);
          for (const [i, what] of changes.entries())
            await store.write(async (tx) => {
              await make(tx, what);
              await refreshGrants(tx, "class", NOW + i);
            });
          const rows = await store.read.select().from(studyGrants).where(isNull(studyGrants.endedAt));
          const { grants, loose } = await fromScratch(store);
          expect(
            rows.map((row) => `${row.userId} ${row.deckId} ${row.assignmentId} ${row.since}`).sort(),
          ).toEqual(grants);
          for (const [deckId, expected] of loose) {
            const held = await store.read.select().from(deckCards).where(eq(deckCards.deckId, deckId));
            expect(held.map((row) => row.cardId).sort()).toEqual(expected);
          }
        });
      }),
      { numRuns: 30 },
    );
  });

  it("puts a deck on the shelf when its assignment opens, and takes it off with the next question after a removal", async () => {
    await withStore(async (store) => {
      await begun(store);
      const assign: Change = {
        kind: "assign",
        id: "task-0",
        selection: [{ kind: "deck", deckId: "deck-1", weight: 1 }],
        opensAt: NOW,
        targets: [["class", "class"]],
        archived: false,
      };
      const joins: Change = { kind: "member", pupil: "pupil-0", state: "active", role: "pupil" };
      for (const what of [joins, assign])
        await store.write(async (tx) => {
          await make(tx, what);
          await refreshGrants(tx, "class", NOW);
        });
      const shelf = async (now: number) =>
        (await decksOpenTo(store.read, "pupil-0", now)).map((deck) => deck.id);
      expect(await shelf(NOW - 1)).toEqual([]);
      expect(await shelf(NOW)).toEqual(["deck-1"]);
      await store.write(async (tx) => {
        await make(tx, { ...joins, state: "removed" });
        await refreshGrants(tx, "class", NOW + 5);
      });
      expect(await shelf(NOW + 5)).toEqual([]);
      const [trace] = await store.read.select().from(studyGrants);
      expect(trace).toMatchObject({ deckId: "deck-1", endedAt: NOW + 5 });
    });
  });
});
