/**
 * The number, from 1, of the page that an offset stands on; null where no page has begun. `starts`: where each page
 * starts in the text, rising. Logarithmic.
 */
export function pageAt(starts: readonly number[], offset: number): number | null {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : low;
}
