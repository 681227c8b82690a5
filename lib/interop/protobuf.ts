import { damaged } from "./archive.ts";

/** The fields of a message by their numbers, each with its values in order: numbers, or bytes. */
export type Message = ReadonlyMap<number, readonly (number | Uint8Array)[]>;

const MOST_FIELDS = 200_000;

/** Reads a message of Protocol Buffers by its wire format alone. Throws `unreadable` for anything else. */
export function readMessage(bytes: Uint8Array): Message {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fields = new Map<number, (number | Uint8Array)[]>();
  let count = 0;
  for (let at = 0; at < bytes.length; ) {
    count += 1;
    if (count > MOST_FIELDS) throw damaged();
    const key = varint(bytes, at);
    at = key.next;
    const number = Math.floor(key.value / 8);
    let value: number | Uint8Array;
    switch (key.value % 8) {
      case 0: {
        const read = varint(bytes, at);
        value = read.value;
        at = read.next;
        break;
      }
      case 1:
        if (at + 8 > bytes.length) throw damaged();
        value = view.getFloat64(at, true);
        at += 8;
        break;
      case 2: {
        const length = varint(bytes, at);
        at = length.next + length.value;
        if (at > bytes.length) throw damaged();
        value = bytes.subarray(length.next, at);
        break;
      }
      case 5:
        if (at + 4 > bytes.length) throw damaged();
        value = short(view.getFloat32(at, true));
        at += 4;
        break;
      default:
        throw damaged();
    }
    const known = fields.get(number);
    if (known) known.push(value);
    else fields.set(number, [value]);
  }
  return fields;
}

/** The last number of a field; 0 where it is left out, as the format has it. */
export function numberIn(message: Message, field: number): number {
  const value = message.get(field)?.at(-1);
  return typeof value === "number" ? value : 0;
}

export function textIn(message: Message, field: number): string {
  const value = message.get(field)?.at(-1);
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : "";
}

export function messagesIn(message: Message, field: number): readonly Message[] {
  return (message.get(field) ?? []).flatMap((value) =>
    value instanceof Uint8Array ? [readMessage(value)] : [],
  );
}

/** A list of 32-bit floats, packed into one value or one by one. */
export function floatsIn(message: Message, field: number): readonly number[] {
  return (message.get(field) ?? []).flatMap((value) => {
    if (typeof value === "number") return [value];
    const view = new DataView(value.buffer, value.byteOffset, value.byteLength);
    return Array.from({ length: Math.floor(value.length / 4) }, (_, i) =>
      short(view.getFloat32(i * 4, true)),
    );
  });
}

/** 0.85 and not 0.8500000238418579: a float of 32 bits has seven digits. */
function short(float: number): number {
  return Number(float.toPrecision(7));
}

/** Numbers of more than 53 bits lose their last ones: none that is read here has as many. */
function varint(bytes: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let i = 0; i < 10; i += 1) {
    const byte = bytes[from + i];
    if (byte === undefined) throw damaged();
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: from + i + 1 };
  }
  throw damaged();
}
