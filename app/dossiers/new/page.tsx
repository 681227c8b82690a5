import type { Metadata } from "next";
import Link from "next/link";
import { requestContext } from "#app/_edge/viewer.ts";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { UPLOAD_ENDINGS } from "#lib/services/dossiers/upload-limits.ts";
import { LoadDossier } from "./load-dossier.tsx";
import { NewDossier } from "./new-dossier.tsx";
import { PlainForm } from "./plain-form.tsx";

export const metadata: Metadata = { title: "New dossier" };

type Props = {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

/** Begin a dossier with something to read. Works as a plain form too, with one file. */
export default async function NewDossierPage({ searchParams }: Props) {
  const [ctx, { problem }] = await Promise.all([requestContext(), searchParams]);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <p className="crumb">
          <Link href="/" prefetch={false}>
            Today
          </Link>
        </p>
        <h1>What is there to learn?</h1>
        <p className="lede">
          Add the documents of one subject. Cards come from their sentences, and each card shows the sentence
          that proves it. Nothing leaves this server.
        </p>
        {typeof problem === "string" ? (
          <div className="problem" role="alert">
            <h2 className="plain-head">The file was not added.</h2>
            <p>{problem.slice(0, 400)}</p>
          </div>
        ) : null}
        <NewDossier endings={UPLOAD_ENDINGS} />
        <noscript>
          <PlainForm endings={UPLOAD_ENDINGS} />
        </noscript>
        <LoadDossier />
      </main>
    </>
  );
}
