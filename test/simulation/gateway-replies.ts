/** Made when it is given: a body can be read once. */
export type Reply = () => Response;

export const jsonReply = (body: unknown): Reply => {
  const text = JSON.stringify(body);
  return () => new Response(text);
};

export const connectionError = (code: string, syscall: 'connect' | 'read'): Reply => {
  return () => {
    const cause = Object.assign(new Error('the address'), { code, syscall });
    throw new TypeError('fetch failed', { cause });
  };
};

/** What becomes of an answer on its way, after the gateway has done what was asked of it. */
export const lostReplies: readonly [Reply, ...Reply[]] = [
  connectionError('ECONNRESET', 'read'),
  connectionError('ECONNREFUSED', 'read'),
  () => new Response('<html>Whoops</html>', { status: 502 }),
  () => new Response('{"status":"fa'),
  () => new Response('<html>Just a moment</html>'),
  () => new Response(null, { status: 307, headers: { location: 'https://elsewhere.example/' } }),
  () => new Response('{"status":"processing"}'),
  () => new Response('{"status":"fail","message":""}', { status: 500 }),
];
