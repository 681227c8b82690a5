/** Kept on the device because they belong to the hands that use it, not to the learner. */
const OF_THE_HANDS = ["dossier.single-keys", "dossier.swipe"];

/** Removes what this browser remembers of how somebody studied, and of what they looked for. */
export function forgetSettings(): void {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) {
        if (key.startsWith("dossier") && !OF_THE_HANDS.includes(key)) storage.removeItem(key);
      }
    }
  } catch {
    // Where nothing can be kept, nothing is.
  }
}
