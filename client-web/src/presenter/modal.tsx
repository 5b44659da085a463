import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface ModalProps {
  title: string;
  closeWord: string;
  onClose: () => void;
  wide?: boolean;
  children: ComponentChildren;
}

/** A dialog over the page, from being drawn until it is closed; the focus goes back to where it came from. */
export function Modal({ title, closeWord, onClose, wide, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      // It is out of the page by now, so that the browser has let the focus fall; what took it on purpose keeps it.
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={wide ? "modal modal-wide" : "modal"}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="modal-inner">
        <header class="modal-head">
          <h2>{title}</h2>
          <button type="button" class="quiet icon" aria-label={closeWord} title={closeWord} onClick={onClose}>
            ×
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}
