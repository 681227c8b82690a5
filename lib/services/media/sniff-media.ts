/** What a medium is by its first bytes, whatever it calls itself. */
export type MediaType = {
  readonly kind: "image" | "audio";
  readonly type: string;
};

const IMAGE = (type: string): MediaType => ({ kind: "image", type: `image/${type}` });
const AUDIO = (type: string): MediaType => ({ kind: "audio", type: `audio/${type}` });

/**
 * The type of a picture or a sound; null for anything else. SVG is none of them on purpose: it is a program. A container
 * that may hold a film is taken as a sound and served as one.
 */
export function sniffMedia(bytes: Uint8Array): MediaType | null {
  const ascii = (start: number, end: number): string => String.fromCharCode(...bytes.subarray(start, end));
  const starts = (...values: readonly number[]): boolean => values.every((value, i) => bytes[i] === value);
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return IMAGE("png");
  if (starts(0xff, 0xd8, 0xff)) return IMAGE("jpeg");
  if (/^GIF8[79]a$/u.test(ascii(0, 6))) return IMAGE("gif");
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WEBP") return IMAGE("webp");
  if (ascii(0, 4) === "RIFF" && ascii(8, 12) === "WAVE") return AUDIO("wav");
  if (ascii(0, 4) === "OggS") return AUDIO("ogg");
  if (ascii(0, 3) === "ID3") return AUDIO("mpeg");
  if (ascii(4, 8) === "ftyp" && /^(?:M4A |M4B |mp42|mp41|isom|iso2|dash)/u.test(ascii(8, 12)))
    return AUDIO("mp4");
  if (starts(0x1a, 0x45, 0xdf, 0xa3) && ascii(0, 64).includes("webm")) return AUDIO("webm");
  return frameType(bytes);
}

/** A frame of MPEG audio begins with eleven set bits: layer 3 is MP3, layer 0 is AAC in its own frames. */
function frameType(bytes: Uint8Array): MediaType | null {
  const [first = 0, second = 0, third = 0] = bytes;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  const layer = (second >> 1) & 3;
  if (layer === 0 && (second & 0xf0) === 0xf0) return AUDIO("aac");
  const isRate = (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c;
  return layer === 1 && isRate ? AUDIO("mpeg") : null;
}
