import { expect, it, vi } from 'vitest';
import { createPrintingHandlers } from './printing-handlers.ts';

const printer = {
  print: vi.fn(() => Promise.resolve('printed' as const)),
  savePdf: vi.fn(() => Promise.resolve('cancelled' as const)),
};
const handlers = createPrintingHandlers(printer);

it('passes on how printing and saving ended', async () => {
  expect(await handlers.print.run(undefined)).toBe('printed');
  expect(await handlers.savePdf.run({ title: 'Lost, Season 1' })).toBe('cancelled');
  expect(printer.savePdf.mock.calls).toEqual([['Lost, Season 1']]);
});

it.each([[{ title: 7 }], [{ title: 'x'.repeat(1001) }], [{}], [{ title: 'Lost', path: '/etc/passwd' }]])(
  'takes a title and nothing else (%#)',
  (input) => {
    expect(handlers.savePdf.input.safeParse(input).success).toBe(false);
  },
);
