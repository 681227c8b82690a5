import { useEffect, useRef, useState } from "react";
import { counted } from "#app/_ui/words.ts";
import type { PackageLook } from "#lib/services/packages/look-at-package.ts";
import type { PackageProgress, TakenPackage } from "#lib/services/packages/take-package.ts";
import { takeBack } from "../actions.ts";
import { PackageInside } from "./package-inside.tsx";
import { PackageResult } from "./package-result.tsx";
import { bringPackage, sendPackage, stopPackage } from "./send-package.ts";

type Props = { readonly file: File };

/** What is waited for: in words, and how far it is; null where nobody knows. */
type Waiting = { readonly words: string; readonly share: number | null; readonly stop: (() => void) | null };

/** A package of Anki: sent, looked at, brought in, and taken back if one likes. */
export function PackageImport({ file }: Props) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [look, setLook] = useState<PackageLook | null>(null);
  const [taken, setTaken] = useState<TakenPackage | null>(null);
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // Who listens hears what is in it, and what came of it, and goes on reading from there.
  useEffect(() => {
    if (look || taken) heading.current?.focus();
  }, [look, taken]);

  useEffect(() => {
    const controller = new AbortController();
    const stop = () => controller.abort();
    const onSent = (bytes: number) =>
      setWaiting(
        bytes < file.size
          ? { words: "Sending the package …", share: bytes / file.size, stop }
          : { words: "Reading the package …", share: null, stop },
      );
    onSent(0);
    void sendPackage(file, { onSent, signal: controller.signal }).then((outcome) => {
      setWaiting(null);
      if ("problem" in outcome) setSaid({ ok: false, text: outcome.problem });
      else setLook(outcome);
    });
    return stop;
  }, [file]);

  async function bring(id: string) {
    const stop = () => void stopPackage(id);
    const onProgress = (progress: PackageProgress) => setWaiting({ ...progressOf(progress), stop });
    setSaid(null);
    onProgress({ kind: "reading" });
    const outcome = await bringPackage(id, onProgress);
    setWaiting(null);
    if ("problem" in outcome) setSaid({ ok: false, text: outcome.problem });
    else {
      setLook(null);
      setTaken(outcome);
    }
  }

  async function undo({ steps, reviews }: TakenPackage) {
    setSaid(null);
    for (const [i, step] of [...steps].reverse().entries()) {
      setWaiting({ words: "Taking it back …", share: i / steps.length, stop: null });
      const outcome = await takeBack(step).catch(() => null);
      if (outcome?.ok) continue;
      setWaiting(null);
      setSaid({
        ok: false,
        text: outcome?.message ?? "This needs the network. Try again when you are back.",
      });
      return;
    }
    setWaiting(null);
    setTaken(null);
    setSaid({
      ok: true,
      text: `All of it is taken back. It lies in the bin for thirty days.${reviews > 0 ? " The reviews stay in your statistics: you gave those answers, whatever becomes of the cards." : ""}`,
    });
  }

  return (
    <div className="stack" aria-busy={waiting !== null}>
      {waiting ? (
        <div className="job">
          <output>{waiting.words}</output>
          <progress
            className="track"
            max={1}
            {...(waiting.share === null ? {} : { value: waiting.share })}
            aria-label={file.name}
          />
          {waiting.stop ? (
            <div className="row">
              <button type="button" className="btn plain" onClick={waiting.stop}>
                Stop
              </button>
            </div>
          ) : null}
        </div>
      ) : null}
      <output className={said?.ok === false ? "problem" : ""}>{said?.text ?? ""}</output>
      {look ? (
        <PackageInside
          look={look}
          heading={heading}
          isWaiting={waiting !== null}
          onBring={() => void bring(look.id)}
        />
      ) : null}
      {taken ? (
        <PackageResult
          taken={taken}
          heading={heading}
          isWaiting={waiting !== null}
          onUndo={() => void undo(taken)}
        />
      ) : null}
    </div>
  );
}

function progressOf(progress: PackageProgress): Omit<Waiting, "stop"> {
  if (progress.kind === "reading") return { words: "Reading the package …", share: null };
  const { kind, done, of } = progress;
  const words =
    kind === "media"
      ? `Pictures and sounds: ${done} of ${counted(of, "file")} …`
      : `Notes with their history: ${done} of ${counted(of, "note")} …`;
  return { words, share: of === 0 ? 1 : done / of };
}
