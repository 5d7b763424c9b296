/**
 * True for a click that ended a selection of text in an element, by dragging over it or by clicking twice: it selects, and
 * does nothing else. Before the click of a simple press, the browser has already given up what was selected there.
 */
export function endedSelection({ detail }: MouseEvent, element: Element): boolean {
  // A key that presses a button has no clicks to count.
  if (detail === 0) return false;
  const selection = element.ownerDocument.getSelection();
  return selection?.isCollapsed === false && selection.containsNode(element, true);
}
