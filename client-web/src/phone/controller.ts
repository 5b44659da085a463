import type { Connection, LinkState } from "../lib/connection";
import type { Language } from "../lib/locale";
import type { CardView, ClientMessage, FieldAnswer, PhoneView, ServerMessage, Wanted } from "../lib/protocol.gen";
import { answerOf, complaintOf } from "./draft";
import { entryOf, lasting, withEntry, type Book, type Draft, type Edit, type Entry, type Memory } from "./memory";
import { cast, file, holds, refused, spelled, stands, waiting } from "./outbox";
import { receive, relink } from "./receive";
import { asking, dirty, graceLeft, initial, screenOf, tableOf, type Page, type State } from "./state";

/** What a controller needs of the world. */
export interface World {
  code: string;
  language: Language;
  book: Book;
  /** The view that came with the page. */
  view: PhoneView | null;
  /** The clock, in milliseconds. */
  now: () => number;
  /** Hands a message to the server, if there is a connection. */
  send: Connection["send"];
  /** Brings back what the server lost, and sends what waits. */
  lost: (wants: Wanted[]) => void;
  /** Says hello anew, as another participant. */
  again: () => void;
  /** Takes every new state. */
  show: (state: State) => void;
}

/** How long "back online" is said. */
const RETURNED_MS = 4_000;
/** How long to wait after the server found us too fast. */
const TOO_FAST_MS = 3_000;
/** How often the seconds of grace are counted. */
const COUNT_MS = 250;

/** All that can happen on a phone. */
export type Controller = ReturnType<typeof createController>;

