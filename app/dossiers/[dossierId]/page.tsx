import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { DossierTabs } from "#app/_ui/dossier-tabs.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { typeset } from "#app/_ui/typeset.ts";
import { counted } from "#app/_ui/words.ts";
import { maySetUpClasses } from "#lib/services/classes/create-class.ts";
import { userIdOf } from "#lib/services/context.ts";
import { type DossierView, dossierView } from "#lib/services/dossiers/dossier-view.ts";
import { UPLOAD_ENDINGS } from "#lib/services/dossiers/upload-limits.ts";
import { environment } from "#lib/services/environment.ts";
import { DeedProvider } from "../_parts/deeds.tsx";
import { AddDocuments } from "./add-documents.tsx";
import { Documents } from "./documents.tsx";
import { isOpen, lede } from "./dossier-words.ts";
import { Making } from "./making.tsx";
import { NextSteps } from "./next-steps.tsx";
import { ThisDossier } from "./this-dossier.tsx";

type Props = { readonly params: Promise<{ readonly dossierId: string }> };

const load = cache(async (dossierId: string) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(dossierView(ctx, dossierId)) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view } = await load(decodeURIComponent((await params).dossierId));
  return { title: view.title };
}

/** A dossier: where its cards stand, what to do next, its documents. */
export default async function DossierPage({ params }: Props) {
  const { ctx, view } = await load(decodeURIComponent((await params).dossierId));
  const sentence = lede(view);
  return (
    <>
      <TopBar userId={userIdOf(ctx)} />
      <main id="main" className="page">
        <p className="crumb">
          <Link href="/" prefetch={false}>
            Today
          </Link>
        </p>
        <h1>{typeset(view.title)}</h1>
        {sentence === null ? null : <p className="lede">{sentence}</p>}
        <DossierTabs dossierId={view.id} current="documents" owned={view.owned} counts={countsOf(view)} />
        <DeedProvider>
          {view.progress === null ? null : (
            <Making
              key={view.progress.jobId}
              dossierId={view.id}
              initial={view.progress}
              titles={Object.fromEntries(view.documents.map(({ name, title }) => [name, title]))}
            />
          )}
          {view.owned && !isOpen(view.progress) ? <NextSteps view={view} /> : null}
          <Decks view={view} assigns={maySetUpClasses(ctx)} />
          <Documents view={view} endings={UPLOAD_ENDINGS} />
          {view.owned ? <AddDocuments dossierId={view.id} endings={UPLOAD_ENDINGS} /> : null}
          {view.owned ? (
            <ThisDossier
              dossierId={view.id}
              title={view.title}
              model={environment().model?.name ?? null}
              hasDecks={view.decks.some((deck) => deck.cards > 0)}
              hasAccount={ctx.viewer.kind === "learner" && ctx.viewer.name !== null}
            />
          ) : null}
        </DeedProvider>
      </main>
    </>
  );
}

function countsOf({ documents, cards, disagreements, owned, made }: DossierView) {
  return {
    documents: documents.length,
    ...(owned && made ? { review: cards.draft + cards.active } : {}),
    ...(made && disagreements > 0 ? { disagreements } : {}),
  };
}

function Decks({
  view: { id, decks },
  assigns,
}: {
  readonly view: DossierView;
  /** Whether the reader has classes to give them to. */
  readonly assigns: boolean;
}) {
  if (decks.length === 0) return null;
  return (
    <section className="section" aria-labelledby="decks">
      <header>
        <h2 id="decks">Decks</h2>
      </header>
      <div>
        <ul className="mine">
          {decks.map((deck) => (
            <li key={deck.id}>
              <Link className="name" href={`/decks/${encodeURIComponent(deck.id)}`} prefetch={false}>
                {deck.title}
              </Link>
              <span className="small quiet">{counted(deck.cards, "card")}</span>
            </li>
          ))}
        </ul>
        {assigns ? (
          <p className="row spaced">
            <Link className="btn" href={`/classes/assign?dossier=${encodeURIComponent(id)}`} prefetch={false}>
              Assign to a class
            </Link>
          </p>
        ) : null}
      </div>
    </section>
  );
}
