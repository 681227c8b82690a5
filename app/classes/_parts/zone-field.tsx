"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The wall clock that the device lives by, as a hidden field; left out before scripts run. */
export function ZoneField() {
  const zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  return zone === null ? null : <input type="hidden" name="zone" value={zone} />;
}
