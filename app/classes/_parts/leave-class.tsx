import { typeset } from "#app/_ui/typeset.ts";
import { DeedButton } from "./deeds.tsx";

/** The way out of a class for one of its pupils, with what comes of it. */
export function LeaveClass({ classId, name }: { readonly classId: string; readonly name: string }) {
  return (
    <details className="spaced">
      <summary>Leave the class</summary>
      <p className="measure note">
        What {typeset(name)} assigned to you leaves your shelf, and its teachers see nothing of yours any
        more. What you learnt stays yours. You can go back in.
      </p>
      <DeedButton deed={{ do: "leave-class", classId }} className="btn danger">
        Leave {typeset(name)}
      </DeedButton>
    </details>
  );
}
