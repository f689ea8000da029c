const resets = new WeakSet<Response>();

/**
 * An answer whose body breaks off at once. A Fetch handler cannot close its connection; a process that
 * serves one asks `isConnectionReset` and destroys the socket.
 */
export function connectionReset(): Response {
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new TypeError('The sandbox reset the connection.'));
    },
  });
  const response = new Response(body, { headers: { 'content-type': 'application/json' } });
  resets.add(response);
  return response;
}

/** Whether the sandbox means this response as a broken connection. */
export function isConnectionReset(response: Response): boolean {
  return resets.has(response);
}
