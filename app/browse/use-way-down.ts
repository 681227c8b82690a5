import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * From the search field into the table: at once when it shows what was asked, else as soon as that is found. Whoever
 * went elsewhere meanwhile stays there.
 */
export function useWayDown(field: RefObject<HTMLInputElement | null>, loading: boolean) {
  const goesDown = useRef(false);
  const arrive = useCallback(() => {
    if (!goesDown.current || loading) return;
    goesDown.current = false;
    if (document.activeElement === field.current)
      document.querySelector<HTMLElement>(".browse-grid")?.focus();
  }, [field, loading]);
  useEffect(arrive, [arrive]);
  /** `ask` asks what was not asked yet, and is null when all was. */
  const goDown = (ask: (() => void) | null): void => {
    goesDown.current = true;
    if (ask === null) arrive();
    else ask();
  };
  const stay = (): void => {
    goesDown.current = false;
  };
  return { goDown, stay };
}
