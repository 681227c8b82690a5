"use client";

import { useState } from "react";

/** Opens or closes all answers of the list at once; each opens by itself without this. */
export function AnswersToggle({ listId }: { readonly listId: string }) {
  const [shown, setShown] = useState(false);
  function toggle() {
    for (const card of document.querySelectorAll<HTMLDetailsElement>(`#${listId} details`))
      card.open = !shown;
    setShown(!shown);
  }
  return (
    <button type="button" className="chip" aria-pressed={shown} onClick={toggle}>
      All answers
    </button>
  );
}
