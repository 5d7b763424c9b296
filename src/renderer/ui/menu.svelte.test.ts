import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { MenuItem } from './menu-item.ts';
import Menu from './Menu.svelte';

const user = userEvent.setup({ delay: null });

it('keeps the focus on an item when another one comes before it, and when its label changes', async () => {
  const [print, compare] = [vi.fn(), vi.fn()];
  const sheets = (count: number): MenuItem => ({ id: 'sheets', label: `Save ${count} seasons`, run: print });
  const link: MenuItem = { id: 'link', label: 'Copy link', run: vi.fn() };
  const { rerender } = render(Menu, { label: 'More', items: [link, sheets(1)] });
  await user.click(screen.getByRole('button', { name: 'More' }));
  // jsdom knows no places, so that the menu counts as out of sight.
  const item = (name: string): HTMLElement => screen.getByRole('menuitem', { name, hidden: true });
  await vi.waitFor(() => {
    item('Save 1 seasons').focus();
    expect(item('Save 1 seasons')).toHaveFocus();
  });
  await rerender({
    label: 'More',
    items: [{ id: 'compare', label: 'Compare', run: compare }, link, sheets(2)],
  });
  expect(item('Save 2 seasons')).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(print).toHaveBeenCalledOnce();
  expect(compare).not.toHaveBeenCalled();
});
