"use client";

/** Prints the page. Without a script the browser's own menu does it. */
export function PrintButton() {
  return (
    <button type="button" className="btn go" onClick={() => window.print()}>
      Print
    </button>
  );
}
