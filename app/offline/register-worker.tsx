"use client";

import { useEffect } from "react";
import { lockOf } from "../_worker/builds.ts";
import { noteNewBuild } from "./new-build.ts";

/** A tab that stays open for days looks for a new build so often. */
const LOOK_EVERY_MS = 30 * 60_000;

/**
 * For the root of every page: has the browser keep the build, so that pages open without the network, and says which
 * build this page is of for as long as it lives, so that its files are kept. Only where browsers allow it: https and
 * localhost.
 */
export function RegisterWorker({ build }: { readonly build: string | null }) {
  useEffect(() => {
    if (build === null || !window.isSecureContext || !("serviceWorker" in navigator)) return;
    let letGo = hold(lockOf(build));
    const told = ({ data }: MessageEvent<{ kind?: string; build?: string }>) => {
      if (data.kind !== "build") return;
      if (data.build !== build) noteNewBuild();
      send("tidy");
    };
    // A worker tells whoever is there when it takes over; a page that was just loading may have missed it.
    const taken = () => send("which build");
    // The browser keeps a page that was left only when it holds nothing.
    const hide = () => letGo();
    const show = (event: PageTransitionEvent) => {
      if (event.persisted) letGo = hold(lockOf(build));
    };
    let looked = Date.now();
    const look = () => {
      if (document.visibilityState === "hidden" || Date.now() - looked < LOOK_EVERY_MS) return;
      looked = Date.now();
      void navigator.serviceWorker.getRegistration().then((known) => known?.update().catch(() => undefined));
    };
    navigator.serviceWorker.addEventListener("message", told);
    navigator.serviceWorker.addEventListener("controllerchange", taken);
    window.addEventListener("pagehide", hide);
    window.addEventListener("pageshow", show);
    window.addEventListener("online", look);
    document.addEventListener("visibilitychange", look);
    const timer = setInterval(look, LOOK_EVERY_MS);
    whenIdle(() => void register());
    return () => {
      letGo();
      clearInterval(timer);
      navigator.serviceWorker.removeEventListener("message", told);
      navigator.serviceWorker.removeEventListener("controllerchange", taken);
      window.removeEventListener("pagehide", hide);
      window.removeEventListener("pageshow", show);
      window.removeEventListener("online", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [build]);
  return null;
}

function send(message: "tidy" | "which build"): void {
  navigator.serviceWorker.controller?.postMessage(message);
}

async function register(): Promise<void> {
  try {
    const known = await navigator.serviceWorker.register("/sw.js", { scope: "/", updateViaCache: "none" });
    known.active?.postMessage("tidy");
  } catch {
    // The browser keeps nothing here, or the server is out of reach: the page works all the same.
  }
}

/** Holds a lock together with all other pages that hold it; returns how to let go. */
function hold(name: string): () => void {
  let release = (): void => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  navigator.locks?.request(name, { mode: "shared" }, () => released).catch(() => undefined);
  return release;
}

function whenIdle(job: () => void): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(job, { timeout: 5_000 });
  else setTimeout(job, 1_000);
}
