import Link from "next/link";
import { figure } from "./words.ts";

const TABS = [
  { key: "documents", word: "Documents", path: "", own: false },
  { key: "review", word: "Review", path: "/review", own: true },
  { key: "disagreements", word: "Disagreements", path: "/disagreements", own: false },
  { key: "timeline", word: "Timeline", path: "/timeline", own: false },
  { key: "people", word: "Who is who", path: "/people", own: false },
  { key: "changes", word: "Changes", path: "/changes", own: true },
] as const;

export type DossierTab = (typeof TABS)[number]["key"];

type Props = {
  readonly dossierId: string;
  readonly current: DossierTab;
  /** Whether the reader may change it; what is only for making is left out otherwise. */
  readonly owned: boolean;
  /** Written after the word where it is known: "Review 48". */
  readonly counts?: Readonly<Partial<Record<DossierTab, number>>>;
};

/** The pages of one dossier: words with counts, each a link with its own address. */
export function DossierTabs({ dossierId, current, owned, counts = {} }: Props) {
  const base = `/dossiers/${encodeURIComponent(dossierId)}`;
  return (
    <nav className="tabs" aria-label="Pages of this dossier">
      {TABS.filter((tab) => owned || !tab.own).map(({ key, word, path }) => {
        const count = counts[key];
        return (
          <Link
            key={key}
            href={`${base}${path}`}
            prefetch={false}
            aria-current={key === current ? "page" : undefined}
          >
            {word}
            {count === undefined ? null : <span className="num"> {figure(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
