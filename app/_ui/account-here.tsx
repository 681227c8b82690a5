"use client";

import Link from "next/link";
import { createContext, type ReactNode, useContext } from "react";

/** Who is signed in, as the page's head shows it. */
export type AccountHere = {
  /** What others see; null for a guest and a visitor. */
  readonly name: string | null;
  /** Whether something was studied here without a name. */
  readonly guest: boolean;
};

/** Null where nobody knows: without the server. */
const Here = createContext<AccountHere | null>(null);

export function AccountHereProvider({
  account,
  children,
}: {
  readonly account: AccountHere | null;
  readonly children: ReactNode;
}) {
  return <Here.Provider value={account}>{children}</Here.Provider>;
}

/**
 * What is around a page outlives it, and was drawn when a visitor had not answered yet: a page that knows of a learner
 * without a name says so to what stands in it.
 */
export function GuestHere({
  userId,
  children,
}: {
  readonly userId: string | null;
  readonly children: ReactNode;
}) {
  const here = useContext(Here);
  const began = here !== null && here.name === null && userId !== null;
  return <Here.Provider value={began ? GUEST : here}>{children}</Here.Provider>;
}

const GUEST: AccountHere = { name: null, guest: true };

/** Whether the page was drawn for a guest, who has nothing to sign in with. */
export function useIsGuest(): boolean {
  return useContext(Here)?.guest ?? false;
}

/** The way to a name for a guest, in a page's own words: the head of a narrow page has no room for it. */
export function KeepHere() {
  return (
    <p className="keep-here">
      Your answers are with this browser.{" "}
      <Link href="/sign-up" prefetch={false}>
        Keep my progress
      </Link>{" "}
      puts them under a name and a password, for your other devices too.
    </p>
  );
}

/** The last thing in the head of a page: one's name, or the way to have one. */
export function AccountEntry() {
  const here = useContext(Here);
  if (here === null) return null;
  const { name, guest } = here;
  if (name !== null)
    return (
      <Link className="btn plain small account-entry" href="/account" prefetch={false}>
        <span className="sr">Account of </span>
        <span className="name" dir="auto">
          {name}
        </span>
      </Link>
    );
  return (
    <>
      <Link className="btn plain small account-entry" href="/sign-in" prefetch={false}>
        Sign in
      </Link>
      {guest ? (
        <Link className="btn small account-keep" href="/sign-up" prefetch={false}>
          Keep my progress
        </Link>
      ) : null}
    </>
  );
}
