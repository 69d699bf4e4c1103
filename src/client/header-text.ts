import { CallError } from "./call-error.js";

/**
 * A header value that can be sent. Refused here, because the platform's own error would quote the
 * value, which may be a secret.
 */
export function headerText(operation: string, name: string, value: string): string {
  if (/[\u0000-\u0008\u000a-\u001f\u007f]|[^\u0000-\u00ff]/.test(value))
    throw new CallError(operation, `header "${name}" holds a character that no header can carry.`);
  return value;
}
