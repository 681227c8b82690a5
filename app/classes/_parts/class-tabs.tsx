"use client";

import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";

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
  const base = `/classes/${encodeURIComponent(classId)}`;
  const shown = TABS.filter((tab) => teaches || tab.segment === "people" || tab.segment === "settings");
  return (
    <nav className="tabs" aria-label="Pages of this class">
      {shown.map(({ segment: own, word, path }) => (
        <Link
          key={word}
          href={`${base}${path}`}
          prefetch={false}
          aria-current={own === segment ? "page" : undefined}
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
