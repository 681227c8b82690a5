/** What one question of an attempt says about the distance from practice to a mock. */
export type Tried = {
  /** The part of the selection. */
  readonly part: number;
  /** Of the mark, 0 to 1. */
  readonly share: number;
  /** For each card of it that was studied before: whether it was recalled the last time. */
  readonly recalled: readonly boolean[];
};

export type TopicGap = {
  readonly part: number;
  readonly questions: number;
  /** Mean mark, 0 to 1. */
  readonly mark: number;
  /** Questions whose cards had been studied before; only these are compared. */
  readonly studied: number;
  /** The share of those cards that were recalled when they were last studied; null when none was. */
  readonly practice: number | null;
  /** The mean mark of the same questions, and what it is above or below practice. */
  readonly again: number | null;
  readonly gap: number | null;
};

/**
 * By topic: the mark, beside how well the same cards went when they were last studied. A mark far below practice means
 * that cards were known by their wording, or only just after they were seen.
 */
export function topicGaps(tried: readonly Tried[]): readonly TopicGap[] {
  const parts = [...new Set(tried.map((one) => one.part))].sort((a, b) => a - b);
  return parts.map((part) => {
    const own = tried.filter((one) => one.part === part);
    const studied = own.filter((one) => one.recalled.length > 0);
    const recalled = studied.flatMap((one) => one.recalled);
    const practice = recalled.length === 0 ? null : recalled.filter(Boolean).length / recalled.length;
    const again = studied.length === 0 ? null : mean(studied.map((one) => one.share));
    return {
      part,
      questions: own.length,
      mark: mean(own.map((one) => one.share)),
      studied: studied.length,
      practice,
      again,
      gap: practice === null || again === null ? null : again - practice,
    };
  });
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
