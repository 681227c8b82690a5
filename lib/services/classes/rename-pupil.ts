import { z } from "zod";
import { changeMember } from "#lib/db/queries/class-writes.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass } from "./allow-in-class.ts";
import { IdField, PersonNameField } from "./fields.ts";
import { pupilHere } from "./pupil-here.ts";

const Input = z.strictObject({ classId: IdField, userId: IdField, name: PersonNameField });

/** What the class calls a pupil from now on. Their account keeps its own name. */
export async function renamePupil(ctx: Ctx, input: unknown): Promise<void> {
  const { classId, userId, name } = parseInput(Input, input);
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    await pupilHere(tx, classId, userId);
    await changeMember(tx, { classId, userId }, { alias: name });
  });
}
