import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { fail } from '@shared/result.ts';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import { credit, person } from '../../test/season-fixture.ts';
import ChangesPage from './ChangesPage.svelte';

const user = userEvent.setup({ delay: null });
const BEFORE = '2026-07-01T08:00:00.000Z';
const AFTER = '2026-11-01T08:00:00.000Z';

it('does not say that changes are marked as read when that could not be stored', async () => {
  const api = new FakeApi();
  const { seriesId, seasonNumber, language, seriesName, seasonName } = keptSeason({});
  const after = credit('a', person(1, 'Anna Gunn'));
  api.changesSince = {
    seasons: [
      {
        key: { seriesId, seasonNumber, language },
        seriesName,
        seasonName,
        revisions: [{ before: BEFORE, after: AFTER, changes: [{ kind: 'added', before: null, after }] }],
      },
    ],
    isCut: false,
  };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: ChangesPage, given: {} });
  vi.spyOn(api.settings, 'update').mockResolvedValueOnce(fail({ kind: 'unexpected', reference: 'ab12' }));
  await user.click(await screen.findByRole('button', { name: 'Mark all as read' }));
  expect(await screen.findByText(/ab12/)).toBeVisible();
  expect(screen.queryByText(/^Marked as read/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/^Marked as read/)).toBeVisible();
  expect(api.inputsOf('settings.update')).toEqual([{ changesSeenAt: AFTER }]);
});
