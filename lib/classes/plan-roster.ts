import { foldText } from "../base/text.ts";
import type { RosterEntry } from "./read-roster.ts";
import type { MemberRole, MemberState } from "./types.ts";

/** A member as the roster knows them. */
export type RosterMember = {
  readonly userId: string;
  readonly name: string;
  /** What they type at sign-in, folded; null for a guest. */
  readonly nameFolded: string | null;
  readonly role: MemberRole;
  readonly state: MemberState;
  /** The names of their groups. */
  readonly groups: readonly string[];
};

/** A pupil of another class whose roster the reader may change as well. */
export type OtherPupil = {
  readonly userId: string;
  readonly nameFolded: string;
  readonly className: string;
};

export type RosterState = {
  readonly members: readonly RosterMember[];
  readonly others: readonly OtherPupil[];
  /** Groups that there are. */
  readonly groups: readonly string[];
};

/** What will become of one line. `groups` are those that change: from none to these, or null for no change. */
export type RosterStep = {
  readonly line: number;
  readonly name: string;
} & (
  | { readonly kind: "new"; readonly groups: readonly string[] }
  /** A pupil of another class comes into this one too; one who was removed comes back. */
  | {
      readonly kind: "joins" | "returns";
      readonly userId: string;
      readonly groups: readonly string[] | null;
      readonly from: string | null;
    }
  /** Is here; called otherwise from now on, or in other groups. */
  | {
      readonly kind: "changes";
      readonly userId: string;
      readonly calledNow: string | null;
      readonly groups: readonly string[] | null;
    }
  | { readonly kind: "same" }
  | { readonly kind: "skipped"; readonly why: string }
);

export type RosterPlan = {
  readonly steps: readonly RosterStep[];
  /** Groups that are named and not there yet. */
  readonly newGroups: readonly string[];
};

/**
 * What a list would do to a class, line by line, without doing it. Nobody is taken out by a list. People are known by
 * what they type at sign-in; where the list does not say, a member of the same name is taken to be the one who is meant.
 * `fold` makes a sign-in name comparable.
 */
export function planRoster(
  entries: readonly RosterEntry[],
  state: RosterState,
  fold: (signInName: string) => string,
): RosterPlan {
  const seen = new Map<string, number>();
  const steps = entries.map((entry): RosterStep => {
    const { line, name } = entry;
    const skipped = (why: string): RosterStep => ({ line, name, kind: "skipped", why });
    if (entry.problem !== null) return skipped(entry.problem);
    const key = entry.signInName === null ? `name ${foldText(name)}` : `sign-in ${fold(entry.signInName)}`;
    const before = seen.get(key);
    seen.set(key, before ?? line);
    if (before !== undefined)
      return skipped(`The same as line ${before}. Add what tells them apart, if they are two.`);
    return stepOf(entry, state, fold, skipped);
  });
  const known = new Set(state.groups.map(foldText));
  const named = entries
    .filter((_, at) => steps[at]?.kind !== "skipped")
    .flatMap((entry) => entry.groups ?? []);
  const newGroups = new Map(named.map((group) => [foldText(group), group] as const));
  return { steps, newGroups: [...newGroups].filter(([key]) => !known.has(key)).map(([, group]) => group) };
}

function stepOf(
  entry: RosterEntry,
  { members, others }: RosterState,
  fold: (signInName: string) => string,
  skipped: (why: string) => RosterStep,
): RosterStep {
  const { line, name, groups } = entry;
  const typed = entry.signInName === null ? null : fold(entry.signInName);
  const member =
    typed === null
      ? members.find((one) => one.state === "active" && foldText(one.name) === foldText(name))
      : members.find((one) => one.nameFolded === typed);
  if (!member) {
    if (typed === null) return { line, name, kind: "new", groups: groups ?? [] };
    const other = others.find((one) => one.nameFolded === typed);
    if (!other)
      return skipped(
        `Nobody in your classes signs in as ${entry.signInName}. Who has an account joins with the code; to make one, leave the sign-in name empty.`,
      );
    return { line, name, kind: "joins", userId: other.userId, groups, from: other.className };
  }
  if (member.role !== "pupil") return skipped("Teaches this class.");
  const { userId } = member;
  if (member.state === "left") return skipped("Left by themselves. A code of the class lets them back in.");
  if (member.state !== "active") return { line, name, kind: "returns", userId, groups, from: null };
  const calledNow = member.name === name ? null : name;
  const regrouped = groups !== null && !sameNames(groups, member.groups) ? groups : null;
  if (typed === null || calledNow === null) {
    return regrouped === null
      ? { line, name, kind: "same" }
      : { line, name, kind: "changes", userId, calledNow: null, groups: regrouped };
  }
  return { line, name, kind: "changes", userId, calledNow, groups: regrouped };
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  const [one, other] = [a, b].map((names) => names.map(foldText).toSorted().join("\n"));
  return one === other;
}
