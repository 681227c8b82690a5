import type { RefObject } from "react";
import { counted } from "#app/_ui/words.ts";
import type { PackageLook } from "#lib/services/packages/look-at-package.ts";
import { PackageProblems } from "./package-problems.tsx";

type Props = {
  readonly look: PackageLook;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly isWaiting: boolean;
  readonly onBring: () => void;
};

const MOST_DECKS = 30;

/** What is in a package, before anything of it is brought in. */
export function PackageInside({ look, heading, isWaiting, onBring }: Props) {
  const { fates, media, decks, sample, loss } = look;
  const fresh = fates.added + fates.restored + fates.changed;
  // History of notes that are here already may still be new.
  const isWorth = look.notes > 0;
  return (
    <section className="stack" aria-labelledby="package-head">
      <h2 id="package-head" ref={heading} tabIndex={-1} className="title">
        {counted(look.notes, "note")}, {counted(look.cards, "card")}, {counted(look.reviews, "review")}
      </h2>
      <ul className="note-import-list">
        {known(look).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li>
          {look.reviews > 0
            ? "What you have learnt comes along: every review, and the day on which each card is due."
            : "No reviews are in it: nothing of what you have learnt comes along but the days on which cards are due."}
        </li>
        {look.suspended > 0 ? <li>Suspended, and so they stay: {counted(look.suspended, "card")}.</li> : null}
        {media.there > 0 ? <li>Pictures and sounds that come along: {media.there}.</li> : null}
        {media.missing > 0 ? (
          <li>
            Pictures and sounds that are named and not in it: {media.missing}. Their names stand in the notes.
          </li>
        ) : null}
      </ul>
      <PackageProblems loss={loss} empty={look.empty} problems={look.problems} refused={look.refused} />
      {decks.length > 0 ? (
        <>
          <h3>Into these decks</h3>
          <ul className="note-import-list">
            {decks.slice(0, MOST_DECKS).map(({ path, cards }) => (
              <li key={path}>
                <span dir="auto">{path}</span>: {counted(cards, "card")}
              </li>
            ))}
            {decks.length > MOST_DECKS ? <li>and {decks.length - MOST_DECKS} more</li> : null}
          </ul>
        </>
      ) : null}
      {sample.length > 0 ? (
        <>
          <h3>How the first ones are read</h3>
          <ol className="note-import-list">
            {sample.map((title, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two notes may begin alike, and the list never changes.
              <li key={i} dir="auto">
                {title}
              </li>
            ))}
          </ol>
        </>
      ) : null}
      {isWorth && !isWaiting ? (
        <p>
          <button type="button" className="btn go" onClick={onBring}>
            {fresh > 0 ? `Bring in ${counted(fresh, "note")}` : "Bring in what was learnt since"}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function known({ fates }: PackageLook): readonly string[] {
  const { changed, restored, own, left } = fates;
  return [
    changed > 0
      ? `Changed in Anki since: ${counted(changed, "note")}, which ${changed === 1 ? "gets" : "get"} those words.`
      : "",
    restored > 0
      ? `In your bin: ${counted(restored, "note")}, which ${restored === 1 ? "comes" : "come"} back out of it.`
      : "",
    own > 0 ? `Changed there and by you here: ${counted(own, "note")}. Your words stay.` : "",
    left > 0
      ? `${counted(left, "note")} ${left === 1 ? "is here already and stays as it is" : "are here already and stay as they are"}.`
      : "",
  ].filter((line) => line !== "");
}
