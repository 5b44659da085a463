// Draws one fixture, named in the fragment: #tally/cijfer/30?theme=dark&lang=en&page=1&offline
import "../src/style/tokens.css";
import "../src/style/fonts.css";
import "../src/ui/base.css";
import { render } from "preact";
import { Screen } from "../src/projector/screen";
import { wordsFor } from "../src/projector/words";
import { fixture } from "./fixtures";

async function show() {
  const [name = "", options = ""] = decodeURIComponent(location.hash.slice(1) || "lobby/17").split("?");
  const asked = new URLSearchParams(options);
  const language = asked.get("lang") ?? "nl";
  const words = await wordsFor(language);
  const all = fixture(name, language);
  const root = document.getElementById("app");
  if (!root) return;
  render(
    <Screen
      key={location.hash}
      {...all}
      words={words}
      theme={asked.get("theme") === "dark" ? "dark" : "light"}
      page={Number(asked.get("page") ?? 0)}
      offline={asked.has("offline")}
      still={asked.has("still")}
    />,
    root,
  );
  document.documentElement.dataset.shown = location.hash;
}

addEventListener("hashchange", () => void show());
void show();
