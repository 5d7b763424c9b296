import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, it, vi, onTestFinished } from 'vitest';
import { guardComposing } from './composing.ts';
import SearchSelect from './SearchSelect.svelte';

// A popover opens in several turns.
vi.setConfig({ testTimeout: 20_000 });

const user = userEvent.setup();
const LANGUAGES = [
  { value: 'de-DE', label: 'German', detail: 'de-DE' },
  { value: 'ja-JP', label: 'Japanese', detail: 'ja-JP' },
];

async function open(value = 'de-DE') {
  const onchoose = vi.fn<(value: string) => void>();
  render(SearchSelect, {
    trigger: createRawSnippet(() => ({ render: () => '<b>German</b>' })),
    fieldLabel: 'Find a language',
    placeholder: 'Name or tag',
    listLabel: 'Languages',
    groups: [{ id: 'all', title: 'All', options: LANGUAGES }],
    emptyText: 'None',
    value,
    query: '',
    onopen: vi.fn(),
    onchoose,
  });
  await user.click(screen.getByRole('button'));
  // Without a layout a popover has no place, and counts as hidden.
  const field = await screen.findByPlaceholderText('Name or tag', {}, { timeout: 5000 });
  await waitFor(() => expect(field).toHaveFocus());
  return { field, onchoose };
}

it('chooses what the arrow keys have reached, and gives the focus back', async () => {
  const { onchoose } = await open();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(onchoose.mock.calls).toEqual([['ja-JP']]);
  await waitFor(() => expect(screen.getByRole('button')).toHaveFocus());
});

it('chooses what is clicked', async () => {
  const { onchoose } = await open();
  await user.click(screen.getByText('Japanese'));
  expect(onchoose.mock.calls).toEqual([['ja-JP']]);
});

it('stays as it is on Escape', async () => {
  const { onchoose } = await open();
  await user.keyboard('{ArrowDown}{Escape}');
  await waitFor(() => expect(screen.queryByPlaceholderText('Name or tag')).toBeNull());
  expect(onchoose).not.toHaveBeenCalled();
  expect(screen.getByRole('button')).toHaveFocus();
});

it.each(['Enter', 'Escape', 'ArrowDown'])('leaves %s to an input method that composes', async (key) => {
  onTestFinished(guardComposing(window));
  const { field, onchoose } = await open();
  await user.type(field, 'ドイ');
  const active = field.getAttribute('aria-activedescendant');
  await fireEvent.keyDown(field, { key, isComposing: true });
  await fireEvent.keyDown(field, { key, keyCode: 229 });
  expect(field).toBeInTheDocument();
  expect(field).toHaveValue('ドイ');
  expect(field).toHaveAttribute('aria-activedescendant', active);
  expect(onchoose).not.toHaveBeenCalled();
});
