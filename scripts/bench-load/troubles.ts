import { whole } from "../bench/table.ts";
import type { Sent } from "./generator.ts";
import type { Trouble } from "./post.ts";

const EXAMPLES = 5;

/**
 * What went wrong with a round's requests, one line for each kind, with when and after how long a rest: enough to tell a
 * connection that was closed while it rested from a server that did not answer. `begun` is when the round began.
 */
export function troublesOf(sent: readonly Sent[], begun: number): readonly string[] {
  const kinds = new Map<string, Trouble[]>();
  const note = (outcome: string, trouble: Trouble): void => {
    const kind = `${outcome}: ${trouble.code}, ${placeOf(trouble)}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), trouble]);
  };
  for (const { accepted, status, trouble, resent } of sent) {
    if (resent !== null)
      note(accepted ? "accepted when sent once more" : "not accepted when sent once more", resent);
    if (trouble !== null) note("no reply", trouble);
    else if (!accepted) kinds.set(`refused with status ${status}`, []);
  }
  return [...kinds].map(
    ([kind, all]) => `${kind}${all.length === 0 ? "" : ` × ${all.length} (${shown(all, begun)})`}`,
  );
}

function placeOf({ rested, begun }: Trouble): string {
  const connection = rested === null ? "a new connection" : "a connection that had rested";
  return `${connection}, ${begun ? "in the middle of" : "before"} the reply`;
}

function shown(all: readonly Trouble[], begun: number): string {
  const examples = all.slice(0, EXAMPLES).map(({ at, rested }) => {
    const after = rested === null ? "" : ` after a rest of ${whole(rested)} ms`;
    return `at ${((at - begun) / 1_000).toFixed(1)} s${after}`;
  });
  return [...examples, ...(all.length > EXAMPLES ? ["…"] : [])].join("; ");
}
