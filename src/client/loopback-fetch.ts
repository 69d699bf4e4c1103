import { Agent, fetch as undiciFetch } from "undici";

/** Connects every host name to loopback; IPv4, as our own servers listen there. */
const loopback = new Agent({
  connect: {
    lookup: (_host, options, callback) => {
      if (options.all === true) callback(null, [{ address: "127.0.0.1", family: 4 }]);
      else callback(null, "127.0.0.1", 4);
    },
  },
});

/** A `fetch` that takes every host name for this machine. */
export async function loopbackFetch(request: Request): Promise<Response> {
  const body = request.body === null ? {} : { body: new Uint8Array(await request.arrayBuffer()) };
  const response = await undiciFetch(request.url, {
    method: request.method,
    headers: [...request.headers],
    redirect: request.redirect,
    signal: request.signal,
    dispatcher: loopback,
    ...body,
  });
  // The platform's Response is the same class from the copy of undici that is built into Node.
  return response as unknown as Response;
}
