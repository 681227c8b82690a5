import { replyTo } from "#app/_edge/route.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { zipResponse } from "#app/_edge/zip-response.ts";
import { packForAnki } from "#lib/services/packages/pack-for-anki.ts";

/** A deck (`deck`), a dossier of one's own (`dossier`) or everything one studies, as a package of Anki. */
export async function GET(request: Request): Promise<Response> {
  try {
    const asked = new URL(request.url).searchParams;
    const { title, size, pieces } = await packForAnki(await requestContext(), {
      deck: asked.get("deck") ?? undefined,
      dossier: asked.get("dossier") ?? undefined,
      history: asked.get("history") === "on",
    });
    return zipResponse({ fallback: "deck.apkg", title, ending: ".apkg" }, pieces, size);
  } catch (error) {
    return replyTo(error);
  }
}
