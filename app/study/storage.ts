/** How far this browser can be trusted with what is put on the device. */

/** Less than this and the next answer may not fit. */
const SCARCE_BYTES = 5_000_000;

/** Whether there is next to no room left here. Browsers that do not say are trusted until a write fails. */
export async function isRoomScarce(): Promise<boolean> {
  try {
    const { quota, usage } = await navigator.storage.estimate();
    return quota !== undefined && usage !== undefined && quota - usage < SCARCE_BYTES;
  } catch {
    return false;
  }
}

/**
 * Asks the browser not to clear this site when the disk is full or it was not visited for a week. Some browsers ask the
 * person, so it is asked once on a device, after something was studied.
 */
export async function keepForGood(): Promise<void> {
  const asked = "dossier.storage-asked";
  try {
    if ((await navigator.storage.persisted()) || localStorage.getItem(asked) !== null) return;
    localStorage.setItem(asked, "yes");
    await navigator.storage.persist();
  } catch {
    // It then stays as long as the browser likes.
  }
}
