import { DomainError, type ErrorCode } from "#lib/base/errors.ts";
import { environment } from "#lib/services/environment.ts";
import { isStoreTrouble } from "#lib/services/store-trouble.ts";
import { TooLarge } from "./body.ts";
import { refusalOf } from "./origin.ts";
import { mayHaveSession, PLAIN_HTTP_ADVICE } from "./session-cookie.ts";
import { type Site, siteOf } from "./site.ts";

const STATUS: Readonly<Record<ErrorCode, number>> = {
  "not-found": 404,
  "not-allowed": 403,
  invalid: 400,
  conflict: 409,
  stale: 409,
  limit: 429,
  unreadable: 422,
};

/** A JSON reply. Nothing that a handler says may be kept by a cache: it is about one person. */
export function json(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}

/**
 * A route handler that changes something: refuses what does not come from our own pages, and turns whatever is thrown
 * into a status with a sentence. A fault of ours is logged with a number that the reader sees too.
 */
export function mutation(
  handler: (request: Request, site: Site) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const { trustProxy, insecureCookies } = environment();
    const site = siteOf(request.headers, trustProxy);
    const refusal = refusalOf(request.headers, site);
    if (refusal !== null) return failure(403, "not-allowed", refusal);
    if (!mayHaveSession(site, insecureCookies)) return failure(403, "not-allowed", PLAIN_HTTP_ADVICE);
    try {
      return await handler(request, site);
    } catch (error) {
      return replyTo(error);
    }
  };
}

/** The reply for something thrown inside. */
export function replyTo(error: unknown): Response {
  if (error instanceof TooLarge) return failure(413, "limit", error.message);
  if (error instanceof DomainError) return refused(error);
  // Nothing was saved and nothing is wrong with the request: the outbox sends it again.
  if (isStoreTrouble(error))
    return json(503, { code: "busy", message: error.message }, { "retry-after": "2" });
  const reference = crypto.randomUUID().slice(0, 8);
  console.error(`Fault ${reference}:`, error);
  return failure(
    500,
    "fault",
    `Something went wrong on the server (${reference}). Nothing was lost; try again.`,
  );
}

/** How long to wait is said where every client looks for it, not in the body. */
function refused({ code, message, details }: DomainError): Response {
  const { retryAfter, ...fields } = details;
  return failure(STATUS[code], code, message, fields, retryAfter ? { "retry-after": retryAfter } : {});
}

function failure(
  status: number,
  code: string,
  message: string,
  fields: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response {
  return json(status, { code, message, ...(Object.keys(fields).length > 0 ? { fields } : {}) }, headers);
}
