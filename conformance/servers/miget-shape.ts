import { optional, required, type Shape } from "./shape.js";
import type { Style } from "./style.js";

const visibilities = ["public_access", "private_access"];

/** What the page says of the body of a creation. */
export function migetShape({ variant }: Style): Shape {
  const isInt32 = (value: number) => Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  // How small and how large a disk may be, and how long a label, is the server's affair.
  const [least, most] = (
    [
      [0.01, 1.99],
      [0, Number.MAX_VALUE],
      [0.1, 1],
      [0.1, 1.99],
    ] as const
  )[variant] ?? [0.1, 1];
  const isLabel = (value: string) =>
    variant === 1 || (value.trim() !== "" && (variant !== 2 || value.length <= 40));
  return {
    kind: "record",
    members: {
      label: required({ kind: "text", rules: { length: isLabel } }),
      miget_id: required({ kind: "number", rules: { int32: isInt32 } }),
      visibility: optional({ kind: "text", rules: { enum: (value) => visibilities.includes(value) } }),
      disk_size: optional({
        kind: "number",
        rules: {
          negative: (value) => value >= 0,
          range: (value) => value < 0 || (value >= least && value <= most),
        },
      }),
    },
  };
}
