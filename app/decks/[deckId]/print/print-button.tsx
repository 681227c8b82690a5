"use client";

/** Opens the browser's own print dialog. */
export function PrintButton() {
  return (
    <button type="button" className="btn go" onClick={() => window.print()}>
      Print
    </button>
  );
}
