import { TopBar } from "#app/_ui/top-bar.tsx";
import { LookAgain } from "./look-again.tsx";

/** Instead of the figures, while a long log is added up for the first time: how far it is. */
export function AddingUp({ userId, done }: { readonly userId: string | null; readonly done: number }) {
  return (
    <>
      <TopBar userId={userId} />
      <main id="main" className="page memory">
        <h1 className="headline">Your answers are being added up.</h1>
        <p className="lede">
          This is done once for so many of them. From then on the page opens at once; you can leave it
          meanwhile.
        </p>
        <p className="row spaced">
          <progress max={1} value={done} aria-label="Adding up your answers" />
          <span className="quiet">{Math.floor(done * 100)} %</span>
        </p>
        <LookAgain />
        <noscript>
          {/* Without scripts the page asks by itself how far it is. */}
          <meta httpEquiv="refresh" content="3" />
        </noscript>
      </main>
    </>
  );
}
