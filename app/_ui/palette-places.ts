import type { Place } from "#lib/services/study/places.ts";
import type { PaletteItem } from "./palette-commands.ts";

/** So old a list is still shown at once; it is fetched anew behind it. */
let known: readonly PaletteItem[] = [];
const PATIENCE_MS = 5_000;

/** Every deck, dossier and document by name; what was known before where the server cannot be reached. */
export async function placesHere(): Promise<readonly PaletteItem[]> {
  try {
    const response = await fetch("/api/places", { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) known = placesIn(await response.json()).flatMap(itemsOf);
  } catch {
    // Offline: the actions of the page are there all the same.
  }
  return known;
}

/** Our own server's reply; its shape is promised by the route, so it is named rather than checked. */
function placesIn(body: unknown): readonly Place[] {
  return (body as { readonly places: readonly Place[] }).places;
}

function itemsOf({ kind, id, title, within }: Place): readonly PaletteItem[] {
  const text = within === null ? title : `${title}, ${within}`;
  const path = encodeURIComponent(id);
  const item = (what: string, words: string, to: string): PaletteItem => ({
    id: `${what} ${id}`,
    text: words,
    kind: what,
    does: { kind: "go", path: to },
  });
  if (kind === "dossier") return [item("Dossier", text, `/dossiers/${path}`)];
  if (kind === "document") return [item("Document", text, `/documents/${path}`)];
  return [item("Deck", text, `/decks/${path}`), item("Study", `Study ${text}`, `/study?deck=${path}`)];
}
