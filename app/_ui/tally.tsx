const MOST = 12;

/** A small page for each document: filled says so, hollow does not. The words beside it say the number. */
export function Tally({ says, of }: { readonly says: number; readonly of: number }) {
  const pages = Array.from({ length: Math.min(of, MOST) }, (_, index) => ({
    key: `page ${index}`,
    says: index < says,
  }));
  return pages.map((page) => (
    <i key={page.key} className={page.says ? undefined : "not"} aria-hidden="true" />
  ));
}
