import { type RefObject, useEffect, useRef, useState } from "react";
import { type Sync, type SyncEvents, startSync } from "./sync.ts";
import { NOTHING_YET, type SyncState } from "./sync-state.ts";

/** One page's part in keeping and sending answers; stops with the page. Unsent answers stay on the device. */
export function useSync(
  userId: string | null,
  events: SyncEvents,
): { readonly state: SyncState; readonly sync: RefObject<Sync | null> } {
  const [state, setState] = useState<SyncState>(NOTHING_YET);
  const sync = useRef<Sync | null>(null);
  const handlers = useRef(events);
  useEffect(() => {
    handlers.current = events;
  });
  useEffect(() => {
    const started = startSync(userId, {
      onElsewhere: (draft) => handlers.current.onElsewhere?.(draft),
      onReceived: (receipt, waiting) => handlers.current.onReceived?.(receipt, waiting),
    });
    sync.current = started;
    const leave = started.subscribe(() => setState(started.state()));
    return () => {
      leave();
      started.stop();
      sync.current = null;
    };
  }, [userId]);
  return { state, sync };
}