/** Begins to keep the state of a phone in a room. */
export function createController(world: World) {
  const { book, code } = world;
  let busy = false;
  let counting: ReturnType<typeof setTimeout> | undefined;
  let state = initial(code, world.language, book.read(), world.view, world.now());

  function show(next: State) {
    state = next;
    clearTimeout(counting);
    if (graceLeft(state) !== null) counting = setTimeout(() => update({}), COUNT_MS);
    world.show(state);
  }
  const update = (part: Partial<State>) => show({ ...state, now: world.now(), ...part });
  const remember = (edit: Edit, part: Partial<State> = {}) => update({ ...part, memory: book.change(edit) });
  /** As `remember`, for what the server hears of: it is written before it is sent. */
  const commit = (edit: Edit, done?: () => void) =>
    book.commit(edit, (memory) => {
      update({ memory });
      done?.();
    });

  /** The entry of the question in view, as this tab or another left it, made if need be. */
  const current = (memory: Memory): Entry | null => asking({ ...state, memory })?.entry ?? null;
  const edit = (change: (entry: Entry) => Entry, part: Partial<State> = {}) =>
    remember((memory) => {
      const entry = current(memory);
      return entry ? withEntry(memory, change(entry)) : memory;
    }, part);

  function dispatch(entry: Entry) {
    const message = cast(state.memory, entry);
    if (message) world.send(message);
  }

  /** Sends what waits, the same as before. */
  const repeat = () => waiting(state.memory).forEach(dispatch);

  function setBusy(now: boolean) {
    if (busy === now) return;
    busy = now;
    world.send({ type: "busy", busy });
  }

  function settle(question: string, round: number, change: Edit) {
    const before = entryOf(state.memory, question, round)?.id;
    commit(change, () => {
      const after = entryOf(state.memory, question, round);
      if (after && after.id !== before && after.sent === "waiting") dispatch(after);
    });
  }

  /** Files the answer to the question in view, and sends it. */
  function give(answer: Draft) {
    let filed: Entry | null = null;
    commit(
      (memory) => {
        const entry = current(memory);
        // Above what stands for the group, so that it takes its place.
        const revision = entry && Math.max(entry.revision, tableOf(state, entry)?.revision ?? 0);
        const next = entry ? file(memory, { ...entry, revision: revision ?? 0 }, answer) : memory;
        filed = entry && entryOf(next, entry.question, entry.round);
        return next;
      },
      () => filed && dispatch(filed),
    );
  }

  return {
    state: () => state,

    hello: (): ClientMessage => ({
      type: "hello",
      role: "participant",
      secret: null,
      phone: book.read().phone,
      holds: holds(book.read()),
      brief: true,
    }),

    link(link: LinkState) {
      show(relink({ ...state, now: world.now() }, link));
      if (state.returned) setTimeout(() => update({ returned: false }), RETURNED_MS);
    },

    receive(message: ServerMessage) {
      show(receive({ ...state, now: world.now() }, message));
      switch (message.type) {
        case "welcome": {
          const { wants } = message;
          commit((memory) => message.stands.reduce(stands, memory), wants?.length ? () => world.lost(wants) : repeat);
          const now = asking(state);
          busy = false;
          if (now && screenOf(state) === "form" && dirty(now.entry)) setBusy(true);
          break;
        }
        case "phone":
          if (lasting(state.memory, message.room.keepDays).until - state.memory.until > 3_600_000)
            remember((memory) => lasting(memory, message.room.keepDays));
          busy &&= screenOf(state) === "form";
          break;
        case "saved":
          settle(message.question, message.round, (memory) => stands(memory, message));
          break;
        case "kept": {
          const said = spelled(state.memory, message);
          if (said) settle(said.question, said.round, (memory) => stands(memory, said));
          break;
        }
        case "filed": {
          const { question, round, field } = message;
          remember((memory) => {
            const entry = entryOf(memory, question, round);
            return entry ? withEntry(memory, { ...entry, filed: { ...entry.filed, [field]: message } }) : memory;
          });
          break;
        }
        case "rejected": {
          const { id, reason, field, stands: other } = message;
          if (!id) break;
          commit((memory) => refused(other ? stands(memory, other) : memory, id, reason, field));
          if (reason === "tooFast") setTimeout(repeat, TOO_FAST_MS);
          break;
        }
        default:
      }
    },

    /** Another tab of this phone wrote something. */
    reread: () => update({ memory: book.read() }),
    repeat,

    /** Fills in a field; the draft is kept at once. */
    fill(field: string, value: FieldAnswer | null) {
      const { [field]: _, ...limits } = state.limits;
      edit((entry) => {
        const { [field]: _, ...draft } = entry.draft;
        return { ...entry, draft: value ? { ...draft, [field]: value } : draft };
      }, { complaint: null, limits });
      setBusy(true);
    },

    /** Says which limit a field met. */
    limit: (field: string, words: string) => update({ limits: { ...state.limits, [field]: words } }),

    /** What a part that came later has to say. */
    say: world.send,

    /** Turns to another card of a rating. */
    turn: (field: string, at: number) => update({ cardAt: { ...state.cardAt, [field]: at } }),

    /** Sends what is filled in, if the phone sees nothing wrong with it. */
    send() {
      const now = asking(state);
      if (!now) return;
      const answer = answerOf(now.entry.asked, now.entry.draft);
      const complaint = complaintOf(now.entry.asked, answer);
      if (complaint) return update({ complaint });
      update({ complaint: null, limits: {} });
      give(answer);
      setBusy(false);
    },

    /** Opens the form again, with what was sent in it. */
    change: () => edit((entry) => ({ ...entry, editing: true })),

    /** Leaves the sent answer as it stands; the draft is kept as it was sent. */
    leave() {
      edit((entry) => ({ ...entry, editing: false, sent: entry.saved ? "saved" : entry.sent }), { complaint: null });
      setBusy(false);
    },

    go: (page: Page) => update({ page, picked: null, typed: "" }),
    pick: (picked: State["picked"]) => update({ picked }),
    type: (typed: string) => update({ typed }),

    /** Keeps the group that was picked; it holds for later answers and for the open question. */
    chooseGroup() {
      const { picked, typed } = state;
      const name = typed.trim();
      if (picked === null || (picked === "typed" && !name)) return update({ complaint: { reason: "group", field: null } });
      const group = picked === "none" ? picked : picked === "typed" ? { typed: name } : { listed: picked };
      const groupName = state.view?.groups?.list.find(({ id }) => id === picked)?.name ?? "";
      remember((memory) => ({ ...memory, group, groupName }), { page: "room", complaint: null });
      const now = asking(state);
      if (!now || now.question.phase !== "open" || !now.entry.answer) return;
      // What stands for another group is not replaced unseen.
      if (now.entry.asked.perGroup) edit((entry) => ({ ...entry, editing: true }));
      else give(now.entry.answer);
    },

    /** Hands the phone to another participant, who starts with nothing and is counted anew. */
    pass() {
      setBusy(false);
      update({ memory: book.clear(), page: "room", picked: null, typed: "", complaint: null });
      world.again();
    },

    /** Takes the cards of a text field that were fetched for the tally shown. */
    read: (field: string, cards: CardView[]) => update({ cards: { ...state.cards, [field]: cards } }),

    /** Speaks another language from now on. */
    speak: (language: Language) => update({ language }),
  };
}
