import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { AccountAnswer } from "#app/_ui/account-answer.ts";

/**
 * What a form is told; one that was sent before scripts ran is led on to the next page by the server, because nothing in
 * the browser will do it.
 */
export async function leadOn(answer: AccountAnswer): Promise<AccountAnswer> {
  const isPlain = (await headers()).get("next-action") === null;
  if (isPlain && answer.ok && answer.goTo !== undefined) redirect(answer.goTo);
  return answer;
}
