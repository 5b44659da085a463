import type { CardView, JoinView } from "../lib/protocol.gen";
import { useSetting } from "./context";
import { useFit } from "./fit";
import { Foot } from "./foot";
import type { Opened } from "./scene";

/** One card, as large as its words allow; how many wrote the same stands under it. */
export function Spotlight({ question, card, join }: { question: Opened; card: CardView; join: JoinView | null }) {
  const { words } = useSetting();
  const text = useFit<HTMLHeadingElement>(8);
  const number = words.question(question.number);
  const marks = [card.group ?? "", card.by ?? "", card.added ? words.fromRoom : "", card.count > 1 ? words.stacked(card.count) : ""].filter(Boolean);
  return (
    <div class="pj-page pj-spotlight">
      <main class="pj-main">
        <h1 ref={text}>{card.text}</h1>
        {marks.length > 0 && <p class="pj-sub">{marks.join(" · ")}</p>}
      </main>
      <Foot state={{ full: number, short: number }} join={join} />
    </div>
  );
}
