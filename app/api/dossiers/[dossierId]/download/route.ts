import { fileReply } from "#app/_edge/file-reply.ts";
import { replyTo } from "#app/_edge/route.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { packDossier } from "#lib/services/dossiers/pack-dossier.ts";

type Context = { readonly params: Promise<{ readonly dossierId: string }> };

/** The dossier as one file, for its owner. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { dossierId } = await params;
    const { title, bytes } = await packDossier(await requestContext(), dossierId);
    return fileReply({
      type: "application/zip",
      body: new Uint8Array(bytes),
      title,
      fallback: "dossier.zip",
      ending: ".dossier.zip",
    });
  } catch (error) {
    return replyTo(error);
  }
}
