import { uuidv7 } from "#lib/base/ids.ts";
import { type Store, sharedStore } from "#lib/db/store.ts";
import type { Ctx, Viewer } from "./context.ts";
import { environment } from "./environment.ts";

/** The store of this process; opened (and migrated) at the first call. */
export function storeOfServer(): Promise<Store> {
  const { databaseUrl, databaseAuthToken, root } = environment();
  return sharedStore({ url: databaseUrl, authToken: databaseAuthToken, root, purpose: "npm start" });
}

/** A context with the real clock and real dice: the only place where verbs get them. */
export function contextFor(store: Store, viewer: Viewer): Ctx {
  return {
    viewer,
    store,
    now: () => Date.now(),
    newId: () => uuidv7(Date.now(), (bytes) => crypto.getRandomValues(bytes)),
  };
}

/** For boot and maintenance, where nobody asks. */
export function systemContext(store: Store): Ctx {
  return contextFor(store, { kind: "visitor", key: null });
}
