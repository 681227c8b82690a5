"use client";

import Link from "next/link";
import { useActionState } from "react";
import { actAndReturn, type MemoryNotice } from "../actions.ts";

/** Takes the weights that were looked at. */
export function TakeWeights({ offerId }: { readonly offerId: string }) {
  const [notice, action, pending] = useActionState<MemoryNotice | null, FormData>(actAndReturn, null);
  return (
    <form action={action} className="row spaced">
      <input type="hidden" name="offerId" value={offerId} />
      <button type="submit" className="btn go" name="do" value="adopt" disabled={pending}>
        Study by these
      </button>
      <Link className="btn plain" href="/memory#weights" prefetch={false}>
        Back
      </Link>
      <output className={notice?.ok === false ? "said danger" : "said quiet"}>{notice?.text ?? ""}</output>
    </form>
  );
}
