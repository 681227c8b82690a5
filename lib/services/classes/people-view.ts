import { mayInClass } from "#lib/classes/policy.ts";
import type { MemberRole } from "#lib/classes/types.ts";
import { codeOfClass, openInvitations } from "#lib/db/queries/class-doors.ts";
import { classesOfPerson, groupsOf, type PersonRow, peopleOf } from "#lib/db/queries/class-people.ts";
import type { Reader } from "#lib/db/store.ts";
import type { Ctx } from "../context.ts";
import { allowInClass, type OpenClass } from "./allow-in-class.ts";
import { type CodeView, codeView } from "./join-codes.ts";

export type Pupil = {
  readonly userId: string;
  readonly name: string;
  /** What they type at sign-in; null for a guest, and where the viewer only watches. */
  readonly signInName: string | null;
  /** Came by the code without an account: their progress hangs on one browser. */
  readonly guest: boolean;
  /** Has a login card that was not used yet. */
  readonly unused: boolean;
  /** Ids of groups. */
  readonly groups: readonly string[];
};

export type StaffMember = {
  readonly userId: string;
  readonly name: string;
  readonly role: Exclude<MemberRole, "pupil">;
  readonly invited: boolean;
  /** May be made a co-teacher or the owner: teaches on this server. */
  readonly teacher: boolean;
  readonly me: boolean;
};

export type PeopleView = {
  readonly class: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly archived: boolean;
  };
  readonly may: { readonly manage: boolean; readonly own: boolean };
  readonly pupils: readonly Pupil[];
  readonly removed: readonly Pick<Pupil, "userId" | "name">[];
  /** Who left by themselves. */
  readonly left: readonly Pick<Pupil, "userId" | "name">[];
  readonly groups: readonly { readonly id: string; readonly name: string; readonly pupils: number }[];
  readonly staff: readonly StaffMember[];
  /** How many links wait to be taken up; only for who may make them. */
  readonly openInvitations: number;
  /** The code that is open or has run out; null where there is none or the viewer may not hand it out. */
  readonly code: CodeView | null;
};

const RANK = ["owner", "co-teacher", "viewer"] as const satisfies readonly StaffMember["role"][];

/** Everybody of a class, for those who teach it, watch it or keep its roster. */
export async function peopleView(ctx: Ctx, classId: string): Promise<PeopleView> {
  const db = ctx.store.read;
  const open = await allowInClass(ctx, db, ["watch", "manage-pupils"], classId);
  const manage = mayHere(ctx, open, "manage-pupils");
  const own = mayHere(ctx, open, "own");
  const [people, groups, code, invitations] = await Promise.all([
    peopleOf(db, classId),
    groupsOf(db, classId),
    manage ? codeOfClass(db, classId) : null,
    own ? openInvitations(db, classId, ctx.now()) : 0,
  ]);
  const pupils = people.filter((one) => one.role === "pupil");
  return {
    class: shownClass(open),
    may: { manage, own },
    pupils: byName(pupils.filter((one) => one.state === "active")).map((one) => ({
      userId: one.userId,
      name: nameOf(one),
      signInName: manage ? one.signInName : null,
      guest: one.signInName === null,
      unused: one.temporary,
      groups: groups.filter((group) => group.userIds.includes(one.userId)).map((group) => group.id),
    })),
    removed: named(pupils.filter((one) => one.state === "removed")),
    left: named(pupils.filter((one) => one.state === "left")),
    groups: groups.map(({ id, name, userIds }) => ({ id, name, pupils: userIds.length })),
    staff: people
      .flatMap((one) => staffMember(ctx, one))
      .toSorted((a, b) => RANK.indexOf(a.role) - RANK.indexOf(b.role)),
    openInvitations: invitations,
    code: code === null ? null : codeView(code, ctx.now()),
  };
}

/** One pupil of a class, for who keeps its roster; null where they are none (any more). */
export async function pupilView(
  ctx: Ctx,
  classId: string,
  userId: string,
): Promise<{
  readonly view: PeopleView;
  readonly pupil: Pupil;
  readonly elsewhere: readonly Elsewhere[];
} | null> {
  const db = ctx.store.read;
  await allowInClass(ctx, db, "manage-pupils", classId);
  const view = await peopleView(ctx, classId);
  const pupil = view.pupils.find((one) => one.userId === userId);
  if (!pupil) return null;
  return { view, pupil, elsewhere: await classesManaged(ctx, db, classId) };
}

/** Throws `not-found` for who may not add pupils to a class. */
export async function mayAddPupils(ctx: Ctx, classId: string): Promise<void> {
  await allowInClass(ctx, ctx.store.read, "manage-pupils", classId);
}

export type Elsewhere = { readonly id: string; readonly name: string };

async function classesManaged(ctx: Ctx, db: Reader, but: string): Promise<readonly Elsewhere[]> {
  const { viewer } = ctx;
  if (viewer.kind === "visitor") return [];
  const rows = await classesOfPerson(db, viewer.userId);
  return rows
    .filter(({ id, archivedAt }) => archivedAt === null && id !== but)
    .filter(({ role, state }) =>
      mayInClass({ serverRole: "learner", membership: { role, state } }, "manage-pupils"),
    )
    .map(({ id, name }) => ({ id, name }));
}

/** What the class calls somebody. */
export function nameOf({ name }: { readonly name: string | null }): string {
  return name ?? "A guest";
}

function named(people: readonly PersonRow[]): readonly Pick<Pupil, "userId" | "name">[] {
  return byName(people).map((one) => ({ userId: one.userId, name: nameOf(one) }));
}

function byName(people: readonly PersonRow[]): readonly PersonRow[] {
  const order = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  return people.toSorted((a, b) => order.compare(nameOf(a), nameOf(b)) || a.joinedAt - b.joinedAt);
}

function staffMember(ctx: Ctx, one: PersonRow): readonly StaffMember[] {
  const { userId, role, state } = one;
  if (role === "pupil" || state === "removed") return [];
  const me = ctx.viewer.kind === "learner" && ctx.viewer.userId === userId;
  const teacher = one.serverRole !== "learner";
  return [{ userId, name: nameOf(one), role, invited: state === "invited", teacher, me }];
}

function mayHere(ctx: Ctx, { membership }: OpenClass, action: "manage-pupils" | "own"): boolean {
  return ctx.viewer.kind === "learner" && mayInClass({ serverRole: ctx.viewer.role, membership }, action);
}

function shownClass({ row: { id, name, version, archivedAt } }: OpenClass): PeopleView["class"] {
  return { id, name, version, archived: archivedAt !== null };
}
