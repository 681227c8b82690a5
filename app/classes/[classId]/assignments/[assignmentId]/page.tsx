import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { datesWords, goalWords, lateWords } from "#app/_ui/assignment-words.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted } from "#app/_ui/words.ts";
import { CREDIT_RULE } from "#lib/classes/credit.ts";
import { type AssignmentView, assignmentView } from "#lib/services/assignments/assignments-view.ts";
import { classFrame } from "#lib/services/classes/class-frame.ts";
import { myClasses } from "#lib/services/classes/my-classes.ts";
import { DeedButton, DeedForm } from "../_parts/deed.tsx";
import { PupilTable } from "../_parts/pupil-table.tsx";
import { tallyWords } from "../_parts/tally-words.ts";

type Props = { readonly params: Promise<{ readonly classId: string; readonly assignmentId: string }> };

const load = cache(async (classId: string, assignmentId: string) => {
  const ctx = await requestContext();
  const frame = await orNotFound(classFrame(ctx, classId));
  if (frame.role === "pupil") redirect(`/assignments/${encodeURIComponent(assignmentId)}`);
  return { ctx, view: await orNotFound(assignmentView(ctx, classId, assignmentId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { classId, assignmentId } = await params;
  return { title: (await load(classId, assignmentId)).view.title };
}

/** One assignment: what is asked, of whom, and how each of them stands. */
export default async function AssignmentPage({ params }: Props) {
  const { classId, assignmentId } = await params;
  const { ctx, view } = await load(classId, assignmentId);
  const elsewhere = view.mayTeach
    ? (await myClasses(ctx)).teaching.filter(({ id, role }) => id !== classId && role !== "viewer")
    : [];
  const path = `/classes/${encodeURIComponent(classId)}/assignments/${encodeURIComponent(assignmentId)}`;
  return (
    <div className="assigned">
      <h1 className="headline">{typeset(view.title)}</h1>
      <p className="lede">{view.archived ? "Put away: it is on nobody’s shelf." : tallyWords(view)}</p>
      {view.note === "" ? null : <p className="read">{typeset(view.note)}</p>}
      <dl className="facts">
        <dt>Goal</dt>
        <dd>{capital(goalWords(view.goal, view.today))}</dd>
        <dt>When</dt>
        <dd>
          {datesWords(view)}. {lateWords(view.lateRule, view.closes)}
        </dd>
        <dt>Cards</dt>
        <dd>
          {counted(view.cards, "card")}: {view.what.map((words) => typeset(words)).join("; ")}
        </dd>
        <dt>For</dt>
        <dd>{capital(view.forWhom.join(", "))}</dd>
      </dl>
      {view.mayTeach ? (
        <div className="row deeds">
          {view.archived ? (
            <DeedButton fields={{ do: "restore", id: view.id }}>Bring back</DeedButton>
          ) : (
            <>
              <Link className="btn" href={`${path}/edit`} prefetch={false}>
                Change
              </Link>
              <DeedButton fields={{ do: "archive", id: view.id }}>Put away</DeedButton>
            </>
          )}
          <CopyTo id={view.id} newId={ctx.newId()} elsewhere={elsewhere} />
        </div>
      ) : null}
      <Pupils view={view} />
    </div>
  );
}

function CopyTo({
  id,
  newId,
  elsewhere,
}: {
  readonly id: string;
  readonly newId: string;
  readonly elsewhere: readonly { readonly id: string; readonly name: string }[];
}) {
  if (elsewhere.length === 0) return null;
  return (
    <details className="copy-to">
      <summary>Assign to another class</summary>
      <DeedForm fields={{ do: "copy", id, newId }}>
        <div className="field">
          <label htmlFor="copy-to">Class</label>
          <select id="copy-to" name="to">
            {elsewhere.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          <span className="hint">To all of it, from today on, with as many days.</span>
        </div>
        <button type="submit" className="btn">
          Assign there
        </button>
      </DeedForm>
    </details>
  );
}

function Pupils({ view }: { readonly view: AssignmentView }) {
  return (
    <section className="section" aria-labelledby="pupils">
      <header>
        <h2 id="pupils">Pupils</h2>
      </header>
      <div>
        {view.lines.length === 0 ? (
          <p className="quiet">It is for nobody yet. Whoever joins the class finds it there.</p>
        ) : (
          <PupilTable view={view} />
        )}
        <details>
          <summary>How credit is counted</summary>
          <p className="read">{CREDIT_RULE}</p>
        </details>
      </div>
    </section>
  );
}
