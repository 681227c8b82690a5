declare global {
  interface Window {
    /** Whether the answer was asked for before the study page could show it; null once the page listens itself. */
    dossierEarly?: boolean | null;
  }
}

/**
 * Runs with the first bytes of a page, before the app does: Enter follows the page's one filled link, and asking for
 * the answer is remembered. On a slow line the app is seconds away; a key pressed until then must not be lost.
 */
const LISTEN = `(() => {
  const off = () => { try { return localStorage.getItem("dossier.single-keys") === "off"; } catch { return false; } };
  const asks = () => window.dossierEarly !== null && document.querySelector(".study .dock") !== null;
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || off()) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.target instanceof Element && event.target.closest("a[href],button,summary,input,textarea,select,[contenteditable]")) return;
    if (asks()) { event.preventDefault(); window.dossierEarly = true; return; }
    const link = event.key === "Enter" ? document.querySelector("a[data-enter]") : null;
    if (link instanceof HTMLElement) { event.preventDefault(); link.click(); }
  });
  addEventListener("click", (event) => {
    if (asks() && event.target instanceof Element && event.target.closest(".dock .go")) window.dossierEarly = true;
  });
})();`;

/** For the root of every page: an inline script of our own, let through by the nonce of the response. */
export function EarlyKeys({ nonce }: { readonly nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the constant above, nothing from a document or a person.
  return <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: LISTEN }} />;
}

/** For the study page, once it listens itself: whether the answer was asked for before. */
export function wasAskedEarly(): boolean {
  const asked = window.dossierEarly === true;
  window.dossierEarly = null;
  return asked;
}
