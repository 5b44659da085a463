import type { Placed } from "./mistake";

/** Puts the focus into the box of a mistake, or into the nearest thing around it. */
export function focusPlace({ part, path }: Placed): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (let depth = path.length; depth >= 0; depth--) {
        const box = document.getElementById([part, ...path.slice(0, depth)].join("-"));
        if (!box) continue;
        box.closest("details")?.setAttribute("open", "");
        box.focus();
        return;
      }
    }),
  );
}
