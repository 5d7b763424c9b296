/**
 * Lets plain Node resolve `@shared/…`, for scripts that run from the sources without a bundler:
 * `node --import ./bench/shared-alias.ts script.ts`.
 */
import { registerHooks } from 'node:module';

const shared = new URL('../src/shared/', import.meta.url);

registerHooks({
  resolve: (specifier, context, nextResolve) =>
    nextResolve(
      specifier.startsWith('@shared/') ? new URL(specifier.slice('@shared/'.length), shared).href : specifier,
      context,
    ),
});
