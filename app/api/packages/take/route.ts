import { readJson } from "#app/_edge/body.ts";
import { progressReply } from "#app/_edge/progress-reply.ts";
import { mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { type PackageProgress, type TakenPackage, takePackage } from "#lib/services/packages/take-package.ts";

const MOST_BYTES = 2_000;

/** Brings a package in that was sent, `{ id, zone }`, and says how far it is while it does. */
export const POST = mutation(async (request) => {
  const input = await readJson(request, MOST_BYTES);
  const ctx = await routeContext(request);
  return progressReply<PackageProgress, TakenPackage>((onProgress, signal) =>
    takePackage(ctx, input, { onProgress, signal }),
  );
});
