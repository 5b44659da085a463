import { useDesk } from "./context";

/** Before the first view of a room. */
export function Wait() {
  const { control, words } = useDesk();
  const told = control.cut.value ? words.cut(location.host) : control.lost.value ? words.unreachable : words.connecting;
  return (
    <main class="wait">
      <p role="status">{told}</p>
    </main>
  );
}
