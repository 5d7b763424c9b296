/**
 * An attachment for a row of buttons: where their words do not fit, their icons stand for them. The words, which are elements
 * with the class `words`, are then only read out (base.css); a tooltip should say the same.
 */
export function fitWords(row: HTMLElement): () => void {
  const fit = (): void => {
    row.removeAttribute('data-icons');
    row.toggleAttribute('data-icons', row.scrollWidth > row.clientWidth);
  };
  fit();
  const sizes = new ResizeObserver(fit);
  sizes.observe(row);
  const texts = new MutationObserver(fit);
  texts.observe(row, { characterData: true, childList: true, subtree: true });
  return () => {
    sizes.disconnect();
    texts.disconnect();
  };
}
