/**
 * Tells, in CSS pixels, how far below the top of what scrolls an element begins, now and whenever something above it
 * grows; an attachment.
 */
export function followStart(
  root: HTMLElement,
  onchange: (start: number) => void,
): (element: HTMLElement) => () => void {
  return (element) => {
    const measure = (): void =>
      onchange(element.getBoundingClientRect().top - root.getBoundingClientRect().top + root.scrollTop);
    const observer = new ResizeObserver(measure);
    observer.observe(root.firstElementChild ?? root);
    measure();
    return () => observer.disconnect();
  };
}
