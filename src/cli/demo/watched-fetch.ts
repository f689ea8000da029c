import type { ActivityFeed } from './activity.ts';

/** A fetch that shows each call to the gateway in the demo's log: never its query, which holds the secret. */
export function watchedFetch(feed: ActivityFeed): typeof fetch {
  return async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const startedAt = performance.now();
    const sent: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
    const say = (result: string) => {
      const tookMs = Math.round(performance.now() - startedAt);
      feed.add('gateway-request', `POST ${pathname}: ${result}`, { sent, result, tookMs });
    };
    try {
      const response = await fetch(input, init);
      say(`HTTP ${response.status}`);
      return response;
    } catch (error) {
      say('no answer');
      throw error;
    }
  };
}
