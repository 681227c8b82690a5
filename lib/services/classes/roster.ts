import { createHash } from "node:crypto";
import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { foldText } from "#lib/base/text.ts";
import { planRoster, type RosterPlan, type RosterStep } from "#lib/classes/plan-roster.ts";
import { readRoster } from "#lib/classes/read-roster.ts";
import { groupsOf, peopleOf, pupilCount, pupilsTaughtBy } from "#lib/db/queries/class-people.ts";
import { addToGroup, changeMember, putMember, takeFromGroupsOf } from "#lib/db/queries/class-writes.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { createLearnerAccount } from "../account/create-account.ts";
import { foldedSignInName } from "../account/sign-in-names.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { beginByClass } from "../memory/begin-by-class.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass, stillGoing } from "./allow-in-class.ts";
import { CLASS_LIMITS, IdField } from "./fields.ts";
import { groupsNamed } from "./groups.ts";
import { freshPasswords, type LoginCard } from "./login-cards.ts";
import { nameOf } from "./people-view.ts";

const Preview = z.strictObject({
  classId: IdField,
  list: z
    .string()
    .max(CLASS_LIMITS.rosterCharacters, "This is too long for one class. Add it in parts.")
    .refine((text) => text.trim() !== "", "Write or paste some names."),
});

export type RosterPreview = RosterPlan & {
  readonly ignored: readonly string[];
  /** Of the plan: what is carried out is what was shown. */
  readonly digest: string;
};

/** What a list of pupils would do to a class, line by line; changes nothing. */
export async function previewRoster(ctx: Ctx, input: unknown): Promise<RosterPreview> {
  const { classId, list } = parseInput(Preview, input);
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "manage-pupils", classId);
  stillGoing(row);
  return planned(ctx, db, classId, list);
}

const Import = Preview.extend({ digest: z.string().max(100) });

export type ImportedRoster = {
  /** For those who are new: said once. */
  readonly cards: readonly LoginCard[];
  readonly steps: readonly RosterStep[];
};

/**
 * Does to a class what the preview of the list said, all or nothing, and says the passwords of the new accounts once.
 * Throws `stale` when the class changed so that it would now do something else.
 */
export async function importRoster(ctx: Ctx, input: unknown): Promise<ImportedRoster> {
  const { classId, list, digest } = parseInput(Import, input);
  await allowInClass(ctx, ctx.store.read, "manage-pupils", classId);
  const before = await planned(ctx, ctx.store.read, classId, list);
  if (before.digest !== digest) throw changedMeanwhile();
  const fresh = await freshPasswords(before.steps.filter((step) => step.kind === "new").length);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "manage-pupils", classId);
    stillGoing(row);
    const plan = await planned(ctx, tx, classId, list);
    if (plan.digest !== digest) throw changedMeanwhile();
    await hasRoom(tx, classId, plan.steps);
    const named = plan.steps.flatMap((step) => ("groups" in step ? (step.groups ?? []) : []));
    const groups = await groupsNamed(tx, classId, named, { newId: ctx.newId, at });
    const cards: LoginCard[] = [];
    for (const step of plan.steps) {
      const made = step.kind === "new" ? fresh[cards.length] : undefined;
      if (step.kind === "new" && made) {
        const { name } = step;
        const id = ctx.newId();
        const account = { id, name, passwordHash: made.passwordHash, temporary: true, at, zone: zoneOf(ctx) };
        const { userId, signInName } = await createLearnerAccount(tx, account);
        await putMember(tx, { classId, userId, role: "pupil", state: "active", at });
        await inGroups(tx, classId, userId, step.groups, groups);
        cards.push({ userId, name, signInName, password: made.password });
      } else await carryOut(tx, classId, step, groups, at);
    }
    await refreshGrants(tx, classId, at);
    await beginByClass(tx, classId, at);
    return { cards, steps: plan.steps };
  });
}

async function carryOut(
  tx: Writer,
  classId: string,
  step: RosterStep,
  groups: ReadonlyMap<string, string>,
  at: number,
): Promise<void> {
  if (step.kind === "joins")
    await putMember(tx, { classId, userId: step.userId, role: "pupil", state: "active", at });
  if (step.kind === "returns")
    await changeMember(tx, { classId, userId: step.userId }, { state: "active", removedAt: null });
  if (step.kind === "changes" && step.calledNow !== null)
    await changeMember(tx, { classId, userId: step.userId }, { alias: step.calledNow });
  if ((step.kind === "joins" || step.kind === "returns" || step.kind === "changes") && step.groups !== null)
    await inGroups(tx, classId, step.userId, step.groups, groups);
}

async function inGroups(
  tx: Writer,
  classId: string,
  userId: string,
  names: readonly string[],
  groups: ReadonlyMap<string, string>,
): Promise<void> {
  await takeFromGroupsOf(tx, classId, userId);
  for (const name of names) {
    const id = groups.get(foldText(name));
    if (id !== undefined) await addToGroup(tx, id, [userId]);
  }
}

async function planned(ctx: Ctx, db: Reader | Writer, classId: string, list: string): Promise<RosterPreview> {
  const { entries, ignored } = readRoster(list);
  if (entries.length === 0) throw new DomainError("invalid", "There is no name in this list.", NO_NAMES);
  if (entries.length > CLASS_LIMITS.rosterLines)
    throw new DomainError("limit", `A list has at most ${CLASS_LIMITS.rosterLines} names. Add it in parts.`);
  const [people, groups] = await Promise.all([peopleOf(db, classId), groupsOf(db, classId)]);
  const typed = entries.flatMap(({ signInName }) =>
    signInName === null ? [] : [foldedSignInName(signInName)],
  );
  const others = await pupilsTaughtBy(db, userIdOf(ctx) ?? "", typed);
  const members = people.map((one) => ({
    userId: one.userId,
    name: nameOf(one),
    nameFolded: one.signInName === null ? null : foldedSignInName(one.signInName),
    role: one.role,
    state: one.state,
    groups: groups.filter((group) => group.userIds.includes(one.userId)).map((group) => group.name),
  }));
  const state = { members, others, groups: groups.map((group) => group.name) };
  const plan = planRoster(entries, state, foldedSignInName);
  const digest = createHash("sha256").update(JSON.stringify(plan)).digest("base64url");
  return { ...plan, ignored, digest };
}

const NO_NAMES = { list: "There is no name in this list." };

async function hasRoom(tx: Writer, classId: string, steps: readonly RosterStep[]): Promise<void> {
  const more = steps.filter(({ kind }) => kind === "new" || kind === "joins" || kind === "returns").length;
  const there = await pupilCount(tx, classId);
  if (more > 0 && there + more > CLASS_LIMITS.pupils)
    throw new DomainError(
      "limit",
      `A class has room for ${CLASS_LIMITS.pupils} pupils; ${there} are here and the list has ${more} more.`,
    );
}

function zoneOf(ctx: Ctx): string {
  return ctx.viewer.kind === "learner" ? ctx.viewer.clock.zone : "UTC";
}

function changedMeanwhile(): DomainError {
  return new DomainError(
    "stale",
    "The class changed while you were looking at the list. Nothing was done; look at it again.",
  );
}
