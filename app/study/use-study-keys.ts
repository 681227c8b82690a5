import { useEffect, useRef } from "react";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { commandFor } from "./keys.ts";

export type KeyActions = {
  readonly go: () => void;
  readonly grade: (rating: Rating) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly receipt: () => void;
  readonly keys: () => void;
};

/** Listens for the keys of the study screen; idle in text fields and under a dialog. */
export function useStudyKeys(single: boolean, actions: KeyActions): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || dialogOpen()) return;
      const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const pressed = { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, ...keyTarget(event) };
      // A held Space would scroll the page although it does nothing: it stays still.
      if (repeat && key === " " && !pressed.onControl && !pressed.writing) event.preventDefault();
      const command = commandFor(pressed, single);
      if (!command) return;
      event.preventDefault();
      if (command.kind === "grade") latest.current.grade(command.rating);
      else latest.current[command.kind]();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [single]);
}
