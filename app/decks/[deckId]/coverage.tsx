import Link from "next/link";
import { shownAnswer, shownTitle } from "#app/_ui/typeset.ts";
import { capital, countedInWords, figure } from "#app/_ui/words.ts";
import type { DeckView } from "#lib/study/home-view.ts";

/** What was left out of a deck's documents, by document, each time with the reason. */
export function LeftOut({ skipped }: { readonly skipped: DeckView["skipped"] }) {
  if (skipped.length === 0) return null;
  const total = sumOf(skipped);
  const documents = [...new Set(skipped.map(({ documentTitle }) => documentTitle))];
  return (
    <section className="section" aria-labelledby="left-out-head">
      <header>
        <h2 id="left-out-head">Left out</h2>
        <p>{capital(countedInWords(total, "passage"))} of these documents made no card. Here is why.</p>
      </header>
      <div className="left-out">
        {documents.map((title) => {
          const reasons = skipped.filter(({ documentTitle }) => documentTitle === title);
          return (
            <section key={title}>
              <h3>{shownTitle(title)}</h3>
              <ul>
                {[...reasons]
                  .sort((a, b) => b.count - a.count)
                  .map(({ reason, count }) => (
                    <li key={reason}>
                      <span className="num">{figure(count)}</span> {capital(reason)}
                    </li>
                  ))}
              </ul>
            </section>
          );
        })}
      </div>
    </section>
  );
}

function sumOf(skipped: DeckView["skipped"]): number {
  return skipped.reduce((sum, { count }) => sum + count, 0);
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
export function Disagreements({
  conflicts,
  dossierId,
}: Pick<DeckView, "conflicts"> & { readonly dossierId: string }) {
  if (conflicts.length === 0) return null;
  return (
    <section className="section" aria-labelledby="disagreements-head">
      <header>
        <h2 id="disagreements-head">Disagreements</h2>
        <p>
          {capital(countedInWords(conflicts.length, "point"))} on which the documents contradict each other.
        </p>
        <p>
          <Link href={`/dossiers/${encodeURIComponent(dossierId)}/disagreements`} prefetch={false}>
            Every reading, side by side
          </Link>
        </p>
      </header>
      <div>
        {conflicts.map((conflict) => (
          <article className="case" key={`${conflict.topic}-${conflict.slot}`}>
            <h3>{shownAnswer(conflict.topic)}</h3>
            <p className="small quiet">They differ on {SLOTS[conflict.slot] ?? conflict.slot}.</p>
            <div className="claims">
              {conflict.claims.map((claim) => (
                <blockquote className="proof" key={`${claim.documentTitle}-${claim.value}-${claim.quote}`}>
                  <span className="says">{shownAnswer(claim.value)}</span>
                  <span className="mark">{claim.quote}</span>
                  <cite>
                    <b>{shownTitle(claim.documentTitle)}</b>
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
