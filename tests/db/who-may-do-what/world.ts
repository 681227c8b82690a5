import type { ServerRole } from "#lib/classes/types.ts";
import {
  assignments,
  assignmentTargets,
  classGroups,
  classInvitations,
  groupMembers,
  joinCodes,
} from "#lib/db/schema/classes.ts";
import { cards, deckCards, decks, notes } from "#lib/db/schema/decks.ts";
import { dossiers } from "#lib/db/schema/documents.ts";
import { users } from "#lib/db/schema/people.ts";
import { starters } from "#lib/db/schema/starters.ts";
import type { Store, Writer } from "#lib/db/store.ts";
import { refreshGrants } from "#lib/services/assignments/refresh-grants.ts";
import { createClass } from "#lib/services/classes/create-class.ts";
import { hashOfInvitation } from "#lib/services/classes/invite-staff.ts";
import type { Ctx } from "#lib/services/context.ts";
import { member, viewer } from "../services/class-fixtures.ts";
import { context, DAY, NOW, visitor } from "../services/fixtures.ts";

/** Everybody who may ask for something of a class, from those who own it to those who should not know that it is there. */
export const ASKERS = [
  "visitor",
  "guest",
  "pupil",
  "classmate",
  "outsider",
  "teacher",
  "stranger",
  "co-teacher",
  "viewer",
  "removed",
  "invited",
  "administrator",
] as const;

export type Asker = (typeof ASKERS)[number];

const ROLES: Readonly<Partial<Record<Asker, ServerRole>>> = {
  teacher: "teacher",
  stranger: "teacher",
  "co-teacher": "teacher",
  invited: "teacher",
  administrator: "administrator",
};

/** What stands in everything that is somebody's own: nobody else may see it by a class. */
export const secretOf = (owner: Asker): string => `SECRET of ${owner}`;

/** What nobody may ever see. */
export const HASH = "a password's hash";

/** Whose secrets somebody knows anyway: their own; a pupil of the other class knows what it does; who runs the place, its name. */
export function knows(asker: Asker): readonly Asker[] {
  return asker === "outsider" || asker === "administrator" ? [asker, "stranger"] : [asker];
}

/** The ids of the world that every question is asked in. `other…` are of a class that is no business of this one. */
export type World = {
  readonly classId: string;
  readonly otherClassId: string;
  readonly groupId: string;
  readonly otherGroupId: string;
  readonly code: string;
  readonly token: string;
  readonly assignmentId: string;
  readonly otherAssignmentId: string;
  readonly deckId: string;
  readonly cardId: string;
  readonly starterId: string;
  readonly otherStarterId: string;
};

export function asks(store: Store, asker: Asker): Ctx {
  if (asker === "visitor") return context(store, visitor("a visitor's browser"), NOW + DAY);
  const role = ROLES[asker] ?? "learner";
  return context(store, viewer(asker, role, asker === "guest" ? null : asker), NOW + DAY);
}

/**
 * A class with an owner, a co-teacher, a viewer, two pupils, one who was taken out and one who is invited; and another
 * class with another teacher and another pupil. Both have a group, an assignment and a starter.
 */
