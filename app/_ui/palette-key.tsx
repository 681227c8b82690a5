"use client";

import { useEffect, useLayoutEffect, useState } from "react";
import { dialogOpen } from "./focus.ts";

type Module = typeof import("./palette.tsx");
const OPEN = "dossier-palette";
let loaded: Module | null = null;

async function load(): Promise<Module> {
  loaded ??= await import("./palette.tsx");
  return loaded;
}

/** Opens the palette from a button or a menu. */
export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** Fetches the palette before it is asked for, so that it opens at once and without the network too. */
export function loadPalette(): void {
  load().catch(() => {});
}

/** On every page: Ctrl or ⌘ with K opens the command palette. Its code comes when it is first asked for. */
export function PaletteKey() {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState<Module | null>(null);
  /** What was typed before there was a field to type in. */
  const [typed, setTyped] = useState("");
  useEffect(() => {
    function onOpen() {
      setTyped("");
      setCode(loaded);
      setOpen(true);
      // It could not be fetched: the page goes on without it.
      load().then(setCode, () => setOpen(false));
    }
    function onKey(event: KeyboardEvent) {
      const { key, code: place, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const isK = key.toLowerCase() === "k" || (place === "KeyK" && !/^[a-z]$/iu.test(key));
      if (!isK || !(ctrlKey || metaKey) || altKey || shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      if (!repeat && !dialogOpen()) onOpen();
    }
    window.addEventListener("keydown", onKey);
    window.addEventListener(OPEN, onOpen);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener(OPEN, onOpen);
    };
  }, []);
  if (!open) return null;
  if (code === null) return <Meanwhile onType={setTyped} onLeave={() => setOpen(false)} />;
  return <code.Palette typed={typed} onClose={() => setOpen(false)} />;
}

/** While the code is on its way: what is typed is meant for the palette, and no command of the page. */
function Meanwhile({
  onType,
  onLeave,
}: {
  readonly onType: (change: (before: string) => string) => void;
  readonly onLeave: () => void;
}) {
  // Gone in the very moment in which the field takes the keys: no letter falls between the two.
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Escape") onLeave();
      if (event.key.length === 1) onType((before) => before + event.key);
      if (event.key === "Backspace") onType((before) => before.slice(0, -1));
    }
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [onType, onLeave]);
  return null;
}
