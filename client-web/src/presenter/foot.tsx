import { awake } from "./wake";
import { useDesk } from "./context";
import { BeginButton, Mark } from "./rehearsal";

/** The line that lets her stop worrying: stored, phones, clicker, screen. */
export function Foot() {
  const { control, words } = useDesk();
  const { view, present, pending, join } = control.state.value;
  const open = control.link.value.link === "open";
  const stored = !open ? words.offline : pending.size > 0 ? words.saving : words.saved;
  return (
    <footer class="foot">
      <Mark />
      <BeginButton />
      <span class={open ? "foot-ok" : "foot-off"}>
        <span aria-hidden="true">{open ? "●" : "○"}</span> {stored}
      </span>
      <span>
        {present?.invented ? words.phonesTried(present.phones - present.invented, present.invented) : words.phones(present?.phones ?? 0)}
        {view?.cap != null && (present?.phones ?? 0) >= view.cap && ` · ${words.capFull}`}
      </span>
      {present && present.projectors > 1 && <span>{words.projectors(present.projectors)}</span>}
      <span class={control.steerable.value ? "" : "foot-off"}>
        {control.steerable.value ? words.clicker : words.clickerNot}
      </span>
      {!awake.value && <span class="soft">{words.asleep}</span>}
      <span class="spring" />
      {join && (
        <span>
          {join.address} <b class="mono">{join.code}</b>
        </span>
      )}
    </footer>
  );
}
