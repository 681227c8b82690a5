import { readUpload } from "#app/_edge/body.ts";
import { json, mutation } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { DomainError } from "#lib/base/errors.ts";
import { importDocument } from "#lib/services/dossiers/import-document.ts";
import { mayUpload } from "#lib/services/dossiers/may-upload.ts";
import { replaceDocument } from "#lib/services/dossiers/replace-document.ts";
import { uploadLimit } from "#lib/services/dossiers/upload-limits.ts";
import { takeSlot } from "./slots.ts";

/** What the address may say; everything else is refused. */
const PARAMETERS = ["dossier", "document", "name", "title", "author", "dated", "link", "place", "size"];

/**
 * Takes one file, its bytes as the body and everything else in the address: into `dossier`, or with `document` in the
 * place of that one. A route, because the proxy and server actions cut large bodies; refused unless every byte arrived.
 */
export const POST = mutation(async (request) => {
  const { dossier, document, name = "", size, ...about } = parametersOf(request);
  if ((dossier === undefined) === (document === undefined))
    throw new DomainError("invalid", "Name the dossier to add to, or the document to replace.");
  const ctx = await routeContext(request);
  await mayUpload(ctx, document === undefined ? { dossierId: dossier ?? "" } : { documentId: document });
  const { bytes: limit, words } = uploadLimit(name);
  const giveBack = takeSlot(ctx);
  try {
    const bytes = await readUpload(request, { limit, words, size: size ?? null });
    const added =
      document === undefined
        ? await importDocument(ctx, { dossierId: dossier, name, ...about }, bytes)
        : await replaceDocument(ctx, { documentId: document, name }, bytes);
    return json(200, added);
  } finally {
    giveBack();
  }
});

function parametersOf(request: Request): Readonly<Record<string, string | undefined>> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URL(request.url).searchParams) {
    if (!PARAMETERS.includes(name))
      throw new DomainError("invalid", `There is no parameter ${name.slice(0, 40)}.`);
    if (Object.hasOwn(values, name)) throw new DomainError("invalid", `The parameter ${name} came twice.`);
    values[name] = value;
  }
  return values;
}
