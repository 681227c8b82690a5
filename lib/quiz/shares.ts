/**
 * Shares a number out by weights, in whole ones, none more than it has room for; what one cannot take, the others get.
 * The sum is the number, or all the room there is. Of equal claims the first goes first.
 */
export function shares(
  total: number,
  weights: readonly number[],
  room: readonly number[],
): readonly number[] {
  const given = weights.map(() => 0);
  const open = (at: number): boolean => (given[at] ?? 0) < (room[at] ?? 0) && (weights[at] ?? 0) > 0;
  for (let left = total; left > 0; left -= 1) {
    // One after the other to whoever is furthest behind (Sainte-Laguë): the same as rounding, and it needs no repair.
    let next = -1;
    let claim = 0;
    for (const [at, weight] of weights.entries()) {
      const own = weight / (2 * (given[at] ?? 0) + 1);
      if (open(at) && own > claim) {
        next = at;
        claim = own;
      }
    }
    if (next < 0) break;
    given[next] = (given[next] ?? 0) + 1;
  }
  return given;
}
