// The other side of the benchmark: a process of its own that gives the one valid answer to whatever comes.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const answer = Buffer.from(JSON.stringify({ id: "thing-1", name: "a thing", size: 1 }));
let requests = 0;

const server = createServer((request, response) => {
  requests += 1;
  request.resume();
  request.on("end", () => {
    response.writeHead(201, { "content-type": "application/json", "content-length": answer.length });
    response.end(answer);
  });
});

server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ port });
});

process.on("message", () => process.send?.({ requests }));
process.on("disconnect", () => process.exit());
