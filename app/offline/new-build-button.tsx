"use client";

import { useNewBuild } from "./new-build.ts";

/** Offers the build that is ready, on pages and between sittings: never while a card is on the screen. */
export function NewBuild() {
  const ready = useNewBuild();
  return (
    <output className={ready ? undefined : "sr"}>
      {ready ? (
        <button type="button" className="btn plain small" onClick={() => location.reload()}>
          A new version is ready
        </button>
      ) : null}
    </output>
  );
}
