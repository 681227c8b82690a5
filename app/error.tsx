"use client";

import { useEffect } from "react";

/** Something on the server failed while a page was drawn. What happened, what is safe, what to do. */
export default function ErrorPage({ error }: { readonly error: Error & { digest?: string } }) {
  useEffect(() => {
    document.title = "Not shown · Dossier";
  }, []);
  return (
    <main className="page" id="main">
      <div className="problem">
        <h1>This page could not be shown.</h1>
        <p>Your answers are safe: those that were sent are on the server, the others wait on this device.</p>
        <div className="row">
          {/* Asked for anew: `reset` would draw once more what the server sent, which is the failure. */}
          <button type="button" className="btn go" onClick={() => window.location.reload()}>
            Try again
          </button>
          <a className="btn plain" href="/">
            Today
          </a>
        </div>
        {error.digest ? (
          <details>
            <summary>Details</summary>
            <pre>Whoever runs this server finds the cause in its log, under {error.digest}.</pre>
          </details>
        ) : null}
      </div>
    </main>
  );
}
