/** What the page asks for by itself, and what tells of itself otherwise: none of it changes what there is to study. */
const QUIET =
  /^\/(?:_next\/|api\/(?:reviews|study|health|media|places|browse\/(?:cards|count|documents))(?:\/|$))/u;

/** Several requests of one deed are one change. */
const TOGETHER_MS = 250;

/**
 * Tells when something that this page asked of the server has been answered and may have changed what there is to study:
 * options, a plan, a note, a deck. The browser itself says which requests are over, so that no form and no button has to
 * remember it. Now and then nothing was changed; then the server says so in a word.
 */
export function watchOwnChanges(tell: () => void): { readonly stop: () => void } {
  if (!("PerformanceObserver" in window)) return { stop: () => undefined };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntriesByType("resource").some(isDeed)) return;
    clearTimeout(timer);
    timer = setTimeout(tell, TOGETHER_MS);
  });
  observer.observe({ type: "resource" });
  return {
    stop() {
      clearTimeout(timer);
      observer.disconnect();
    },
  };
}

/** A page that is only fetched has a mark of the framework in its address; a deed is posted to the bare one. */
function isDeed(entry: PerformanceEntry): boolean {
  if (!(entry instanceof PerformanceResourceTiming) || entry.initiatorType !== "fetch") return false;
  const { origin, pathname, searchParams } = new URL(entry.name);
  return origin === location.origin && !searchParams.has("_rsc") && !QUIET.test(pathname);
}
