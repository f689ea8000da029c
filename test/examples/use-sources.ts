import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import manifest from '../../package.json' with { type: 'json' };

// For `node --import`: what an example imports from the package is our source, as its types are, and no build.

const sources = new Map(
  Object.entries(manifest.exports).flatMap(([path, target]) => {
    if (typeof target === 'string' || !('types' in target)) return [];
    const source = target.types.replace('./dist/types/', 'src/').replace(/\.d\.ts$/, '.ts');
    return [[`${manifest.name}${path.slice(1)}`, pathToFileURL(source).href]];
  }),
);

registerHooks({
  resolve(specifier, context, next) {
    const url = sources.get(specifier);
    return url === undefined ? next(specifier, context) : { url, shortCircuit: true };
  },
});
