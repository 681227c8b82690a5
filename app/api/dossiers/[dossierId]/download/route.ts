import { replyTo } from "#app/_edge/route.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { packDossier } from "#lib/services/dossiers/pack-dossier.ts";

type Context = { readonly params: Promise<{ readonly dossierId: string }> };

/** The dossier as one file, for its owner. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  try {
    const { dossierId } = await params;
    const { title, bytes } = await packDossier(await requestContext(), dossierId);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="dossier.zip"; filename*=UTF-8''${encodeURIComponent(fileName(title))}`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return replyTo(error);
  }
}

/** A name that every system takes. RFC 8187 encodes the rest. */
function fileName(title: string): string {
  const plain = title
    .replace(/[^\p{L}\p{N} .-]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 80);
  return `${plain === "" ? "dossier" : plain}.dossier.zip`;
}
