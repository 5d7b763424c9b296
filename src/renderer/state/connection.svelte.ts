import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { Result } from '@shared/result.ts';

/** A group of calls and events of the bridge. */
type Group = Readonly<Record<string, (input: unknown) => unknown>>;

/** Calls that involve a request to TMDB if they succeed. */
const ASKS_TMDB: ReadonlySet<string> = new Set([
  'series.search',
  'seasons.keep',
  'seasons.refresh',
  'people.lookUp',
  'token.set',
]);

/** What pages from TMDB contain. A quotation mark inside a text would be escaped, so this cannot match a text. */
const FROM_TMDB = '"source":"network"';

/**
 * Whether TMDB can be reached, as far as the window knows, from the outcome of calls and from the system's network state. It
 * makes no requests of its own.
 */
export class Connection {
  #isOffline = $state(false);

  get isOffline(): boolean {
    return this.#isOffline;
  }

  /** The bridge, with its answers observed. */
  watch(api: Api): Api {
    const groups = Object.entries(api).map(([name, group]) => [name, this.#watchGroup(name, group as Group)]);
    return Object.fromEntries(groups) as { -readonly [Group in keyof Api]: Api[Group] };
  }

  /** Watches the system's network state. Returns an unsubscribe function. */
  follow(window: Window): () => void {
    const update = (): void => {
      this.#isOffline = !window.navigator.onLine;
    };
    if (!window.navigator.onLine) update();
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    return () => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    };
  }

  #watchGroup(name: string, group: Group): Group {
    // A fake bridge may have members that are not groups.
    const watched = Object.keys(Object(group) as object).map((key) => [
      key,
      this.#watchMember(`${name}.${key}`, key, group),
    ]);
    return Object.fromEntries(watched) as Group;
  }

  #watchMember(call: string, key: string, group: Group): Group[string] {
    if (/^on[A-Z]/u.test(key)) return (listener) => group[key]?.(listener);
    return async (input) => {
      const result = await group[key]?.(input);
      this.#note(call, result as Result<unknown, AppError>);
      return result;
    };
  }

  #note(call: string, result: Result<unknown, AppError>): void {
    if (!result.ok) this.#isOffline = result.error.kind === 'offline' || this.#isOffline;
    else if (ASKS_TMDB.has(call) || isPageFromTmdb(call, result.value)) this.#isOffline = false;
  }
}

/** True if the page of a season or series comes from TMDB, not from the library. */
function isPageFromTmdb(call: string, page: unknown): boolean {
  if (call === 'seasons.open') return (page as PackedSeasonPage).head.includes(FROM_TMDB);
  return call === 'series.open' && (page as string).includes(FROM_TMDB);
}

/** The connection for the components below; set by App. */
export const [getConnection, setConnection] = createContext<Connection>();
