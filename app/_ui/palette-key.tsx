"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { dialogOpen } from "./focus.ts";

const load = () => import("./palette.tsx");
const Palette = lazy(async () => ({ default: (await load()).Palette }));
const OPEN = "dossier-palette";

/** Opens the palette from a button or a menu. */
export function openPalette(): void {
  window.dispatchEvent(new Event(OPEN));
}

/** Fetches the palette before it is asked for, so that it opens without the network too. */
export function loadPalette(): void {
  load().catch(() => {});
}

/** On every page: Ctrl or ⌘ with K opens the command palette. Its code comes when it is first asked for. */
export function PaletteKey() {
  const [open, setOpen] = useState(false);
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const isK = key.toLowerCase() === "k" || (code === "KeyK" && !/^[a-z]$/iu.test(key));
      if (!isK || !(ctrlKey || metaKey) || altKey || shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      if (!repeat && !dialogOpen()) setOpen(true);
    }
    const onOpen = () => setOpen(true);
    window.addEventListener("keydown", onKey);
    window.addEventListener(OPEN, onOpen);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener(OPEN, onOpen);
    };
  }, []);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <Palette onClose={() => setOpen(false)} />
    </Suspense>
  );
}
