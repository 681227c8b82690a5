/** Runs a job in one tab at a time where the browser can arrange it; elsewhere twice sent is still counted once. */
export async function alone(job: () => Promise<void>): Promise<void> {
  if (!("locks" in navigator)) return job();
  let begun = false;
  const first = (): Promise<void> => {
    begun = true;
    return job();
  };
  try {
    await navigator.locks.request("dossier-outbox", first);
  } catch (error) {
    // Where the browser keeps nothing for a page it grants no locks either.
    if (begun) throw error;
    await job();
  }
}
