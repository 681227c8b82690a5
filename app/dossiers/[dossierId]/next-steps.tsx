import Link from "next/link";
import { counted, figure } from "#app/_ui/words.ts";
import type { DossierView } from "#lib/services/dossiers/dossier-view.ts";
import { DeedButton } from "../_parts/deeds.tsx";

/** What a teacher does with a dossier now: make, review, settle, publish. One of them is the filled button. */
export function NextSteps({ view }: { readonly view: DossierView }) {
  const { id, cards, made, stale, documents, disagreements, published } = view;
  const base = `/dossiers/${encodeURIComponent(id)}`;
  const first = firstStep(view);
  const look = (step: string): string => (step === first ? "btn go" : "btn");
  if (documents.length === 0 && !made) return null;
  return (
    <section className="section" aria-labelledby="next">
      <header>
        <h2 id="next">What to do next</h2>
      </header>
      <ol className="steps">
        {!made || stale ? (
          <li>
            <h3>{made ? "Make the cards again" : "Make the cards"}</h3>
            <p>
              {made
                ? "Edits, rejections, rulings and what anybody has learnt are kept; you see what changed."
                : "Every document is read for dates, participants, quotes, proposals and outcomes."}
            </p>
            {documents.length > 0 ? (
              <DeedButton
                deed={{ do: "make", dossierId: id }}
                className={look("make")}
                enter={first === "make"}
              >
                {made ? "Make them again" : "Make cards"}
              </DeedButton>
            ) : null}
          </li>
        ) : null}
        {cards.draft + cards.active + cards.rejected > 0 ? (
          <li>
            <h3>Review</h3>
            <p>
              {cards.undecided === 0
                ? "You have looked at every card."
                : `Nobody has looked at ${counted(cards.undecided, "card")} yet. Accept, edit or reject each beside its sentence.`}
            </p>
            <Link
              className={look("review")}
              href={`${base}/review`}
              prefetch={false}
              {...(first === "review" ? { "data-enter": "" } : {})}
            >
              Review cards
            </Link>
          </li>
        ) : null}
        {disagreements > 0 ? (
          <li>
            <h3>Settle disagreements</h3>
            <p>
              The documents contradict each other in {counted(disagreements, "place")}. Until you rule, those
              cards ask who says what.
            </p>
            <Link className="btn" href={`${base}/disagreements`} prefetch={false}>
              See both sides
            </Link>
          </li>
        ) : null}
        {cards.draft + cards.active > 0 ? (
          <li id="publish">
            <h3>{published && cards.draft === 0 ? "Published" : "Publish"}</h3>
            <p>{publishWords(view)}</p>
            {cards.draft > 0 || !published ? (
              <DeedButton
                deed={{ do: "publish", dossierId: id }}
                className={look("publish")}
                enter={first === "publish"}
              >
                Publish {counted(cards.draft, published ? "new card" : "card")}
              </DeedButton>
            ) : (
              <DeedButton deed={{ do: "unpublish", dossierId: id }} className="btn">
                Take back from study
              </DeedButton>
            )}
          </li>
        ) : null}
      </ol>
    </section>
  );
}

function firstStep({ made, stale, cards, published }: DossierView): string {
  if (!made || stale) return "make";
  if (cards.unseen > 0) return "review";
  return cards.draft > 0 || !published ? "publish" : "";
}

function publishWords({ cards, published }: DossierView): string {
  if (published && cards.draft === 0)
    return `${counted(cards.active, "card")} can be studied. Taken back, they are drafts again, and what was learnt is kept.`;
  const some = cards.unseen === cards.draft ? "any" : figure(cards.unseen);
  const unseen = cards.unseen === 0 ? "" : ` Nobody has looked at ${some} of them.`;
  return `Cards that you did not reject become decks on the start page.${unseen}`;
}
