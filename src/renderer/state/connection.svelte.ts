import { createContext } from 'svelte';
import type { AppError } from '@shared/app-error.ts';
import type { Api } from '@shared/ipc/contract.ts';
import type { PackedSeasonPage } from '@shared/packed-season-page.ts';
import type { Result } from '@shared/result.ts';

/** A group of calls and events of the bridge. */
type Group = Readonly<Record<string, (input: unknown) => unknown>>;

/** Calls that have always asked TMDB when they succeed. */
const ASKS_TMDB: ReadonlySet<string> = new Set(['series.search', 'seasons.refresh', 'token.set']);

/** What the pages of these calls say when TMDB has given them. A quotation mark within a text is escaped, so it is no text's. */
const FROM_TMDB = '"source":"network"';

/**
 * Whether TMDB can be reached, as far as the window knows: by how calls end and what the system says of the network. It
 * asks nobody by itself.
 */
export class Connection {
  #isOffline = $state(false);

  get isOffline(): boolean {
    return this.#isOffline;
  }

  /** The bridge, whose answers are looked at on their way. */
  watch(api: Api): Api {
    const groups = Object.entries(api).map(([name, group]) => [name, this.#watchGroup(name, group as Group)]);
    return Object.fromEntries(groups) as { -readonly [Group in keyof Api]: Api[Group] };
  }

  /** Keeps an eye on the system's network. Returns an unsubscribe function. */
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
    // A stand-in for the bridge may have members that are no groups.
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

/** True for the page of a season or series that comes from TMDB and not from the library. */
function isPageFromTmdb(call: string, page: unknown): boolean {
  if (call === 'seasons.open') return (page as PackedSeasonPage).head.includes(FROM_TMDB);
  return call === 'series.open' && (page as string).includes(FROM_TMDB);
}

/** The connection for the components below; set by App. */
export const [getConnection, setConnection] = createContext<Connection>();
