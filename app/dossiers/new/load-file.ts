export type Loaded =
  | { readonly ok: true; readonly dossierId: string }
  | { readonly ok: false; readonly message: string };

/** Sends a downloaded dossier; `id` is the new dossier's, so that the same file sent twice becomes one. Never throws. */
export async function loadFile(file: File, id: string): Promise<Loaded> {
  const query = new URLSearchParams({ id, name: file.name, size: String(file.size) });
  try {
    const response = await fetch(`/api/dossiers?${query.toString()}`, {
      method: "POST",
      headers: { "content-type": "application/octet-stream" },
      body: file,
    });
    const body: unknown = await response.json();
    const { dossierId, message } = { dossierId: null, message: null, ...(body as object) };
    if (response.ok && typeof dossierId === "string") return { ok: true, dossierId };
    return {
      ok: false,
      message: typeof message === "string" ? message : "It could not be loaded. Try again.",
    };
  } catch {
    return { ok: false, message: "The server could not be reached. Nothing was loaded; try again." };
  }
}
