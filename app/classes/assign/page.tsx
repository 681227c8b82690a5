import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import { maySetUpClasses } from "#lib/services/classes/create-class.ts";
import { myClasses } from "#lib/services/classes/my-classes.ts";
import { userIdOf } from "#lib/services/context.ts";
import { HowToTeach } from "../_parts/how-to-teach.tsx";

export const metadata: Metadata = { title: "Assign" };

type Props = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** From a deck, a dossier or chosen cards to the class that they are for; with one class, to its form at once. */
export default async function AssignPage({ searchParams }: Props) {
  const [ctx, query] = await Promise.all([requestContext(), searchParams]);
  const { teaching } = await myClasses(ctx);
  const classes = teaching.filter(({ role }) => role !== "viewer");
  const what = new URLSearchParams();
  for (const name of ["deck", "dossier", "search", "cards"]) {
    const value = query[name];
    if (typeof value === "string") what.set(name, value);
  }
  const formOf = (classId: string): string =>
    `/classes/${encodeURIComponent(classId)}/assignments/new?${what.toString()}`;
  const [only] = classes;
  if (only && classes.length === 1) redirect(formOf(only.id));
  const teacher = maySetUpClasses(ctx);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page classes">
        <h1>{only ? "Assign to which class?" : "You teach no class yet."}</h1>
        {only ? (
          <ul className="class-list">
            {classes.map((one) => (
              <li key={one.id}>
                <Link className="name" href={formOf(one.id)} prefetch={false}>
                  {typeset(one.name)}
                </Link>
                <p className="small quiet">{counted(one.pupils, "pupil")}</p>
              </li>
            ))}
          </ul>
        ) : teacher ? (
          <>
            <p className="lede">Set one up, then come back and assign this to it.</p>
            <Link className="btn go" href="/classes/new" prefetch={false}>
              New class
            </Link>
          </>
        ) : (
          <HowToTeach className="lede" />
        )}
      </main>
    </>
  );
}
