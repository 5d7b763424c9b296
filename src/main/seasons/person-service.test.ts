import { expect, it } from 'vitest';
import { EndrollError } from '@shared/app-error.ts';
import { fromJsonText } from '@shared/json-text.ts';
import { NOW, openTestLibrary, remoteOf, temporaryFolder } from '../library/test/test-library.ts';
import { MemoryLogger } from '../logging/test/memory-logger.ts';
import { PersonService } from './person-service.ts';

const KEY = { personId: 17419, language: 'en-US' };
const NOT_FOUND = new EndrollError({ kind: 'not-found', what: 'person' });

it('keeps what TMDB said about somebody it has no longer, and says since when', async () => {
  let error: EndrollError | null = null;
  const library = remoteOf(openTestLibrary(temporaryFolder()));
  const people = new PersonService({
    tmdb: {
      newBudget: () => ({ limitMs: Number.POSITIVE_INFINITY, spentMs: 0 }),
      personBody: (personId) =>
        error === null
          ? Promise.resolve({
              endpoint: `person/${personId}`,
              fetchedAt: '2026-01-01T00:00:00.000Z',
              body: new TextEncoder().encode(JSON.stringify({ id: personId, name: 'Bryan Cranston' })),
            })
          : Promise.reject(error),
    },
    library,
    images: { forget: () => Promise.resolve() },
    logger: new MemoryLogger(),
  });
  error = NOT_FOUND;
  await expect(people.lookUp(KEY), 'nothing is kept').rejects.toBe(NOT_FOUND);
  error = null;
  const kept = fromJsonText(await people.lookUp(KEY));
  expect(kept.person.goneSince).toBeNull();
  error = NOT_FOUND;
  const gone = { ...kept, person: { ...kept.person, goneSince: NOW.toISOString() } };
  expect(fromJsonText(await people.lookUp(KEY))).toEqual(gone);
  expect(fromJsonText(await people.open(KEY))).toEqual(gone);
  error = new EndrollError({ kind: 'offline', reason: 'unreachable' });
  await expect(people.lookUp(KEY)).rejects.toBe(error);
  error = null;
  expect(fromJsonText(await people.lookUp(KEY))).toEqual(kept);
});
