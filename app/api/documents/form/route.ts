import { readUpload } from "#app/_edge/body.ts";
import { mutation, replyTo } from "#app/_edge/route.ts";
import { routeContext } from "#app/_edge/route-context.ts";
import { tokenIn } from "#app/_edge/session-cookie.ts";
import { DomainError } from "#lib/base/errors.ts";
import { createDossier } from "#lib/services/dossiers/create-dossier.ts";
import { deleteDossier } from "#lib/services/dossiers/delete-dossier.ts";
import { importDocument } from "#lib/services/dossiers/import-document.ts";
import { LARGEST_UPLOAD, uploadLimit } from "#lib/services/dossiers/upload-limits.ts";
import { startMaking } from "#lib/services/making/start-making.ts";
import { takeSlot } from "../slots.ts";

/** The mark-up around one file and a title. */
const AROUND = 10_000;

/**
 * The form for a browser without scripts: begins a dossier with one file, and leads to its page, or back with the reason.
 */
export const POST = mutation(async (request, site) => {
  if (tokenIn(request.headers.get("cookie"), site) === null)
    return back("Your browser kept no cookie of this site. Allow it, open the page again, and add the file.");
  const ctx = await routeContext(request);
  const giveBack = takeSlot(ctx);
  try {
    const { title, file } = await fieldsOf(request);
    const { bytes: most, words } = uploadLimit(file.name);
    if (file.size > most) return back(words);
    const { dossierId } = await createDossier(ctx, { title });
    // The visitor may have become a guest by this.
    const owner = await routeContext(request);
    const bytes = new Uint8Array(await file.arrayBuffer());
    await importDocument(owner, { dossierId, name: file.name }, bytes).catch(async (error: unknown) => {
      // A dossier was begun for this file alone.
      await deleteDossier(owner, { dossierId });
      throw error;
    });
    await startMaking(owner, { dossierId });
    return seeOther(`/dossiers/${encodeURIComponent(dossierId)}`);
  } catch (error) {
    return error instanceof DomainError ? back(error.message) : replyTo(error);
  } finally {
    giveBack();
  }
});

async function fieldsOf(request: Request): Promise<{ readonly title: string; readonly file: File }> {
  const type = request.headers.get("content-type") ?? "";
  const bytes = await readUpload(request, {
    limit: LARGEST_UPLOAD + AROUND,
    words: "The file is larger than 50 MB, the most that is read.",
    size: null,
  });
  const form = await new Response(Buffer.from(bytes), { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  const [title, file] = [form?.get("title"), form?.get("file")];
  if (typeof title !== "string" || !(file instanceof File) || file.size === 0)
    throw new DomainError("invalid", "Give the dossier a title and choose a file.");
  return { title, file };
}

function back(problem: string): Response {
  return seeOther(`/dossiers/new?${new URLSearchParams({ problem }).toString()}`);
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
