import { newId } from "./outbox.ts";
import type { Press } from "./sitting.ts";

/** The zone that this device's clock shows. */
export function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** The device at this moment, with new ids for what is pressed. */
export function press(): Press {
  const now = Date.now();
  return { newId, now, zone: zoneHere(), utcOffsetMinutes: -new Date(now).getTimezoneOffset() };
}
