import type { Scene } from "../scene";

/** In, and nothing to do yet. */
export function Lobby({ state, words, act }: Scene) {
  return (
    <>
      <p class="in">{words.waitIn}</p>
      <h1 tabIndex={-1} lang={state.view?.room.language}>{state.view?.room.title}</h1>
      <p>{words.waitStart}</p>
      <p class="quiet rule">
        {words.waitPrivate}{" "}
        <button type="button" class="link" onClick={() => act.go("stored")}>{words.waitWhat}</button>
      </p>
    </>
  );
}

/** A slide that asks nothing: it is on the projector, and readable here. */
export function Slide({ state, words, later }: Scene) {
  const slide = state.view?.slide;
  return (
    <>
      <h1 tabIndex={-1} lang={state.view?.room.language}>{slide?.title || state.view?.room.title}</h1>
      <p>{words.waitLook}</p>
      {later && <later.Reading {...{ state, words }} />}
    </>
  );
}
