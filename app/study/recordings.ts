import { useEffect } from "react";
import type { CommandName } from "#lib/study/commands.ts";

/** So far the keys move in a recording, as in Anki. */
export const SEEK_SECONDS = 5;

const QUESTION = "#question audio";
const ANSWER = ".answer audio";

/** The recordings of the card on the screen, in their order; one that stands in the question and the answer is one. */
function recordings(of: string): readonly HTMLAudioElement[] {
  const bySource = new Map<string, HTMLAudioElement>();
  for (const one of document.querySelectorAll<HTMLAudioElement>(of))
    if (!bySource.has(one.src)) bySource.set(one.src, one);
  return [...bySource.values()];
}

const all = (): readonly HTMLAudioElement[] => recordings(`${QUESTION}, ${ANSWER}`);

/** Plays them one after the other from the beginning. */
function playInTurn(list: readonly HTMLAudioElement[], onTrouble: () => void): void {
  for (const one of all()) one.pause();
  list.forEach((one, i) => {
    const next = list[i + 1];
    one.currentTime = 0;
    one.onended = next === undefined ? null : () => void next.play().catch(onTrouble);
  });
  list[0]?.play().catch(onTrouble);
}

/** Plays everything that the card shows, from the beginning. */
export function replay(onTrouble: () => void): void {
  playInTurn(all(), onTrouble);
}

/** Whether one is being played just now. */
export function isPlaying(): boolean {
  return all().some((one) => !one.paused);
}

/** The one that is being played, or was stopped on its way. */
function begun(): HTMLAudioElement | undefined {
  return all().find((one) => !one.paused) ?? all().find((one) => one.currentTime > 0 && !one.ended);
}

/** So many seconds on, or back; the first one where none was begun. */
export function seek(seconds: number): void {
  const one = begun() ?? all()[0];
  if (!one) return;
  const end = Number.isFinite(one.duration) ? one.duration : Number.POSITIVE_INFINITY;
  one.currentTime = Math.min(end, Math.max(0, one.currentTime + seconds));
}

/** The key for a pause stops and continues a recording before it stops the sitting. Whether there was one. */
export function pauseOrGoOn(name: CommandName): boolean {
  const one = name === "pause" ? begun() : undefined;
  if (!one) return false;
  if (one.paused) one.play().catch(() => {});
  else one.pause();
  return true;
}

/** Plays what a side brings along as soon as it is shown, where the learner wishes to hear every card. */
export function useRecordings(
  side: { readonly moment: number; readonly revealed: boolean } | null,
  always: boolean,
): void {
  const moment = side?.moment ?? null;
  const revealed = side?.revealed ?? false;
  useEffect(() => {
    if (!always || moment === null) return;
    // A browser that lets nothing sound before the first key is right; the key for it is at hand.
    playInTurn(recordings(revealed ? ANSWER : QUESTION), () => {});
  }, [always, moment, revealed]);
}
