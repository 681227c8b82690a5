import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { foldText } from "#lib/base/text.ts";
import { type GroupRow, groupsOf, peopleOf } from "#lib/db/queries/class-people.ts";
import {
  addGroup,
  addToGroup,
  assignedToGroup,
  deleteGroupRow,
  nameGroup,
  takeFromGroup,
} from "#lib/db/queries/class-writes.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass, stillGoing } from "./allow-in-class.ts";
import { CLASS_LIMITS, GroupNameField, IdField } from "./fields.ts";
import { pupilHere } from "./pupil-here.ts";

const Create = z.strictObject({ classId: IdField, name: GroupNameField });

/** Makes an empty group in a class. Throws `conflict` for a name that is taken in it. */
export async function createGroup(ctx: Ctx, input: unknown): Promise<{ readonly groupId: string }> {
  const { classId, name } = parseInput(Create, input);
  const at = ctx.now();
  const groupId = ctx.newId();
  await ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "manage-pupils", classId);
    stillGoing(row);
    const groups = await groupsOf(tx, classId);
    mayAddGroups(groups.length, 1);
    nameIsFree(groups, name, null);
    await addGroup(tx, { id: groupId, classId, name }, at);
  });
  return { groupId };
}

const Rename = z.strictObject({
  classId: IdField,
  groupId: IdField,
  name: GroupNameField,
  /** The name that the page showed. */
  was: z.string().max(1_000),
});

/** Gives a group another name. Throws `stale` when somebody else did since the page was drawn. */
export async function renameGroup(ctx: Ctx, input: unknown): Promise<void> {
  const { classId, groupId, name, was } = parseInput(Rename, input);
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    const groups = await groupsOf(tx, classId);
    const group = groupIn(groups, groupId);
    if (group.name !== was)
      throw new DomainError(
        "stale",
        `Somebody renamed this group while you were here; it is now called “${group.name}”. Load the page again.`,
      );
    nameIsFree(groups, name, groupId);
    await nameGroup(tx, groupId, name);
  });
}

const Delete = z.strictObject({ classId: IdField, groupId: IdField });

/** Deletes a group; its pupils stay. Throws `conflict` while something is assigned to it. */
export async function deleteGroup(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  const { classId, groupId } = parseInput(Delete, input);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    const group = groupIn(await groupsOf(tx, classId), groupId);
    const [assigned] = await assignedToGroup(tx, groupId);
    if (assigned !== undefined)
      throw new DomainError(
        "conflict",
        `“${assigned}” is assigned to this group. Give it to somebody else or archive it, then delete the group.`,
      );
    await deleteGroupRow(tx, groupId);
    await refreshGrants(tx, classId, at);
    return { name: group.name };
  });
}

const Change = z.strictObject({
  classId: IdField,
  groupId: IdField,
  /** Who was in it when the page was drawn, and who is to be: what differs is changed, the rest is left alone. */
  seen: z.array(IdField).max(1_000),
  chosen: z.array(IdField).max(1_000),
});

/** Puts pupils into a group and takes others out. Two who do it at once both get what they changed. */
export async function changeGroupMembers(
  ctx: Ctx,
  input: unknown,
): Promise<{ readonly added: number; readonly taken: number }> {
  const { classId, groupId, seen, chosen } = parseInput(Change, input);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    const group = groupIn(await groupsOf(tx, classId), groupId);
    const pupils = new Set(
      (await peopleOf(tx, classId))
        .filter((one) => one.role === "pupil" && one.state === "active")
        .map((one) => one.userId),
    );
    const here = new Set(group.userIds);
    const added = [...new Set(chosen)].filter((id) => !seen.includes(id) && pupils.has(id) && !here.has(id));
    const taken = [...new Set(seen)].filter((id) => !chosen.includes(id) && here.has(id));
    await addToGroup(tx, groupId, added);
    await takeFromGroup(tx, groupId, taken);
    await refreshGrants(tx, classId, at);
    return { added: added.length, taken: taken.length };
  });
}

const OfPupil = z.strictObject({
  classId: IdField,
  userId: IdField,
  /** Groups that the pupil was in when the page was drawn, and those that they are to be in. */
  seen: z.array(IdField).max(1_000),
  chosen: z.array(IdField).max(1_000),
});

/** Puts one pupil into groups and takes them out of others, as `changeGroupMembers` does. */
export async function changeGroupsOfPupil(ctx: Ctx, input: unknown): Promise<void> {
  const { classId, userId, seen, chosen } = parseInput(OfPupil, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    await pupilHere(tx, classId, userId);
    for (const { id } of await groupsOf(tx, classId)) {
      if (chosen.includes(id) && !seen.includes(id)) await addToGroup(tx, id, [userId]);
      if (seen.includes(id) && !chosen.includes(id)) await takeFromGroup(tx, id, [userId]);
    }
    await refreshGrants(tx, classId, at);
  });
}

export type GroupView = {
  readonly id: string;
  readonly name: string;
  readonly userIds: readonly string[];
};

/** One group, for who may change it. Throws `not-found` for one of another class. */
export async function groupView(ctx: Ctx, classId: string, groupId: string): Promise<GroupView> {
  const db: Reader = ctx.store.read;
  await allowInClass(ctx, db, "manage-pupils", classId);
  return groupIn(await groupsOf(db, classId), groupId);
}

/** Makes the groups of these names in a class that are not there, and says the id of every group by its folded name. */
export async function groupsNamed(
  tx: Writer,
  classId: string,
  names: readonly string[],
  { newId, at }: { readonly newId: () => string; readonly at: number },
): Promise<ReadonlyMap<string, string>> {
  const groups = await groupsOf(tx, classId);
  const ids = new Map(groups.map((group) => [foldText(group.name), group.id]));
  const missing = names.filter((name) => !ids.has(foldText(name)));
  mayAddGroups(groups.length, missing.length);
  for (const name of missing) {
    const id = newId();
    await addGroup(tx, { id, classId, name }, at);
    ids.set(foldText(name), id);
  }
  return ids;
}

function mayAddGroups(there: number, more: number): void {
  if (there + more > CLASS_LIMITS.groups)
    throw new DomainError("limit", `A class has room for ${CLASS_LIMITS.groups} groups.`);
}

function groupIn(groups: readonly GroupRow[], groupId: string): GroupRow {
  const group = groups.find((one) => one.id === groupId);
  if (!group)
    throw new DomainError(
      "not-found",
      "There is no such group. It may have been deleted; load the page again.",
    );
  return group;
}

function nameIsFree(groups: readonly GroupRow[], name: string, but: string | null): void {
  if (groups.some((group) => group.id !== but && foldText(group.name) === foldText(name)))
    throw new DomainError("conflict", `There is a group called ${name} already. Choose another name.`, {
      name: "This name is taken.",
    });
}
