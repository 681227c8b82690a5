import type { NamedDeed } from "#app/_ui/notice-bar.tsx";
import { counted } from "#app/_ui/words.ts";
import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { changePace } from "#lib/services/exams/change-pace.ts";
import { createExam } from "#lib/services/exams/create-exam.ts";
import { decideAfterwards } from "#lib/services/exams/decide-afterwards.ts";
import { deleteExam, restoreExam } from "#lib/services/exams/delete-exam.ts";
import { editExam } from "#lib/services/exams/edit-exam.ts";
import { enterScore } from "#lib/services/exams/enter-score.ts";
import { takeBackAfterwards } from "#lib/services/exams/take-back-afterwards.ts";

type Values = Readonly<Record<string, string>>;
export type Done = { readonly text: string; readonly goTo?: string; readonly undo?: NamedDeed };

/** What the buttons of the exam pages do, by the `do` of their form. */
export async function carryOut(ctx: Ctx, values: Values): Promise<Done> {
  const { do: deed = "", examId = "" } = values;
  const page = `/exams/${encodeURIComponent(examId)}`;
  switch (deed) {
    case "create": {
      const made = await createExam(ctx, {
        ...fieldsOf(values),
        classId: values.classId ? values.classId : null,
        ...(values.zone ? { zone: values.zone } : {}),
      });
      return { text: "Made.", goTo: `/exams/${encodeURIComponent(made.examId)}` };
    }
    case "edit":
      await editExam(ctx, { ...fieldsOf(values), examId, version: Number(values.version) });
      return { text: "Changed.", goTo: page };
    case "delete":
      await deleteExam(ctx, { examId });
      return { text: "Deleted.", goTo: `/exams?deleted=${encodeURIComponent(examId)}` };
    case "restore":
      await restoreExam(ctx, { examId });
      return { text: "It is back.", goTo: page };
    case "more":
      await changePace(ctx, { examId, more: Number(values.more) });
      return { text: "The minutes are changed, and the plan with them." };
    case "pace":
      await changePace(ctx, {
        examId,
        minutes: minutesOf(values),
        target: numberOrNull(values.target),
      });
      return { text: "Your minutes and your target are changed, and the plan with them." };
    case "shape":
      await changePace(ctx, { examId, shape: values.shape });
      return { text: "The days are laid out like this from today on." };
    case "leave-out":
    case "take-in":
      await changePace(ctx, {
        examId,
        leftOut: deed === "take-in" ? [] : (values.cards ?? "").split(" ").filter((id) => id !== ""),
      });
      return { text: deed === "take-in" ? "They are in the plan again." : "The plan does without them." };
    case "score":
      await enterScore(ctx, {
        examId,
        reached: numberOrNull(values.reached),
        ...(values.outOf ? { outOf: Number(values.outOf) } : {}),
      });
      return { text: values.reached ? "Kept." : "Taken away." };
    case "return":
    case "retire": {
      const { retired, steps } = await decideAfterwards(ctx, { examId, afterwards: deed });
      return deed === "return"
        ? { text: "The cards come back by their ordinary dates." }
        : {
            text:
              retired === 0
                ? "Nothing had to be set aside: another exam needs these cards, or they were aside already."
                : `${counted(retired, "card")} set aside.`,
            ...(steps.length === 0 ? {} : { undo: { do: "take-back", examId, steps: steps.join(" ") } }),
          };
    }
    case "take-back":
      await takeBackAfterwards(ctx, { examId, steps: (values.steps ?? "").split(" ") });
      return { text: "Taken back: they are asked again." };
    default:
      throw new DomainError("invalid", "This button is not known here. Reload the page.");
  }
}

/** What the form says of an exam, as the verbs take it. */
function fieldsOf(values: Values): object {
  const parts = Object.keys(values).flatMap((name) => {
    // part:deck:0195… · part:tag:treaties
    const found = /^part:(?<kind>deck|dossier|tag):(?<id>.{1,200})$/u.exec(name)?.groups;
    const { kind, id } = found ?? {};
    if (kind === undefined || id === undefined) return [];
    const place = kind === "tag" ? { tag: id } : kind === "deck" ? { deckId: id } : { dossierId: id };
    return [{ part: { kind, ...place }, weight: values[`weight:${kind}:${id}`] ?? "" }];
  });
  const weighted = parts.some(({ weight }) => weight !== "");
  if (weighted && parts.some(({ weight }) => weight === ""))
    throw new DomainError("invalid", "Give every part a weight, or none.", {
      selection: "Give every part a weight, or none.",
    });
  return {
    title: values.title ?? "",
    day: values.day ?? "",
    time: values.time ?? "",
    selection: parts.map(({ part, weight }) => ({
      ...part,
      ...(weighted ? { weight: Number(weight) } : {}),
    })),
    weighted,
    minutes: minutesOf(values),
    target: numberOrNull(values.target),
    questions: numberOrNull(values.questions),
  };
}

/** One number for all days, and others where a weekday has its own. */
function minutesOf(values: Values): readonly number[] {
  return Array.from({ length: 7 }, (_, day) => {
    const own = values[`minutes${day}`] ?? "";
    const all = values.minutes ?? "";
    return own === "" ? (all === "" ? Number.NaN : Number(all)) : Number(own);
  });
}

function numberOrNull(text: string | undefined): number | null {
  return text === undefined || text.trim() === "" ? null : Number(text.replace(",", "."));
}
