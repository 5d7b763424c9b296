/** For `{:catch}`: what cannot be loaded ends at the boundary around it, like what cannot be shown. */
export function rethrow(error: unknown): never {
  throw error;
}
