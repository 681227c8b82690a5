"use client";

import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { loadFile } from "./load-file.ts";

/** A dossier that was downloaded elsewhere: one file, and one is in it. Without scripts it is hidden. */
export function LoadDossier() {
  const router = useRouter();
  const id = useId();
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly text: string } | null>(null);
  const [busy, setBusy] = useState(false);

  async function load(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    setBusy(true);
    setSaid({ ok: true, text: `Loading ${file.name} …` });
    const result = await loadFile(file, crypto.randomUUID());
    if (result.ok) {
      router.push(`/dossiers/${encodeURIComponent(result.dossierId)}`);
      return;
    }
    setBusy(false);
    setSaid({ ok: false, text: `${file.name}: ${result.message}` });
  }

  return (
    <section className="section scripted load" aria-labelledby={`${id}-head`}>
      <header>
        <h2 id={`${id}-head`}>Or load a file</h2>
      </header>
      <div className="stack">
        <label htmlFor={`${id}-file`}>A dossier that was downloaded from its page, or a deck file</label>
        <input
          id={`${id}-file`}
          type="file"
          accept=".zip,.json"
          disabled={busy}
          onChange={(event) => void load(event.target.files?.[0])}
        />
        <p className="note">It becomes a dossier of yours. Its cards are drafts until you publish them.</p>
        <output className={said?.ok === false ? "said danger" : "said quiet"}>{said?.text}</output>
      </div>
    </section>
  );
}
