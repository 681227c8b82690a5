import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import { letter } from "#lib/quiz/paper.ts";
import { shownOf } from "#lib/quiz/shown.ts";
import type { Question, Shown } from "#lib/quiz/types.ts";

/** A question on paper; plain, it is words alone, in the order in which they are read. */
export function PaperQuestion({ question, plain }: { readonly question: Question; readonly plain: boolean }) {
  const shown = shownOf(question);
  return (
    <li className="paper-question">
      <p className="q" dir="auto">
        {typeset(shown.prompt)}
      </p>
      <Answering shown={shown} plain={plain} />
    </li>
  );
}

function Answering({ shown, plain }: { readonly shown: Shown; readonly plain: boolean }) {
  switch (shown.kind) {
    case "choice":
    case "who":
      return (
        <>
          <p className="how">{shown.several ? "Mark all that are right." : "Mark the right one."}</p>
          <Lettered items={shown.options.map(shownAnswer)} />
        </>
      );
    case "truth":
      return (
        <>
          <p className="claim" dir="auto">
            {shownAnswer(shown.claim)}
          </p>
          <p className="how">Is this the answer? Mark: true, false.</p>
        </>
      );
    case "typed":
      return <Rules count={1} plain={plain} />;
    case "cloze":
      return (
        <p dir="auto">
          {typeset(shown.before)}
          {plain ? " (gap) " : <span className="paper-gap" />}
          {typeset(shown.after)}
        </p>
      );
    case "list":
      return (
        <>
          <p className="how">{shown.ideas} in all, one on each line.</p>
          <Rules count={shown.ideas} plain={plain} />
        </>
      );
    case "match":
    case "sources":
      return (
        <>
          <p className="how">Write the letter beside each number.</p>
          <ol className="paper-left">
            {shown.left.map((one) => (
              <li key={one}>
                <bdi>{shown.kind === "sources" ? shownTitle(one) : typeset(one)}</bdi>
                {plain ? null : <span className="paper-box" />}
              </li>
            ))}
          </ol>
          <Lettered items={shown.right.map(shownAnswer)} />
          {shown.kind === "sources" ? (
            <>
              <p className="how">Why might they differ? This is not marked by the key.</p>
              <Rules count={2} plain={plain} />
            </>
          ) : null}
        </>
      );
    case "order":
      return (
        <>
          <p className="how">Write the letters in order.</p>
          <Lettered items={shown.items.map(typeset)} />
          <Rules count={1} plain={plain} />
        </>
      );
  }
}

function Lettered({ items }: { readonly items: readonly string[] }) {
  return (
    <ul className="paper-letters">
      {items.map((item, at) => (
        <li key={item}>
          <b>{letter(at)})</b> <bdi>{item}</bdi>
        </li>
      ))}
    </ul>
  );
}

function Rules({ count, plain }: { readonly count: number; readonly plain: boolean }) {
  if (plain) return null;
  return Array.from({ length: count }, (_, at) => `rule-${at}`).map((key) => (
    <span key={key} className="paper-rule" />
  ));
}
