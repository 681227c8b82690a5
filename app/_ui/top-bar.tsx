import Link from "next/link";
import { TopStatus } from "./top-status.tsx";

/** The head of every page but the study screen. */
export function TopBar({ userId }: { readonly userId: string | null }) {
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
          <TopStatus userId={userId} />
        </div>
      </header>
    </>
  );
}
