import { type MouseEvent, useCallback, useRef } from "react";

const TOGETHER_MS = 300;
const SAME_PLACE_PX = 24;

/**
 * Tells a press that was meant from the second half of a double click, which lands on whatever the first half brought
 * under the pointer: "Show answer" makes room for the grades, and a grade for the next "Show answer".
 */
export function useDeliberate(): (event: MouseEvent) => boolean {
  const last = useRef({ at: Number.NEGATIVE_INFINITY, x: 0, y: 0 });
  return useCallback(({ timeStamp, clientX, clientY, detail }) => {
    const { at, x, y } = last.current;
    last.current = { at: timeStamp, x: clientX, y: clientY };
    // A key or a screen reader presses a button without a pointer.
    if (detail === 0) return true;
    return timeStamp - at > TOGETHER_MS || Math.hypot(clientX - x, clientY - y) > SAME_PLACE_PX;
  }, []);
}
