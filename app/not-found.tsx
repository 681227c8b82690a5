import Link from "next/link";

export const metadata = { title: "Not here" };

export default function NotFound() {
  return (
    <main className="page" id="main">
      <h1>There is nothing at this address.</h1>
      <p className="lede">
        The deck may have been retired, or it belongs to somebody else. Your progress is kept either way.
      </p>
      <div className="row spaced">
        <Link className="btn go" href="/" prefetch={false}>
          Today
        </Link>
      </div>
    </main>
  );
}
