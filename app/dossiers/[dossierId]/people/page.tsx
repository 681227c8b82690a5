import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { documentPath } from "#app/_ui/document-link.ts";
import { DossierHead } from "#app/_ui/dossier-head.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { capital, counted, countedInWords } from "#app/_ui/words.ts";
import { userIdOf } from "#lib/services/context.ts";
import {
  type PeopleGroup,
  type PeopleView,
  type PersonView,
  type ProvedLine,
  peopleView,
} from "#lib/services/dossiers/people-view.ts";

type Props = { readonly params: Promise<{ readonly dossierId: string }> };

const load = cache(async (dossierId: string) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(peopleView(ctx, dossierId)) };
});

const TITLES: Readonly<Record<PeopleGroup["kind"], string>> = {
  people: "People",
  places: "States and places",
  bodies: "Bodies",
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load(decodeURIComponent((await params).dossierId));
  return { title: `Who is who, ${view.title}` };
}

/** Everybody in the dossier: what they are called, said, proposed and did, every line with its receipt. */
export default async function PeoplePage({ params }: Props) {
  const { ctx, view } = await load(decodeURIComponent((await params).dossierId));
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <DossierHead dossier={view} owned={view.owned} current="people" headline={headline(view)}>
          {view.groups.length > 0
            ? "Those who are named most come first. Every line opens its receipt."
            : "This page lists who is named in the documents, what they said, proposed and did. There is nothing to list yet."}
        </DossierHead>
        {view.groups.map(({ kind, members }) => (
          <section key={kind} className="section" aria-labelledby={`who-${kind}`}>
            <header>
              <h2 id={`who-${kind}`}>{TITLES[kind]}</h2>
              <p>{counted(members.length, "name")}</p>
            </header>
            <div className="who">
              {members.map((person, i) => (
                <Person key={person.id} person={person} open={kind === "people" && i === 0} />
              ))}
            </div>
          </section>
        ))}
      </main>
    </>
  );
}

function Person({ person, open }: { readonly person: PersonView; readonly open: boolean }) {
  const { name, aliases, documents, mentions, roles, said, proposed, did } = person;
  const [role] = roles;
  return (
    <details open={open}>
      <summary>
        <h3>{typeset(name)}</h3>
        <span className="small quiet">
          {role === undefined ? "" : `${typeset(role.text)} · `}
          named {mentions === 1 ? "once" : `${mentions} times`}
          {documents > 1 ? ` in ${counted(documents, "document")}` : ""}
          {amounts(person)}
        </span>
      </summary>
      {aliases.length > 0 ? <p className="small quiet">Also: {aliases.map(typeset).join(", ")}</p> : null}
      <Lines title="Roles" lines={roles} />
      <Lines title="Said" lines={said} quoted />
      <Lines title="Proposed, offered, demanded" lines={proposed} />
      <Lines title="Did" lines={did} />
    </details>
  );
}

function Lines({
  title,
  lines,
  quoted = false,
}: {
  readonly title: string;
  readonly lines: readonly ProvedLine[];
  readonly quoted?: boolean;
}) {
  if (lines.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <ul className="lines">
        {lines.map(({ text, receipt }) => (
          <li key={`${receipt.documentId} ${receipt.start} ${text}`}>
            <Link href={documentPath(receipt.documentId, receipt)} prefetch={false}>
              {quoted ? `“${typeset(text)}”` : typeset(text)}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function amounts({ said, proposed }: PersonView): string {
  const parts = [
    said.length > 0 ? counted(said.length, "quotation") : "",
    proposed.length > 0 ? counted(proposed.length, "proposal") : "",
  ].filter((part) => part !== "");
  return parts.length === 0 ? "" : ` · ${parts.join(", ")}`;
}

function headline({ groups }: PeopleView): string {
  const people = groups.find((group) => group.kind === "people")?.members.length ?? 0;
  const others = groups.reduce((sum, group) => sum + group.members.length, 0) - people;
  if (people === 0 && others === 0) return "Nobody is named yet";
  if (others === 0) return `${capital(countedInWords(people, "person", "people"))}`;
  if (people === 0)
    return `${capital(countedInWords(others, "state, place or body", "states, places and bodies"))}`;
  return `${capital(countedInWords(people, "person", "people"))}, and ${countedInWords(others, "state, place or body", "states, places and bodies")}`;
}
