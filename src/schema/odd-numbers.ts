/** Numbers that careless code stumbles over, each with a name of its own. */
export const oddNumbers: readonly (readonly [name: string, number: number])[] = [
  ["-1", -1],
  ["negative zero", -0],
  ["2^31", 2 ** 31],
  ["-2^31 - 1", -(2 ** 31) - 1],
  ["2^32", 2 ** 32],
  ["2^53 + 2", 2 ** 53 + 2],
  ["2^63", 2 ** 63],
  ["2^64", 2 ** 64],
  ["1e308", 1e308],
  ["-1e308", -1e308],
  ["smallest fraction", 5e-324],
  ["0.1 + 0.2", 0.1 + 0.2],
  ["one and a half", 1.5],
];
