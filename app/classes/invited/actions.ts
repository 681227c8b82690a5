"use server";

import { type ActionResult, runAction } from "#app/_edge/action.ts";
import { type InvitationView, invitationView } from "#lib/services/classes/answer-invitation.ts";

/** What the token of a link invites to. */
export async function look(token: unknown): Promise<ActionResult<InvitationView>> {
  return runAction((ctx) => invitationView(ctx, typeof token === "string" ? token : ""));
}
