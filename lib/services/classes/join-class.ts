import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { foldText } from "#lib/base/text.ts";
import { typedCode } from "#lib/classes/codes.ts";
import { classOfCode, countUse } from "#lib/db/queries/class-doors.ts";
import { peopleOf, personIn, pupilCount, teachersOf } from "#lib/db/queries/class-people.ts";
import { putMember } from "#lib/db/queries/class-writes.ts";
import type { Writer } from "#lib/db/store.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import type { Ctx } from "../context.ts";
import { beginByClass } from "../memory/begin-by-class.ts";
import { parseInput } from "../parse-input.ts";
import { CLASS_LIMITS, PersonNameField } from "./fields.ts";
import { mayGuess, noteWrongGuess } from "./join-guesses.ts";

const Input = z.strictObject({
  code: z.string().max(100),
  /** What a guest wants to be called; not asked of who has a name. */
  name: z.string().max(1_000).optional(),
  zone: z.string().max(100).optional(),
});

export type JoinPreview = {
  readonly code: string;
  readonly className: string;
  readonly teachers: readonly string[];
  /** What the viewer is in it already. */
  readonly already: "pupil" | "staff" | "removed" | null;
  readonly classId: string | null;
};

/**
 * What a code opens, before one joins: the class's name and who teach it. Throws `not-found` for a code that opens
 * nothing, in the same words whatever the reason; `limit` after many of those. `address`: where the browser is.
 */
export async function joinPreview(ctx: Ctx, code: string, address: string | null): Promise<JoinPreview> {
  const at = ctx.now();
  const found = await opened(ctx, code, address, (typed) => classOfCode(ctx.store.read, typed, at));
  const { viewer } = ctx;
  const member =
    viewer.kind === "learner" ? await personIn(ctx.store.read, found.classId, viewer.userId) : null;
  const already =
    member === null || member.state === "invited" || member.state === "left"
      ? null
      : member.state === "removed"
        ? "removed"
        : member.role === "pupil"
          ? "pupil"
          : "staff";
  const teachers = await teachersOf(ctx.store.read, [found.classId]);
  return {
    code: typedCode(code) ?? "",
    className: found.name,
    teachers: teachers.get(found.classId) ?? [],
    already,
    classId: already === "pupil" || already === "staff" ? found.classId : null,
  };
}

/**
 * Makes the viewer a pupil of the class that a code opens. A visitor becomes a guest by it, whom the class knows by the
 * name that they typed. Safe to call twice. Throws as `joinPreview`, and `not-allowed` for who was taken out; who left comes back by it.
 */
export async function joinClass(
  ctx: Ctx,
  input: unknown,
  address: string | null,
): Promise<{ readonly classId: string; readonly className: string; readonly guest: boolean }> {
  const { code, name: typedName, zone } = parseInput(Input, input);
  const named = ctx.viewer.kind === "learner" && ctx.viewer.name !== null;
  const alias = named
    ? null
    : parseInput(z.object({ name: PersonNameField }), { name: typedName ?? "" }).name;
  const at = ctx.now();
  mayGuess(ctx.store, askerOf(ctx, address), at);
  return writeAsLearner(ctx, zone, async (tx, _learner, userId) => {
    const found = await opened(ctx, code, address, (typed) => classOfCode(tx, typed, at));
    const { classId } = found;
    const joined = { classId, className: found.name, guest: !named };
    if (await isIn(tx, classId, userId)) return joined;
    if ((await pupilCount(tx, classId)) >= CLASS_LIMITS.pupils)
      throw new DomainError("limit", "This class is full. Tell your teacher.");
    if (alias !== null) await nameIsFree(tx, classId, alias);
    await putMember(tx, { classId, userId, role: "pupil", state: "active", alias, at });
    await countUse(tx, typedCode(code) ?? "");
    await refreshGrants(tx, classId, at);
    await beginByClass(tx, classId, at, [userId]);
    return joined;
  });
}

async function opened<Found>(
  ctx: Ctx,
  code: string,
  address: string | null,
  look: (typed: string) => Promise<Found | null>,
): Promise<Found> {
  const at = ctx.now();
  const asker = askerOf(ctx, address);
  mayGuess(ctx.store, asker, at);
  const typed = typedCode(code);
  const found = typed === null ? null : await look(typed);
  if (found !== null) return found;
  noteWrongGuess(ctx.store, asker, at);
  throw new DomainError(
    "not-found",
    "This code opens no class. Look at it again: it has eight letters and digits. If it is right, its time is over; ask your teacher for a new one.",
    { code: "This code opens no class." },
  );
}

/** Who guesses: the address, else the learner. */
function askerOf(ctx: Ctx, address: string | null): string | null {
  if (address !== null) return `address ${address}`;
  return ctx.viewer.kind === "learner" ? `learner ${ctx.viewer.userId}` : null;
}

async function isIn(tx: Writer, classId: string, userId: string): Promise<boolean> {
  const member = await personIn(tx, classId, userId);
  if (member === null || member.state === "invited") return false;
  if (member.state === "active" && member.role === "pupil") return true;
  if (member.state === "active")
    throw new DomainError("conflict", "You teach or watch this class, so you cannot be a pupil of it.");
  if (member.role !== "pupil" || member.state === "left") return false;
  throw new DomainError(
    "not-allowed",
    "You were taken out of this class. Ask your teacher to let you back in.",
  );
}

async function nameIsFree(tx: Writer, classId: string, name: string): Promise<void> {
  const people = await peopleOf(tx, classId);
  const same = people.some((one) => one.state === "active" && foldText(one.name ?? "") === foldText(name));
  if (same)
    throw new DomainError(
      "conflict",
      `Somebody in this class is called ${name} already. Add the first letter of your last name. If that is you, sign in instead.`,
      { name: "This name is taken in this class." },
    );
}
