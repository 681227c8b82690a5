import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { isUuid } from "#lib/base/ids.ts";
import { addDossier, dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { learnerFor } from "../account/guest.ts";
import { admitGuest } from "../account/guest-limit.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { TitleField } from "./fields.ts";
import { mayBeginDossier } from "./quotas.ts";

const Input = z.strictObject({
  title: TitleField,
  /** Minted by the browser, so that the same request sent twice begins one dossier. */
  id: z.string().refine(isUuid, "This is not an id.").optional(),
  zone: z.string().max(100).optional(),
});

/**
 * Begins a dossier. A visitor becomes a guest by it. Safe to send twice under one id. Throws `limit` for more than a few
 * an hour.
 */
export async function createDossier(ctx: Ctx, input: unknown): Promise<{ readonly dossierId: string }> {
  const { title, id = ctx.newId(), zone } = parseInput(Input, input);
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "dossier");
  const at = ctx.now();
  const { viewer } = ctx;
  if (viewer.kind === "visitor")
    admitGuest(ctx.store, viewer.key?.address ?? null, at, "Nothing was begun; try again in a moment.");
  const newUserId = ctx.newId();
  return ctx.store.write(async (tx) => {
    const clockZone = viewer.kind === "learner" ? viewer.clock.zone : "UTC";
    const learner = await learnerFor(tx, ctx, { userId: newUserId, at, zone: zone ?? clockZone });
    const known = await dossierWithOwner(tx, id, { deleted: true });
    if (known !== null) {
      if (known.ownerId === learner.userId) return { dossierId: id };
      throw new DomainError("conflict", "This id is taken. Reload the page and begin again.");
    }
    await mayBeginDossier(tx, learner.userId, at);
    await addDossier(tx, { id, ownerId: learner.userId, title }, at);
    return { dossierId: id };
  });
}
