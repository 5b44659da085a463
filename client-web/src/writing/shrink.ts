/** The box that an image is drawn into, in pixels: what a projector shows. */
export const BOX = { width: 1920, height: 1440 };
/** Bytes of an image; the server says the same. */
const MOST = 2_000_000;
/** How images are compressed, from best to smallest, until one is small enough. */
const QUALITY = [0.86, 0.7, 0.5];

/** A canvas as an image that is small enough: WebP, or JPEG where a browser writes none; nothing where none is. */
export async function compress(canvas: HTMLCanvasElement): Promise<Blob | null> {
  for (const quality of QUALITY) {
    const image = (await blobOf(canvas, "image/webp", quality)) ?? (await blobOf(canvas, "image/jpeg", quality));
    if (image && image.size <= MOST) return image;
  }
  return null;
}

/** An image of that kind; a browser that cannot write it gives another, which is none. */
function blobOf(canvas: HTMLCanvasElement, kind: string, quality: number): Promise<Blob | null> {
  return new Promise((done) => canvas.toBlob((blob) => done(blob?.type === kind ? blob : null), kind, quality));
}

/**
 * A picture from a phone or a program as large as a projector shows it. It is drawn anew, so that where and when it was taken
 * does not go along. Nothing where the browser cannot read it.
 */
export async function shrunk(file: Blob): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, BOX.width / picture.width, BOX.height / picture.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return compress(canvas);
}
