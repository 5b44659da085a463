import type { ComponentChildren, JSX } from "preact";
import { useRef } from "preact/hooks";
import type { Scalar, YAMLSeq } from "yaml";
import { list, put, text, type Path } from "./block";
import type { Lens } from "./lens";

/** What is wrong with what stands above it, and what to do about it. */
export function Wrong({ id, mistakes }: { id: string; mistakes: string[] }) {
  return (
    <>
      {mistakes.length > 0 && (
        <p class="wrong" id={id}>
          {mistakes.map((mistake, index) => (
            <span key={index}>{mistake}</span>
          ))}
        </p>
      )}
    </>
  );
}

interface FrameProps {
  id: string;
  label: string;
  hint?: string | undefined;
  mistakes: string[];
  class?: string;
  children: (told: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean }) => JSX.Element;
}

/** A box with its label over it, and under it what helps and what is wrong. */
export function Frame({ id, label, hint, mistakes, class: name = "", children }: FrameProps) {
  const told = [hint && `${id}-hint`, mistakes.length > 0 && `${id}-wrong`].filter(Boolean).join(" ");
  return (
    <div class={`box ${name}`}>
      <label for={id}>{label}</label>
      {children({ id, "aria-describedby": told || undefined, "aria-invalid": mistakes.length > 0 })}
      {hint && (
        <small id={`${id}-hint`}>
          {hint}
        </small>
      )}
      <Wrong id={`${id}-wrong`} mistakes={mistakes} />
    </div>
  );
}

interface Typed {
  value: string;
  type: (value: string) => void;
}

/**
 * A box that keeps what is typed in it as it was typed: empty lines at its end, which the deck does not keep, would else be
 * gone before the next word.
 */
export function Area({ value, type, rows, loose = false, ...rest }: Typed & { rows: number; loose?: boolean } & Omit<JSX.IntrinsicElements["textarea"], "value">) {
  const typed = useRef(value);
  if (calm(typed.current, loose) !== calm(value, loose)) typed.current = value;
  return (
    <textarea
      {...rest}
      rows={Math.max(rows, typed.current.split("\n").length)}
      value={typed.current}
      onInput={(event) => {
        typed.current = event.currentTarget.value;
        type(event.currentTarget.value);
      }}
    />
  );
}

/** A text without what makes no difference in a deck; `loose` where an empty line makes none either. */
const calm = (text: string, loose: boolean) => {
  const ended = text.replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");
  return loose ? ended.replace(/\n{2,}/g, "\n") : ended;
};

interface LineProps {
  lens: Lens;
  path: Path;
  label: string;
  hint?: string;
  /** Written out when it is empty, since it cannot be missing. */
  needed?: boolean;
  /** What holds without it. */
  without?: string;
  /** A figure. */
  figure?: boolean;
  class?: string;
}

/** One line of text. */
export function Line({ lens, path, label, hint, needed, without, figure, class: name }: LineProps) {
  return (
    <Frame id={lens.id(path)} label={label} hint={hint} mistakes={lens.wrong(path)} class={name ?? (figure ? "figure-box" : "")}>
      {(told) => (
        <input
          {...told}
          value={lens.block.text(path)}
          placeholder={without}
          inputMode={figure ? "decimal" : "text"}
          autocomplete="off"
          onInput={(event) => lens.put(path, event.currentTarget.value || (needed ? "" : null))}
        />
      )}
    </Frame>
  );
}

/** One text of a few lines, which is one line in the deck. */
export function Long({ lens, path, label, hint, needed }: LineProps) {
  return (
    <Frame id={lens.id(path)} label={label} hint={hint} mistakes={lens.wrong(path)}>
      {(told) => (
        <Area
          {...told}
          rows={2}
          value={lens.block.text(path)}
          type={(value) => lens.put(path, value.replace(/\s*\n\s*/g, " ") || (needed ? "" : null))}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
    </Frame>
  );
}

interface PickProps {
  lens: Lens;
  path: Path;
  label: string;
  /** By value; "" stands for what holds without the key. */
  options: Record<string, string>;
  hint?: string;
  class?: string;
}

/** One of a few. */
export function Pick({ lens, path, label, options, hint, class: name }: PickProps) {
  const value = lens.block.text(path);
  return (
    <Frame id={lens.id(path)} label={label} hint={hint} mistakes={lens.wrong(path)} {...(name ? { class: name } : {})}>
      {(told) => (
        <select {...told} value={value in options ? value : ""} onChange={(event) => lens.put(path, event.currentTarget.value || null)}>
          {Object.entries(options).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

/** Yes or no; what holds without the key is not written. */
export function Tick({ lens, path, label, hint, usual = false }: { lens: Lens; path: Path; label: string; hint?: string; usual?: boolean }) {
  const written = lens.block.text(path);
  const mistakes = lens.wrong(path);
  const id = lens.id(path);
  return (
    <div class="box">
      <label class="check">
        <input
          id={id}
          type="checkbox"
          checked={written === "yes" || (written === "" && usual)}
          aria-invalid={mistakes.length > 0}
          aria-describedby={[hint && `${id}-hint`, mistakes.length > 0 && `${id}-wrong`].filter(Boolean).join(" ") || undefined}
          onChange={(event) => lens.put(path, event.currentTarget.checked === usual ? null : usual ? "no" : "yes")}
        />
        {label}
      </label>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
      <Wrong id={`${id}-wrong`} mistakes={mistakes} />
    </div>
  );
}

/** A list of texts, one a line. */
export function Lines({ lens, path, label, hint, needed }: LineProps) {
  const { block } = lens;
  const texts = block.texts(path);
  const type = (value: string) => {
    const lines = value.split("\n").map((line) => line.trim()).filter(Boolean);
    const where = lens.id(path);
    if (!lines.length && !needed) return lens.put(path, null);
    lens.edit((doc) => {
      const before = block.isList(path) ? (doc.getIn(path, true) as YAMLSeq<Scalar>) : null;
      const items = before?.items ?? [];
      const kept = new Map(items.map((node) => [String(node.value), node]));
      const nodes = lines.map((line, at) => {
        const same = kept.get(line);
        if (same || items.length !== lines.length) return same ?? text(line);
        // A line that is written over keeps what is written beside it.
        return Object.assign(text(line), { comment: items[at]?.comment ?? null, commentBefore: items[at]?.commentBefore ?? null });
      });
      if (before && lines.length) before.items = nodes;
      else put(doc, path, list(nodes));
    }, where);
  };
  return (
    <Frame id={lens.id(path)} label={label} hint={hint} mistakes={lens.wrong(path)}>
      {(told) => <Area {...told} loose rows={2} value={texts.join("\n")} type={type} />}
    </Frame>
  );
}

/** Boxes beside each other. */
export const Row = ({ children }: { children: ComponentChildren }) => <div class="box-row">{children}</div>;

/** Puts the focus into a box that is drawn a moment later. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(id)?.focus()));
}
