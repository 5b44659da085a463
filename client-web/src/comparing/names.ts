import type { Language } from "../lib/locale";
import type { RoomSummary } from "../lib/protocol.gen";

/** The longest name of a room in a comparison, in characters, and how many rooms there are in one. */
export const NAME_LENGTH = 40;
export const ROOMS = { least: 2, most: 8 };

/** Names to begin with: the year, where each room has one of its own, else the day, else the day and the code. */
export function suggested(rooms: Pick<RoomSummary, "code" | "beganAt">[], language: Language): Map<string, string> {
  const year = ({ beganAt }: { beganAt: number }) => String(new Date(beganAt).getFullYear());
  const day = ({ beganAt }: { beganAt: number }) =>
    new Date(beganAt).toLocaleDateString(language === "en" ? "en-GB" : language, { day: "numeric", month: "short", year: "numeric" });
  const full = (room: { code: string; beganAt: number }) => `${day(room)} ${room.code}`;
  const apart = (name: typeof full) => new Set(rooms.map(name)).size === rooms.length;
  const name = apart(year) ? year : apart(day) ? day : full;
  return new Map(rooms.map((room) => [room.code, name(room)]));
}

/** How many questions two rooms have in common, by their ids. */
export function shared(one: Pick<RoomSummary, "questions">, other: Pick<RoomSummary, "questions">): number {
  return one.questions.filter((question) => other.questions.includes(question)).length;
}

/** Whether no two names are alike, and none is blank. */
export function areNames(names: string[]): boolean {
  const plain = names.map((name) => name.trim().replace(/\s+/g, " ").toLowerCase());
  return plain.every((name) => name !== "") && new Set(plain).size === plain.length;
}
