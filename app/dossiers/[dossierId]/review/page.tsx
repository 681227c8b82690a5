import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { orNotFound } from "#app/_edge/or-not-found.ts";
import { requestContext } from "#app/_edge/viewer.ts";
import { DossierTabs } from "#app/_ui/dossier-tabs.tsx";
import { TopBar } from "#app/_ui/top-bar.tsx";
import { shownTitle, typeset } from "#app/_ui/typeset.ts";
import { userIdOf } from "#lib/services/context.ts";
import { reviewView } from "#lib/services/dossiers/review-view.ts";
import { Desk } from "./desk.tsx";
import { DESK_KEYS } from "./keys.ts";

type Props = {
  readonly params: Promise<{ readonly dossierId: string }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
};

const load = cache(async (dossierId: string, documentId: string | undefined, part: number | undefined) => {
  const ctx = await requestContext();
  return { ctx, view: await orNotFound(reviewView(ctx, dossierId, { documentId, part })) };
});

async function loaded({ params, searchParams }: Props) {
  const { dossierId } = await params;
  const { document, part } = await searchParams;
  const asked = typeof document === "string" ? document.slice(0, 200) : undefined;
  const nth = typeof part === "string" && /^[1-9]\d{0,4}$/u.test(part) ? Number(part) : undefined;
  return load(decodeURIComponent(dossierId), asked, nth);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { view } = await loaded(props);
  const what = view.document ? shownTitle(view.document.title) : view.title;
  return { title: `Review, ${what}` };
}

/** The review of a dossier's cards, one document at a time. */
export default async function ReviewPage(props: Props) {
  const { ctx, view } = await loaded(props);
  const base = `/dossiers/${encodeURIComponent(view.dossierId)}`;
  return (
    <>
      <TopBar userId={userIdOf(ctx)} keys={DESK_KEYS} />
      <main id="main" className="page review-page">
        <p className="crumb">
          <Link href={base} prefetch={false}>
            {typeset(view.title)}
          </Link>
        </p>
        <DossierTabs dossierId={view.dossierId} current="review" owned />
        {view.document &&
        view.cards.length + view.document.refused.length + view.document.blocks.length > 0 ? (
          <Desk key={`${view.document.id}.${view.document.part}`} view={view} document={view.document} />
        ) : (
          <div className="empty">
            <h1>There is nothing to review yet</h1>
            <p>Add a document to this dossier; its cards are made from it and come here to be looked at.</p>
            <Link className="btn go" data-enter href={base} prefetch={false}>
              To the documents <kbd>Enter</kbd>
            </Link>
          </div>
        )}
        <noscript>
          <p className="quiet">Reviewing cards needs JavaScript, which is switched off here.</p>
        </noscript>
      </main>
    </>
  );
}
