import { CategoryMark } from "#app/_ui/category.tsx";
import { MarkedPassage } from "#app/_ui/marked-passage.tsx";
import { OpenInDocument } from "#app/_ui/open-in-document.tsx";
import { Tally } from "#app/_ui/tally.tsx";
import { shownAnswer, shownTitle, typeset } from "#app/_ui/typeset.ts";
import { capital, countedInWords } from "#app/_ui/words.ts";
import type { Case, CaseReading } from "#lib/study/disagreements.ts";
import type { Receipt } from "#lib/study/types.ts";
import { FORM } from "./form.ts";
import { fitting, ruleWord, tallyWords, waiting } from "./words.ts";

/** Witnesses shown at once for a reading; the rest unfold. */
const SHOWN = 2;
/** Keys for readings: one digit each. */
const KEYS = 9;

const STATES: Readonly<Record<Case["state"], string>> = {
  open: "open",
  ruled: "ruled",
  contested: "kept contested",
  dismissed: "not a contradiction",
};

type Props = {
  readonly one: Case;
  /** Whether the reader may rule. */
  readonly owned: boolean;
  /** "Ruled by you on 3 November: 9 June 1876." */
  readonly ruling: string | null;
};

/** One disagreement: what it is about, every reading with its witnesses, and what can be decided. */
export function CaseArticle({ one, owned, ruling }: Props) {
  const id = `case-${one.id}`;
  return (
    <article className="dispute" aria-labelledby={id} data-case={one.id}>
      <header>
        <h2 id={id} tabIndex={-1}>
          {typeset(one.topic)}
        </h2>
        <p className="status">
          <CategoryMark category={one.category} />, <span className={one.state}>{STATES[one.state]}</span>
        </p>
        <p className="status">{waiting(one, owned)}</p>
      </header>
      <div>
        {ruling === null ? null : <p className="ruling">{ruling}</p>}
        {one.state === "dismissed" ? <p className="read fitting">{fitting(one)}</p> : null}
        <div className="readings">
          {one.readings.map((reading) => (
            <ReadingColumn key={reading.value} reading={reading} of={one} />
          ))}
        </div>
        {owned ? <Decisions one={one} /> : null}
      </div>
    </article>
  );
}

function ReadingColumn({ reading, of }: { readonly reading: CaseReading; readonly of: Case }) {
  const rest = reading.receipts.slice(SHOWN);
  const ruled = of.state === "ruled" && of.ruling?.value === reading.value;
  return (
    <section className={ruled ? "reading ruled" : "reading"}>
      <h3>{shownAnswer(reading.words)}</h3>
      <p className="tally">
        <Tally says={reading.documents} of={of.documents} />
        {tallyWords(reading, of.independent)}
      </p>
      {reading.receipts.slice(0, SHOWN).map((receipt) => (
        <Witness key={keyOf(receipt)} receipt={receipt} />
      ))}
      {rest.length > 0 ? (
        <details className="sources">
          <summary>{capital(countedInWords(rest.length, "more witness", "more witnesses"))}</summary>
          {rest.map((receipt) => (
            <Witness key={keyOf(receipt)} receipt={receipt} />
          ))}
        </details>
      ) : null}
    </section>
  );
}

function Witness({ receipt }: { readonly receipt: Receipt }) {
  return (
    <blockquote className="witness">
      <cite>{shownTitle(receipt.documentTitle)}</cite>
      <MarkedPassage receipt={receipt} />{" "}
      <span className="note">
        <OpenInDocument receipt={receipt} />
      </span>
    </blockquote>
  );
}

function Decisions({ one }: { readonly one: Case }) {
  const conflictId = one.id;
  if (one.state !== "open")
    return (
      <p className="row">
        <Decide decisions={[{ conflictId, kind: "open" }]} look="plain" hint="O">
          Open again
        </Decide>
      </p>
    );
  return (
    <div className="row">
      {one.readings.map(({ value, words }, index) => (
        <Decide
          key={value}
          decisions={[{ conflictId, kind: "for", value }]}
          words={words}
          hint={index < KEYS ? String(index + 1) : null}
        >
          {typeset(ruleWord(one.readings, index))}
        </Decide>
      ))}
      <Decide decisions={[{ conflictId, kind: "contested" }]} hint="K">
        Keep contested
      </Decide>
      <Decide decisions={[{ conflictId, kind: "dismissed" }]} look="plain" hint="N">
        Not a contradiction
      </Decide>
    </div>
  );
}

type DecideProps = {
  readonly decisions: readonly {
    readonly conflictId: string;
    readonly kind: "for" | "contested" | "dismissed" | "open";
    readonly value?: string;
  }[];
  /** The reading as it is shown, for the sentence afterwards. */
  readonly words?: string;
  readonly look?: "plain";
  readonly hint: string | null;
  readonly children: string;
};

/** A button that decides: it sends the form of the page, and its key presses it. */
export function Decide({ decisions, words, look, hint, children }: DecideProps) {
  return (
    <button
      type="submit"
      form={FORM}
      name="decision"
      value={JSON.stringify({ decisions, words })}
      className={look === "plain" ? "btn plain" : "btn"}
      data-key={hint?.toLowerCase()}
    >
      {children}
      {hint === null ? null : (
        <>
          {" "}
          <kbd>{hint}</kbd>
        </>
      )}
    </button>
  );
}

function keyOf({ documentId, start, end }: Receipt): string {
  return `${documentId ?? ""} ${start} ${end}`;
}
