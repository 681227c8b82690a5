"use server";

import { redirect } from "next/navigation";
import { answerOf } from "#app/_edge/account-answer.ts";
import { type ActionResult, formValues, runAction } from "#app/_edge/action.ts";
import { dropKey, placeHere, signingBrowser } from "#app/_edge/browser.ts";
import { leadOn } from "#app/_edge/plain-form.ts";
import type { AccountAnswer } from "#app/_ui/account-answer.ts";
import { changeName } from "#lib/services/account/change-name.ts";
import { changePassword } from "#lib/services/account/change-password.ts";
import { deleteAccount } from "#lib/services/account/delete-account.ts";
import { endSessions, signOut } from "#lib/services/account/end-sessions.ts";
import { confirmHere } from "#lib/services/account/server/confirm.ts";

/** Ends the session of this browser and takes the key out of it. */
export async function leave(): Promise<ActionResult<null>> {
  const result = await runAction(async (ctx) => {
    await signOut(ctx);
    return null;
  });
  if (result.ok) await dropKey();
  return result;
}

/** The same for a form that was sent before scripts ran. */
export async function leavePlainly(): Promise<void> {
  const result = await leave();
  if (result.ok) redirect("/");
}

export async function rename(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const result = await runAction((ctx) => changeName(ctx, formValues(form)));
  return leadOn(answerOf(result, () => ({ text: "Changed.", goTo: "/account" })));
}

export async function renewPassword(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const { browser, give } = await signingBrowser();
  const result = await runAction((ctx) => changePassword(ctx, formValues(form), browser));
  if (result.ok) await give();
  return answerOf(result, () => ({
    text: "The password is changed. Every other device is signed out.",
  }));
}

export async function revoke(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const result = await runAction((ctx) => endSessions(ctx, formValues(form)));
  return leadOn(answerOf(result, () => ({ text: "Signed out there.", goTo: "/account#sessions" })));
}

/** The password once more, then the download begins. */
export async function confirmDownload(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const place = await placeHere();
  const result = await runAction((ctx) => confirmHere(ctx, formValues(form), place));
  return answerOf(result, () => ({ text: "The download begins.", download: "/api/account/export" }));
}

/** The password once more, then back to the administrator's page. */
export async function confirmAdmin(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const place = await placeHere();
  const result = await runAction((ctx) => confirmHere(ctx, formValues(form), place));
  return leadOn(answerOf(result, () => ({ text: "Go on.", goTo: "/admin" })));
}

/** Erases whoever is here, and takes the key out of the browser. */
export async function erase(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const place = await placeHere();
  const result = await runAction((ctx) => deleteAccount(ctx, withHeirs(formValues(form)), place));
  if (result.ok) await dropKey();
  return leadOn(answerOf(result, () => ({ text: "Everything is deleted.", goTo: "/account/deleted" })));
}

/** Fields called "heir:" and a class say who goes on with it. */
function withHeirs(fields: Readonly<Record<string, string>>) {
  const picked = Object.entries(fields).filter(([name, value]) => name.startsWith("heir:") && value !== "");
  return { ...fields, heirs: Object.fromEntries(picked.map(([name, value]) => [name.slice(5), value])) };
}
