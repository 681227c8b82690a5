/** One's own voice, to hold against a recording or a reader. It is kept in this page's memory alone and never sent. */
type Kept = { readonly cardId: string; readonly sound: Blob };

/** The last one: another takes its place, and a reload forgets it. */
let kept: Kept | null = null;
let playing: { readonly context: AudioContext; readonly source: AudioBufferSourceNode } | null = null;

/** Nobody says a card longer; a microphone that was forgotten is not left open. */
const LONGEST_MS = 60_000;

export type Recording = {
  /** Keeps what was said so far. Safe to call again. */
  readonly stop: () => void;
  /** Keeps nothing. */
  readonly drop: () => void;
};

type Begun = { readonly recording: Recording } | { readonly trouble: string };

/** Begins to record for a card, after the browser asked for the microphone. `onKept` when it is over, however it ended. */
export async function beginRecording(cardId: string, onKept: () => void): Promise<Begun> {
  stopPlaying();
  if (!navigator.mediaDevices?.getUserMedia || typeof MediaRecorder === "undefined")
    return { trouble: "This browser does not record here. It needs an address that begins with https." };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    return { trouble: whyNot(error) };
  }
  const free = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  try {
    const recorder = new MediaRecorder(stream);
    const parts: Blob[] = [];
    let dropped = false;
    const stop = () => {
      clearTimeout(timer);
      if (recorder.state !== "inactive") recorder.stop();
    };
    const timer = setTimeout(stop, LONGEST_MS);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      clearTimeout(timer);
      free();
      if (dropped) return;
      kept = { cardId, sound: new Blob(parts, { type: recorder.mimeType }) };
      onKept();
    };
    recorder.start();
    return {
      recording: {
        stop,
        drop: () => {
          dropped = true;
          stop();
        },
      },
    };
  } catch (error) {
    free();
    return { trouble: whyNot(error) };
  }
}

function whyNot(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError")
    return "The browser does not let this page use the microphone. Allow it in the browser's settings for this site, then try again.";
  if (name === "NotFoundError") return "No microphone was found.";
  return "The microphone could not be used. Another program may have it.";
}

/** Plays what was recorded for a card; a sentence where there is nothing or it cannot be played. */
export async function playRecording(cardId: string): Promise<string | null> {
  if (kept?.cardId !== cardId) return "You have recorded nothing for this card yet.";
  try {
    stopPlaying();
    const context = new AudioContext();
    const source = context.createBufferSource();
    playing = { context, source };
    source.buffer = await context.decodeAudioData(await kept.sound.arrayBuffer());
    source.connect(context.destination);
    source.onended = () => void context.close().catch(() => {});
    source.start();
    return null;
  } catch {
    return "The recording could not be played.";
  }
}

function stopPlaying(): void {
  if (playing && playing.context.state !== "closed") void playing.context.close().catch(() => {});
  playing = null;
}
