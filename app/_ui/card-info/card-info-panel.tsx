"use client";

import { useEffect, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import type { CardInfo } from "#lib/study/card-info.ts";
import { CardInfoView } from "./card-info-view.tsx";

type Props = {
  readonly cardId: string;
  readonly question: string;
  /** What this device knows of it, for when the server is out of reach. */
  readonly here?: () => Promise<CardInfo | null>;
  readonly onClose: () => void;
};

type Asked = { readonly info: CardInfo } | { readonly problem: string } | null;

/** The panel behind `I`: what is known of the card on the screen, asked of the server. */
export function CardInfoPanel({ cardId, question, here, onClose }: Props) {
  const [asked, setAsked] = useState<Asked>(null);
  const onDevice = useRef(here);
  useEffect(() => {
    const stop = new AbortController();
    void ask(cardId, stop.signal).then(async (found) => {
      const info = found === null ? await onDevice.current?.() : null;
      if (stop.signal.aborted) return;
      setAsked(found ?? (info ? { info } : { problem: NO_NETWORK }));
    });
    return () => stop.abort();
  }, [cardId]);
  return (
    <Dialog title={question} open onClose={onClose}>
      {asked === null ? <output>Looking it up.</output> : null}
      {asked && "problem" in asked ? <output>{asked.problem}</output> : null}
      {asked && "info" in asked ? (
        <>
          <CardInfoView info={asked.info} />
          <p className="small">
            {asked.info.here ? (
              HERE_WORDS[asked.info.here]
            ) : (
              <a href={`/cards/${encodeURIComponent(cardId)}`}>Open as a page</a>
            )}
          </p>
        </>
      ) : null}
    </Dialog>
  );
}

const NO_NETWORK = "This needs the network. Your answers are safe; try again when you are back.";
const HERE_WORDS = {
  whole: "As this device knows it. Earlier wordings and what was typed are on the server.",
  since: "As this device knows it. Earlier answers are on the server.",
} as const;

/** Null where the server cannot be reached. */
async function ask(cardId: string, signal: AbortSignal): Promise<Asked> {
  try {
    const reply = await fetch(`/api/cards/${encodeURIComponent(cardId)}`, { signal });
    const body: unknown = await reply.json();
    // Safe: our own route answers this for 200, of the same build as this page.
    if (reply.ok) return { info: body as CardInfo };
    return { problem: "There is nothing to show for this card." };
  } catch {
    return null;
  }
}
