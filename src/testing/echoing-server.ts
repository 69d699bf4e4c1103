import { createServer, type IncomingMessage } from "node:http";
import { closed, urlOf } from "./acme-server.js";

/** A server of lockers that tells everything it knows, in every encoding, in all that it answers. */
export async function startEchoingServer(encodings: readonly ((text: string) => string)[]) {
  const secrets = new Set<string>();
  let count = 0;
  const server = createServer(async (request, response) => {
    const body = await textOf(request);
    for (const secret of secretsIn(request, body)) secrets.add(secret);
    count += 1;
    const secretAccessKey = `made+By/Server-${count}-${Math.sin(count).toString(36).slice(3, 12)}`;
    secrets.add(secretAccessKey);
    const known = [...secrets].slice(-6);
    const encode = encodings[count % encodings.length] ?? String;
    const told = known.map((secret) => encodings.map((write) => write(secret)));
    const isGood = request.headers.authorization !== undefined && count % 3 !== 0;
    response.writeHead(isGood ? 201 : 418, {
      "content-type": "application/json",
      "x-seen": encodeURIComponent(known.map(encode).join(" ")),
      "set-cookie": `session=${encodeURIComponent(known[0] ?? "")}; Path=/`,
      location: `/keys?token=${encodeURIComponent(known[0] ?? "")}`,
    });
    response.end(
      JSON.stringify({ id: count % 2 === 0 ? count : told.flat().join(" "), secretAccessKey, told, body }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: urlOf(server), secrets, close: () => closed(server) };
}

function secretsIn(request: IncomingMessage, body: string): string[] {
  const credential = (request.headers.authorization ?? "").split(" ").at(-1) ?? "";
  const passcode = /"passcode":"([A-Za-z0-9 _.-]{12,})"/.exec(body)?.[1] ?? "";
  const extra = String(request.headers["x-gate-pass"] ?? "");
  // What is all the same character is nobody's secret, and not masked everywhere.
  return [credential, passcode, extra].filter((secret) => new Set(secret).size >= 5 && secret.length >= 8);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
