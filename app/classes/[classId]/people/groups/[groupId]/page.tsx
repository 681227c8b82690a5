import type { Metadata } from "next";
import Link from "next/link";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { typeset } from "#app/_ui/typeset.ts";
import { countedInWords } from "#app/_ui/words.ts";
import { groupView } from "#lib/services/classes/groups.ts";
import { peopleView } from "#lib/services/classes/people-view.ts";
import { DeedButton } from "../../../../_parts/deeds.tsx";
import { TickForm } from "../../../../_parts/tick-form.tsx";
import { GroupNameForm } from "./group-name-form.tsx";

export const metadata: Metadata = { title: "Group" };

type Props = { readonly params: Promise<{ readonly classId: string; readonly groupId: string }> };

/** One group: who is in it, its name, its end. */
export default async function GroupPage({ params }: Props) {
  const [ctx, { classId, groupId }] = await Promise.all([requestContext(), params]);
  const group = await orNotFound(groupView(ctx, classId, groupId));
  const view = await orNotFound(peopleView(ctx, classId));
  const items = view.pupils.map(({ userId, name }) => ({ id: userId, name }));
  return (
    <>
      <p className="crumb">
        <Link href={`/classes/${encodeURIComponent(classId)}/people`} prefetch={false}>
          People
        </Link>
      </p>
      <h1>
        {typeset(group.name)} has {countedInWords(group.userIds.length, "pupil")}.
      </h1>
      <section className="section" aria-labelledby="members">
        <header>
          <h2 id="members">Who is in it</h2>
        </header>
        {items.length === 0 ? (
          <p className="quiet">Nobody is in the class yet.</p>
        ) : (
          <TickForm
            deed={{ do: "group-members", classId, groupId }}
            legend={`Who is in ${group.name}`}
            items={items}
            ticked={group.userIds}
          />
        )}
      </section>
      <section className="section" aria-labelledby="name">
        <header>
          <h2 id="name">Name</h2>
        </header>
        <GroupNameForm classId={classId} groupId={groupId} name={group.name} />
      </section>
      <section className="section" aria-labelledby="end">
        <header>
          <h2 id="end">Deleting</h2>
        </header>
        <div>
          <DeedButton deed={{ do: "delete-group", classId, groupId }}>Delete the group</DeedButton>
          <p className="note">Its pupils stay in the class.</p>
        </div>
      </section>
    </>
  );
}
