"use server";

import { answerOf, nextPage } from "#app/_edge/account-answer.ts";
import { formValues, runAction } from "#app/_edge/action.ts";
import { signingBrowser } from "#app/_edge/browser.ts";
import { leadOn } from "#app/_edge/plain-form.ts";
import type { AccountAnswer } from "#app/_ui/account-answer.ts";
import { signIn } from "#lib/services/account/sign-in.ts";
import { signUp } from "#lib/services/account/sign-up.ts";

/** Signs in, and gives the browser the new key. */
export async function enter(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const { browser, give } = await signingBrowser();
  const goTo = nextPage(form.get("next"));
  form.delete("next");
  const result = await runAction((ctx) => signIn(ctx, formValues(form), browser));
  if (!result.ok) return answerOf(result, () => ({}));
  const { value } = result;
  if (value.kind === "choose-password")
    return answerOf(result, () => ({
      choosePassword: true,
      text: "The password is right. It was chosen for you: choose one of your own now.",
    }));
  await give();
  const { merged, userId } = value;
  return leadOn(
    answerOf(result, () => ({
      text: "You are signed in.",
      goTo,
      ...(merged === null ? {} : { merged: { from: merged, to: userId } }),
    })),
  );
}

/** Gives who is here a name and a password, and the browser a new key. */
export async function begin(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const { browser, give } = await signingBrowser();
  const goTo = nextPage(form.get("next"));
  form.delete("next");
  const result = await runAction((ctx) => signUp(ctx, formValues(form), browser));
  if (!result.ok) return answerOf(result, () => ({}));
  await give();
  const { merged, userId } = result.value;
  return leadOn(
    answerOf(result, () => ({
      text: "Your account is made.",
      goTo,
      ...(merged === null ? {} : { merged: { from: merged, to: userId } }),
    })),
  );
}
