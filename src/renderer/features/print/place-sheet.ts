import { mount, unmount, type ComponentProps } from 'svelte';
import { loadPrintFonts } from './load-print-fonts.ts';
import PrintSheet from './PrintSheet.svelte';

/**
 * Puts a sheet beside the application, where it is seen on paper alone, and waits until it can be printed.
 * @returns takes it away again
 */
export async function placeSheet(props: ComponentProps<typeof PrintSheet>): Promise<() => Promise<void>> {
  const root = document.documentElement;
  const host = document.createElement('div');
  host.className = 'print-host';
  document.body.append(host);
  const sheet = mount(PrintSheet, { target: host, props });
  root.classList.add('printing');
  const remove = async (): Promise<void> => {
    root.classList.remove('printing');
    await unmount(sheet);
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
