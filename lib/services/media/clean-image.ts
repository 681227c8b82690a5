import sharp, { type Sharp } from "sharp";
import { DomainError } from "#lib/base/errors.ts";

/** More is no picture for a card, and costs the server a gigabyte. All frames of a moving one together. */
const MOST_PIXELS = 40_000_000;
const PATIENCE_SECONDS = 15;

// Nothing but these four is ever decoded, whatever the library could read.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadWebpBuffer",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

export type CleanImage = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * A picture without anything but its pixels: no place, no camera, no thumbnail, no profile; upright, as it was meant to be
 * seen. Its size is read from its head before a pixel is decoded. Throws `limit` or `unreadable` with what to do.
 */
export async function cleanImage(bytes: Uint8Array, type: string): Promise<CleanImage> {
  const animated = type === "image/gif" || type === "image/webp";
  const options = { animated, limitInputPixels: MOST_PIXELS, failOn: "error" as const };
  try {
    const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > MOST_PIXELS) throw tooLarge(width, height);
    const upright = sharp(bytes, options).autoOrient().timeout({ seconds: PATIENCE_SECONDS });
    const { data, info } = await written(upright, type).toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.pageHeight ?? info.height };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError(
      "unreadable",
      "This picture is damaged and cannot be read. Open it in an image program, save it anew and add that.",
    );
  }
}

function written(image: Sharp, type: string): Sharp {
  switch (type) {
    case "image/png":
      return image.png();
    case "image/gif":
      return image.gif();
    case "image/webp":
      return image.webp({ quality: 88 });
    default:
      return image.jpeg({ quality: 88, mozjpeg: true });
  }
}

function tooLarge(width: number, height: number): DomainError {
  return new DomainError(
    "limit",
    `This picture has ${Math.round((width * height) / 1e6)} million pixels; 40 are the most. Save it smaller and add that.`,
  );
}
