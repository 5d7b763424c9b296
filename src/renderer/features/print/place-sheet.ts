import { mount, unmount, type ComponentProps } from 'svelte';
import { loadPrintFonts } from './load-print-fonts.ts';
import PrintSheet from './PrintSheet.svelte';

/**
 * Adds sheets outside the application, visible only in print, and waits until they can be printed.
 * @returns a function that removes them
 */
export async function placeSheets(
  contents: readonly ComponentProps<typeof PrintSheet>[],
): Promise<() => Promise<void>> {
  const root = document.documentElement;
  const host = document.createElement('div');
  host.className = 'print-host';
  document.body.append(host);
  const sheets = contents.map((props) => mount(PrintSheet, { target: host, props }));
  root.classList.add('printing');
  const remove = async (): Promise<void> => {
    root.classList.remove('printing');
    await Promise.all(sheets.map((sheet) => unmount(sheet)));
    host.remove();
  };
  try {
    await loadPrintFonts(host.textContent);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}
