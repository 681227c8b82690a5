"use client";

import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from "react";
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
  const typed = useRef("");
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
      const isK = key.toLowerCase() === "k" || (code === "KeyK" && !/^[a-z]$/iu.test(key));
      if (!isK || !(ctrlKey || metaKey) || altKey || shiftKey || event.defaultPrevented) return;
      event.preventDefault();
      if (!repeat && !dialogOpen()) onOpen();
    }
    function onOpen() {
      typed.current = "";
      setOpen(true);
    }
    window.addEventListener("keydown", onKey);
    window.addEventListener(OPEN, onOpen);
    return () => {
      window.removeEventListener("keydown", onKey);
      window.removeEventListener(OPEN, onOpen);
    };
  }, []);
  if (!open) return null;
  return (
    <Suspense fallback={<Meanwhile typed={typed} />}>
      <Palette typed={() => typed.current} onClose={() => setOpen(false)} />
    </Suspense>
  );
}

/** While the code is on its way: what is typed is meant for the palette, and no command of the page. */
function Meanwhile({ typed }: { readonly typed: RefObject<string> }) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Tab") return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key.length === 1) typed.current += event.key;
      if (event.key === "Backspace") typed.current = typed.current.slice(0, -1);
    }
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [typed]);
  return null;
}
