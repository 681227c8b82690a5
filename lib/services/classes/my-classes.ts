import { mayOnServer } from "#lib/classes/policy.ts";
import { deletedClassesOf } from "#lib/db/queries/class-bin.ts";
import { type ClassOfPerson, classesOfPerson, everyClass } from "#lib/db/queries/class-people.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

export type MyClass = Pick<ClassOfPerson, "id" | "name" | "role" | "pupils" | "teachers">;
export type ServerClass = Pick<ClassOfPerson, "id" | "name" | "pupils" | "teachers"> & {
  readonly archived: boolean;
};

export type MyClasses = {
  readonly teaching: readonly MyClass[];
  readonly learning: readonly MyClass[];
  /** Where somebody asked the viewer to teach or to watch. */
  readonly invited: readonly MyClass[];
  readonly archived: readonly MyClass[];
  /** Where the viewer was a pupil, left, and may go back. */
  readonly left: readonly MyClass[];
  /** Those that the viewer owns and deleted, which can still be brought back. */
  readonly deleted: readonly { readonly id: string; readonly name: string }[];
  /** Every class of the server, for an administrator; null for everybody else. */
  readonly all: readonly ServerClass[] | null;
};

/** The viewer's classes, each as what they are in it. A visitor has none. */
export async function myClasses(ctx: Ctx): Promise<MyClasses> {
  const userId = userIdOf(ctx);
  const nothing = { teaching: [], learning: [], invited: [], archived: [], left: [], deleted: [] };
  const none: MyClasses = { ...nothing, all: null };
  if (userId === null) return none;
  allow(ctx, "study", { ownerId: userId }, "page");
  const rows = await classesOfPerson(ctx.store.read, userId);
  const here = rows.filter((row) => row.archivedAt === null);
  const active = here.filter((row) => row.state === "active");
  const administers = ctx.viewer.kind === "learner" && mayOnServer(ctx.viewer.role, "administer");
  return {
    teaching: active.filter((row) => row.role !== "pupil").map(listed),
    learning: active.filter((row) => row.role === "pupil").map(listed),
    invited: here.filter((row) => row.state === "invited").map(listed),
    archived: rows.filter((row) => row.archivedAt !== null && row.state === "active").map(listed),
    left: here.filter((row) => row.state === "left").map(listed),
    deleted: (await deletedClassesOf(ctx.store.read, userId)).map(({ id, name }) => ({ id, name })),
    all: administers ? (await everyClass(ctx.store.read)).map(onServer) : null,
  };
}

function listed({ id, name, role, pupils, teachers }: ClassOfPerson): MyClass {
  return { id, name, role, pupils, teachers };
}

function onServer({
  id,
  name,
  archivedAt,
  pupils,
  teachers,
}: Omit<ClassOfPerson, "role" | "state">): ServerClass {
  return { id, name, pupils, teachers, archived: archivedAt !== null };
}
