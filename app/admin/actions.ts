"use server";

import { headers } from "next/headers";
import { answerOf } from "#app/_edge/account-answer.ts";
import { type ActionResult, formValues, runAction } from "#app/_edge/action.ts";
import { leadOn } from "#app/_edge/plain-form.ts";
import { newToken } from "#app/_edge/session-cookie.ts";
import { siteOf } from "#app/_edge/site.ts";
import type { AccountAnswer } from "#app/_ui/account-answer.ts";
import { counted } from "#app/_ui/words.ts";
import { makeBackup } from "#lib/services/account/server/backups.ts";
import {
  changeRole,
  disablePerson,
  enablePerson,
  erasePerson,
  resetPasswordOf,
} from "#lib/services/account/server/change-person.ts";
import { invite, withdrawInvitation } from "#lib/services/account/server/invitations.ts";
import { openRecord } from "#lib/services/account/server/person-record.ts";
import { checkLog } from "#lib/services/account/server/server-view.ts";
import type { Ctx } from "#lib/services/context.ts";
import { environment } from "#lib/services/environment.ts";

type Action = (before: AccountAnswer | null, form: FormData) => Promise<AccountAnswer>;

/** Makes an invitation and shows its link, once. */
export async function inviteSomebody(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const token = newToken();
  const site = siteOf(await headers(), environment().trustProxy);
  const result = await runAction((ctx) => invite(ctx, formValues(form), token));
  return answerOf(result, ({ role }) => ({
    text: `Give this link to the ${role}. It works once, for 14 days, and is shown only now:`,
    secret: `${site.secure ? "https" : "http"}://${site.host}/invite#${token}`,
  }));
}

export async function withdraw(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  return leadOn(
    answerOf(await run(withdrawInvitation, form), () => ({ text: "Withdrawn.", goTo: "/admin#invitations" })),
  );
}

export async function backUpNow(): Promise<AccountAnswer> {
  const result = await runAction((ctx) => makeBackup(ctx));
  return leadOn(answerOf(result, () => ({ text: "A copy was made and checked.", goTo: "/admin#backups" })));
}

export async function checkNow(): Promise<AccountAnswer> {
  const result = await runAction((ctx) => checkLog(ctx));
  return answerOf(result, ({ events, broken }) => ({
    text:
      broken === 0
        ? `Looked through ${counted(events, "entry", "entries")} of the log: all are as they were recorded.`
        : `The log of ${counted(broken, "learner")} is not as it was recorded. Keep the latest backup, and look at the disk.`,
  }));
}

export const giveRole: Action = async (_before, form) =>
  leadOn(answerOf(await run(changeRole, form), () => ({ text: "Changed.", goTo: pageOf(form) })));

export const switchOff: Action = async (_before, form) =>
  leadOn(answerOf(await run(disablePerson, form), () => ({ text: "Switched off.", goTo: pageOf(form) })));

export const switchOn: Action = async (_before, form) =>
  leadOn(answerOf(await run(enablePerson, form), () => ({ text: "Switched on.", goTo: pageOf(form) })));

export const resetPassword: Action = async (_before, form) =>
  answerOf(await run(resetPasswordOf, form), ({ password }) => ({
    text: "Read it to them; they sign in with it and choose their own. It is shown only now:",
    secret: password,
  }));

export const eraseSomebody: Action = async (_before, form) =>
  leadOn(
    answerOf(await run(erasePerson, form), () => ({
      text: "Everything of theirs is deleted.",
      goTo: "/admin",
    })),
  );

export const readRecord: Action = async (_before, form) =>
  leadOn(answerOf(await run(openRecord, form), () => ({ text: "Noted.", goTo: `${pageOf(form)}/record` })));

function run<T>(verb: (ctx: Ctx, input: unknown) => Promise<T>, form: FormData): Promise<ActionResult<T>> {
  return runAction((ctx) => verb(ctx, formValues(form)));
}

function pageOf(form: FormData): string {
  const id = form.get("personId");
  return `/admin/people/${encodeURIComponent(typeof id === "string" ? id : "")}`;
}
