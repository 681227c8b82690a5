import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { DossierHead } from "#app/_ui/dossier-head.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { userIdOf } from "#lib/services/context.ts";
import { environment } from "#lib/services/environment.ts";
import { suggestionsView } from "#lib/services/suggest/suggestions-view.ts";
import { Ask } from "./ask.tsx";

type Props = { readonly params: Promise<{ readonly dossierId: string }> };

const load = cache(async (dossierId: string) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(suggestionsView(ctx, dossierId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load(decodeURIComponent((await params).dossierId));
  return { title: `Suggestions, ${view.title}` };
}

/** Asking the operator's language model for more cards; there only when the operator set one up. */
export default async function SuggestionsPage({ params }: Props) {
  const { model } = environment();
  if (model === null) notFound();
  const { ctx, view } = await load(decodeURIComponent((await params).dossierId));
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <DossierHead dossier={view} owned current="documents" headline="Suggestions by a language model">
          The cards come from rules and need no model. This server has one set up: <b>{model.name}</b> at{" "}
          <b>{new URL(model.baseUrl).host}</b>. It may suggest more. What its quotations do not prove is
          dropped.
        </DossierHead>
        {view.documents.length === 0 ? (
          <p className="quiet">There is no document with its text here. Add one first.</p>
        ) : (
          <Ask dossierId={view.id} documents={view.documents} host={new URL(model.baseUrl).host} />
        )}
      </main>
    </>
  );
}
