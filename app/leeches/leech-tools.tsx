"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useActionState, useState } from "react";
import { keptForm } from "#app/_ui/kept-form.ts";
import { EditDialog } from "#app/study/edit-dialog.tsx";
import type { StudyCard } from "#lib/study/types.ts";
import { act, type LeechNotice } from "./actions.ts";

/** What helps against a leech. */
export function LeechTools({ card, suspended }: { readonly card: StudyCard; readonly suspended: boolean }) {
  const router = useRouter();
  const [editing, setEditing] = useState(false);
  const [notice, action, pending] = useActionState<LeechNotice | null, FormData>(act, null);
  return (
    <div className="leech-tools">
      <div className="row">
        <button type="button" className="btn" onClick={() => setEditing(true)}>
          Rewrite
        </button>
        <Link className="btn" href={`/notes/new?split=${encodeURIComponent(card.id)}`} prefetch={false}>
          Split in two
        </Link>
        <form {...keptForm(action)} className="row">
          <input type="hidden" name="cardId" value={card.id} />
          <button
            type="submit"
            className="btn plain"
            name="deed"
            value={suspended ? "unsuspended" : "suspended"}
            disabled={pending}
          >
            {suspended ? "Ask it again" : "Suspend it"}
          </button>
          <button type="submit" className="btn plain" name="deed" value="reset" disabled={pending}>
            Learn it anew
          </button>
        </form>
      </div>
      <output className="small">{notice?.text ?? ""}</output>
      {editing ? (
        <EditDialog card={card} onEdited={() => router.refresh()} onClose={() => setEditing(false)} />
      ) : null}
    </div>
  );
}
