import { useEffect, useLayoutEffect, useRef } from "react";
import { dialogOpen, keyTarget } from "#app/_ui/focus.ts";
import { type Command, commandFor, type Mode } from "./keys.ts";
import { type Move, moveFor } from "./passage.ts";

export type KeyActions = {
  /** Does it, or says that it means nothing now and belongs to the browser. */
  readonly command: (command: Command) => boolean;
  readonly move: (move: Move) => void;
  readonly take: () => void;
};

/** Listens for the desk's keys; idle in fields and under a dialog. */
export function useDeskKeys(single: boolean, mode: Mode, actions: KeyActions): void {
  const latest = useRef({ single, mode, actions });
  // With the drawing itself, so that the next key meets what the last one left.
  useLayoutEffect(() => {
    latest.current = { single, mode, actions };
  });
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || dialogOpen()) return;
      const now = latest.current;
      const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const target = keyTarget(event);
      if (now.mode === "pick" && !ctrlKey && !metaKey && !altKey && !target.writing) {
        const move = moveFor(key, shiftKey);
        if (move) now.actions.move(move);
        else if (key === "Enter" && !target.onControl) now.actions.take();
        else if (key !== "Escape") return;
        else now.actions.command("leave");
        event.preventDefault();
        return;
      }
      const pressed = { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, ...target };
      const command = commandFor(pressed, now.single, now.mode);
      if (command !== null && now.actions.command(command)) event.preventDefault();
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
