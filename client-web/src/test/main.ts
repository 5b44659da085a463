import "../style/tokens.css";
import "../ui/base.css";
import "../style/test.css";
import { preferredLanguage } from "../lib/locale";
import { openStore } from "../lib/storage";
import { checkPost, checkSocket, checkStream, type Found } from "./check";
import { lines, verdict, WORDS } from "./words";

const language = preferredLanguage(openStore());
const words = WORDS[language];
const root = document.getElementById("app") as HTMLElement;
const dark = matchMedia("(prefers-color-scheme: dark)");

function make<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ""): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.textContent = text;
  root.append(element);
  return element;
}

function paint() {
  document.documentElement.dataset.theme = dark.matches ? "dark" : "light";
}

async function run() {
  root.replaceChildren();
  make("h1", words.title);
  make("p", words.intro);
  const list = make("dl");
  const status = make("p", words.busy);
  status.role = "status";

  const found: Partial<Found> = {};
  const draw = () => {
    list.replaceChildren();
    for (const [name, line] of lines(words, found)) {
      const term = document.createElement("dt");
      term.textContent = name;
      const told = document.createElement("dd");
      told.textContent = line ?? "…";
      list.append(term, told);
    }
  };
  const learn = (part: Partial<Found>) => {
    Object.assign(found, part);
    draw();
  };
  draw();
  // One after another: a stream beside it would slow the round trips down.
  learn(await checkPost());
  learn({ stream: await checkStream() });
  learn({ socket: await checkSocket() });

  status.textContent = verdict(words, found as Found, location.host);
  const label = make("label", words.text);
  label.htmlFor = "text";
  const text = make("textarea");
  text.id = "text";
  text.readOnly = true;
  text.rows = 9;
  const about = [new Date().toISOString(), location.origin, navigator.userAgent];
  text.value = [words.title, ...about, ...lines(words, found).map((line) => line.join(": ")), status.textContent].join("\n");
  const copy = make("button", words.copy);
  copy.onclick = () => {
    text.select();
    // The clipboard itself is only for secure pages.
    if (document.execCommand("copy")) copy.textContent = words.copied;
  };
  make("button", words.again).onclick = () => void run();
}

paint();
dark.addEventListener("change", paint);
document.documentElement.lang = language;
document.title = words.title;
void run();
