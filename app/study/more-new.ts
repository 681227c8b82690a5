/** So many new cards more are offered at once to who has met those of the day. */
export const MORE_NEW = 10;
