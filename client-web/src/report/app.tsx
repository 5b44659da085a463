import type { Report, ReportRound, ReportSlide } from "../lib/protocol.gen";
import { Body } from "../ui/body";
import { dateOf, spaced } from "../presenter/clock";
import { BesideOthers, TakenIn, useBeside } from "./compare/beside";
import { usePage } from "./context";
import { Figure } from "./figure";
import { Files } from "./files";
import { Question } from "./question";
import { Sharing } from "./share";
import type { Reader } from "./source";

/** A report: every slide as it was shown, for a screen, a phone and a printer. */
export function ReportPage({ report, reader }: { report: Report; reader: Reader }) {
  const { words, language } = usePage();
  const beside = useBeside(reader);
  return (
    <div class="report" lang={language}>
      <header class="report-head">
        <p class="wordmark">{words.product}</p>
        <h1>{report.title}</h1>
        <p class="soft">
          {words.report} · {words.on(dateOf(report.beganAt, language))} · {words.code(spaced(report.code))}
        </p>
        {report.endedAt === null && <p class="soft">{words.running}</p>}
        <div class="tools screen-only">
          <button type="button" class="strong" onClick={() => print()}>
            {words.print}
          </button>
          {reader.presents && <a href={`/present/${report.code}`}>{words.toRoom}</a>}
        </div>
        <BesideOthers beside={beside} />
      </header>
      {reader.presents && (
        <aside class="screen-only" aria-label={words.forPresenter}>
          <Files report={report} reader={reader} />
          <Sharing reader={reader} />
        </aside>
      )}
      <main>
        {report.slides.length === 0 && <p>{words.empty}</p>}
        {report.slides.map((slide) => (
          <Slide key={slide.slide.id} report={report} slide={slide} />
        ))}
        {beside.taken.map((comparison) => (
          <TakenIn key={comparison.id} comparison={comparison} />
        ))}
      </main>
      <footer class="soft">{words.made}</footer>
    </div>
  );
}

function Slide({ report, slide: { slide, question, drawn } }: { report: Report; slide: ReportSlide }) {
  const filled = drawn ? (roundsOf(report, drawn.question).find(({ round }) => round === drawn.round) ?? null) : null;
  const first = question?.rounds[0]?.round ?? 1;
  const before = question ? (roundsOf(report, question.id).find(({ round }) => round === first - 1) ?? null) : null;
  return (
    <section class={question ? "slide asks" : "slide"} id={slide.id}>
      {question ? <Question question={question} before={before} /> : slide.title && <h2>{slide.title}</h2>}
      {slide.image && <img class="whole" src={slide.image} alt="" loading="lazy" />}
      {slide.body.length > 0 && (
        <div class={slide.image ? "sr-only" : "text"}>
          <Body blocks={slide.body} />
        </div>
      )}
      {slide.figure && <Figure figure={slide.figure} drawn={filled} title={slide.title} />}
    </section>
  );
}

/** All rounds of a question, on whichever slides they were asked. */
function roundsOf(report: Report, question: string): ReportRound[] {
  return report.slides.flatMap((slide) => (slide.question?.id === question ? slide.question.rounds : []));
}
