import type { ReactNode } from "react";

/** One line of each kind under a piece of text, each below the last, so that two that overlap keep both. */
export function EvidenceLines({
  kinds,
  children,
}: {
  readonly kinds: readonly string[];
  readonly children: ReactNode;
}): ReactNode {
  const [kind, ...others] = kinds;
  if (kind === undefined) return children;
  return (
    <span className={`ev ${kind} line-${others.length}`}>
      <EvidenceLines kinds={others}>{children}</EvidenceLines>
    </span>
  );
}

const REASONS: Readonly<Record<string, string>> = {
  advertising: "an advertisement",
  caption: "a caption",
  counter: "a counter",
  code: "code",
  navigation: "navigation",
  table: "a table",
  boilerplate: "page furniture",
  repeated: "a repetition",
  unreadable: "nothing that can be read as sentences",
  "event-list": "a list of events",
  "pull-quote": "a sentence that stands in the text too",
  "reference-list": "a list of references",
};

/** Why a block is not matter to learn from, in words. */
export function noiseWords(reason: string | null): string {
  return REASONS[reason ?? ""] ?? reason ?? "";
}
