import type { Selection, SelectionPart } from "#lib/base/selection.ts";
import { foldText } from "#lib/base/text.ts";
import {
  classesNaming,
  deckIdsOfDossier,
  deckTreeIds,
  endGrants,
  existingCards,
  type Grant,
  grantsOfClass,
  type LiveAssignment,
  liveAssignments,
  openGrants,
  saveLooseDeck,
  setDeckCards,
  targetedPupils,
} from "#lib/db/queries/grant-writes.ts";
import { taggedBy } from "#lib/db/queries/selected-cards.ts";
import type { Writer } from "#lib/db/store.ts";

/**
 * Brings the grants of a class to what its members, groups and assignments say now: adds what is new, opens what is
 * wanted again, ends the rest. To be called in the write that changed one of them; `at` is that write's time. What is on
 * a shelf is decided when it is read (a deck in the bin, a dossier taken back, an assignment that opens later), so that
 * those changes need no call.
 */
export async function refreshGrants(tx: Writer, classId: string, at: number): Promise<void> {
  const wanted = new Map((await wantedGrants(tx, classId, at)).map((grant) => [keyOf(grant), grant]));
  const held = await grantsOfClass(tx, classId);
  const live = new Map(held.filter(({ endedAt }) => endedAt === null).map((grant) => [keyOf(grant), grant]));
  await endGrants(
    tx,
    [...live.values()].filter((grant) => !wanted.has(keyOf(grant))),
    at,
  );
  await openGrants(
    tx,
    [...wanted.values()].filter((grant) => live.get(keyOf(grant))?.since !== grant.since),
  );
}

/** The same for every class that was assigned a dossier: its decks may be others since it was published again. */
export async function refreshGrantsOfDossier(tx: Writer, dossierId: string, at: number): Promise<void> {
  for (const classId of await classesNaming(tx, { dossierId })) await refreshGrants(tx, classId, at);
}

/** The same for every class that was assigned decks, tags or cards of a person who changed decks or tags. */
export async function refreshGrantsOfOwner(tx: Writer, ownerId: string, at: number): Promise<void> {
  for (const classId of await classesNaming(tx, { ownerId })) await refreshGrants(tx, classId, at);
}

/** The deck that holds what an assignment names as single cards and by tags. */
export function looseDeckOf(assignmentId: string): string {
  return `given-${assignmentId}`;
}

async function wantedGrants(tx: Writer, classId: string, at: number): Promise<readonly Grant[]> {
  const assignments = await liveAssignments(tx, classId);
  const decks = new Map<string, readonly string[]>();
  const opens = new Map<string, number>();
  for (const assignment of assignments) {
    decks.set(assignment.id, await decksOf(tx, assignment, at));
    opens.set(assignment.id, assignment.opensAt);
  }
  return (await targetedPupils(tx, classId)).flatMap(({ assignmentId, userId }) =>
    (decks.get(assignmentId) ?? []).map((deckId) => ({
      userId,
      deckId,
      assignmentId,
      since: opens.get(assignmentId) ?? 0,
    })),
  );
}

/** The decks of a selection; what it names besides decks is gathered in a deck of the assignment's own. */
async function decksOf(tx: Writer, assignment: LiveAssignment, at: number): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const part of assignment.selection) {
    if (part.kind === "dossier") for (const id of await deckIdsOfDossier(tx, part.dossierId)) found.add(id);
    if (part.kind === "deck") for (const id of await deckTreeIds(tx, part.deckId)) found.add(id);
  }
  if (assignment.selection.some(isLoose))
    for (const id of await gatherLoose(tx, assignment, at)) found.add(id);
  return [...found];
}

const isLoose = ({ kind }: SelectionPart): boolean => kind === "tag" || kind === "cards";

/**
 * Only what belongs to whoever assigned it, or ships with the product, is given on. When they are gone, so is the deck.
 */
async function gatherLoose(
  tx: Writer,
  { id, createdBy, title, selection }: LiveAssignment,
  at: number,
): Promise<readonly string[]> {
  const deckId = looseDeckOf(id);
  if (createdBy === null) return deckTreeIds(tx, deckId);
  const named = await looseCards(tx, selection, createdBy);
  const owners = await existingCards(tx, named);
  const mayGive = (cardId: string): boolean => {
    const owner = owners.get(cardId);
    return owner === null || owner === createdBy;
  };
  await saveLooseDeck(tx, { id: deckId, ownerId: createdBy, assignmentId: id, title }, at);
  await setDeckCards(tx, deckId, named.filter(mayGive));
  return [deckId];
}

async function looseCards(tx: Writer, selection: Selection, userId: string): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const part of selection) {
    if (part.kind === "cards") for (const id of part.cardIds) found.add(id);
    if (part.kind === "tag") for (const id of await taggedBy(tx, userId, foldText(part.tag))) found.add(id);
  }
  return [...found];
}

function keyOf({ userId, deckId, assignmentId }: Omit<Grant, "since">): string {
  return JSON.stringify([userId, deckId, assignmentId]);
}
