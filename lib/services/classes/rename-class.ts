import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { changeClass } from "#lib/db/queries/class-writes.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass } from "./allow-in-class.ts";
import { ClassNameField, IdField } from "./fields.ts";

const Input = z.strictObject({
  classId: IdField,
  name: ClassNameField,
  /** The version that the page showed. */
  version: z.coerce.number().int(),
});

/** Gives a class another name. Throws `stale` when somebody changed the class since the page was drawn. */
export async function renameClass(ctx: Ctx, input: unknown): Promise<void> {
  const { classId, name, version } = parseInput(Input, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "own", classId);
    if (row.version !== version)
      throw new DomainError(
        "stale",
        `Somebody changed this class while you were here; it is now called “${row.name}”. Nothing of yours was saved. Load the page again to see how it is.`,
      );
    await changeClass(tx, classId, { name }, at);
  });
}
