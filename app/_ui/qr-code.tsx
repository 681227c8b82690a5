import { encode } from "uqr";

/** A QR code as one path of unit squares, with the quiet border that readers need. */
export type Qr = { readonly size: number; readonly path: string };

/** The QR code of a short text, such as an address. */
export function qrOf(text: string): Qr {
  const { size, data } = encode(text, { ecc: "M", border: 4 });
  const runs = data.flatMap((row, y) =>
    // One stroke for each run of dark squares.
    [
      ...row
        .map((dark) => (dark ? "1" : "0"))
        .join("")
        .matchAll(/1+/gu),
    ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
  );
  return { size, path: runs.join("") };
}

/** Dark on light in both themes: many readers see nothing else. */
export function QrCode({ qr, label }: { readonly qr: Qr; readonly label: string }) {
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made of shapes has no file for an img.
      role="img"
      aria-label={label}
    >
      <path d={qr.path} shapeRendering="crispEdges" />
    </svg>
  );
}
