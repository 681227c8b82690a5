import { z } from "zod";
import { changeDossier, dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { IdField, TitleField } from "./fields.ts";

const Input = z.strictObject({ dossierId: IdField, title: TitleField });

/** Gives a dossier another title. */
export async function renameDossier(ctx: Ctx, input: unknown): Promise<void> {
  const { dossierId, title } = parseInput(Input, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    allow(ctx, "make", await dossierWithOwner(tx, dossierId), "dossier");
    await changeDossier(tx, dossierId, { title }, at);
  });
}
