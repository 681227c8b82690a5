import type { TimelineEvent } from "#lib/services/dossiers/timeline-view.ts";

/** A stretch of time in days since 1970-01-01, `to` exclusive. */
export type Window = { readonly from: number; readonly to: number };

/** A look that is closer than this shows nothing more. */
const CLOSEST = 0.5;
/** So few events need no closer look. */
const FEW = 8;
/** What lasts so many days is a moment; when there are few moments, so many will do. */
const MOMENTS = [3, 31, 366];
/** How many events the first close look holds, and how much of the whole it may take at most. */
const CROWD = 12;
const CROWD_SHARE = 0.4;

/** The stretch that holds every event, with room at the ends. */
export function wholeWindow(events: readonly TimelineEvent[]): Window {
  const from = Math.min(...events.map((event) => event.from));
  const to = Math.max(...events.map((event) => event.to));
  const room = Math.max(1, (to - from) * 0.03);
  return { from: from - room, to: to + room };
}

/** Where most happens in the shortest time, for a first close look: null when the events are few or evenly spread. */
export function crowdedWindow(events: readonly TimelineEvent[]): Window | null {
  const whole = wholeWindow(events);
  const length = whole.to - whole.from;
  const lasting = MOMENTS.map((days) =>
    events.filter(({ from, to }) => to - from <= days && to - from < length / 20),
  );
  const short = [...(lasting.find((some) => some.length > FEW) ?? [])].sort((a, b) => a.from - b.from);
  if (short.length === 0) return null;
  const size = Math.min(CROWD, Math.ceil(short.length * 0.4));
  let best: Window | null = null;
  for (let i = 0; i + size <= short.length; i += 1) {
    const first = short[i];
    const last = short[i + size - 1];
    if (first === undefined || last === undefined) break;
    const one = { from: first.from, to: Math.max(last.to, first.from + CLOSEST) };
    if (best === null || one.to - one.from < best.to - best.from) best = one;
  }
  if (best === null || best.to - best.from > length * CROWD_SHARE) return null;
  const room = Math.max(CLOSEST, (best.to - best.from) * 0.08);
  return { from: best.from - room, to: best.to + room };
}

/** The stretch an address asks for (`from` and `to` in days), kept inside the whole; null for none or nonsense. */
export function askedWindow(query: Readonly<Record<string, unknown>>, whole: Window): Window | null {
  const from = numberIn(query.from);
  const to = numberIn(query.to);
  if (from === null || to === null || to - from < CLOSEST / 2) return null;
  const inside = { from: Math.max(whole.from, from), to: Math.min(whole.to, to) };
  return inside.to - inside.from < CLOSEST / 2 ? null : inside;
}

function numberIn(value: unknown): number | null {
  return typeof value === "string" && /^-?\d{1,7}(?:\.\d{1,4})?$/u.test(value) ? Number(value) : null;
}

/** What fills more of a stretch than this is the ground the others stand on, and is not drawn among them. */
const GROUND = 0.5;

/** The events to draw in a stretch: what lasts for most of it is left to the table. */
export function drawable(events: readonly TimelineEvent[], window: Window): readonly TimelineEvent[] {
  return within(events, window).filter(({ from, to }) => to - from <= (window.to - window.from) * GROUND);
}

/** The events of which something falls into the stretch. */
export function within(events: readonly TimelineEvent[], { from, to }: Window): readonly TimelineEvent[] {
  return events.filter((event) => event.from < to && Math.max(event.to, event.from + 1e-9) > from);
}

export type Step = "closer" | "wider" | "earlier" | "later";

/** Where a step leads from here; null when there is nothing further that way. */
export function stepFrom(here: Window, whole: Window, step: Step): Window | null {
  const length = here.to - here.from;
  const middle = (here.from + here.to) / 2;
  const all = whole.to - whole.from;
  if (step === "closer") {
    const half = Math.max(CLOSEST, length / 3) / 2;
    return length <= CLOSEST ? null : { from: middle - half, to: middle + half };
  }
  if (step === "wider") {
    if (length >= all * 0.999) return null;
    return shifted({ from: middle - length * 1.5, to: middle + length * 1.5 }, whole);
  }
  const by = (step === "earlier" ? -1 : 1) * length * 0.6;
  const next = shifted({ from: here.from + by, to: here.to + by }, whole);
  return Math.abs(next.from - here.from) < length * 0.01 ? null : next;
}

/** The stretch moved, and shortened if it must be, so that it lies inside the whole. */
function shifted({ from, to }: Window, whole: Window): Window {
  const length = Math.min(to - from, whole.to - whole.from);
  const start = Math.min(Math.max(from, whole.from), whole.to - length);
  return { from: start, to: start + length };
}
