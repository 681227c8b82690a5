import { hash } from "node:crypto";
import type { PackedHead, PackedWay } from "#lib/interop/packed.ts";
import { MAXIMUM_INTERVAL_DAYS } from "#lib/schedule/check-rules.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { DEFAULT_PRESET } from "#lib/study/default-preset.ts";
import type { SchedulePreset } from "#lib/study/types.ts";
import { PresetSettings, presetOf, rulesIdOf } from "../study/rule-settings.ts";
import { deckPath } from "./package-decks.ts";

/** The rules of a package as ours. `settings` is null for our default ones, which need no row. */
export type PackageRules = {
  readonly preset: SchedulePreset;
  readonly rulesId: string | undefined;
  readonly settings: PresetSettings | null;
  /** What they are called in Anki. */
  readonly name: string;
};

export const DEFAULT_RULES: PackageRules = {
  preset: DEFAULT_PRESET,
  rulesId: undefined,
  settings: null,
  name: "",
};

/**
 * By which rules a deck's cards came back in Anki: cards a day, steps, longest interval, leeches, order, weekdays, and
 * where it used FSRS its weights and the retention. What the memory model cannot use is ours instead.
 */
export function rulesOfWay(way: PackedWay): PackageRules {
  const weights = isDefault(way.weights) ? [] : way.weights;
  return usable(way, weights) ?? usable(way, []) ?? DEFAULT_RULES;
}

/** Less than a package's numbers of four bytes can be wrong, and than any program writes of a weight. */
const ROUNDED = 1e-5;

/** Whether weights are those that the memory model begins with: nobody's own. */
function isDefault(weights: readonly number[]): boolean {
  return DEFAULT_PARAMETERS.every((known, i) => Math.abs(known - (weights[i] ?? Number.NaN)) < ROUNDED);
}

/**
 * The rules of the package's decks by the paths that these have here. A deck above others may hold no card itself: it has
 * limits of its own all the same, which count for all below it when it is opened.
 */
export function rulesByPath(
  { decks }: Pick<PackedHead, "decks">,
  rules: ReadonlyMap<number, PackageRules>,
): ReadonlyMap<string, PackageRules> {
  return new Map(
    decks.flatMap(({ path, way }) => {
      const found = rules.get(way);
      return found ? [[deckPath(path), found] as const] : [];
    }),
  );
}

const MOST_STEPS = 10;
const LONGEST_STEP = 30 * 24 * 60;

function usable(way: PackedWay, weights: readonly number[]): PackageRules | null {
  const parsed = PresetSettings.safeParse({
    ...(weights.length === 0
      ? {}
      : {
          parameters: weights,
          parametersId: `anki-${hash("sha256", JSON.stringify(weights), "base64url").slice(0, 22)}`,
        }),
    ...(way.retention === null ? {} : { desiredRetention: way.retention }),
    ...(isCount(way.newPerDay) ? { newPerDay: way.newPerDay } : {}),
    ...(isCount(way.reviewsPerDay) ? { reviewsPerDay: way.reviewsPerDay } : {}),
    learningStepsMinutes: stepsOf(way.learningMinutes),
    relearningStepsMinutes: stepsOf(way.relearningMinutes),
    ...(way.maximumDays >= 1
      ? { maximumIntervalDays: Math.min(MAXIMUM_INTERVAL_DAYS, Math.floor(way.maximumDays)) }
      : {}),
    ways: waysOf(way.habits),
  });
  if (!parsed.success) return null;
  const rulesId = rulesIdOf(parsed.data);
  if (rulesId === rulesIdOf(PresetSettings.parse({}))) return DEFAULT_RULES;
  const preset = presetOf(rulesId, parsed.data);
  return preset && { preset, rulesId, settings: parsed.data, name: way.name };
}

const MOST_LAPSES = 99;

function waysOf({ leechAfter, leechSuspends, easyDays, ...same }: PackedWay["habits"]): object {
  return {
    ...same,
    ...(leechAfter === undefined ? {} : { leechAfter: Math.min(MOST_LAPSES, Math.floor(leechAfter)) }),
    ...(leechSuspends === undefined ? {} : { leechAction: leechSuspends ? "suspend" : "tell" }),
    ...(easyDays === undefined
      ? {}
      : {
          easyDays: easyDays.map((share) =>
            share >= 0.75 ? "normal" : share >= 0.25 ? "reduced" : "minimum",
          ),
        }),
  };
}

function isCount(cards: number): boolean {
  return Number.isInteger(cards) && cards >= 0 && cards <= 9_999;
}

function stepsOf(minutes: readonly number[]): readonly number[] {
  return minutes.filter((step) => step > 0 && step <= LONGEST_STEP).slice(0, MOST_STEPS);
}
