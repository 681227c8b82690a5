import type { Store } from "#lib/db/store.ts";
import type { Browser } from "#lib/services/account/open-session.ts";
import { hashOfToken } from "#lib/services/account/sessions.ts";
import { signUp } from "#lib/services/account/sign-up.ts";
import type { Ctx } from "#lib/services/context.ts";
import { withFolder, withStore } from "../with-store.ts";
import { card, holder, NOW, synced } from "./fixtures.ts";

/** Runs a test on a database with four cards. */
export const withCards = <T>(test: (store: Store) => Promise<T>): Promise<T> =>
  withStore((store) =>
    withFolder(async (folder) => {
      await synced(store, folder, [card(1), card(2), card(3), card(4)]);
      return test(store);
    }),
  );

/** A browser that gets a new key, named by a word. */
export const browser = (token: string, address: string | null = null): Browser => ({
  tokenHash: hashOfToken(token),
  device: "Firefox on Linux",
  address,
});

export const PASSWORD = "seven green herons";

/** Makes an account in the browser that holds `token`; it holds `${token}!` afterwards. */
export async function account(store: Store, name: string, token = name, now = NOW): Promise<Ctx> {
  await signUp(await holder(store, token, now), { name, password: PASSWORD }, browser(`${token}!`));
  return holder(store, `${token}!`, now);
}
