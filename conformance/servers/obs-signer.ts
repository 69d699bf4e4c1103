import type { Received } from "./message.js";
import { signature } from "./obs-signature.js";
import { request } from "./probe.js";

/** What a signed request may have. */
export interface SignedOptions {
  /** "" for the service itself. */
  readonly bucket: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
  readonly date: Date;
  /** What to send in place of a good signature; "" for nothing. */
  readonly change: (authorization: string) => string;
}

interface Keys {
  readonly accessKey: string | undefined;
  readonly secretKey: string | undefined;
}

/** Signs requests for an account. */
export function obsSigner(keys: Keys) {
  const account = { id: "", accessKey: keys.accessKey ?? "", secretKey: keys.secretKey ?? "" };
  return (method: string, more: Partial<SignedOptions>): Received => {
    const { bucket = "", target = "/", headers = {}, body = "", date = new Date(), change } = more;
    const host = bucket === "" ? "localhost:1" : `${bucket}.localhost:1`;
    const plain = request(method, target, { host, date: date.toUTCString(), ...headers }, body);
    const good = `OBS ${account.accessKey}:${signature(plain, bucket === "" ? undefined : bucket, account)}`;
    const sent = change?.(good) ?? good;
    return {
      ...plain,
      headers: new Map([...plain.headers, ...(sent === "" ? [] : [["authorization", sent] as const])]),
    };
  };
}
