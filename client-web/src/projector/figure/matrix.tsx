import type { MatrixRowView } from "../../lib/protocol.gen";
import { MatrixTable } from "../../ui/matrix";
import { useFit } from "../fit";

/** A table of lines. Where it is too high for one screen the text becomes smaller, down to the floor. */
export function Matrix(props: { columns: string[]; rows: MatrixRowView[]; caption: string }) {
  const text = useFit<HTMLDivElement>(4);
  return (
    <div class="pj-matrix" ref={text}>
      <MatrixTable {...props} />
    </div>
  );
}
