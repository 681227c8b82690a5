import type { Goal } from "./types.ts";

/** Where a pupil is heading with one assignment, in the terms of its goal. */
export type Outlook =
  | {
      readonly kind: "retained";
      /** The goal, and what is expected on its day if it goes on as lately: by the log, and as checks correct it. */
      readonly goal: number;
      readonly claimed: number;
      /** Null while there were too few checks to say. */
      readonly verified: number | null;
    }
  | { readonly kind: "seen"; readonly goal: number; readonly expected: number }
  | { readonly kind: "days"; readonly goal: number; readonly expected: number }
  /** A quiz or an exam: it is taken, not headed for. */
  | { readonly kind: "sat" };

/** One pupil's work on one assignment, as far as help is concerned. Days are day numbers. */
export type Work = {
  readonly pupilId: string;
  readonly name: string;
  readonly assignmentId: string;
  readonly goal: Goal;
  /** The day on which it opened for this pupil: the later of opening and joining. */
  readonly opened: number;
  readonly due: number;
  readonly today: number;
  readonly cards: number;
  readonly met: number;
  /** Cards that were missed so often lately without being known since. */
  readonly stuckOn: readonly string[];
  /** Days looked at, and how many of them were studied. */
  readonly days: number;
  readonly studied: number;
  readonly outlook: Outlook;
};

/** Why somebody is heading below the goal: what a teacher could speak about first. */
export type Reason =
  | { readonly kind: "optimistic"; readonly points: number }
  | { readonly kind: "stopped"; readonly days: number }
  | { readonly kind: "rarely"; readonly oneDayIn: number }
  | { readonly kind: "unmet"; readonly cards: number }
  | { readonly kind: "more-due" };

export type HelpLine = {
  readonly pupilId: string;
  readonly name: string;
  readonly assignmentId: string;
  readonly work: Work;
  readonly reason: Reason | null;
};

export type Help = {
  readonly notStarted: readonly HelpLine[];
  readonly stuck: readonly HelpLine[];
  readonly willMiss: readonly HelpLine[];
};

/** A card is stuck on when it was missed so often in so many days and not known on a later day. */
export const STUCK_MISSES = 4;
export const STUCK_DAYS = 14;
/** And a pupil is stuck with so many such cards. */
export const STUCK_CARDS = 3;
/** A log that is so many points too high is worth speaking about. */
export const OPTIMISM_POINTS = 8;

/**
 * Whom to help first, each pupil once in a list, by the assignment that needs it most. Not started: nothing of an open
 * assignment was answered, and a night has passed. Stuck: the same cards are missed again and again. Will miss: going on
 * as lately does not reach the goal; whoever has not started is not said twice. By name, and the last by need.
 */
export function whomToHelp(works: readonly Work[]): Help {
  const open = works.filter((work) => work.today >= work.opened && work.today <= work.due && work.cards > 0);
  const waiting = open.filter((work) => hasNotStarted(work));
  const notStarted = oncePerPupil(waiting, (a, b) => a.due - b.due);
  const begun = open.filter((work) => work.met > 0);
  const stuck = oncePerPupil(
    begun.filter((work) => work.stuckOn.length >= STUCK_CARDS),
    (a, b) => b.stuckOn.length - a.stuckOn.length,
  );
  const missing = oncePerPupil(
    begun.filter((work) => willMiss(work.outlook)),
    (a, b) => shortfall(b.outlook) - shortfall(a.outlook),
  );
  return {
    notStarted: notStarted.sort(byName).map((work) => line(work, null)),
    stuck: stuck.sort(byName).map((work) => line(work, null)),
    willMiss: missing
      .sort((a, b) => shortfall(b.outlook) - shortfall(a.outlook) || byName(a, b))
      .map((work) => line(work, reasonOf(work))),
  };
}

/** Nothing of it was answered, and it has been open for a night. */
export function hasNotStarted(work: Pick<Work, "met" | "today" | "opened">): boolean {
  return work.met === 0 && work.today > work.opened;
}

/** Whether going on as lately falls short of the goal; what was verified counts where there is enough of it. */
export function willMiss(outlook: Outlook): boolean {
  return shortfall(outlook) > 0;
}

/** How far an outlook lies below its goal, 0 to 1; 0 when it reaches it. Shown percentages are whole: so is this. */
export function shortfall(outlook: Outlook): number {
  switch (outlook.kind) {
    case "retained":
      return Math.max(0, Math.round(outlook.goal * 100) - Math.round(expectedShare(outlook) * 100)) / 100;
    case "seen":
    case "days":
      return outlook.goal === 0 ? 0 : Math.max(0, outlook.goal - outlook.expected) / outlook.goal;
    case "sat":
      return 0;
  }
}

/** What the rule goes by: the verified figure, or the claimed one while nobody could verify it. */
export function expectedShare(outlook: Extract<Outlook, { kind: "retained" }>): number {
  return outlook.verified ?? outlook.claimed;
}

function reasonOf(work: Work): Reason {
  const { outlook, today, studied, days, cards, met } = work;
  if (outlook.kind === "retained" && outlook.verified !== null && outlook.claimed >= outlook.goal) {
    const points = Math.round((outlook.claimed - outlook.verified) * 100);
    if (points >= OPTIMISM_POINTS) return { kind: "optimistic", points };
  }
  if (studied === 0) return { kind: "stopped", days };
  if (studied / days < 0.4) return { kind: "rarely", oneDayIn: Math.round(days / studied) };
  if (met < cards && today < work.due) return { kind: "unmet", cards: cards - met };
  return { kind: "more-due" };
}

function oncePerPupil(works: readonly Work[], worstFirst: (a: Work, b: Work) => number): Work[] {
  const found = new Map<string, Work>();
  for (const work of [...works].sort(worstFirst)) if (!found.has(work.pupilId)) found.set(work.pupilId, work);
  return [...found.values()];
}

function line(work: Work, reason: Reason | null): HelpLine {
  return { pupilId: work.pupilId, name: work.name, assignmentId: work.assignmentId, work, reason };
}

/** Names as people sort them: 9 before 10. The id decides between two of the same name, so that lists stand still. */
export function byName(
  a: { readonly name: string; readonly pupilId: string },
  b: { readonly name: string; readonly pupilId: string },
): number {
  return COLLATOR.compare(a.name, b.name) || (a.pupilId < b.pupilId ? -1 : a.pupilId > b.pupilId ? 1 : 0);
}

const COLLATOR = new Intl.Collator("en", { numeric: true });
