import { replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { zipResponse } from "#app/_edge/zip-response.ts";
import { DomainError } from "#lib/base/errors.ts";
import { personRecordZip } from "#lib/services/account/server/person-record.ts";

type Context = { readonly params: Promise<{ readonly personId: string }> };

/** One person's whole record as a zip, for an administrator who has noted that they read it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  try {
    const { personId } = await params;
    const pieces = await personRecordZip(await routeContext(request), personId);
    if (pieces === null)
      throw new DomainError("not-found", "There is no such page. Open the person's page first.");
    return zipResponse("dossier-record.zip", pieces);
  } catch (error) {
    return replyTo(error);
  }
}
