import type { QrView } from "../lib/protocol.gen";

/** The join code to scan; dark on white in both themes, since some phones read nothing else. */
export function Qr({ qr, label }: { qr: QrView; label: string }) {
  return (
    <svg class="pj-qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={qr.size} height={qr.size} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  );
}
