import Link from "next/link";
import type { KeyList } from "./key-sheet.tsx";
import { TopStatus } from "./top-status.tsx";

/** The head of every page but the study screen. */
export function TopBar({
  userId,
  keys,
}: {
  readonly userId: string | null;
  readonly keys?: KeyList | undefined;
}) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="top">
        <div className="page">
          <Link className="wordmark" href="/" prefetch={false}>
            Dossier
          </Link>
          <nav className="top-nav" aria-label="Main">
            <Link className="wide" href="/#dossiers" prefetch={false}>
              Dossiers
            </Link>
            <Link href="/browse" prefetch={false}>
              Browse
            </Link>
            <Link href="/notes/new" prefetch={false}>
              Add
            </Link>
            <Link className="wide" href="/dossiers/new" prefetch={false}>
              New dossier
            </Link>
          </nav>
          <TopStatus userId={userId} keys={keys} />
        </div>
      </header>
    </>
  );
}
