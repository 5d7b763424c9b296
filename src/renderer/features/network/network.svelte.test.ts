import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it } from 'vitest';
import { fail, ok } from '@shared/result.ts';
import type { ProxyLoginStatus } from '@shared/domain/proxy-login.ts';
import App from '../../app/App.svelte';
import { pageEntries } from '../../app/pages.ts';
import { FakeApi } from '../../test/fake-api.ts';
import { seasonPage } from '../../test/season-fixture.ts';

// Loaded before the tests begin: on a busy machine the first loading takes longer than a test waits.
await Promise.all([
  ...Object.values(pageEntries).map(async ({ load }) => load()),
  import('./ProxyLoginDialog.svelte'),
]);

const user = userEvent.setup({ delay: null });
const wanted = { proxy: 'proxy.example:3128', realm: 'Office', isAgain: false };
const asking: ProxyLoginStatus = { wanted, known: [], keyring: 'available' };
let api: FakeApi;

beforeEach(() => {
  api = new FakeApi();
  api.startAddress = 'endroll://tv/1396/season/1';
  api.page = fail({ kind: 'offline', reason: 'proxy-login' });
  render(App, { api });
});

async function dialog(): Promise<HTMLElement> {
  return screen.findByRole('dialog', { name: 'The proxy needs a user name and password' });
}

it('asks for a proxy’s password when one is wanted, and opens the page with it', async () => {
  await screen.findByRole('alert');
  api.send('network:proxyLoginWanted', asking);
  const open = await dialog();
  expect(open).toHaveTextContent('The proxy proxy.example:3128 needs a user name and password');
  await user.type(within(open).getByLabelText('User name'), 'ann');
  await user.type(within(open).getByLabelText('Password'), 'secret');
  api.page = ok(seasonPage());
  await user.click(within(open).getByRole('button', { name: 'Connect' }));
  expect(api.inputsOf('network.setProxyLogin')).toEqual([
    { proxy: 'proxy.example:3128', user: 'ann', password: 'secret', keep: 'keyring' },
  ]);
  expect(await screen.findByRole('heading', { name: /^Breaking Bad/ })).toBeVisible();
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('leaves a clear error with a way on when the reader closes the dialog', async () => {
  await screen.findByRole('alert');
  api.send('network:proxyLoginWanted', asking);
  await dialog();
  api.proxyLoginNow = asking;
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('alert')).toHaveTextContent('needs a user name and password to connect to TMDB');
  await user.click(screen.getByRole('button', { name: 'Enter password' }));
  expect(await dialog()).toBeVisible();
});

it('says that the last password was wrong, and that it cannot be kept', async () => {
  await screen.findByRole('alert');
  api.send('network:proxyLoginWanted', {
    ...asking,
    wanted: { ...wanted, isAgain: true },
    keyring: 'unavailable',
  });
  const open = await dialog();
  expect(within(open).getByRole('alert')).toHaveTextContent('did not accept that user name and password');
  expect(open).toHaveTextContent('only until you quit');
});

it('says for how many seconds TMDB has us wait', async () => {
  await screen.findByRole('alert');
  api.send('network:paused', { seconds: 2 });
  expect(await screen.findByText('TMDB is limiting requests. Trying again in 2 s.')).toBeVisible();
  expect(screen.getByText('TMDB is limiting requests')).toBeInTheDocument();
  expect(await screen.findByText(/Trying again in 1 s/u, undefined, { timeout: 3000 })).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/Trying again/u)).toBeNull(), { timeout: 3000 });
});
