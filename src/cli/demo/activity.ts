/** One line of the demo's live log. */
interface Activity {
  readonly id: number;
  readonly at: string;
  readonly kind: 'gateway-request' | 'postback' | 'event' | 'shop';
  readonly title: string;
  readonly detail: object;
}

/** What happens behind the page, told to every open page as server-sent events. */
export interface ActivityFeed {
  add(kind: Activity['kind'], title: string, detail: object): void;
  /** A stream of what comes, after what a page has not seen yet. */
  stream(request: Request): Response;
}

const kept = 100;

export function createActivityFeed(): ActivityFeed {
  const recent: Activity[] = [];
  const pages = new Set<(activity: Activity) => void>();
  // Ids grow over a restart, so that a page that reconnects misses nothing of the new process.
  let nextId = Date.now();

  return {
    add(kind, title, detail) {
      const activity: Activity = { id: nextId++, at: new Date().toISOString(), kind, title, detail };
      recent.push(activity);
      if (recent.length > kept) recent.shift();
      for (const tell of pages) tell(activity);
    },
    stream(request) {
      const seen = Number(request.headers.get('last-event-id') ?? 0);
      const encoder = new TextEncoder();
      let tell: (activity: Activity) => void;
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          tell = (activity) => {
            controller.enqueue(encoder.encode(`id: ${activity.id}\ndata: ${JSON.stringify(activity)}\n\n`));
          };
          controller.enqueue(encoder.encode('retry: 1000\n\n'));
          recent.filter(({ id }) => id > seen).forEach(tell);
          pages.add(tell);
        },
        cancel() {
          pages.delete(tell);
        },
      });
      return new Response(body, {
        headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
      });
    },
  };
}
