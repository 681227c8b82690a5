import Link from "next/link";
import { GuestHere } from "./account-here.tsx";
import type { KeyList } from "./key-sheet.tsx";
import { MainNav } from "./main-nav.tsx";
import { TopStatus } from "./top-status.tsx";

/** The head of every page but the study screen; on a phone its ways lie along the lower edge. */
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
          <MainNav className="main-nav" />
          <GuestHere userId={userId}>
            <TopStatus userId={userId} keys={keys} />
          </GuestHere>
        </div>
      </header>
    </>
  );
}
