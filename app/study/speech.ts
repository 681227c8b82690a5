import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { answerWords, questionWords } from "#app/_ui/card-words.ts";
import { answerField, questionField, spokenLanguage } from "#lib/study/fields.ts";
import type { StudyHabits } from "#lib/study/habits.ts";
import type { StudyCard } from "#lib/study/types.ts";

/** A side of a card as it is read aloud. */
export type Spoken = { readonly text: string; readonly language: string };

/** What the questions and answers that rules wrote are worded in. */
const OUR_LANGUAGE = "en";

/** The question, and once it is shown the answer, as words, each in the language of its field or else of its script. */
export function spokenSide(card: StudyCard, revealed: boolean): Spoken {
  const text = revealed ? answerWords(card) : questionWords(card);
  const { language } = (revealed ? answerField(card) : questionField(card)) ?? {};
  return { text, language: language ?? spokenLanguage(text, OUR_LANGUAGE) };
}

function synthesis(): SpeechSynthesis | null {
  return typeof window !== "undefined" && "speechSynthesis" in window ? window.speechSynthesis : null;
}

let known: readonly SpeechSynthesisVoice[] = [];
const NONE: readonly SpeechSynthesisVoice[] = [];

function voicesNow(): readonly SpeechSynthesisVoice[] {
  const voices = synthesis()?.getVoices() ?? [];
  // The browser makes a new list each time; the same voices are the same list.
  if (voices.length !== known.length || voices.some((voice, i) => voice !== known[i])) known = voices;
  return known;
}

function subscribe(listener: () => void): () => void {
  const here = synthesis();
  here?.addEventListener?.("voiceschanged", listener);
  return () => here?.removeEventListener?.("voiceschanged", listener);
}

/** The voices of this browser; they may come a moment after the page. */
export function useVoices(): readonly SpeechSynthesisVoice[] {
  return useSyncExternalStore(subscribe, voicesNow, () => NONE);
}

/** "de" of "de-AT": voices are chosen by language, not by country. */
export function baseLanguage(language: string): string {
  return language.toLowerCase().split(/[-_]/u)[0] ?? "";
}

/** The voice for a language: the chosen one, else the browser's own, else any; null when it has none. */
export function voiceFor(
  language: string,
  voices: readonly SpeechSynthesisVoice[],
  chosen: StudyHabits["speech"]["voices"],
): SpeechSynthesisVoice | null {
  const base = baseLanguage(language);
  const own = voices.filter((voice) => baseLanguage(voice.lang) === base);
  return (
    own.find((voice) => voice.voiceURI === chosen[base]) ??
    own.find((voice) => voice.lang.toLowerCase() === language.toLowerCase()) ??
    own.find((voice) => voice.default) ??
    own[0] ??
    null
  );
}

/** Why a side cannot be read aloud, as a sentence; null when it can. */
function silenceOf(spoken: Spoken | null, voices: readonly SpeechSynthesisVoice[]): string | null {
  if (synthesis() === null || voices.length === 0)
    return "This browser has no voice to read aloud with. Its settings or the system's may offer one.";
  if (spoken === null) return "There is nothing to read aloud.";
  const base = baseLanguage(spoken.language);
  if (voices.some((voice) => baseLanguage(voice.lang) === base)) return null;
  const name = new Intl.DisplayNames(["en"], { type: "language" }).of(base) ?? base;
  return `This browser has no voice for ${name}.`;
}

/** Reads a side aloud when asked, or by itself where the learner wishes so; silent as soon as the side is gone. */
export function useSpeech(spoken: Spoken | null, { always, voices: chosen, rate }: StudyHabits["speech"]) {
  const voices = useVoices();
  const text = spoken?.text ?? "";
  const language = spoken?.language ?? "";
  const silence = useMemo(
    () => silenceOf(text === "" ? null : { text, language }, voices),
    [text, language, voices],
  );
  const read = useCallback(() => {
    const here = synthesis();
    const voice = voiceFor(language, voices, chosen);
    if (!here || text === "" || voice === null) return;
    here.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = rate;
    here.speak(utterance);
  }, [text, language, voices, chosen, rate]);
  useEffect(() => {
    if (always && text !== "") read();
    return () => synthesis()?.cancel();
  }, [always, text, read]);
  return { silence, read };
}

/** Whether something is being read just now. */
export function isSpeaking(): boolean {
  return synthesis()?.speaking ?? false;
}
