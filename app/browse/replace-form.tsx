import { type FormEvent, useId } from "react";
import type { BrowseDeed } from "#lib/services/browse/deeds.ts";

const WHERE = { both: "Anywhere", question: "What is asked", answer: "What belongs there" } as const;

/** Which words give way to which, and where; only in notes that one wrote oneself. */
export function ReplaceForm({ onDeed }: { readonly onDeed: (deed: BrowseDeed) => void }) {
  const id = useId();
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const [find, put] = [given.get("find"), given.get("put")];
    const where = (["both", "question", "answer"] as const).find((one) => one === given.get("where"));
    if (typeof find !== "string" || typeof put !== "string" || find === "") return;
    onDeed({ kind: "replace", find, put, exact: given.get("exact") === "on", where: where ?? "both" });
  }
  return (
    <form className="replace-form" onSubmit={send}>
      <div className="field">
        <label htmlFor={`${id}-find`}>Find</label>
        <input id={`${id}-find`} name="find" autoComplete="off" maxLength={500} required />
      </div>
      <div className="field">
        <label htmlFor={`${id}-put`}>Put in its place</label>
        <input id={`${id}-put`} name="put" autoComplete="off" maxLength={500} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-where`}>In</label>
        <select id={`${id}-where`} name="where">
          {Object.entries(WHERE).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <label className="switch">
        <input type="checkbox" name="exact" />
        <span>Only with the same capital letters</span>
      </label>
      <p className="small quiet">
        In the notes that you wrote, with all their cards. What you remember of them stays.
      </p>
      <button type="submit" className="btn">
        Replace
      </button>
    </form>
  );
}
