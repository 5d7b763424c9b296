import type { GroupHandlers } from './handlers.ts';
import { noInput } from './schemas.ts';

/** What the languages' call needs: LanguageList. */
export interface Languages {
  list(): Promise<readonly string[]>;
}

/** The languages in which a series can be asked for. */
export function createLanguagesHandlers(languages: Languages): GroupHandlers<'languages'> {
  return { list: { input: noInput, run: () => languages.list() } };
}
