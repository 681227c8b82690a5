import type { FormEvent } from "react";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";

/** What of a card stays when it starts again as new. As it stands at first, it does what Anki does. */
export function ResetForm({ onDeed }: { readonly onDeed: (deed: BrowseDeed) => void }) {
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    onDeed({
      kind: "reset",
      place: given.get("place") === "on" ? "keep" : "last",
      counts: given.get("counts") === "on" ? "anew" : "keep",
    });
  }
  return (
    <form className="reset-form" onSubmit={send}>
      <p>They start again as if never seen. What you answered stays in their history.</p>
      <label className="switch">
        <input type="checkbox" name="place" defaultChecked />
        <span>
          Keep their place among the new cards.
          <span className="small quiet"> Otherwise they come last, in decks of your own.</span>
        </span>
      </label>
      <label className="switch">
        <input type="checkbox" name="counts" />
        <span>Count answers and lapses from nought again</span>
      </label>
      <button type="submit" className="btn">
        Set back to new
      </button>
    </form>
  );
}
