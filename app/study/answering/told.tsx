"use client";

import { questionWords } from "#app/_ui/card-words.ts";
import { shownAnswer, typeset } from "#app/_ui/typeset.ts";
import { capital, countedInWords, numberWord } from "#app/_ui/words.ts";
import { standingRight } from "#lib/answers/order.ts";
import { ideasFor } from "#lib/answers/way-for.ts";
import type { FieldLanguage } from "#lib/notes/types.ts";
import { answerField } from "#lib/study/fields.ts";
import type { StudyCard } from "#lib/study/types.ts";
import type { Attempt } from "./attempt.ts";
import { DiffView } from "./diff-view.tsx";
import { IdeaList } from "./idea-list.tsx";
import type { Answering } from "./use-answering.ts";

type Props = {
  readonly card: StudyCard;
  readonly answering: Answering;
  readonly onCountRight: () => void;
  /** Shows the card beside the one that it was taken for. */
  readonly onCompare: () => void;
  /** Gives the proposed rating. */
  readonly onGo: () => void;
};

/** How the attempt turned out, under the answer; or the ideas to tick off. */
export function Told({ card, answering, onCountRight, onCompare, onGo }: Props) {
  const { attempt, way } = answering;
  if (way === "list")
    return <IdeaList card={card} ideas={ideasFor(card)} answering={answering} onGo={onGo} />;
  if (!attempt) return null;
  return (
    <div className="told" id="told">
      <Verdict
        card={card}
        attempt={attempt}
        late={answering.proposed === 2}
        field={answerField(card)}
        onCountRight={onCountRight}
        onCompare={onCompare}
      />
    </div>
  );
}

type VerdictProps = {
  readonly card: StudyCard;
  readonly attempt: Attempt;
  /** Hard is proposed. */
  readonly late: boolean;
  readonly field: FieldLanguage | undefined;
  readonly onCountRight: () => void;
  readonly onCompare: () => void;
};

function Verdict({ card, attempt, late, field, onCountRight, onCompare }: VerdictProps) {
  switch (attempt.kind) {
    case "typed":
      return (
        <TypedVerdict
          attempt={attempt}
          late={late}
          field={field}
          onCountRight={onCountRight}
          onCompare={onCompare}
        />
      );
    case "choice":
      return (
        <ChoiceVerdict
          attempt={attempt}
          late={late}
          shown={card.extra?.noteId === undefined ? shownAnswer : typeset}
        />
      );
    case "order":
      return <OrderVerdict attempt={attempt} late={late} />;
    case "list":
      return null;
  }
}

type Of<Kind extends Attempt["kind"]> = Extract<Attempt, { kind: Kind }>;

/** Said of what is wholly right: why it is no more than Hard, where that is proposed. */
function Right({ late }: { readonly late: boolean }) {
  return (
    <>
      <strong>Right.</strong>
      {late ? " Not at once, so Hard is proposed." : ""}
    </>
  );
}

function TypedVerdict({
  attempt,
  late,
  field,
  onCountRight,
  onCompare,
}: Omit<VerdictProps, "attempt" | "card"> & { readonly attempt: Of<"typed"> }) {
  const { judgement, typed, meant, counted } = attempt;
  if (counted) return <p className="verdict">Counted as right.</p>;
  if (judgement.verdict === "right") {
    return (
      <p className="verdict">
        <Right late={late} />
        {typed.trim() === judgement.against.trim() ? "" : ` You wrote “${typed.trim()}”.`}
      </p>
    );
  }
  const near = judgement.verdict === "slip";
  return (
    <>
      <p className="verdict">
        <strong>{near ? "Nearly." : "Not this."}</strong>
      </p>
      {typed.trim() === "" ? null : <DiffView pieces={judgement.diff} field={field} />}
      {/* It may come a moment later, from the server. */}
      <output>
        {meant === null ? null : (
          <>
            That is the answer to: “
            <bdi>{meant.card ? questionWords(meant.card) : typeset(meant.question)}</bdi>”
          </>
        )}
      </output>
      <div className="row">
        {meant?.card ? (
          <button type="button" className="btn small" aria-haspopup="dialog" onClick={onCompare}>
            Compare the two
          </button>
        ) : null}
        <button type="button" className="btn small" onClick={onCountRight}>
          Count it as right
        </button>
      </div>
    </>
  );
}

function ChoiceVerdict({
  attempt: { choices, chosen, share },
  late,
  shown,
}: {
  readonly attempt: Of<"choice">;
  readonly late: boolean;
  /** An answer as it is shown: those that a learner wrote, exactly so. */
  readonly shown: (text: string) => string;
}) {
  const wrong = choices.filter((choice, at) => chosen.has(at) && !choice.right);
  const missed = choices.filter((choice, at) => !chosen.has(at) && choice.right);
  if (share >= 1) {
    return (
      <p className="verdict">
        <Right late={late} />
      </p>
    );
  }
  return (
    <>
      <p className="verdict">
        <strong>{share > 0 ? "Nearly." : "Not this."}</strong>
        {wrong.length === 0 && missed.length > 0 ? " There is more that is right." : ""}
      </p>
      <ul className="offered" aria-label="The choices">
        {choices.map(({ text, right }, at) => (
          <li key={text}>
            <Offered text={shown(text)} right={right} chosen={chosen.has(at)} />
          </li>
        ))}
      </ul>
      {wrong.map(({ text, answers }) =>
        answers === null ? null : (
          <p key={text} className="small">
            “<bdi>{shown(text)}</bdi>” is the answer to: “<bdi>{typeset(answers)}</bdi>”
          </p>
        ),
      )}
    </>
  );
}

/** One of the answers that could be chosen: by its line and by a word, so that no colour is needed. */
function Offered({
  text,
  right,
  chosen,
}: {
  readonly text: string;
  readonly right: boolean;
  readonly chosen: boolean;
}) {
  const Mark = right ? "ins" : chosen ? "del" : "span";
  const words = [...(right ? ["right"] : []), ...(chosen ? ["yours"] : [])].join(", ");
  return (
    <>
      <Mark dir="auto">{text}</Mark>
      {words === "" ? null : <span className="small quiet"> {words}</span>}
    </>
  );
}

function OrderVerdict({
  attempt: { items, given, share },
  late,
}: {
  readonly attempt: Of<"order">;
  readonly late: boolean;
}) {
  const right = standingRight(given);
  if (share >= 1) {
    return (
      <p className="verdict">
        <Right late={late} />
      </p>
    );
  }
  const astray = given.length - right.size;
  return (
    <>
      <p className="verdict">
        <strong>Not in this order.</strong> {capital(countedInWords(astray, "item"))} of{" "}
        {numberWord(given.length)} {astray === 1 ? "stands" : "stand"} elsewhere. You had:
      </p>
      <ol className="had">
        {given.map((place) => (
          <li key={place}>
            {right.has(place) ? (
              typeset(items[place] ?? "")
            ) : (
              <>
                <del>{typeset(items[place] ?? "")}</del> <ins>belongs in place {place + 1}</ins>
              </>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
