/** What of a request decides where it goes. */
export interface RequestTarget {
  readonly method: string;
  /** `Host` as sent. */
  readonly host: string;
  /** Raw request target. */
  readonly path: string;
}

/** The members of a query by name; the value of one that has none is empty. */
export type Markers = ReadonlyMap<string, string>;

/** One way to read the path of a target. */
export interface ReadPath {
  /** Raw path and query. */
  readonly raw: string;
  /** Percent-decoded. */
  readonly segments: readonly string[];
}

/** A request target, taken apart. */
export interface ReadTarget {
  /** The path as it stands, and without each base path that it begins with. */
  readonly paths: readonly ReadPath[];
  readonly markers: Markers;
}

/** A target in origin form; a proxy's absolute form names the host as well. */
export function withoutOrigin(target: RequestTarget): RequestTarget {
  const absolute = /^https?:\/\/([^/?]*)(.*)$/i.exec(target.path);
  if (absolute === null) return target;
  const path = absolute[2] ?? "";
  return { ...target, host: absolute[1] ?? "", path: path.startsWith("/") ? path : `/${path}` };
}

/** Takes a raw request target apart; `undefined` when its percent-encoding is broken. */
export function readTarget(target: string, bases: readonly string[]): ReadTarget | undefined {
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark);
  const shortened = bases
    .filter((base) => base !== "" && path.startsWith(`${base}/`))
    .map((base) => path.slice(base.length));
  try {
    return {
      paths: [path, ...shortened].map((one) => ({
        raw: `${one}${query}`,
        segments: one.split("/").map(decodeURIComponent),
      })),
      markers: readMarkers(query.slice(1)),
    };
  } catch {
    // A lone `%` encodes nothing.
    return undefined;
  }
}

function readMarkers(query: string): Markers {
  const members = query.split("&").filter((member) => member !== "");
  return new Map(
    members.map((member) => {
      const mark = member.indexOf("=");
      if (mark < 0) return [decodeURIComponent(member), ""];
      return [decodeURIComponent(member.slice(0, mark)), decodeURIComponent(member.slice(mark + 1))];
    }),
  );
}
