/**
 * Whether a `Host` header names this machine.
 *
 * A page elsewhere can let its own name lead to 127.0.0.1 and so read what a local server answers; its requests
 * still carry that name.
 *
 * @example isLoopbackName("127.0.0.1:4780") // true
 * @example isLoopbackName("rebound.example:4780") // false
 */
export function isLoopbackName(host: string | undefined): boolean {
  const name = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d+)?$/i.exec(host ?? "")?.[1]?.toLowerCase();
  if (name === undefined) return false;
  return name === "[::1]" || /^(?:.+\.)?localhost$/.test(name) || /^127(?:\.\d{1,3}){3}$/.test(name);
}
