"use client";

import { useEffect, useRef, useState } from "react";
import { Dialog } from "#app/_ui/dialog.tsx";
import { beginRecording, playRecording, type Recording } from "./own-voice.ts";

type Props = { readonly cardId: string; readonly onClose: () => void };

type Phase =
  | { readonly kind: "asking" | "kept" }
  | { readonly kind: "recording"; readonly recording: Recording }
  | { readonly kind: "trouble"; readonly text: string };

/** Records one's own voice from the moment it opens, then plays it; closed on the way, it keeps nothing. */
export function VoiceDialog({ cardId, onClose }: Props) {
  const [round, setRound] = useState(0);
  const [phase, setPhase] = useState<Phase>({ kind: "asking" });
  const [unplayed, setUnplayed] = useState<string | null>(null);
  const next = useRef<HTMLButtonElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is another recording.
  useEffect(() => {
    let gone = false;
    let begun: Recording | null = null;
    void beginRecording(cardId, () => {
      if (gone) return;
      setPhase({ kind: "kept" });
      void playRecording(cardId).then(setUnplayed);
    }).then((outcome) => {
      if ("trouble" in outcome) {
        if (!gone) setPhase({ kind: "trouble", text: outcome.trouble });
        return;
      }
      begun = outcome.recording;
      if (gone) begun.drop();
      else setPhase({ kind: "recording", recording: begun });
    });
    return () => {
      gone = true;
      begun?.drop();
    };
  }, [cardId, round]);

  function again() {
    setPhase({ kind: "asking" });
    setRound(round + 1);
  }

  useEffect(() => {
    if (phase.kind !== "asking") next.current?.focus();
  }, [phase.kind]);

  return (
    <Dialog title="Your voice" open onClose={onClose}>
      <output>
        {phase.kind === "asking" ? "Asking for the microphone …" : null}
        {phase.kind === "recording" ? "Recording. Speak now; it ends by itself after a minute." : null}
        {phase.kind === "kept" ? (unplayed ?? "Recorded.") : null}
        {phase.kind === "trouble" ? phase.text : null}
      </output>
      <p className="small quiet">It stays on this page until you leave it, and is never sent.</p>
      <div className="row">
        {phase.kind === "recording" ? (
          <button ref={next} type="button" className="btn go" onClick={phase.recording.stop}>
            Stop
          </button>
        ) : null}
        {phase.kind === "kept" ? (
          <button
            ref={next}
            type="button"
            className="btn go"
            onClick={() => void playRecording(cardId).then(setUnplayed)}
          >
            Play
          </button>
        ) : null}
        {phase.kind === "kept" || phase.kind === "trouble" ? (
          <button
            ref={phase.kind === "trouble" ? next : undefined}
            type="button"
            className="btn"
            onClick={again}
          >
            {phase.kind === "kept" ? "Record again" : "Try again"}
          </button>
        ) : null}
      </div>
    </Dialog>
  );
}
