import { ASKERS, type Asker, MISSING, type Owner, type Room, type Shelf, type World } from "./world.ts";

/** Something at an address, and who is answered with it; everybody else is answered as for what is not there. */
export type Thing = {
  readonly what: string;
  readonly at: (world: World) => string;
  readonly may: readonly Asker[];
  /**
   * The same address with an id that there is not, as far as the asker may know that the rest is there: in a class of
   * one's own only the thing in it. Null where the address names nothing.
   */
  readonly missing: (world: World, asker: Asker) => string | null;
};

/** A page or a route with everything that can be asked of it by an address. */
export type Row = {
  /** Below app/. */
  readonly file: string;
  readonly things: readonly Thing[];
  /** What whoever may is answered with; 200 unless it says otherwise. */
  readonly status?: number;
  /** What everybody else may be answered with besides 404: where the address leads on, or shows nothing of the thing. */
  readonly otherwise?: number;
  /** What it says of caches where that is not `no-store`. */
  readonly cached?: readonly string[];
};

export const EVERYBODY: readonly Asker[] = ASKERS;
export const LEARN: readonly Asker[] = ["pupil", "classmate"];
export const WATCH: readonly Asker[] = ["teacher", "co-teacher", "viewer"];
export const TEACH: readonly Asker[] = ["teacher", "co-teacher"];
export const MANAGE: readonly Asker[] = ["teacher", "co-teacher", "administrator"];
export const OWN: readonly Asker[] = ["teacher", "administrator"];
export const TEACHERS: readonly Asker[] = ["teacher", "stranger", "co-teacher", "administrator"];

/** Who is in the other class what these are in the first: it has an owner and a pupil. */
export function elsewhere(may: readonly Asker[]): readonly Asker[] {
  return may.flatMap((asker): Asker[] => {
    if (asker === "teacher") return ["stranger"];
    if (asker === "pupil") return ["outsider"];
    return asker === "administrator" ? [asker] : [];
  });
}

/** Who knows that a class is there. */
const IN_CLASS: readonly Asker[] = [...WATCH, ...LEARN, "administrator"];

/** An object of which every field but those given is an id that there is not; safe, because all fields are ids. */
function noneOf<T extends Room | Shelf>(known: Partial<T> = {}): T {
  return new Proxy({}, { get: (_, field) => Reflect.get(known, field) ?? MISSING }) as T;
}

export const NO_ROOM = noneOf<Room>();
export const NO_SHELF = noneOf<Shelf>();

/** What stands in both classes, each for its own people. */
export function inRooms(at: (room: Room) => string, may: readonly Asker[]): readonly Thing[] {
  const missing = (room: Room, inside: readonly Asker[]) => (asker: Asker) => {
    const without = inside.includes(asker) ? at(noneOf<Room>({ classId: room.classId })) : at(NO_ROOM);
    return without === at(room) ? null : without;
  };
  return [
    {
      what: "of the class",
      at: ({ room }) => at(room),
      may,
      missing: ({ room }, asker) => missing(room, IN_CLASS)(asker),
    },
    {
      what: "of another class",
      at: ({ other }) => at(other),
      may: elsewhere(may),
      missing: ({ other }, asker) => missing(other, elsewhere(IN_CLASS))(asker),
    },
  ];
}

/** What stands in a class, asked for in the other. */
export function mixed(at: (room: Room, other: Room) => string): readonly Thing[] {
  return [
    {
      what: "of another class, asked for in this one",
      at: ({ room, other }) => at(room, other),
      may: [],
      missing: ({ room }, asker) => at(IN_CLASS.includes(asker) ? room : NO_ROOM, NO_ROOM),
    },
    {
      what: "of the class, asked for in another",
      at: ({ room, other }) => at(other, room),
      may: [],
      missing: ({ other }, asker) => at(elsewhere(IN_CLASS).includes(asker) ? other : NO_ROOM, NO_ROOM),
    },
  ];
}

/** A pupil's, which their teacher asks for too, and the teacher's, which the pupil does. */
export const ASKED_OWNERS: readonly Owner[] = ["pupil", "teacher"];

/** What people have for themselves alone. */
export function onShelves(at: (shelf: Shelf) => string): readonly Thing[] {
  return ASKED_OWNERS.map((owner) => ({
    what: `${owner}'s own`,
    at: ({ shelves }) => at(shelves[owner]),
    may: [owner],
    missing: () => at(NO_SHELF),
  }));
}

/** What ships with the product is everybody's. */
export function shipped(at: (world: World["shipped"]) => string): readonly Thing[] {
  const missing = (): string => at({ deckId: MISSING, cardId: MISSING });
  return [{ what: "that ships", at: ({ shipped: one }) => at(one), may: EVERYBODY, missing }];
}

/** A page that is about whoever asks. */
export function about(address: string, may: readonly Asker[] = EVERYBODY): readonly Thing[] {
  return [{ what: "about whoever asks", at: () => address, may, missing: () => null }];
}
