import { BYTE_ORDER_MARK, csvOf } from "#lib/base/csv.ts";
import { studyDay } from "#lib/base/study-time.ts";
import { groupsOf, peopleOf } from "#lib/db/queries/class-people.ts";
import type { Ctx } from "../context.ts";
import { allowInClass } from "./allow-in-class.ts";
import { nameOf } from "./people-view.ts";

/** The pupils of a class as CSV, a table that `importRoster` reads: name, sign-in name, groups, day of joining. */
export async function exportRoster(
  ctx: Ctx,
  classId: string,
): Promise<{ readonly className: string; readonly csv: string }> {
  const db = ctx.store.read;
  const { row } = await allowInClass(ctx, db, "manage-pupils", classId);
  const [people, groups] = await Promise.all([peopleOf(db, classId), groupsOf(db, classId)]);
  const order = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  const clock = ctx.viewer.kind === "learner" ? ctx.viewer.clock : { zone: "UTC", dayStart: 0 };
  const rows = people
    .filter((one) => one.role === "pupil" && one.state === "active")
    .toSorted((a, b) => order.compare(nameOf(a), nameOf(b)))
    .map((one) => {
      const inGroups = groups.filter((group) => group.userIds.includes(one.userId));
      return [
        nameOf(one),
        one.signInName ?? "",
        inGroups.map((group) => group.name).join("; "),
        studyDay(one.joinedAt, clock),
      ];
    });
  const csv = BYTE_ORDER_MARK + csvOf([["Name", "Sign-in name", "Groups", "Joined"], ...rows]);
  return { className: row.name, csv };
}
