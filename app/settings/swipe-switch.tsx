"use client";

import { setSwiping, useSwiping } from "#app/_ui/swiping.ts";

/** Swipes are off until somebody wants them: a finger that scrolls must not rate a card. */
export function SwipeSwitch() {
  const on = useSwiping();
  return (
    <section aria-labelledby="touch">
      <h2 id="touch">Touch</h2>
      <label className="switch">
        <input type="checkbox" checked={on} onChange={(event) => setSwiping(event.target.checked)} />
        <span>
          Swipe over a card to rate it, on this device: left is Again, right is Good; up is Easy and down is
          Hard where the card fits on the screen. The buttons stay.
        </span>
      </label>
    </section>
  );
}
