import { optional, required, type Shape } from "./shape.js";
import type { Style } from "./style.js";

/** What the page says of the body of a creation. */
export function flashbackShape(style: Style): Shape {
  const some = style.variant === 1 ? {} : { empty: (value: string) => value !== "" };
  const text: Shape = { kind: "text", rules: some };
  const isBucket = (value: string) => style.variant !== 2 || /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value);
  const isUrl = (value: string) => style.variant === 1 || URL.canParse(value);
  return {
    kind: "record",
    members: {
      name: required(text),
      bucket: required({ kind: "text", rules: { ...some, characters: isBucket } }),
      storageType: required({
        kind: "text",
        rules: { enum: (value) => ["S3", "GCS", "AZURE"].includes(value) },
      }),
      key: required(text),
      secret: required(text),
      region: required(text),
      endpoint: optional({ kind: "text", rules: { url: isUrl } }),
      workspaceId: required(text),
    },
  };
}
