import { ASKED_OWNERS, elsewhere, NO_ROOM, NO_SHELF } from "./rows.ts";
import type { Asker, Room, Shelf, World } from "./world.ts";

/** What is sent: JSON to a route, or the arguments of a server action. */
export type Sent =
  | { readonly kind: "json"; readonly file: string; readonly address: string; readonly body: unknown }
  | { readonly kind: "bytes"; readonly file: string; readonly address: string }
  | {
      readonly kind: "form";
      readonly file: string;
      readonly action: string;
      readonly fields: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: "call";
      readonly file: string;
      readonly action: string;
      readonly args: readonly unknown[];
    };

/** Something that changes something, and who may do it to which thing. */
export type Deed = {
  readonly what: string;
  readonly send: (world: World) => Sent;
  readonly may: readonly Asker[];
  /** The same about what is not there. */
  readonly missing: (world: World) => Sent;
};

/** So many ids that there are not, each its own: a step is known by the one that the browser made up. */
export const STEP = "11111111-1111-4111-8111-111111111111";

export function form(file: string, action: string, fields: Readonly<Record<string, string>>): Sent {
  return { kind: "form", file, action, fields };
}

export function call(file: string, action: string, ...args: readonly unknown[]): Sent {
  return { kind: "call", file, action, args };
}

export function json(file: string, address: string, body: unknown): Sent {
  return { kind: "json", file, address, body };
}

export function bytes(file: string, address: string): Sent {
  return { kind: "bytes", file, address };
}

/** About what somebody has for themselves alone. */
export function toShelf(what: string, send: (shelf: Shelf, world: World) => Sent): readonly Deed[] {
  return ASKED_OWNERS.map((owner) => ({
    what: `${what}, ${owner}'s own`,
    send: (world) => send(world.shelves[owner], world),
    may: [owner],
    missing: (world) => send(NO_SHELF, world),
  }));
}

/** About what stands in a class. */
export function toRoom(
  what: string,
  may: readonly Asker[],
  send: (room: Room, world: World) => Sent,
): readonly Deed[] {
  return [
    {
      what: `${what}, of the class`,
      send: (world) => send(world.room, world),
      may,
      missing: (world) => send(NO_ROOM, world),
    },
    {
      what: `${what}, of another class`,
      send: (world) => send(world.other, world),
      may: elsewhere(may),
      missing: (world) => send(NO_ROOM, world),
    },
  ];
}
