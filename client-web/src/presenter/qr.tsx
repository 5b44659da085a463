import type { QrView } from "../lib/protocol.gen";

/** A QR code, dark on white in both themes: readers expect that. */
export function Qr({ qr, label }: { qr: QrView; label: string }) {
  return (
    <svg class="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={qr.size} height={qr.size} class="qr-light" />
      <path d={qr.path} class="qr-dark" />
    </svg>
  );
}
