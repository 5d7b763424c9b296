import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { FakeApi } from '../../test/fake-api.ts';
import InContext from '../../test/InContext.svelte';
import GuidePage from './GuidePage.svelte';

const documents = Object.entries(
  import.meta.glob<string>(
    '../../../../docs/{guide/README,backup,command-line,export-format,reliability}.md',
    {
      eager: true,
      query: '?raw',
      import: 'default',
    },
  ),
);

async function open(memory: object): Promise<void> {
  const api = new FakeApi();
  const started = await api.app.start();
  if (!started.ok) throw new Error('the fake always starts');
  const given = { place: { page: 'guide' }, memory };
  render(InContext, { api, start: started.value, component: GuidePage, given });
}

/** The texts of the links to other files. */
function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<!!)\[([^\]]+)\]\((?!https?:)[^)]+\)/gu)].map(([, words]) =>
    (words ?? '').replace(/\s+/gu, ' '),
  );
}

it.each(documents)('every link to another file in %s leads there', async (path, text) => {
  await open({ document: path.replace('../../../../docs/', '') });
  for (const words of linksIn(text)) expect(screen.getByRole('button', { name: words })).toBeVisible();
});

it('shows what the guide leads to, with a way back, and where the reader was when they return', async () => {
  const memory = {};
  await open(memory);
  await userEvent.click(screen.getByRole('button', { name: 'the backup file' }));
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('The backup file');
  expect(memory).toEqual({ document: 'backup.md' });
  await userEvent.click(screen.getByRole('button', { name: 'Back to the guide' }));
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('A guide to Endroll');
});
