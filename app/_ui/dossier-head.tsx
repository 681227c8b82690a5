import Link from "next/link";
import type { ReactNode } from "react";
import { type DossierTab, DossierTabs } from "./dossier-tabs.tsx";
import { typeset } from "./typeset.ts";

type Props = {
  readonly dossier: { readonly id: string; readonly title: string };
  /** Whether the reader may change it. One's own dossier has a page to go back to; what ships leads back to today. */
  readonly owned: boolean;
  readonly current: DossierTab;
  readonly counts?: Readonly<Partial<Record<DossierTab, number>>>;
  /** The one true sentence about now. */
  readonly headline: string;
  /** What stands below it. */
  readonly children: ReactNode;
};

/** The head of a dossier's inner pages: the way back, the headline, what it means, the other pages. */
export function DossierHead({ dossier, owned, current, counts, headline, children }: Props) {
  return (
    <>
      <p className="crumb">
        <Link href={owned ? `/dossiers/${encodeURIComponent(dossier.id)}` : "/"} prefetch={false}>
          {owned ? typeset(dossier.title) : "Today"}
        </Link>
        {owned ? null : ` · ${typeset(dossier.title)}`}
      </p>
      <h1>{headline}</h1>
      <p className="lede">{children}</p>
      <DossierTabs dossierId={dossier.id} current={current} owned={owned} {...(counts ? { counts } : {})} />
    </>
  );
}
