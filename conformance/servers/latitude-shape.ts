import { optional, required, type Shape } from "./shape.js";
import type { Style } from "./style.js";

/** What the page says of the body of a creation. */
export function latitudeShape(style: Style): Shape {
  const text: Shape = { kind: "text" };
  const attributes: Shape = {
    kind: "record",
    members: {
      project: required(text),
      name: required({ kind: "text", rules: nameRules(style) }),
      region: required(text),
      scoped: optional({ kind: "boolean" }),
      customer: optional(text),
    },
  };
  const data: Shape = {
    kind: "record",
    members: {
      type: required({ kind: "text", rules: { enum: (value) => value === "objects" } }),
      attributes: required(attributes),
    },
  };
  return { kind: "record", members: { data: required(data) } };
}

/** The page refuses spaces and special characters; which letters and lengths are left is open. */
function nameRules({ variant }: Style): Readonly<Record<string, (value: string) => boolean>> {
  const plain =
    [/^[A-Za-z0-9-]*$/, /^[\p{L}\p{N}._-]*$/u, /^[a-z0-9-]*$/, /^[A-Za-z0-9_-]*$/][variant] ?? /^[a-z0-9-]*$/;
  return {
    space: (value) => !/\s/.test(value),
    "special character": (value) => plain.test(value.replace(/\s/g, "")),
    length: (value) => (variant === 1 ? true : value.length > 0) && (variant !== 2 || value.length <= 63),
  };
}
