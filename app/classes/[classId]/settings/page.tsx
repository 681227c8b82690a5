import type { Metadata } from "next";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { counted, countedInWords } from "#app/_ui/words.ts";
import { maySetUpClasses } from "#lib/services/classes/create-class.ts";
import { type PeopleView, peopleView, type StaffMember } from "#lib/services/classes/people-view.ts";
import { DeedButton } from "../../_parts/deeds.tsx";
import { ClassNameForm, CopyForm } from "./class-forms.tsx";
import { ClassWeights } from "./class-weights.tsx";
import { InviteForms } from "./invite-forms.tsx";

export const metadata: Metadata = { title: "Settings" };

type Props = { readonly params: Promise<{ readonly classId: string }> };

/** What a class is called, who teaches it, its copies and its end. */
export default async function SettingsPage({ params }: Props) {
  const [ctx, { classId }] = await Promise.all([requestContext(), params]);
  const view = await orNotFound(peopleView(ctx, classId));
  const { own } = view.may;
  const me = view.staff.find((one) => one.me) ?? null;
  return (
    <>
      <h1>{headline(view)}</h1>
      <section className="section" aria-labelledby="staff">
        <header>
          <h2 id="staff">Who teaches it</h2>
        </header>
        <div className="stack">
          <ul className="class-list staff">
            {view.staff.map((one) => (
              <Staff key={one.userId} classId={classId} one={one} own={own} />
            ))}
          </ul>
          {own && !view.class.archived ? <InviteForms classId={classId} /> : null}
          {own && view.openInvitations > 0 ? (
            <div>
              <DeedButton deed={{ do: "revoke-links", classId }} className="btn plain">
                Take back {counted(view.openInvitations, "open link")}
              </DeedButton>
            </div>
          ) : null}
          {me !== null && me.role !== "owner" ? (
            <div>
              <DeedButton deed={{ do: "leave", classId }}>
                {me.role === "viewer" ? "Stop looking in" : "Stop teaching this class"}
              </DeedButton>
            </div>
          ) : null}
        </div>
      </section>
      {me === null ? null : <ClassWeights ctx={ctx} classId={classId} />}
      {own ? (
        <>
          <section className="section" aria-labelledby="name">
            <header>
              <h2 id="name">Name</h2>
            </header>
            <ClassNameForm classId={classId} name={view.class.name} version={view.class.version} />
          </section>
          {maySetUpClasses(ctx) ? (
            <section className="section" aria-labelledby="copy">
              <header>
                <h2 id="copy">Copy</h2>
                <p>For next year, or a parallel class.</p>
              </header>
              <CopyForm classId={classId} name={view.class.name} />
            </section>
          ) : null}
          <section className="section" aria-labelledby="archive">
            <header>
              <h2 id="archive">{view.class.archived ? "Archived" : "When it is over"}</h2>
            </header>
            <div className="stack">
              <div>
                {view.class.archived ? (
                  <DeedButton deed={{ do: "restore", classId }}>Bring it back</DeedButton>
                ) : (
                  <DeedButton deed={{ do: "archive", classId }}>Archive the class</DeedButton>
                )}
                <p className="note">
                  An archived class keeps everything, but nobody joins it and its work is on nobody’s shelf.
                  You can bring it back.
                </p>
              </div>
              <div>
                <DeedButton deed={{ do: "delete", classId }} className="btn danger">
                  Delete the class
                </DeedButton>
                <p className="note">
                  A deleted class is gone for everybody. It lies in its owner’s bin for thirty days, and can
                  be brought back from there; pupils keep their accounts and what they learnt.
                </p>
              </div>
            </div>
          </section>
        </>
      ) : null}
    </>
  );
}

function headline({ class: { name }, staff }: PeopleView): string {
  const teachers = staff.filter((one) => one.role !== "viewer" && !one.invited).length;
  const viewers = staff.filter((one) => one.role === "viewer" && !one.invited).length;
  const looking = viewers === 0 ? "" : ` and ${countedInWords(viewers, "viewer")}`;
  return `${typeset(name)} has ${countedInWords(teachers, "teacher")}${looking}.`;
}

const ROLE: Readonly<Record<StaffMember["role"], string>> = {
  owner: "Owns the class",
  "co-teacher": "Teaches it too",
  viewer: "Looks in, changes nothing",
};

function Staff({
  classId,
  one,
  own,
}: {
  readonly classId: string;
  readonly one: StaffMember;
  readonly own: boolean;
}) {
  const { userId, role, invited } = one;
  const here = { classId, userId };
  const other = role === "viewer" ? "co-teacher" : "viewer";
  const changes = own && role !== "owner";
  return (
    <li>
      <p className="name">
        {typeset(one.name)}
        {one.me ? " (you)" : ""}
      </p>
      <p className="small quiet">
        {ROLE[role]}
        {invited ? "; asked, has not said yes" : ""}
      </p>
      {changes ? (
        <div className="row">
          {role === "viewer" && !one.teacher ? null : (
            <DeedButton
              deed={{ do: "staff-role", ...here, role: other, was: role }}
              className="btn plain small"
            >
              {other === "viewer" ? "Let them only look in" : "Let them teach"}
            </DeedButton>
          )}
          {role === "co-teacher" && !invited && one.teacher ? (
            <DeedButton deed={{ do: "hand-on", ...here }} className="btn plain small">
              Hand the class on to them
            </DeedButton>
          ) : null}
          <DeedButton deed={{ do: "remove-staff", ...here }} className="btn plain small">
            {invited ? "Take back" : "Remove"}
          </DeedButton>
        </div>
      ) : null}
    </li>
  );
}
