import { useEffect, useRef } from "react";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import type { KeyMap } from "#lib/study/chords.ts";
import type { CommandName } from "#lib/study/commands.ts";
import { commandFor } from "./keys.ts";

/**
 * Listens for the keys of the study screen; idle in text fields and under a dialog. `run` says whether there was
 * something to do: if not, the key stays the browser's.
 */
export function useStudyKeys(single: boolean, keys: KeyMap, run: (name: CommandName) => boolean): void {
  const latest = useRef({ keys, run });
  useEffect(() => {
    latest.current = { keys, run };
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || dialogOpen()) return;
      const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const pressed = { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, ...keyTarget(event) };
      // A held Space would scroll the page although it does nothing: it stays still.
      if (repeat && key === " " && !pressed.onControl && !pressed.writing) event.preventDefault();
      const command = commandFor(pressed, single, latest.current.keys);
      if (command !== null && latest.current.run(command)) event.preventDefault();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [single]);
}
