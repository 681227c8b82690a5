"use server";

import { answerOf } from "#app/_edge/account-answer.ts";
import { formValues, runAction } from "#app/_edge/action.ts";
import { signingBrowser } from "#app/_edge/browser.ts";
import { leadOn } from "#app/_edge/plain-form.ts";
import type { AccountAnswer } from "#app/_ui/account-answer.ts";
import { acceptInvitation } from "#lib/services/account/server/invitations.ts";

/** Takes an invitation up, or the code of the first start. */
export async function accept(_before: AccountAnswer | null, form: FormData): Promise<AccountAnswer> {
  const { browser, give } = await signingBrowser();
  const result = await runAction((ctx) => acceptInvitation(ctx, formValues(form), browser));
  if (result.ok) await give();
  return leadOn(
    answerOf(result, ({ role }) =>
      role === "administrator"
        ? { text: "You run this server now.", goTo: "/admin" }
        : { text: "You may set up classes now.", goTo: "/classes" },
    ),
  );
}
