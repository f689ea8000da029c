import type { RouterRoute } from 'hono/types';

/**
 * Finds the methods a path does know, for `Allow` (RFC 9110, section 15.5.6). Empty where there is no route.
 *
 * @param routes every route, with paths of plain segments and `:parameters`
 */
export function createAllowedMethods(routes: readonly RouterRoute[]): (path: string) => string[] {
  const known = routes
    // What Hono calls ALL is middleware, which also stands where nothing is.
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({
      methods: method === 'GET' ? ['GET', 'HEAD'] : [method],
      segments: path.split('/'),
    }));
  return (path) => {
    const asked = path.split('/');
    const fitting = known.filter(
      ({ segments }) =>
        segments.length === asked.length &&
        segments.every((segment, index) =>
          segment.startsWith(':') ? asked[index] !== '' : segment === asked[index],
        ),
    );
    return [...new Set(fitting.flatMap(({ methods }) => methods))];
  };
}
