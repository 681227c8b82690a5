import Link from "next/link";
import type { RefObject } from "react";
import { counted } from "#app/_ui/words.ts";
import type { TakenPackage } from "#lib/services/packages/take-package.ts";
import { PackageProblems } from "./package-problems.tsx";

type Props = {
  readonly taken: TakenPackage;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly isWaiting: boolean;
  readonly onUndo: () => void;
};

/** What came of a package. */
export function PackageResult({ taken, heading, isWaiting, onUndo }: Props) {
  const { fates, cards, reviews, media, refusedMedia, steps, stopped } = taken;
  const brought = fates.added + fates.restored + fates.changed;
  return (
    <section className="stack" aria-labelledby="taken-head">
      <h2 id="taken-head" ref={heading} tabIndex={-1} className="title">
        {stopped ? "Stopped. " : ""}
        {brought + reviews === 0
          ? "Nothing new was brought in."
          : `${counted(brought, "note")} with ${counted(cards, "card")} and ${counted(reviews, "review")} brought in.`}
      </h2>
      {stopped ? (
        <p>
          What was brought in until then stands. Choose the package once more to go on: nothing is doubled.
        </p>
      ) : null}
      <ul className="note-import-list">
        {fates.changed > 0 ? (
          <li>Words from Anki that are newer: {counted(fates.changed, "note")}.</li>
        ) : null}
        {fates.own > 0 ? <li>Your own words stay in {counted(fates.own, "note")}.</li> : null}
        {fates.left > 0 ? <li>Here already: {counted(fates.left, "note")}.</li> : null}
        {media.kept > 0 ? <li>Pictures and sounds that came along: {media.kept}.</li> : null}
        {media.missing > 0 ? (
          <li>
            {counted(media.missing, "picture or sound", "pictures and sounds")}{" "}
            {media.missing === 1 ? "is" : "are"} missing. Their names stand in the notes; add them there.
          </li>
        ) : null}
        {refusedMedia.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <PackageProblems
        loss={taken.loss}
        empty={taken.empty}
        problems={taken.problems}
        refused={taken.refused}
      />
      <div className="row">
        <Link className="btn go" href="/study">
          Study
        </Link>
        <Link className="btn plain" href="/#own-decks" prefetch={false}>
          Your decks
        </Link>
        {steps.length > 0 ? (
          <button type="button" className="btn plain" disabled={isWaiting} onClick={onUndo}>
            Undo
          </button>
        ) : null}
      </div>
      {steps.length > 0 && reviews > 0 ? (
        <p className="small quiet">Undo takes back notes and cards. The reviews stay in your statistics.</p>
      ) : null}
    </section>
  );
}
