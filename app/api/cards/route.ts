import { readJson } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { deleteCards } from "#lib/services/notes/delete-cards.ts";
import { editCard } from "#lib/services/notes/edit-card.ts";

const MOST_BYTES = 500_000;

const VERBS: Readonly<Record<string, (ctx: Ctx, input: unknown) => Promise<unknown>>> = {
  edit: editCard,
  delete: deleteCards,
};

/**
 * Gives a card other words from the study screen, or deletes cards (`do`: delete), answered with the step that
 * `POST /api/steps` takes back. A route and not an action: the screen goes on while it is sent.
 */
export const POST = mutation(async (request) => {
  const body = await readJson(request, MOST_BYTES);
  const { do: name = "edit", ...input } = asObject(body);
  const verb = typeof name === "string" && Object.hasOwn(VERBS, name) ? VERBS[name] : undefined;
  if (!verb) throw new DomainError("invalid", "There is no such thing to do.");
  return json(200, await verb(await routeContext(request), input));
});

/** An object as it came; what is in it is checked by the verb. */
function asObject(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === "object" && body !== null && !Array.isArray(body) ? { ...body } : {};
}
