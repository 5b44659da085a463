import { describe, expect, it } from "vitest";
import { readScores } from "./scores";

describe("pasted scores", () => {
  it.each([
    ["3,4; 2,8; 4", [3.4, 2.8, 4]],
    ["3,4;2,8;4;", [3.4, 2.8, 4, null]],
    ["3,4\r\n2,8\r\n\r\n4,1\r\n", [3.4, 2.8, null, 4.1]],
    ["3.4\t2.8\t4", [3.4, 2.8, 4]],
    ["3.4, 2.8, 4", [3.4, 2.8, 4]],
    ["3,4 2,8 4", [3.4, 2.8, 4]],
    ["Leren van elkaar\t3,4\nDelen van kennis\t2,8", [3.4, 2.8]],
    ["3,4", [3.4]],
    ["", [null]],
    ["geen", []],
  ])("%j", (text, scores) => {
    expect(readScores(text)).toEqual(scores);
  });
});
