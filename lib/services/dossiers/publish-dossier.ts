import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import {
  cardTallies,
  dossierWithOwner,
  NO_CARDS,
  publishDrafts,
  withdrawCards,
} from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import { refreshGrantsOfDossier } from "../assignments/refresh-grants.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { IdField } from "./fields.ts";

const Input = z.strictObject({ dossierId: IdField });

export type Published = {
  readonly published: number;
  /** Of these, the cards that nobody accepted or edited. */
  readonly unseen: number;
};

/**
 * Gives a dossier's drafts out for study; rejected cards stay put away. The decks appear with them. Once more after new
 * cards were made gives those out too. Throws `invalid` when there is no card to study.
 */
export async function publishDossier(ctx: Ctx, input: unknown): Promise<Published> {
  const { dossierId } = parseInput(Input, input);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    allow(ctx, "make", await dossierWithOwner(tx, dossierId), "dossier");
    const { draft, active } = (await cardTallies(tx, [dossierId])).get(dossierId) ?? NO_CARDS;
    if (draft + active === 0)
      throw new DomainError("invalid", "There is no card to study yet. Make cards from the documents first.");
    const published = await publishDrafts(tx, dossierId, at);
    await refreshGrantsOfDossier(tx, dossierId, at);
    return published;
  });
}

/** Takes a dossier back from study; what was learnt is kept for the day it is published again. Safe to send twice. */
export async function unpublishDossier(ctx: Ctx, input: unknown): Promise<void> {
  const { dossierId } = parseInput(Input, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    allow(ctx, "make", await dossierWithOwner(tx, dossierId), "dossier");
    await withdrawCards(tx, dossierId, at);
  });
}
