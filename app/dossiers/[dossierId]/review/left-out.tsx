import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import { capital, counted, countedInWords } from "#app/_ui/words.ts";
import { grouped } from "#lib/base/grouped.ts";
import type { LeftOutPassage, RefusedCandidate } from "#lib/study/review.ts";
import { leftOutWords } from "./words.ts";

type Props = {
  readonly refused: readonly RefusedCandidate[];
  readonly leftOut: readonly LeftOutPassage[];
  readonly onTake: (candidate: RefusedCandidate) => void;
  readonly onShow: (at: number) => void;
};

/** What made no card, and why: refused candidates that can be taken in after all, and passages of page furniture. */
export function LeftOut({ refused, leftOut, onTake, onShow }: Props) {
  const reasons = [...grouped(leftOut, (passage) => passage.reason)];
  return (
    <section className="section" id="left-out" aria-labelledby="left-out-head">
      <header>
        <h2 id="left-out-head">Left out</h2>
        <p>
          {refused.length + leftOut.length === 0
            ? "Nothing. Every passage was read for cards, and no candidate was refused."
            : `${capital(countedInWords(refused.length, "candidate"))} refused, ${countedInWords(leftOut.length, "passage")} not read for cards. Here is why.`}
        </p>
      </header>
      <div className="left-out-list">
        {refused.map((candidate) => (
          <article key={candidate.position}>
            <div>
              <p className="asked-q">{typeset(candidate.question)}</p>
              <p className="asked-a">{shownAnswer(candidate.answer)}</p>
              <p className="small quiet">{capital(typeset(candidate.reason))}.</p>
            </div>
            <button type="button" className="btn" onClick={() => onTake(candidate)}>
              Take in<span className="sr">: {candidate.question}</span>
            </button>
          </article>
        ))}
        {reasons.map(([reason, passages]) => (
          <details key={reason} className="cards-from">
            <summary>
              {leftOutWords(reason)}, {counted(passages.length, "passage")}
            </summary>
            <ul>
              {passages.map(({ at, quote }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: what is left out of a document has no name but its place.
                <li key={index}>
                  <span>{quote === "" ? "A passage without words." : shortened(quote)}</span>
                  {at === null ? null : (
                    <button type="button" className="btn plain small" onClick={() => onShow(at)}>
                      Show in the document
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </div>
    </section>
  );
}

function shortened(quote: string): string {
  return quote.length <= 140 ? quote : `${quote.slice(0, 130).replace(/\s\S*$/u, "")} …`;
}
