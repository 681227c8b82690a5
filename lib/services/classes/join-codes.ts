import { z } from "zod";
import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { newJoinCode, shownCode } from "#lib/classes/codes.ts";
import { addCode, closeCodes, codeOfClass, type JoinCodeRow } from "#lib/db/queries/class-doors.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass, stillGoing } from "./allow-in-class.ts";
import { IdField } from "./fields.ts";

/** How long a code may stand open, in days, the usual first. None stands open for ever. */
export const CODE_DAYS = [14, 1, 7, 90] as const;

export type CodeView = {
  readonly code: string;
  /** As people read it: "CDFG-3479". */
  readonly shown: string;
  /** over: its time has come, or as many have joined as may. */
  readonly state: "open" | "over";
  readonly expiresAt: number | null;
  readonly mostUses: number | null;
  readonly uses: number;
};

/** A code as its teacher sees it. */
export function codeView(row: JoinCodeRow, now: number): CodeView {
  const { code, expiresAt, mostUses, uses } = row;
  const over = (expiresAt !== null && expiresAt <= now) || (mostUses !== null && uses >= mostUses);
  return { code, shown: shownCode(code), state: over ? "over" : "open", expiresAt, mostUses, uses };
}

/** The code of a class with its name, for the wall; null in `code` where none is open. */
export async function codeForWall(
  ctx: Ctx,
  classId: string,
): Promise<{ readonly name: string; readonly code: CodeView | null }> {
  const { row } = await allowInClass(ctx, ctx.store.read, "manage-pupils", classId);
  const code = await codeOfClass(ctx.store.read, classId);
  const view = code === null ? null : codeView(code, ctx.now());
  return { name: row.name, code: view?.state === "open" ? view : null };
}

const Open = z.strictObject({
  classId: IdField,
  days: z.coerce
    .number()
    .refine((days) => CODE_DAYS.some((one) => one === days), "Pick how long it is open.")
    .default(CODE_DAYS[0]),
  /** How many may join by it; empty for as many as there is room for. */
  mostUses: z
    .union([z.literal(""), z.coerce.number().int().min(1, "At least one.").max(1_000, "At most 1,000.")])
    .optional()
    .transform((most) => (typeof most === "number" ? most : null)),
});

/** Opens a new code for a class; the one before it works no more. */
export async function openJoinCode(ctx: Ctx, input: unknown): Promise<CodeView> {
  const { classId, days, mostUses } = parseInput(Open, input);
  const at = ctx.now();
  const code = newJoinCode((bytes) => crypto.getRandomValues(bytes));
  const expiresAt = at + days * MS_PER_DAY;
  await ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "manage-pupils", classId);
    stillGoing(row);
    await closeCodes(tx, classId, at);
    await addCode(tx, { code, classId, createdAt: at, expiresAt, mostUses });
  });
  return codeView({ code, createdAt: at, expiresAt, mostUses, uses: 0 }, at);
}

const Close = z.strictObject({ classId: IdField });

/** Closes the code of a class: from now on nobody joins by it. Safe to call twice. */
export async function closeJoinCode(ctx: Ctx, input: unknown): Promise<void> {
  const { classId } = parseInput(Close, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "manage-pupils", classId);
    await closeCodes(tx, classId, at);
  });
}
