import { type Instant, MS_PER_MINUTE } from "#lib/base/study-time.ts";

/** The clocks of one event: the device's when it happened and when it was sent, the server's when it arrived. */
export type EventClocks = {
  readonly deviceTime: Instant;
  readonly sentAt: Instant;
  readonly receivedAt: Instant;
};

/** A correction in whole minutes is the same for everything a device sends, however long each message was on its way. */
const CORRECTION_STEP_MS = MS_PER_MINUTE;
/** An event may lie so far in the future of the server, whose clock may be the wrong one. */
const FUTURE_MS = 5 * MS_PER_MINUTE;

/**
 * When an event happened, from this event alone, so that the order of arrival does not matter. A device whose clock is
 * wrong is wrong by the same amount when it sends; the difference to the moment of arrival is taken off, in whole
 * minutes, so that the time a message needs is not mistaken for it. Never later than five minutes after the arrival.
 */
export function effectiveTime({ deviceTime, sentAt, receivedAt }: EventClocks): Instant {
  const correction = Math.round((receivedAt - sentAt) / CORRECTION_STEP_MS) * CORRECTION_STEP_MS;
  return Math.min(deviceTime + correction, receivedAt + FUTURE_MS);
}
