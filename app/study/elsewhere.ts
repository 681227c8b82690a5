import type { StudiedSince } from "#lib/study/types.ts";
import type { Receipt } from "./sending.ts";

const PATIENCE_MS = 10_000;

/** A page's part in learning what was done on other devices. */
export type Elsewhere = {
  /** The server has taken answers of this page: a log that grew by more was written to by another device too. */
  readonly received: (receipt: Receipt) => void;
  readonly stop: () => void;
};

/**
 * Tells what other devices of the learner recorded, whenever the page comes into sight or back to the network, and when
 * a receipt shows it. `known`: how long the log was when the page was drawn. On a page that is seen all the time nothing
 * is asked.
 */
export function watchElsewhere(known: number, tell: (since: StudiedSince) => unknown): Elsewhere {
  let events = known;
  /** Events of this page that the server has acknowledged since it was asked last. */
  let own = new Set<string>();
  let asking = false;
  let again = false;
  let stopped = false;

  async function ask(): Promise<void> {
    if (asking) {
      again = true;
      return;
    }
    if (stopped || document.visibilityState === "hidden" || !navigator.onLine) return;
    asking = true;
    again = false;
    const since = await sinceOnServer(events);
    asking = false;
    if (stopped) return;
    if (since !== null) {
      events = since.events;
      own = new Set();
      tell(since);
    }
    if (again) void ask();
  }

  const look = () => void ask();
  const shown = (event: PageTransitionEvent) => {
    if (event.persisted) look();
  };
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  window.addEventListener("online", look);
  window.addEventListener("pageshow", shown);
  return {
    received({ accepted, events: now }) {
      for (const id of accepted) own.add(id);
      if (now !== undefined && now > events + own.size) look();
    },
    stop() {
      stopped = true;
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
      window.removeEventListener("online", look);
      window.removeEventListener("pageshow", shown);
    },
  };
}

/** Whether the cookie of this browser is this learner's. */
export async function isSignedInAs(userId: string): Promise<boolean> {
  // No log is as long, so that there is always an answer with a name in it.
  return (await sinceOnServer(Number.MAX_SAFE_INTEGER))?.userId === userId;
}

/** Null for nothing new, and where the server cannot say. */
async function sinceOnServer(events: number): Promise<StudiedSince | null> {
  try {
    const response = await fetch(`/api/study/since?events=${events}`, {
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status !== 200) return null;
    // Safe: our own route answers this for 200, and an empty object for nothing.
    const since = (await response.json()) as StudiedSince | Readonly<Record<string, never>>;
    return isTold(since) ? since : null;
  } catch {
    return null;
  }
}

function isTold(since: StudiedSince | Readonly<Record<string, never>>): since is StudiedSince {
  return "events" in since;
}
