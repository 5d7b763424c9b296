import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import TokenForm from './TokenForm.svelte';

const user = userEvent.setup();

it('shows a pasted token as it will be used, and says at once what is something else', async () => {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: TokenForm, given: {} });
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  const paste = async (text: string): Promise<void> => {
    await user.clear(field);
    await user.click(field);
    await user.paste(text);
  };
  await paste('  Bearer eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiIxIn0.c2lnbmF0dXJl\n');
  await waitFor(() => expect(field).toHaveValue('eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiIxIn0.c2lnbmF0dXJl'));
  expect(screen.queryByRole('alert')).toBeNull();
  await paste('0123456789abcdef0123456789abcdef');
  expect(await screen.findByRole('alert')).toHaveTextContent('short API key');
  expect(api.inputsOf('token.set')).toEqual([]);
});

it('gives the focus back to a token that TMDB does not know, selected, to be pasted over', async () => {
  const api = new FakeApi();
  api.tokenResult = { kind: 'unauthorized', reason: 'rejected' };
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  render(InContext, { api, start: started.value, component: TokenForm, given: {} });
  const field = screen.getByRole<HTMLTextAreaElement>('textbox');
  await user.click(field);
  await user.paste(
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwic2NvcGVzIjpbImFwaV9yZWFkIl19.c2lnbmF0dXJl',
  );
  await user.click(screen.getByRole('button', { name: /check/iu }));
  expect(await screen.findByRole('alert')).toBeVisible();
  await waitFor(() => expect(field).toHaveFocus());
  expect(field.selectionEnd - field.selectionStart).toBe(field.value.length);
});
