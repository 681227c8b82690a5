import { baseLanguage, useVoices } from "#app/study/speech.ts";
import type { StudyHabits } from "#lib/study/habits.ts";

type Speech = StudyHabits["speech"];

/** The voice that reads aloud, for each language that this browser can speak. */
export function VoiceFields({
  speech,
  onChange,
}: {
  readonly speech: Speech;
  readonly onChange: (speech: Speech) => void;
}) {
  const voices = useVoices();
  const languages = [...new Set(voices.map((voice) => baseLanguage(voice.lang)))].sort();
  const name = (language: string): string =>
    new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }).of(language) ?? language;
  function hear(language: string) {
    const voice = voices.find((one) => one.voiceURI === speech.voices[language]);
    const utterance = new SpeechSynthesisUtterance("1, 2, 3");
    utterance.lang = voice?.lang ?? language;
    utterance.voice = voice ?? null;
    utterance.rate = speech.rate;
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(utterance);
  }
  return (
    <section aria-labelledby="voice">
      <h2 id="voice">Reading aloud</h2>
      <label className="switch">
        <input
          type="checkbox"
          checked={speech.always}
          onChange={(event) => onChange({ ...speech, always: event.target.checked })}
        />
        <span>
          Read every card aloud, and play its recordings. Off: only when you ask, with a key or in the menu.
        </span>
      </label>
      <label className="switch">
        <input
          type="checkbox"
          checked={speech.recordings}
          onChange={(event) => onChange({ ...speech, recordings: event.target.checked })}
        />
        <span>Play the recordings of a card by themselves, also where nothing is read aloud.</span>
      </label>
      <div className="field">
        <label htmlFor="rate">How fast</label>
        <input
          id="rate"
          type="range"
          min={0.5}
          max={2}
          step={0.1}
          value={speech.rate}
          aria-valuetext={`${speech.rate.toFixed(1)} times`}
          onChange={(event) => onChange({ ...speech, rate: event.target.valueAsNumber })}
        />
        <p className="hint num">{speech.rate.toFixed(1)} times the voice’s own pace</p>
      </div>
      {languages.length === 0 ? (
        <p className="hint">
          This browser has no voice to read aloud with. Its settings or the system’s may offer one.
        </p>
      ) : (
        <details>
          <summary>Voices for each language</summary>
          {languages.map((language) => (
            <div className="field" key={language}>
              <label htmlFor={`voice-${language}`}>{name(language)}</label>
              <div className="pair">
                <select
                  id={`voice-${language}`}
                  value={speech.voices[language] ?? ""}
                  onChange={({ target: { value } }) => {
                    const { [language]: _, ...others } = speech.voices;
                    onChange({
                      ...speech,
                      voices: value === "" ? others : { ...others, [language]: value },
                    });
                  }}
                >
                  <option value="">The browser’s choice</option>
                  {voices
                    .filter((voice) => baseLanguage(voice.lang) === language)
                    .map((voice) => (
                      <option key={voice.voiceURI} value={voice.voiceURI}>
                        {voice.name}
                      </option>
                    ))}
                </select>
                <button type="button" className="btn" onClick={() => hear(language)}>
                  Try<span className="sr"> {name(language)}</span>
                </button>
              </div>
            </div>
          ))}
        </details>
      )}
    </section>
  );
}