export async function buildWorld(store: Store): Promise<World> {
  await store.write(async (tx) => {
    for (const asker of ASKERS) if (asker !== "visitor") await addPerson(tx, asker);
  });
  const { classId } = await createClass(asks(store, "teacher"), { name: "History 11B" });
  const { classId: otherClassId } = await createClass(asks(store, "stranger"), {
    name: secretOf("stranger"),
  });
  for (const pupil of ["pupil", "classmate"]) await member(store, classId, pupil);
  await member(store, classId, "removed", "pupil", "removed");
  await member(store, classId, "co-teacher", "co-teacher");
  await member(store, classId, "viewer", "viewer");
  await member(store, classId, "invited", "co-teacher", "invited");
  await member(store, otherClassId, "outsider");
  const token = "t".repeat(43);
  await store.write(async (tx) => {
    await addRoom(tx, "", classId, "teacher", ["pupil"]);
    await addRoom(tx, "other ", otherClassId, "stranger", ["outsider"]);
    // What ships with the product is everybody's to assign.
    await tx
      .insert(dossiers)
      .values({ id: "shipped", shippedAs: "talks", title: "Talks", createdAt: NOW, updatedAt: NOW });
    await addDeck(tx, "shipped", null, "Dates");
    await tx
      .insert(joinCodes)
      .values({ code: "CCCCDDDD", classId, createdAt: NOW, expiresAt: NOW + 9 * DAY });
    const invitation = { classId, role: "viewer" as const, createdBy: "teacher", createdAt: NOW };
    await tx
      .insert(classInvitations)
      .values({ ...invitation, tokenHash: hashOfInvitation(token), expiresAt: NOW + 9 * DAY });
  });
  return {
    classId,
    otherClassId,
    groupId: "group",
    otherGroupId: "other group",
    code: "CCCCDDDD",
    token,
    assignmentId: "task",
    otherAssignmentId: "other task",
    deckId: "deck",
    cardId: "card",
    starterId: "starter",
    otherStarterId: "other starter",
  };
}

async function addPerson(tx: Writer, asker: Asker): Promise<void> {
  const named = asker !== "guest";
  await tx.insert(users).values({
    id: asker,
    name: named ? asker : null,
    signInName: named ? asker : null,
    nameFolded: named ? asker : null,
    passwordHash: named ? HASH : null,
    role: ROLES[asker] ?? "learner",
    createdAt: NOW,
    lastSeenAt: NOW,
  });
  const own = { ownerId: asker, createdAt: NOW, updatedAt: NOW };
  await tx.insert(decks).values({ id: `own deck of ${asker}`, title: secretOf(asker), ...own });
}

/** A deck with one card. */
async function addDeck(
  tx: Writer,
  id: string,
  ownerId: string | null,
  title: string,
  card = `card of ${id}`,
): Promise<void> {
  const times = { createdAt: NOW, updatedAt: NOW };
  const dossierId = ownerId === null ? id : null;
  await tx.insert(decks).values({ id, ownerId, dossierId, title, ...times });
  await tx.insert(notes).values({ id: card, ownerId, dossierId, kind: "basic", fields: {}, ...times });
  const edited = { question: `${title}: what was asked for?`, answer: "Bases." };
  const keys = { noteId: card, stableId: card, homeDeckId: id, dossierId, siblings: card };
  await tx.insert(cards).values({ id: card, ...keys, edited, status: "active", ...times });
  await tx.insert(deckCards).values({ deckId: id, cardId: card });
}

/** A group, a deck of one card, an assignment of it and a starter, whose ids begin with `prefix`. */
async function addRoom(
  tx: Writer,
  prefix: string,
  classId: string,
  ownerId: string,
  inGroup: readonly string[],
): Promise<void> {
  const times = { createdAt: NOW, updatedAt: NOW };
  const [group, deck, card, task] = ["group", "deck", "card", "task"].map((id) => `${prefix}${id}`) as [
    string,
    string,
    string,
    string,
  ];
  const title = prefix === "" ? "Proposals" : secretOf("stranger");
  await tx.insert(classGroups).values({ id: group, classId, name: title, createdAt: NOW });
  await tx.insert(groupMembers).values(inGroup.map((userId) => ({ groupId: group, userId })));
  await addDeck(tx, deck, ownerId, title, card);
  await tx.insert(assignments).values({
    id: task,
    classId,
    createdBy: ownerId,
    title,
    selection: [{ kind: "deck", deckId: deck, weight: 1 }],
    goal: { kind: "seen" },
    opensAt: NOW,
    dueAt: NOW + 7 * DAY,
    zone: "UTC",
    lateRule: "counts",
    ...times,
  });
  await tx.insert(assignmentTargets).values({ assignmentId: task, kind: "class", refId: classId });
  await tx.insert(starters).values({
    id: `${prefix}starter`,
    classId,
    createdBy: ownerId,
    createdAt: NOW + DAY,
    cardIds: [card],
  });
  await refreshGrants(tx, classId, NOW);
}
