import type { Ctx } from "../context.ts";
import { allowTaking } from "./allow-exam.ts";
import { curveNow } from "./curve-now.ts";
import { isPlanReady } from "./plan-now.ts";
import { planRequest } from "./plan-request.ts";

/** Whether there is nothing more to wait for on the page of an exam. Throws `not-found` for one the viewer does not take. */
export async function examProgress(ctx: Ctx, examId: string): Promise<{ readonly ready: boolean }> {
  await allowTaking(ctx, ctx.store.read, examId);
  const request = await planRequest(ctx);
  const open = request?.exams.find(({ exam }) => exam.id === examId);
  if (!request || !open) return { ready: true };
  const [isPlanned, curve] = [await isPlanReady(ctx), await curveNow(ctx, request, open)];
  return { ready: isPlanned && (curve.kind === "ready" || curve.kind === "none") };
}
