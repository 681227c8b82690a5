/**
 * Whether this browser keeps a cookie for this page. Asked by trying: `navigator.cookieEnabled` says yes in browsers
 * that are set to refuse them.
 */
export function cookiesAreKept(): boolean {
  const name = "dossier-try";
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the other interface is missing on plain http.
    document.cookie = `${name}=1; Path=/; SameSite=Lax`;
    const kept = document.cookie.includes(`${name}=1`);
    // biome-ignore lint/suspicious/noDocumentCookie: as above.
    document.cookie = `${name}=; Path=/; SameSite=Lax; Max-Age=0`;
    return kept;
  } catch {
    return false;
  }
}
