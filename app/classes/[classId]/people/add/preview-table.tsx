"use client";

import { useEffect, useRef } from "react";
import { capital, counted, countedInWords } from "#app/_ui/words.ts";
import type { RosterStep } from "#lib/classes/plan-roster.ts";
import { useDeedForm } from "../../../_parts/deeds.tsx";
import type { Done } from "../../../_parts/notice.ts";

type Preview = NonNullable<Done["preview"]>;

type Props = {
  readonly classId: string;
  readonly preview: Preview;
  readonly onChange: () => void;
};

/** What a list would do, line by line, and the button that does it. */
export function PreviewTable({ classId, preview, onChange }: Props) {
  const { pending, fields: _, ...form } = useDeedForm("import");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { steps, newGroups, ignored, digest, list } = preview;
  const fresh = steps.filter((step) => step.kind === "new").length;
  const does = steps.some((step) => step.kind !== "same" && step.kind !== "skipped");
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {headline(steps, fresh)}
      </h1>
      {newGroups.length === 0 ? null : <p className="lede">New groups: {newGroups.join(", ")}.</p>}
      {ignored.length === 0 ? null : (
        <p className="quiet spaced">Columns that mean nothing here are left out: {ignored.join(", ")}.</p>
      )}
      <form {...form} className="row spaced">
        <input type="hidden" name="do" value="import" />
        <input type="hidden" name="classId" value={classId} />
        <input type="hidden" name="list" value={list} />
        <input type="hidden" name="digest" value={digest} />
        {does ? (
          <button type="submit" className="btn go" disabled={pending}>
            {fresh === 0 ? "Do it" : `Make ${counted(fresh, "account")}`}
          </button>
        ) : null}
        <button type="button" className="btn plain" onClick={onChange}>
          Change the list
        </button>
      </form>
      <table className="roster spaced">
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Name</th>
            <th scope="col">What happens</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step.line} className={step.kind === "skipped" ? "skipped" : undefined}>
              <td className="num">{step.line}</td>
              <th scope="row">{step.name || "–"}</th>
              <td>{stepWords(step)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function headline(steps: readonly RosterStep[], fresh: number): string {
  const skipped = steps.filter((step) => step.kind === "skipped").length;
  const left = skipped === 0 ? "" : `, ${countedInWords(skipped, "line")} left out`;
  if (fresh > 0) return `${capital(countedInWords(fresh, "new account"))}${left}.`;
  const changes = steps.filter((step) => step.kind !== "same" && step.kind !== "skipped").length;
  if (changes > 0) return `${capital(countedInWords(changes, "change"))}${left}.`;
  return skipped > 0 ? "Nothing can be done with this list." : "Everybody is here already.";
}

function stepWords(step: RosterStep): string {
  switch (step.kind) {
    case "new":
      return `New account${groupWords(step.groups)}.`;
    case "joins":
      return `Comes in from ${step.from ?? "another class"} as well${groupWords(step.groups)}.`;
    case "returns":
      return `Was taken out, and comes back${groupWords(step.groups)}.`;
    case "changes": {
      const called = step.calledNow === null ? "" : `Is called ${step.calledNow} from now on. `;
      const groups = step.groups === null ? "" : `Groups from now on: ${step.groups.join(", ") || "none"}.`;
      return `${called}${groups}`.trim();
    }
    case "same":
      return "Is here already; nothing changes.";
    case "skipped":
      return `Left out: ${step.why}`;
  }
}

function groupWords(groups: readonly string[] | null): string {
  return groups === null || groups.length === 0 ? "" : `, in ${groups.join(", ")}`;
}
