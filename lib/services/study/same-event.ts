import type { UnchainedRow } from "#lib/db/event-rows.ts";

/** What the device says of an event. When it was sent and when it arrived differ each time, and what follows from that. */
const TOLD = [
  "kind",
  "cardId",
  "cardVersion",
  "deviceId",
  "deviceSequence",
  "deviceTime",
  "utcOffsetMinutes",
  "zone",
  "tookMs",
  "targetId",
  "mode",
  "rating",
  "dueShownAt",
  "dueShownDay",
] as const satisfies readonly (keyof UnchainedRow)[];

/** Whether two rows of one id are the same event, sent again, and not another one. */
export function sameContent(a: UnchainedRow, b: UnchainedRow): boolean {
  return TOLD.every((name) => a[name] === b[name]);
}
