"use client";

import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";
import { useEffect, useRef } from "react";

const TABS = [
  { segment: null, word: "Overview", path: "" },
  { segment: "assignments", word: "Assignments", path: "/assignments" },
  { segment: "people", word: "People", path: "/people" },
  { segment: "starter", word: "Starter", path: "/starter" },
  { segment: "gradebook", word: "Gradebook", path: "/gradebook" },
  { segment: "settings", word: "Settings", path: "/settings" },
] as const;

/** The pages of a class for those who teach it. An administrator who does not sees no pupil's work. */
export function ClassTabs({ classId, teaches }: { readonly classId: string; readonly teaches: boolean }) {
  const segment = useSelectedLayoutSegment();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row is wider than the page: the tab that one is on is to be seen.
    const current = row.current?.querySelector(`[data-segment="${segment ?? ""}"]`);
    current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [segment]);
  const base = `/classes/${encodeURIComponent(classId)}`;
  const shown = TABS.filter((tab) => teaches || tab.segment === "people" || tab.segment === "settings");
  return (
    <nav ref={row} className="tabs" aria-label="Pages of this class">
      {shown.map(({ segment: own, word, path }) => (
        <Link
          key={word}
          href={`${base}${path}`}
          prefetch={false}
          data-segment={own ?? ""}
          aria-current={own === segment ? "page" : undefined}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
