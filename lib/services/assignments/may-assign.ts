import { DomainError } from "#lib/base/errors.ts";
import type { Selection, SelectionPart } from "#lib/base/selection.ts";
import type { Target } from "#lib/db/queries/assignments.ts";
import { groupsOf, peopleOf } from "#lib/db/queries/class-people.ts";
import { existingCards } from "#lib/db/queries/grant-writes.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { deckWithOwner } from "#lib/db/queries/shelves.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { checkedSelection, type ResolvedPart } from "../selections/cards-of-selection.ts";

/**
 * What a selection means today, if the viewer may give all of it to others: what ships and what is their own, not what
 * somebody gave to them. Throws `not-found` otherwise, and `invalid` where there is no card in it. Parts of `known` were
 * there before and are not asked about again, so that a co-teacher can change the rest of an assignment.
 */
export async function assignable(
  ctx: Ctx,
  selection: Selection,
  known: Selection = [],
): Promise<readonly ResolvedPart[]> {
  const held = new Set(known.map(keyOf));
  const fresh = selection.filter((part) => !held.has(keyOf(part)));
  if (fresh.length === 0) return [];
  const resolved = await checkedSelection(ctx, fresh);
  for (const part of fresh) if (!(await isOwnOrShipped(ctx, part))) throw notTheirs();
  return resolved;
}

/** What a part names, whatever it weighs. */
function keyOf(part: SelectionPart): string {
  switch (part.kind) {
    case "deck":
      return `deck ${part.deckId}`;
    case "dossier":
      return `dossier ${part.dossierId}`;
    case "tag":
      return `tag ${part.tag}`;
    case "cards":
      return `cards ${part.cardIds.join(" ")}`;
  }
}

async function isOwnOrShipped(ctx: Ctx, part: SelectionPart): Promise<boolean> {
  const { read } = ctx.store;
  const userId = userIdOf(ctx);
  const may = (ownerId: string | null | undefined): boolean => ownerId === null || ownerId === userId;
  switch (part.kind) {
    case "deck":
      return may((await deckWithOwner(read, part.deckId, userId, ctx.now()))?.ownerId);
    case "dossier":
      return may((await dossierWithOwner(read, part.dossierId))?.ownerId);
    case "cards":
      return [...(await existingCards(read, part.cardIds)).values()].every(may);
    case "tag":
      // Only their own cards and shipped ones are taken by it (refresh-grants.ts).
      return true;
  }
}

/** Throws `invalid` for a group or pupil that is not of the class; the class itself is named by its id. */
export async function checkTargets(
  db: Reader | Writer,
  classId: string,
  targets: readonly Target[],
): Promise<readonly Target[]> {
  const groups = new Set((await groupsOf(db, classId)).map((group) => group.id));
  const pupils = new Set(
    (await peopleOf(db, classId))
      .filter(({ role, state }) => role === "pupil" && state === "active")
      .map(({ userId }) => userId),
  );
  for (const { kind, refId } of targets) {
    const known =
      kind === "class" ? refId === classId : kind === "group" ? groups.has(refId) : pupils.has(refId);
    if (!known)
      throw new DomainError(
        "invalid",
        "A group or pupil of this list is no longer in the class. Pick again.",
        {
          targets: "Pick again for whom it is.",
        },
      );
  }
  // The whole class has everybody in it.
  const whole = targets.find(({ kind }) => kind === "class");
  return whole ? [whole] : [...new Map(targets.map((one) => [`${one.kind} ${one.refId}`, one])).values()];
}

function notTheirs(): DomainError {
  return new DomainError(
    "not-found",
    "There is no such deck among your own and those that come with Dossier. Pick again.",
  );
}
