// respect sends no credential that a document does not name, and ours name none: this puts the first account's
// into each request on its way to the mock.
import { createServer, request as httpRequest } from "node:http";
import { applyCredential } from "../../dist/src/exchange/apply-credential.js";

/** Serves on a loopback port, and passes everything on with a credential; `onRequest` is called before each. */
export async function credentialProxy(provider, target, onRequest) {
  const { hostname, port } = new URL(target.replace(/\{[^}]*\}\./, ""));
  const [[scheme, parts] = []] = [...provider.profile.credentials.first];
  const secrets = Object.fromEntries([...(parts ?? [])].map(([name, { mock }]) => [name, mock]));
  const server = createServer(async (incoming, outgoing) => {
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    onRequest();
    const wire = {
      method: incoming.method ?? "GET",
      origin: `http://${hostname}:${port}`,
      path: incoming.url ?? "/",
      headers: pairsOf(incoming.rawHeaders).filter(([name]) => !/^(host|connection)$/i.test(name)),
      body: Buffer.concat(chunks),
    };
    const security = provider.securitySchemes.get(scheme);
    const { headers, path } =
      security === undefined ? wire : applyCredential(wire, security, secrets, new Date());
    const options = { hostname, port, method: wire.method, path, headers: headers.flat() };
    const onward = httpRequest({ ...options, setHost: true }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(outgoing);
    });
    onward.on("error", () => outgoing.writeHead(502).end());
    onward.end(wire.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function pairsOf(raw) {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1]]] : []));
}
