/** A value of a row as text: as it is when it is text, in figures when it is a number, else empty. */
export function plainText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "bigint" ? String(value) : "";
}
