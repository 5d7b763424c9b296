import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import { keptSeason } from '../../test/kept-season-fixture.ts';
import LibraryPane from './LibraryPane.svelte';

vi.mock('../../ui/PopupMenu.svelte', () => Promise.reject(new Error('no menu')));

it('stays whole when its menu cannot be loaded, and says so each time', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const api = new FakeApi();
  api.kept = [keptSeason({ seriesName: 'Lost' })];
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { current: null, currentSeries: null, isOverviewOpen: false };
  render(InContext, { api, start: started.value, component: LibraryPane, given });
  for (const times of [1, 2]) {
    await fireEvent.contextMenu(await screen.findByRole('treeitem', { name: /^Lost/ }), { button: 2 });
    await vi.waitFor(() => expect(api.inputsOf('app.reportError')).toHaveLength(times));
    expect(await screen.findByText(/^This part of the window cannot be shown\./u)).toBeVisible();
    expect(screen.getByRole('tree', { name: 'Kept seasons' })).toBeVisible();
  }
});
