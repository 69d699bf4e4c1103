import { optional, required, type Shape } from "./shape.js";
import type { Style } from "./style.js";

/** What the page says of the body of an order. */
export function wayscloudShape({ variant }: Style): Shape {
  const isUuid = (value: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
  const uuid: Shape = { kind: "text", rules: { uuid: isUuid } };
  const isName = (value: string) =>
    variant === 1 || (value.trim() !== "" && (variant !== 2 || value.length <= 150));
  // Whether a limit may be a fraction, nothing, or how large, is the server's affair.
  const inRange = (value: number) =>
    variant === 1 || (Number.isInteger(value) && (variant !== 2 || (value >= 1 && value <= 1_000)));
  const storage: Shape = {
    kind: "number",
    rules: { negative: (value) => value >= 0, range: (value) => value < 0 || inRange(value) },
  };
  return {
    kind: "record",
    members: {
      project: required(uuid),
      offering: required(uuid),
      plan: required(uuid),
      attributes: required({
        kind: "record",
        members: { name: required({ kind: "text", rules: { length: isName } }) },
      }),
      limits: optional({ kind: "record", members: { storage: optional(storage) } }),
    },
  };
}
