import type { Words } from "./phone.nl";

const en: Words = {
  menu: "Menu",
  back: "Back",

  connecting: "Connecting…",

  groupAsk: (noun) => `Which ${noun} are you from?`,
  groupOther: "Not listed",
  groupName: "What is it called?",
  groupSkip: "I'd rather not say",
  groupPromise: (minimum) => `We never show groups smaller than ${minimum} on their own.`,
  groupGo: "Continue",
  groupPick: "Choose one of these first.",
  groupTyped: "The facilitator decides whether this name is shown.",

  waitIn: "You're in.",
  waitStart: "We'll start soon.",
  waitPrivate: "Anonymous. We keep your answer, not who you are.",
  waitWhat: "What exactly?",
  waitLook: "Look at the screen. The next question comes by itself.",

  question: (number) => `Question ${number}`,
  questionRound: (number, round) => `Question ${number} · round ${round}`,
  onlyYou: "only you see your answer",
  forGroup: (group) => `for ${group}`,

  send: "Send",
  sendValue: (value) => `Send ${value}`,
  sendSome: (n) => `Send what I have (${n})`,
  half: "and a half",
  low: "low",
  high: "high",
  clear: "Tap again to clear your choice.",
  skipping: "Skipping is fine.",
  optional: "One field is enough.",
  limitHigh: (n) => `You already chose high ${n} times. Clear one first.`,
  limitLow: (n) => `You already chose low ${n} times. Clear one first.`,
  limitChoice: (n) => `You already chose ${n}. Clear one first.`,
  most: (n) => `Choose ${n} at most.`,
  marked: (high, low) => `${high} high · ${low} low`,
  words: (n) => (n === 1 ? "One keyword" : `One to ${n} keywords`),
  word: (n) => `Keyword ${n}`,
  keep: "Leave it as it was",

  unsent: "Not sent yet: no connection. Your answer stays on your phone.",
  sending: "Sending…",
  saved: "Saved ✓",
  rejected: (reason) => `Not accepted: ${reason}`,
  closing: (seconds) => `The question is closing. You have ${seconds} seconds left to send.`,
  late: "Too late to be counted. Your text is still here.",
  own: "Your answer",
  lost: "No connection for now. I keep trying.",
  returned: "Back online. Everything is up to date.",

  reasons: {
    empty: "nothing is filled in yet.",
    blank: "nothing is filled in yet.",
    required: "this field is needed.",
    tooLong: "this text is too long.",
  },

  rest: null,
};

export default en;
