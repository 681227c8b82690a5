const NAME = "dossier.recent";
const MOST = 8;

/** What was chosen in the palette last on this device, the latest first. */
export function recentIds(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    return Array.isArray(kept)
      ? kept.filter((id): id is string => typeof id === "string").slice(0, MOST)
      : [];
  } catch {
    return [];
  }
}

export function noteRecent(id: string): void {
  try {
    const ids = [id, ...recentIds().filter((other) => other !== id)].slice(0, MOST);
    localStorage.setItem(NAME, JSON.stringify(ids));
  } catch {
    // Nothing can be kept here; the palette then begins with the actions of the page.
  }
}
