import { DomainError } from "#lib/base/errors.ts";

/** Documents that are read at the same time, and how many more may wait for their turn. */
const AT_ONCE = 2;
const WAITING = 20;

type Slots = { running: number; readonly queue: (() => void)[] };

/** Every route has its own copy of this module; the slots are the process's. */
function slots(): Slots {
  const holder: typeof globalThis & { dossierReadingSlots?: Slots } = globalThis;
  holder.dossierReadingSlots ??= { running: 0, queue: [] };
  return holder.dossierReadingSlots;
}

/**
 * Runs `work` when one of few slots is free, in the order of asking. Throws `limit` at once when too many wait already;
 * gives up the place in the queue when `signal` aborts.
 */
export async function inSlot<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  await taken(slots(), signal);
  try {
    return await work();
  } finally {
    const all = slots();
    all.running -= 1;
    all.queue.shift()?.();
  }
}

function taken(all: Slots, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  if (all.running < AT_ONCE) {
    all.running += 1;
    return Promise.resolve();
  }
  if (all.queue.length >= WAITING)
    return Promise.reject(
      new DomainError("limit", "Many documents are being read just now. Add this one again in a minute."),
    );
  return new Promise((resolve, reject) => {
    const enter = (): void => {
      signal?.removeEventListener("abort", leave);
      all.running += 1;
      resolve();
    };
    const leave = (): void => {
      const at = all.queue.indexOf(enter);
      if (at >= 0) all.queue.splice(at, 1);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", leave, { once: true });
    all.queue.push(enter);
  });
}
