import Link from "next/link";
import { documentPath } from "#app/_ui/document-link.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { numberWord } from "#app/_ui/words.ts";
import type { Loner } from "#lib/study/disagreements.ts";
import { Decide } from "./case.tsx";

/** One document against all the others: what to do about it in one go. */
export function LonerPanel({
  loner,
  base,
  owned,
  read,
}: {
  readonly loner: Loner;
  readonly base: string;
  readonly owned: boolean;
  /** Whether they are what is shown below. */
  readonly read: boolean;
}) {
  const { against, title, documentId } = loner;
  const times = against.length === 2 ? "twice" : `${numberWord(against.length)} times`;
  const those = `the ${numberWord(against.length)}`;
  return (
    <section className="doubt" aria-label="A document that stands alone">
      <p>
        <b>One document stands against all the others {times}.</b>{" "}
        <span className="quiet">
          It is{" "}
          <Link href={documentPath(documentId)} prefetch={false}>
            {typeset(title)}
          </Link>
          .
          {owned
            ? ` Settled together, the others are right, and what it says is asked only under its own name.`
            : ""}
        </span>
      </p>
      <div className="row">
        {read ? (
          <Link className="btn" href={`${base}?show=open`} prefetch={false} scroll={false}>
            Show all that are open
          </Link>
        ) : (
          <Link
            className="btn"
            href={`${base}?show=open&against=${encodeURIComponent(documentId)}`}
            prefetch={false}
            scroll={false}
          >
            Read {those}
          </Link>
        )}
        {owned ? (
          <Decide
            decisions={against.map(({ conflictId, value }) => ({ conflictId, kind: "for", value }))}
            hint={null}
          >
            Set the document aside
          </Decide>
        ) : null}
      </div>
    </section>
  );
}
