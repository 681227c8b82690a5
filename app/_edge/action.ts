import { cookies, headers } from "next/headers";
import { DomainError, type ErrorCode } from "#lib/base/errors.ts";
import { keepSession } from "#lib/services/account/keep-session.ts";
import { viewerOf } from "#lib/services/account/sessions.ts";
import type { Ctx } from "#lib/services/context.ts";
import { environment } from "#lib/services/environment.ts";
import { contextFor, storeOfServer } from "#lib/services/server.ts";
import { isStoreTrouble } from "#lib/services/store-trouble.ts";
import { deviceName } from "./device-name.ts";
import { refusalOf } from "./origin.ts";
import { addressOf } from "./peer-address.ts";
import {
  cookieName,
  mayHaveSession,
  newToken,
  PLAIN_HTTP_ADVICE,
  SESSION_DAYS,
  tokenIn,
} from "./session-cookie.ts";
import { type Site, siteOf } from "./site.ts";

/** What a form or a button is told. `busy` and `fault` are not the person's doing: trying again may help. */
export type ActionResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: ErrorCode | "busy" | "fault";
      readonly message: string;
      /** What is wrong with which field, by its name. */
      readonly fields: Readonly<Record<string, string>>;
    };

/**
 * Runs the verb behind a server action: refuses what does not come from our own pages, tells it who holds the session
 * cookie (a visitor without one gets a key here, so that the verb can make a guest), and turns whatever is thrown into
 * data, because the framework hides what is thrown. Never throws; redirect and revalidate after it, outside.
 */
export async function runAction<T>(verb: (ctx: Ctx) => Promise<T>): Promise<ActionResult<T>> {
  try {
    return { ok: true, value: await verb(await actionContext()) };
  } catch (error) {
    return failed(error);
  }
}

/** The fields of a form as a plain object; a field that comes twice or is a file is refused. Check it in the verb. */
export function formValues(form: FormData): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    // The framework's own fields, which say which action is meant.
    if (name.startsWith("$ACTION")) continue;
    if (typeof value !== "string") throw new DomainError("invalid", "A file came where words were expected.");
    if (Object.hasOwn(values, name)) throw new DomainError("invalid", `The field ${name} came twice.`);
    values[name] = value;
  }
  return values;
}

async function actionContext(): Promise<Ctx> {
  const sent = await headers();
  const { trustProxy, insecureCookies } = environment();
  const site = siteOf(sent, trustProxy);
  const refusal = refusalOf(sent, site);
  if (refusal !== null) throw new DomainError("not-allowed", refusal);
  if (!mayHaveSession(site, insecureCookies)) throw new DomainError("not-allowed", PLAIN_HTTP_ADVICE);
  const token = await heldToken(site);
  const store = await storeOfServer();
  const viewer = await viewerOf(store, token, Date.now(), {
    device: deviceName(sent.get("user-agent")),
    address: addressOf(sent, trustProxy),
  });
  const ctx = contextFor(store, viewer);
  if (await keepSession(ctx)) await giveToken(token, site);
  return ctx;
}

/** The browser's key; one that has none gets one with the reply. */
async function heldToken(site: Site): Promise<string> {
  const held = (await cookies()).get(cookieName(site));
  const token = held ? tokenIn(`${held.name}=${held.value}`, site) : null;
  if (token !== null) return token;
  const fresh = newToken();
  await giveToken(fresh, site);
  return fresh;
}

async function giveToken(token: string, site: Site): Promise<void> {
  (await cookies()).set({
    name: cookieName(site),
    value: token,
    path: "/",
    maxAge: SESSION_DAYS * 86_400,
    httpOnly: true,
    sameSite: "lax",
    secure: site.secure,
  });
}

function failed(error: unknown): ActionResult<never> {
  if (error instanceof DomainError) {
    return { ok: false, code: error.code, message: error.message, fields: error.details };
  }
  if (isStoreTrouble(error)) return { ok: false, code: "busy", message: error.message, fields: {} };
  const reference = crypto.randomUUID().slice(0, 8);
  console.error(`Fault ${reference}:`, error);
  const message = `Something went wrong on the server (${reference}). Nothing was lost; try again.`;
  return { ok: false, code: "fault", message, fields: {} };
}
