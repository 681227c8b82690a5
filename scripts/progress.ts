/** What a long command says while it works: on a terminal one line that changes, elsewhere nothing. */
export type Progress = {
  readonly step: (done: number, total: number | null, what: string) => void;
  readonly end: () => void;
};

/** `stream` is where the line is drawn, standard error as a rule, so that standard output stays clean. */
export function createProgress(stream: NodeJS.WriteStream, label: string): Progress {
  let drawn = 0;
  return {
    step: (done, total, what) => {
      const now = performance.now();
      // Ten times a second is as much as an eye follows; the last step is always drawn.
      if (!stream.isTTY || (now - drawn < 100 && done !== total)) return;
      drawn = now;
      const line = `${label} ${meter(done, total)} ${what}`.replace(/\s+/gu, " ");
      stream.write(`\r\x1b[2K${line.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`);
    },
    end: () => {
      if (stream.isTTY && drawn > 0) stream.write("\r\x1b[2K");
    },
  };
}

function meter(done: number, total: number | null): string {
  if (total === null || total === 0) return `${done}`;
  const filled = Math.round((20 * Math.min(done, total)) / total);
  return `[${"#".repeat(filled)}${".".repeat(20 - filled)}] ${done}/${total}`;
}
