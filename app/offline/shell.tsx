"use client";

import { useEffect, useState } from "react";
import { AccountHereProvider } from "#app/_ui/account-here.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { watchFromShell } from "#app/study/shell-watch.ts";
import type { OnDevice } from "#lib/study/offline-session.ts";
import type { PackScope } from "#lib/study/pack.ts";
import type { StudySession } from "#lib/study/types.ts";
import { OfflineCards } from "./offline-cards.tsx";
import { OfflineHome } from "./offline-home.tsx";
import { onThisDevice, sessionHere, unsentHere } from "./on-this-device.ts";
import { ShellSitting } from "./shell-sitting.tsx";

type View =
  | { readonly kind: "opening" }
  | { readonly kind: "nothing"; readonly keeps: boolean; readonly unsent: number }
  | { readonly kind: "study"; readonly session: StudySession; readonly now: number }
  | { readonly kind: "home"; readonly here: OnDevice; readonly asked: string }
  | {
      readonly kind: "cards";
      readonly here: OnDevice;
      readonly now: number;
      readonly deckId: string | null;
    };

const TITLES: Readonly<Partial<Record<View["kind"], string>>> = { study: "Study", cards: "Cards" };

const RELOADED = "dossier.reloaded-at";
/** A server that answers but does not give its page is not asked again and again. */
const RELOAD_AT_MOST_EVERY_MS = 30_000;

/** Studies, or shows what can be studied, from what lies on the device. */
export function Shell() {
  const [view, setView] = useState<View>({ kind: "opening" });
  useEffect(() => {
    let gone = false;
    async function show() {
      const next = await open();
      if (gone) return;
      setView(next);
      document.title = `${TITLES[next.kind] ?? "Today"} · Dossier`;
    }
    void show();
    return () => {
      gone = true;
    };
  }, []);
  useEffect(() => {
    // A sitting ends here, whatever the network does; any other page is better had from the server.
    if (view.kind === "study" || view.kind === "opening") return;
    const watch = watchFromShell(() => reloadOnce());
    return watch.stop;
  }, [view.kind]);

  if (view.kind === "study")
    return (
      <div data-shell>
        <ShellSitting session={view.session} now={view.now} />
      </div>
    );
  return (
    <div data-shell>
      {/* Who is signed in, only the server knows. */}
      <AccountHereProvider account={null}>
        <TopBar userId={"here" in view ? view.here.pack.userId : null} />
      </AccountHereProvider>
      {view.kind === "home" ? <OfflineHome here={view.here} asked={view.asked} /> : null}
      {view.kind === "cards" ? <OfflineCards here={view.here} now={view.now} deckId={view.deckId} /> : null}
      {view.kind === "nothing" ? <Nothing keeps={view.keeps} unsent={view.unsent} /> : null}
      {view.kind === "opening" ? <main id="main" className="page" aria-busy="true" /> : null}
    </div>
  );
}

async function open(): Promise<View> {
  try {
    const here = await onThisDevice();
    if (here === null) return { kind: "nothing", keeps: true, unsent: await unsentHere() };
    const { pathname, searchParams } = new URL(location.href);
    if (pathname === "/study") {
      const session = sessionHere(here, scopeIn(searchParams), true);
      if (session) return { kind: "study", session, now: Date.now() };
    }
    const deck = here.pack.decks.find(({ id }) => pathname === `/decks/${encodeURIComponent(id)}`);
    if (pathname === "/browse" || deck)
      return { kind: "cards", here, now: Date.now(), deckId: deck?.id ?? null };
    return { kind: "home", here, asked: pathname };
  } catch {
    return { kind: "nothing", keeps: false, unsent: 0 };
  }
}

function scopeIn(asked: URLSearchParams): PackScope {
  const [deckId, examId] = [asked.get("deck"), asked.get("exam")];
  if (deckId) return { kind: "deck", deckId };
  return examId ? { kind: "exam", examId } : { kind: "all" };
}

function reloadOnce(): void {
  // Whoever came here on purpose stays.
  if (location.pathname === "/offline") return;
  try {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED)) < RELOAD_AT_MOST_EVERY_MS) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {
    return;
  }
  location.reload();
}

function Nothing({ keeps, unsent }: { readonly keeps: boolean; readonly unsent: number }) {
  return (
    <main id="main" className="page home">
      <section className="due">
        <h1>The server cannot be reached.</h1>
        <p className="lede">
          {keeps
            ? "There are no decks on this device yet. Open Dossier once while you are online, and the cards of the next days are put here."
            : "This browser keeps nothing for this site, so there are no decks here to study without the network."}
          {unsent === 0
            ? ""
            : ` ${counted(unsent, "answer")} of yours ${unsent === 1 ? "is" : "are"} kept here, to be sent when you are back.`}
        </p>
        <div className="row">
          <button type="button" className="btn go" onClick={() => location.reload()}>
            Try again
          </button>
        </div>
      </section>
    </main>
  );
}
