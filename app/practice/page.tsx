import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { askedIn, choicePath, ORDERS, practicePath, STARTS, within } from "./asked.ts";

export const metadata: Metadata = { title: "Practice" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const WAYS = [
  { counts: false, word: "My schedule stays" },
  { counts: true, word: "These answers count" },
] as const;

/** Which cards to practise. Practice moves no schedule, unless one asks for it, and says which. */
export default async function PracticePage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const asked = askedIn(query);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page practice">
        <h1 className="headline">Practice</h1>
        <p className="lede">
          {asked.counts
            ? "Go through cards before their day. Your answers count: each card comes back by how you answer it now."
            : "Go through cards as often as you like, before an exam or for fun. Your schedule does not move: each card comes back on its day all the same."}
        </p>
        <nav className="chips" aria-label="What your answers do">
          {WAYS.map(({ counts, word }) => (
            <Link
              key={word}
              className="chip"
              href={choicePath({ ...asked, counts })}
              aria-current={asked.counts === counts ? "page" : undefined}
              prefetch={false}
              replace
            >
              {word}
            </Link>
          ))}
        </nav>
        {asked.query.trim() === "" ? null : (
          <p>
            Of the cards that <code dir="auto">{asked.query}</code> finds:{" "}
            <Link href={choicePath({ ...asked, query: "" })} prefetch={false} replace>
              take all decks instead
            </Link>
          </p>
        )}
        <ul className="starts">
          {STARTS.map(({ name, label, query: search, days }) => (
            <li key={name}>
              <Link
                className="btn"
                href={practicePath({
                  ...asked,
                  query: within(asked, search(days ?? 0)),
                  order: name === "weak" ? "weakest" : "shuffled",
                })}
                prefetch={false}
              >
                {days === null ? label : label.replace("days", `${days} days`)}
              </Link>
            </li>
          ))}
        </ul>
        <form action="/practice/cards" className="stack">
          <h2 className="title">Or choose by a search</h2>
          <div className="field">
            <label htmlFor="q">Search</label>
            <input
              id="q"
              name="q"
              defaultValue={asked.query}
              maxLength={10_000}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              aria-describedby="q-hint"
            />
            <p className="hint" id="q-hint">
              As in <Link href="/browse">Browse</Link>: <code>tag:treaties</code>,{" "}
              <code>deck:Dates is:due</code>, <code>rated:3:1</code>. Empty means everything.
            </p>
          </div>
          <div className="field">
            <label htmlFor="order">Order</label>
            <select id="order" name="order" defaultValue={asked.order}>
              {ORDERS.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="most">Cards, at most</label>
            <input
              id="most"
              name="most"
              type="number"
              inputMode="numeric"
              min={1}
              max={500}
              defaultValue={asked.most}
            />
          </div>
          {asked.counts ? <input type="hidden" name="counts" value="1" /> : null}
          <button type="submit" className="btn go">
            {asked.counts ? "Study" : "Practise"}
          </button>
        </form>
      </main>
    </>
  );
}
