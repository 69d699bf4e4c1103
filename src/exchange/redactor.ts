import type { Header } from "../core/exchange.js";
import { findSecrets, markSets, type Search } from "./redaction/find-secrets.js";
import { maskHeader } from "./redaction/mask-credential.js";
import { maskCut } from "./redaction/mask-cut.js";
import { maskHits } from "./redaction/mask-hits.js";
import { maskNamed } from "./redaction/mask-named.js";
import { maskTiny } from "./redaction/mask-tiny.js";
import { mask, type NamedSecret, prepareSecret } from "./redaction/prepare-secret.js";
import { createSecretIndex, type SecretIndex } from "./redaction/secret-index.js";
import { secretNames } from "./redaction/secret-names.js";
import { escapeMarks, unescaped } from "./redaction/unescaped.js";

export type { NamedSecret };

/** Masks secrets in all that people and machines get to see of a run. */
export interface Redactor {
  /** A text of any kind. */
  readonly text: (text: string) => string;
  /** The value of a header. */
  readonly header: (header: Header) => string;
  /** The beginning of a body as text: what comes of its first bytes, as many as given. */
  readonly body: (bytes: Uint8Array, most: number) => string;
  /** Whether bytes show a secret, so that they cannot be shown as they are. */
  readonly isSecret: (bytes: Uint8Array) => boolean;
  /** Masks only what was given at first, whatever stands beside it: for data that must stay of use. */
  readonly supplied: (text: string) => string;
  /** Takes note of a secret that came up in the run: it is masked from then on, whole. */
  readonly learn: (value: string) => void;
  /** Takes note of every value in a text that stands under the name of a secret, and gives them. */
  readonly learnFrom: (text: string) => readonly string[];
}

/** Learned values that are shorter than this, or less odd, are ordinary words. */
const shortestLearned = 8;

/**
 * Makes a redactor.
 *
 * A secret that stands there as it is becomes a reference to its environment variable (`$API_TOKEN`), so that a command
 * line stays runnable; anything else becomes `***`. Telling parts of a secret are masked too: wrong credentials are
 * made from right ones.
 *
 * @param names - Names under which secrets stand, beside those that say so themselves.
 */
export function createRedactor(secrets: readonly NamedSecret[], names: Iterable<string> = []): Redactor {
  const prepared = secrets.flatMap(prepareSecret);
  const isSecretName = secretNames(names);
  const searchIn = (index: SecretIndex): Search => ({
    index,
    telling: tellingBytes(prepared.map(({ bytes }) => bytes)),
    marks: markSets(secrets.map(({ value }) => value)),
    shortest: Math.min(
      shortestLearned,
      ...prepared.flatMap(({ anchors }) => anchors.map(({ length }) => length)),
    ),
  });
  const supplied = searchIn(createSecretIndex(prepared));
  const search = searchIn(createSecretIndex(prepared));
  const byName = maskNamed(isSecretName);
  const short = [maskTiny(secrets), maskCut(secrets)];
  const learned = new Set<string>();

  const masked = (known: Search, text: string): string => {
    const bytes = Buffer.from(text, "utf8");
    const hits = findSecrets(known, bytes);
    const shown = hits.length === 0 ? text : Buffer.from(maskHits(bytes, hits)).toString("utf8");
    return short.reduce((given, next) => next(given), shown);
  };
  const known = (text: string) => masked(search, text);
  const learn = (value: string) => {
    if (!isTelling(value) || learned.has(value)) return;
    if (learned.size >= 2_000) learned.clear();
    learned.add(value);
    for (const secret of prepareSecret({ name: mask, value, onlyWhole: true })) search.index.learn(secret);
  };
  return {
    text: (text) => (text === "" ? text : byName(known(text))),
    header: ([name, value]) => {
      const shown = known(value);
      const byItsName = maskHeader([name, shown], isSecretName);
      return byItsName === shown ? byName(shown) : byItsName;
    },
    body: (bytes, most) => {
      const charset = wideCharset(bytes);
      if (charset !== undefined)
        return byName(known(new TextDecoder(charset).decode(bytes.subarray(0, most + margin)))).slice(
          0,
          most,
        );
      const seen = bytes.subarray(0, most + margin);
      const shown = maskHits(seen, findSecrets(search, seen), most);
      return byName(short.reduce((given, next) => next(given), new TextDecoder().decode(shown)));
    },
    isSecret: (bytes) => {
      if (findSecrets(search, bytes).length > 0) return true;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
      return byName(text) !== text;
    },
    supplied: (text) => masked(supplied, text),
    learn,
    learnFrom: (text) => {
      const values: string[] = [];
      byName(text, (value) => values.push(...everyLayer(value)));
      for (const value of values) learn(value);
      return values;
    },
  };
}

/** A value as it stands there, and as it is once what escapes it is undone. */
function everyLayer(value: string): string[] {
  const plain = unescaped({ bytes: Buffer.from(value, "utf8") }, escapeMarks);
  return plain === undefined ? [value] : [value, Buffer.from(plain.bytes).toString("utf8")];
}

/** So much behind the cut of a body is looked at: a secret that begins before it ends within, whatever its encoding. */
const margin = 16_384;

/** Bytes that a secret may consist of, or stand among in UTF-16. */
function tellingBytes(secrets: readonly Uint8Array[]): Uint8Array {
  const telling = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 32 && byte < 127 ? 1 : 0));
  for (const byte of [0, 9, 10, 13, ...secrets.flatMap((bytes) => [...bytes])]) telling[byte] = 1;
  return telling;
}

/** Whether a value is odd enough to be looked for everywhere: no plain word, not the same characters over and over. */
function isTelling(value: string): boolean {
  if (value.length < shortestLearned || value.length > 4_096) return false;
  return new Set(value).size >= 5 && !/^(?:[a-z]{1,12}|[\d.,:/ -]+)$/i.test(value);
}

/** UTF-16, which a mark at the beginning tells. */
function wideCharset(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}
