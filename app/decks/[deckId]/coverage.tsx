import { capital, counted, countedInWords, figure } from "#app/_ui/words.ts";
import type { DeckView } from "#lib/study/types.ts";

/** What was left out of a deck, by document, each time with the reason. */
export function LeftOut({
  skipped,
  cards,
}: {
  readonly skipped: DeckView["skipped"];
  readonly cards: number;
}) {
  if (skipped.length === 0) return null;
  const total = skipped.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className="section" aria-labelledby="left-out-head">
      <header>
        <h2 id="left-out-head">Left out</h2>
      </header>
      <div>
        <table className="left-out">
          <caption>
            {counted(cards, "card")} came out of these documents; {counted(total, "passage")}{" "}
            {total === 1 ? "was" : "were"} left out on purpose.
          </caption>
          <thead>
            <tr>
              <th scope="col">Why</th>
              <th scope="col">Document</th>
              <th scope="col" className="n">
                Passages
              </th>
            </tr>
          </thead>
          <tbody>
            {skipped.map(({ documentTitle, reason, count }) => (
              <tr key={`${documentTitle}-${reason}`}>
                <td>{capital(reason)}</td>
                <td>{documentTitle}</td>
                <td className="n">{figure(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const SLOTS: Readonly<Record<string, string>> = {
  date: "when it was",
  actor: "who it was",
  object: "what it was about",
  outcome: "how it ended",
  number: "how many",
  interval: "how long",
  claim: "what happened",
};

/** Where the documents contradict each other: every reading with its witnesses, and no verdict. */
export function Disagreements({ conflicts }: { readonly conflicts: DeckView["conflicts"] }) {
  if (conflicts.length === 0) return null;
  return (
    <section className="section" aria-labelledby="disagreements-head">
      <header>
        <h2 id="disagreements-head">Disagreements</h2>
        <p>
          {capital(countedInWords(conflicts.length, "point"))} on which the documents contradict each other.
        </p>
      </header>
      <div>
        {conflicts.map((conflict) => (
          <article className="case" key={`${conflict.topic}-${conflict.slot}`}>
            <h3>{conflict.topic}</h3>
            <p className="small quiet">They differ on {SLOTS[conflict.slot] ?? conflict.slot}.</p>
            <div className="claims">
              {conflict.claims.map((claim) => (
                <blockquote className="proof" key={`${claim.documentTitle}-${claim.value}-${claim.quote}`}>
                  <span className="says">{claim.value}</span>
                  <span className="mark">{claim.quote}</span>
                  <cite>
                    <b>{claim.documentTitle}</b>
                  </cite>
                </blockquote>
              ))}
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}
