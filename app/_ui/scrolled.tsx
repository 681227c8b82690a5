import type { ReactNode } from "react";

/** A table that is wider than the page: it scrolls in a place of its own, with the keyboard too. */
export function Scrolled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section
      className="grid-scroll"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
      tabIndex={0} // oxlint-disable-line jsx-a11y/no-noninteractive-tabindex -- as above.
    >
      {children}
    </section>
  );
}
