import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron';

/** Answers whether a call comes from where our own code runs. */
export type IsTrustedSender = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/** What is compared of a frame. */
type Frame = Pick<WebFrameMain, 'origin'>;

/**
 * True only for the main frame of our window showing our own page: not for a frame inside it, another window, a page
 * it was led away to, or a frame that has gone in the meantime (https://www.electronjs.org/docs/latest/tutorial/security,
 * no. 17). Must be asked before any `await`.
 * @param findPage the page of our window, or `null` when there is none
 * @param origin where our pages come from, such as `app://endroll`
 */
export function createIsTrustedSender(findPage: () => WebContents | null, origin: string): IsTrustedSender {
  return ({ sender, senderFrame }) => {
    const page = findPage();
    if (page === null || page.isDestroyed() || sender !== page) return false;
    const frame: Frame | null = senderFrame;
    return frame !== null && frame === page.mainFrame && frame.origin === origin;
  };
}
