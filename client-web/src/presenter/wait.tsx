import { useDesk } from "./context";

/** Before the first view of a room. */
export function Wait() {
  const { control, words } = useDesk();
  return (
    <main class="wait">
      <p role="status">{control.lost.value ? words.unreachable : words.connecting}</p>
    </main>
  );
}
