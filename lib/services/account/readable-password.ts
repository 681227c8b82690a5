/**
 * Words for passwords that a person reads off a card and types: three to six small letters, common, hard to mishear, no
 * two that differ in one letter only, none that a pupil would mind.
 */
const WORDS = `
acorn actor album alder amber anchor angle ankle apple april apron arch arrow aspen atlas attic autumn badge badger
bagel baker bamboo banana barley barn basil basket beach beaver bench berry birch bishop blanket bonnet border bottle
branch bread breeze bridge bronze brook brush bucket buffet butter button cabin cactus camel canal candle canoe canvas
carbon carpet carrot castle cedar cello chalk cheese cherry chess circle circus citrus clay cliff clock cloud clover
coast cobalt cocoa coffee comet copper coral cotton cousin coyote crayon cricket crown cushion daisy dancer delta
desert diary doctor dolphin domino donkey dragon drum eagle easel echo elbow ember engine eraser fabric falcon feather
fennel fern ferry fiddle field finch flame flute forest fossil fox galaxy garden garlic gecko ginger giraffe glacier
globe glove goat goose grape guitar hammer harbor hazel hedge helmet heron hiking hippo honey hornet igloo indigo
insect island ivory jacket jaguar jasmine jelly jersey jigsaw jungle kayak kernel kettle kitten koala ladder lagoon
lantern laurel lemon leopard lettuce linen lizard lobby locket lotus lunch lyric magnet mango maple marble meadow melon
meteor mirror mitten monkey mosaic muffin museum mustard napkin nectar needle nickel noodle nutmeg oasis ocean olive
onion opera orange orbit orchid otter oyster paddle panda paper parrot pasta pebble pelican pencil pepper piano picnic
pigeon pillow pirate planet plum pocket polar pony poplar potato prairie pretzel prism puffin pumpkin puppet purple
puzzle quartz quilt rabbit radish rafter raisin raven ribbon river robin rocket rose rubber saddle saffron sailor
salmon sandal satin scarf school scooter seal shadow shell silver siren skate sketch sleigh sofa spider spinach sponge
spruce squid stable stamp summit sunset swan syrup table tango teapot temple tennis thistle throne tiger timber tomato
topaz tortoise trumpet tulip tunnel turnip turtle tuxedo umbrella unicorn valley vanilla velvet violin volcano waffle
walnut walrus wander willow window winter wizard wombat yellow yogurt zebra zigzag
`
  .trim()
  .split(/\s+/u);

/** Digits without those that look like letters. */
const DIGITS = "23456789";

/**
 * A password to be printed: "river-tiger-lemon-4729", above 35 bits. `random` fills the array it is given, as
 * `crypto.getRandomValues` does. It works until its owner chooses another.
 */
export function readablePassword(random: (bytes: Uint8Array) => Uint8Array): string {
  const words = Array.from({ length: 3 }, () => WORDS[below(WORDS.length, random)]);
  const digits = Array.from({ length: 4 }, () => DIGITS[below(DIGITS.length, random)]);
  return `${words.join("-")}-${digits.join("")}`;
}

/** How many bits somebody who knows the words has to guess. */
export const READABLE_BITS = 3 * Math.log2(WORDS.length) + 4 * Math.log2(DIGITS.length);

/** A number from 0 up to `limit`, every one as likely: what would favour the first ones is drawn again. */
function below(limit: number, random: (bytes: Uint8Array) => Uint8Array): number {
  const fair = 65_536 - (65_536 % limit);
  for (;;) {
    const [high = 0, low = 0] = random(new Uint8Array(2));
    const drawn = high * 256 + low;
    if (drawn < fair) return drawn % limit;
  }
}
