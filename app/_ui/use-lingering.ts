import { type RefObject, useEffect, useRef, useState } from "react";

const STAYS_MS = 10_000;

/**
 * What was said last, for ten seconds and for as long as it is pointed at or holds the focus; null afterwards. The
 * reference goes to the element that shows it.
 */
export function useLingering<Said extends { readonly id: string | number }>(
  said: Said | null,
): { readonly shown: Said | null; readonly element: RefObject<HTMLOutputElement | null> } {
  const [gone, setGone] = useState<Said["id"] | null>(null);
  const element = useRef<HTMLOutputElement>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setInterval(() => {
      if (!element.current?.matches(":hover, :focus-within")) setGone(said.id);
    }, STAYS_MS);
    return () => clearInterval(timer);
  }, [said]);
  return { shown: said !== null && gone !== said.id ? said : null, element };
}
