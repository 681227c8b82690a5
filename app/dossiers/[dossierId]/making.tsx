"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { CategoryMark } from "#app/_ui/category.tsx";
import type { Progress } from "#lib/services/making/making-progress.ts";
import { DeedButton } from "../_parts/deeds.tsx";
import { changeWords, isOpen, phaseWords, share } from "./dossier-words.ts";

/** So often the page asks; seldom while nobody looks at it. */
const ASK_MS = 700;
const ASIDE_MS = 5000;

type Props = {
  readonly dossierId: string;
  readonly initial: Progress;
  /** What the documents are called, by name. */
  readonly titles: Readonly<Record<string, string>>;
};

/** The making of the cards while it lasts: what it does, how far it is, the first cards; then how it ended. */
export function Making({ dossierId, initial, titles }: Props) {
  const { progress, away } = useProgress(dossierId, initial);
  const open = isOpen(progress);
  const { preview } = progress;
  return (
    <section className="section" aria-labelledby="making">
      <header>
        <h2 id="making">The cards</h2>
      </header>
      <div>
        {open ? (
          <div className="job">
            <output>
              <b>{phaseWords(progress)}</b>
            </output>
            <progress
              className="track"
              max={1}
              value={share(progress)}
              aria-label="The making of the cards"
            />
            <noscript>
              <p className="small">Load this page again to see how far it is.</p>
            </noscript>
            <div className="row small quiet">
              <span>
                {away
                  ? "The server does not answer just now; the work goes on there."
                  : "You can leave this page; it goes on."}
              </span>
              <DeedButton deed={{ do: "stop", dossierId }} className="btn plain small">
                Stop
              </DeedButton>
            </div>
          </div>
        ) : (
          <Ended progress={progress} dossierId={dossierId} />
        )}
        {open && preview !== null ? (
          <div className="first-cards">
            <h3>First cards, from “{titles[preview.document] ?? preview.document}”</h3>
            <ul>
              {preview.cards.map((card) => (
                <li key={card.question}>
                  <span className="small">
                    <CategoryMark category={card.category} />
                  </span>
                  <p className="asked">{card.question}</p>
                  <p className="answered">{card.answer}</p>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </section>
  );
}

function Ended({ progress, dossierId }: { readonly progress: Progress; readonly dossierId: string }) {
  if (progress.state === "failed" || progress.state === "interrupted") {
    return (
      <div className="problem" role="alert">
        <h3>The cards could not be made.</h3>
        <p>{progress.message ?? "The server stopped meanwhile. What was there before is unchanged."}</p>
        <DeedButton deed={{ do: "make", dossierId }}>Try again</DeedButton>
      </div>
    );
  }
  if (progress.state === "cancelled") {
    return (
      <div className="row">
        <p>Stopped. Nothing was changed.</p>
        <DeedButton deed={{ do: "make", dossierId }}>Make the cards</DeedButton>
      </div>
    );
  }
  const kinds = Object.keys(progress.changes ?? {});
  return (
    <p>
      {changeWords(progress.changes) ?? "The cards are as they were: nothing in them changed."}{" "}
      {kinds.some((kind) => kind !== "added") ? (
        <Link href={`/dossiers/${encodeURIComponent(dossierId)}/changes`} prefetch={false}>
          See what changed
        </Link>
      ) : null}
    </p>
  );
}

/** Asks how far it is while it lasts; when it has ended, the whole page is drawn anew. */
function useProgress(dossierId: string, initial: Progress): { progress: Progress; away: boolean } {
  const router = useRouter();
  const [asked, setAsked] = useState<Progress | null>(null);
  const [away, setAway] = useState(false);
  // What the server drew counts when it is about a later run, or about an end.
  const progress = asked === null || asked.jobId !== initial.jobId || !isOpen(initial) ? initial : asked;
  const open = isOpen(initial);
  useEffect(() => {
    if (!open) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const abort = new AbortController();
    async function ask(): Promise<void> {
      const next = await progressNow(dossierId, abort.signal);
      if (abort.signal.aborted) return;
      setAway(next === null);
      if (next !== null) setAsked(next);
      if (next !== null && (!isOpen(next) || next.jobId !== initial.jobId)) router.refresh();
      timer = setTimeout(() => void ask(), document.hidden ? ASIDE_MS : ASK_MS);
    }
    timer = setTimeout(() => void ask(), ASK_MS);
    return () => {
      abort.abort();
      if (timer !== null) clearTimeout(timer);
    };
  }, [open, dossierId, initial.jobId, router]);
  return { progress, away };
}

async function progressNow(dossierId: string, signal: AbortSignal): Promise<Progress | null> {
  try {
    const reply = await fetch(`/api/dossiers/${encodeURIComponent(dossierId)}/progress`, { signal });
    if (!reply.ok) return null;
    return progressIn(await reply.json());
  } catch {
    return null;
  }
}

/** Safe: our own route answers so, and nothing else does under this address. */
function progressIn(body: unknown): Progress | null {
  return (body as { readonly progress: Progress | null }).progress;
}
