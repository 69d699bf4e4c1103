import { connect } from "node:net";
import { fileURLToPath } from "node:url";
import { loadProvider } from "../src/documents/load-provider.js";
import type { Provider } from "../src/documents/model.js";
import { type Mock, type MockOptions, startMock } from "../src/mock/start-mock.js";
import { validateDocument } from "../src/schema/validate-document.js";

/** Loads a provider of this repository. */
export async function providerNamed(name: string): Promise<Provider> {
  const folder = fileURLToPath(new URL("..", import.meta.url));
  const loaded = await loadProvider(folder, name, validateDocument);
  if (loaded.kind === "broken") throw new Error(JSON.stringify(loaded.problems, null, 2));
  return loaded.value;
}

/** What a mock answered. */
export interface Told {
  readonly status: number;
  // Tests look into what they expect, and fail where it is not there.
  // biome-ignore lint/suspicious/noExplicitAny: the shape of each answer is what the tests are about
  readonly body: any;
}

/** A provider's mock with a short way to ask it for JSON. */
export interface MockUnderTest {
  readonly mock: Mock;
  readonly ask: (line: string, asked?: Asked) => Promise<Told>;
}

/** What goes with a request line such as `GET /things`. */
export interface Asked {
  readonly authorization?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Starts the mock of a provider; requests carry the given headers unless they bring their own. */
export async function mockOf(
  name: string,
  headers: Readonly<Record<string, string>>,
  options: MockOptions = {},
): Promise<MockUnderTest> {
  const mock = await startMock(await providerNamed(name), options);
  const ask = async (line: string, asked: Asked = {}): Promise<Told> => {
    const [method = "GET", path = "/"] = line.split(" ");
    const { authorization } = asked;
    const response = await fetch(`http://127.0.0.1:${mock.port}${path}`, {
      method,
      headers: { ...headers, ...(authorization === undefined ? {} : { authorization }), ...asked.headers },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === "" ? undefined : JSON.parse(text) };
  };
  return { mock, ask };
}

/** An answer as it came over a socket. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Sends lines as they stand, each ended by CR and LF, then a body; and reads until the other side closes. */
export function askInBytes(port: number, lines: readonly string[], body = ""): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk.toString();
    });
    socket.on("error", reject);
    socket.on("close", () => {
      const [headers = "", ...rest] = text.split("\r\n\r\n");
      resolve({ status: Number(headers.split(" ")[1]), headers, body: rest.join("\r\n\r\n") });
    });
  });
}
