export type FitOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "stopped" }
  | { readonly kind: "problem"; readonly message: string };

const AWAY = "The server could not be reached. Nothing was changed; try again.";

/** Asks for a fit and follows its lines to the end. Never throws; `signal` stops the work on the server too. */
export async function readFit(signal: AbortSignal, onProgress: (done: number) => void): Promise<FitOutcome> {
  try {
    const response = await fetch("/api/memory/fit", { method: "POST", signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const lines = (rest + part.value).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const outcome = outcomeOf(line, onProgress);
        if (outcome !== null) return outcome;
      }
    }
    return outcomeOf(rest, onProgress) ?? { kind: "problem", message: AWAY };
  } catch {
    return signal.aborted ? { kind: "stopped" } : { kind: "problem", message: AWAY };
  }
}

function outcomeOf(line: string, onProgress: (done: number) => void): FitOutcome | null {
  if (line.trim() === "") return null;
  const { done, offer, message } = {
    done: null,
    offer: null,
    message: null,
    ...(JSON.parse(line) as object),
  };
  if (typeof message === "string") return { kind: "problem", message };
  if (typeof offer === "string") return { kind: "done" };
  if (typeof done !== "number") return { kind: "stopped" };
  onProgress(done);
  return null;
}
