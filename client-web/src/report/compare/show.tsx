import { useEffect, useRef, useState } from "preact/hooks";
import type { Beside } from "../../lib/compared";
import { keptKeys, KEYS, tableOf } from "../../lib/keymap";
import type { Comparison } from "../../lib/protocol.gen";
import { openStore } from "../../lib/storage";
import { Compared, ComparedRooms } from "../../projector/compared";
import { SettingProvider } from "../../projector/context";
import { useBar } from "../../presenter/bar";
import { type Intent, pressOf, readKey } from "../../presenter/key";
import { usePage } from "../context";

/** The comparison as slides over the whole window, steered as the show is: by the clicker, the keys, or a click. */
export function Show({ comparison, all, leave }: { comparison: Comparison; all: Beside[]; leave: () => void }) {
  const { words, wall, language } = usePage();
  const [at, setAt] = useState(0);
  const [page, setPage] = useState(0);
  const [blank, setBlank] = useState(false);
  const [dark, setDark] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const last = all.length;
  const bar = useBar();
  const enter = async () => root.current?.requestFullscreen?.();
  const turn = (by: number) => {
    setBlank(false);
    setPage(0);
    setAt((now) => Math.min(last, Math.max(0, now + by)));
  };
  const act = (intent: Intent) => {
    switch (intent) {
      case "next":
        return blank ? setBlank(false) : turn(1);
      case "previous":
        return blank ? setBlank(false) : turn(-1);
      case "pageDown":
        return setPage(page + 1);
      case "pageUp":
        return setPage(page - 1);
      case "blank":
        return setBlank(!blank);
      case "theme":
        return setDark(!dark);
      case "fullscreen":
        return void (document.fullscreenElement ? document.exitFullscreen() : enter()).catch(() => undefined);
      case "escape":
        return leave();
      default:
    }
  };
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const table = tableOf(keptKeys(openStore().read(KEYS)));
    const pressed = (event: KeyboardEvent) => {
      const focused = event.target instanceof Element && event.target.closest(".compare-bar") !== null;
      const { intent, prevent } = readKey(pressOf(event), focused ? "control" : "page", table);
      if (prevent) event.preventDefault();
      if (intent) latest.current(intent);
    };
    addEventListener("keydown", pressed);
    root.current?.focus();
    void enter().catch(() => undefined);
    return () => {
      removeEventListener("keydown", pressed);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
  const beside = all[at - 1];
  return (
    <div
      class={["compare-show pj", blank && "blank", bar && "bar"].filter(Boolean).join(" ")}
      data-theme={dark ? "dark" : "light"}
      ref={root}
      tabIndex={-1}
      role="dialog"
      aria-modal="true"
      aria-label={comparison.title}
      onClick={() => act("next")}
    >
      <SettingProvider value={{ words: wall, language, page }}>
        <div class="pj-picture" key={at} aria-live="polite">
          {blank ? null : beside ? (
            <Compared besides={[beside]} rooms={comparison.rooms} place={wall.slideOf(at, last)} join={null} />
          ) : (
            <ComparedRooms title={comparison.title} rooms={comparison.rooms} join={null} />
          )}
        </div>
      </SettingProvider>
      {bar && (
        <div class="compare-bar" role="toolbar" onClick={(event) => event.stopPropagation()}>
          <button type="button" onClick={() => act("previous")}>
            ‹ {words.compare.previous}
          </button>
          <button type="button" onClick={() => act("next")}>
            {words.compare.next} ›
          </button>
          <button type="button" onClick={() => act("pageDown")}>
            {words.compare.page}
          </button>
          <button type="button" onClick={leave}>
            {words.compare.leave}
          </button>
        </div>
      )}
    </div>
  );
}
