"use client";

import { useActionState } from "react";
import { begin, type StarterNotice } from "./actions.ts";

const CHOICES = [3, 5, 8, 10] as const;
const USUAL = 5;

/** How many cards, and off it goes to the wall. */
export function BeginStarter({ classId }: { readonly classId: string }) {
  const [notice, action, pending] = useActionState<StarterNotice | null, FormData>(begin, null);
  return (
    <form action={action} className="row deeds">
      <input type="hidden" name="classId" value={classId} />
      <label htmlFor="starter-cards">Cards</label>
      <select id="starter-cards" name="cards" defaultValue={USUAL}>
        {CHOICES.map((count) => (
          <option key={count} value={count}>
            {count}
          </option>
        ))}
      </select>
      <button type="submit" className="btn go" disabled={pending}>
        Begin a starter
      </button>
      {notice === null ? null : <output className="err small">{notice.text}</output>}
    </form>
  );
}
