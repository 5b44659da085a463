import { useDesk } from "./context";
import { Modal } from "./modal";

/** Every key and what it does. */
export function Help() {
  const { control, words } = useDesk();
  return (
    <Modal title={words.keys} closeWord={words.shut} onClose={() => (control.dialog.value = null)}>
      <table class="keys">
        <tbody>
          {words.keyList.map(([keys, what]) => (
            <tr key={keys}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}
