import { z } from "zod";

// What a process that reads or makes says to the one that started it: a line of JSON for each message.

const Failed = z.object({
  kind: z.literal("failed"),
  code: z.enum(["not-found", "not-allowed", "invalid", "conflict", "stale", "limit", "unreadable"]),
  message: z.string().min(1).max(2_000),
  details: z.record(z.string(), z.string().max(1_000)),
});

const ChildMessage = z.discriminatedUnion("kind", [
  Failed,
  z.object({ kind: z.literal("progress"), value: z.unknown() }),
  /** A slice of a list that is too long for one line; `list` names it. */
  z.object({ kind: z.literal("part"), list: z.string(), items: z.array(z.unknown()) }),
  z.object({ kind: z.literal("done"), value: z.unknown() }),
]);

export type ChildMessage = z.infer<typeof ChildMessage>;

/** Keys through which a parsed object could reach the prototype of others; none of ours is called so. */
const POLLUTING = /"(?:__proto__|constructor|prototype)"\s{0,100}:/u;

/** A line from a child, or null when it is not one of its messages. */
export function parseChildLine(line: string): ChildMessage | null {
  if (POLLUTING.test(line)) return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const parsed = ChildMessage.safeParse(value);
  return parsed.success ? parsed.data : null;
}
