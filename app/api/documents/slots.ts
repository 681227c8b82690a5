import { DomainError } from "#lib/base/errors.ts";

/** So many files are held in memory at once; each may have 50 MB. */
const AT_ONCE = 6;

declare global {
  var dossierUploads: { taken: number } | undefined;
}

/** Takes one of the places for uploads, or throws `limit` with the seconds to wait. Call what it returns when done. */
export function takeSlot(): () => void {
  // Each route has its own copy of this module.
  globalThis.dossierUploads ??= { taken: 0 };
  const uploads = globalThis.dossierUploads;
  if (uploads.taken >= AT_ONCE) {
    throw new DomainError("limit", "Many files arrive just now. This one follows in a moment.", {
      retryAfter: "3",
    });
  }
  uploads.taken += 1;
  let given = false;
  return () => {
    if (!given) uploads.taken -= 1;
    given = true;
  };
}
