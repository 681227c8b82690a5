// oxlint-disable-next-line typescript/unbound-method -- it is only called on a text.
const { charCodeAt } = String.prototype;

/**
 * `text.charCodeAt(at)` for loops over characters. Texts have so many inner forms (pieces, joined ones, of one and of two
 * bytes) that the engine looks the method up anew for each character, which takes five times as long as reading it.
 */
export function unitAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}
