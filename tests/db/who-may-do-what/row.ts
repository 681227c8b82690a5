import type { Ctx } from "#lib/services/context.ts";
import type { Asker, World } from "./world.ts";

export type Call = (ctx: Ctx, world: World) => Promise<unknown>;

/** One verb of the table. */
export type Row = {
  /** Below lib/services. */
  readonly file: string;
  readonly verb: string;
  /** For whom it works, in a world where it can. Everybody else gets the answer for what is not there. */
  readonly may: readonly Asker[];
  readonly call: Call;
  /** The same for a class, a group, a card … that does not exist; left out where nothing is named. */
  readonly absent?: Call;
  /** Asked by those who may, about a thing of the other class: each is to be answered like a missing one. */
  readonly foreign?: readonly Call[];
  /** What it says to those who may, where that is no answer: the permission is there, and the world is not. */
  readonly reaches?: string;
  /** Those who are refused in other words than "not found", and with which code. */
  readonly refused?: Readonly<Partial<Record<Asker, string>>>;
};

export const LEARN: readonly Asker[] = ["pupil", "classmate"];
export const WATCH: readonly Asker[] = ["teacher", "co-teacher", "viewer"];
export const TEACH: readonly Asker[] = ["teacher", "co-teacher"];
export const MANAGE: readonly Asker[] = ["teacher", "co-teacher", "administrator"];
export const OWN: readonly Asker[] = ["teacher", "administrator"];
export const NOT_THERE = "no-such-id";
