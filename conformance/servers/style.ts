import { type Answer, emptyAnswer, jsonAnswer, textAnswer } from "./message.js";

/** How a server answers what its page leaves open. */
export interface Style {
  readonly variant: number;
  readonly credential: 401 | 403;
  readonly malformed: 400 | 422;
  readonly mediaType: 400 | 415 | 422;
  readonly method: 404 | 405;
  /** The body of a client error that the page does not list. */
  readonly unlisted: "json" | "text" | "empty" | "problem";
  /** How much a success says. */
  readonly members: "minimal" | "documented" | "extra";
  readonly charset: boolean;
  readonly headerCase: "title" | "lower" | "upper";
  readonly chunked: boolean;
  /** Are credentials looked at before the path and the method? */
  readonly credentialFirst: boolean;
  /** Are HEAD and OPTIONS answered as HTTP lets any resource do? */
  readonly genericMethods: boolean;
  /** Is anything served that the page itself does not describe? */
  readonly neighbours: boolean;
}

const styles: readonly [Style, ...Style[]] = [
  {
    variant: 0,
    credential: 401,
    malformed: 400,
    mediaType: 415,
    method: 405,
    unlisted: "json",
    members: "documented",
    charset: false,
    headerCase: "title",
    chunked: false,
    credentialFirst: false,
    genericMethods: false,
    neighbours: true,
  },
  {
    variant: 1,
    credential: 403,
    malformed: 422,
    mediaType: 400,
    method: 404,
    unlisted: "text",
    members: "minimal",
    charset: true,
    headerCase: "lower",
    chunked: true,
    credentialFirst: true,
    genericMethods: false,
    neighbours: true,
  },
  {
    variant: 2,
    credential: 401,
    malformed: 422,
    mediaType: 415,
    method: 405,
    unlisted: "empty",
    members: "extra",
    charset: true,
    headerCase: "upper",
    chunked: false,
    credentialFirst: true,
    genericMethods: false,
    neighbours: true,
  },
  {
    variant: 3,
    credential: 403,
    malformed: 400,
    mediaType: 422,
    method: 405,
    unlisted: "problem",
    members: "minimal",
    charset: false,
    headerCase: "lower",
    chunked: true,
    credentialFirst: false,
    genericMethods: true,
    neighbours: true,
  },
  {
    variant: 4,
    credential: 401,
    malformed: 400,
    mediaType: 415,
    method: 405,
    unlisted: "json",
    members: "documented",
    charset: false,
    headerCase: "title",
    chunked: false,
    credentialFirst: false,
    genericMethods: false,
    neighbours: false,
  },
];

/** The style of a variant; those beyond the last repeat. */
export function styleOf(variant = 0): Style {
  return styles[variant % styles.length] ?? styles[0];
}

/** A client error of a status that the page does not list, in the server's own words. */
export function unlistedAnswer(style: Style, of: string, status: number): Answer {
  switch (style.unlisted) {
    case "json":
      return jsonAnswer(of, status, { fault: { number: status, says: "refused" } });
    case "text":
      return textAnswer(of, status, "This cannot be done.\n");
    case "empty":
      return emptyAnswer(of, status);
    case "problem":
      return jsonAnswer(of, status, { title: "Refused", status }, "application/problem+json");
  }
}
