import { DomainError } from "#lib/base/errors.ts";

/** So many files are held in memory at once; each may have 50 MB. */
const AT_ONCE = 6;

let taken = 0;

/** Takes one of the places for uploads, or throws `limit` with the seconds to wait. Call what it returns when done. */
export function takeSlot(): () => void {
  if (taken >= AT_ONCE) {
    throw new DomainError("limit", "Many files arrive just now. This one follows in a moment.", {
      retryAfter: "3",
    });
  }
  taken += 1;
  let given = false;
  return () => {
    if (!given) taken -= 1;
    given = true;
  };
}
