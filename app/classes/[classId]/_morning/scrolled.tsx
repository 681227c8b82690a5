import type { ReactNode } from "react";

/** A table that is wider than the page: it scrolls in a place of its own, with the keyboard too. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable with the keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
    <section className="grid-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
