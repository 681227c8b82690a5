/** The time of day of an instant in a zone: "07:40". */
export function timeWords(instant: number, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit" }).format(
    instant,
  );
}
