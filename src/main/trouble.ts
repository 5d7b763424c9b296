import { loadMessages } from '@shared/text/load-messages.ts';
import { en, type Messages } from '@shared/text/en.ts';
import type { InterfaceLanguage } from '@shared/domain/settings.ts';
import { app, dialog, shell, type BrowserWindow } from 'electron';
import type { ProfileProblem } from './profile.ts';
import type { PageProblem } from './window/main-window.ts';
import { chooseSystemLocale } from './window/system-locale.ts';

/** The reader's choice after a failure in main. */
export type AfterFailure = 'restart' | 'quit';

/** Reports a failure in main, and asks what to do. `isAgain`: soon after a restart, so another one would not help. */
export async function askAfterFailure(
  isAgain: boolean,
  { language, logFile }: { readonly language: InterfaceLanguage; readonly logFile: string },
): Promise<AfterFailure> {
  const m = await textsOf(language);
  const choices = isAgain ? (['quit', 'log'] as const) : (['restart', 'log', 'quit'] as const);
  const buttons = { restart: m.restart, log: m.showLog, quit: m.quit };
  for (;;) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Endroll',
      message: isAgain ? m.failedAgain : m.failed,
      detail: isAgain ? m.failedAgainDetail : m.failedDetail,
      buttons: choices.map((choice) => buttons[choice]),
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    const choice = choices[response] ?? choices[0];
    if (choice !== 'log') return choice;
    shell.showItemInFolder(logFile);
  }
}

/**
 * Reports a problem with the page, and asks what to do.
 * @param signal closes the dialog, because the page responds again
 */
export async function askAboutPage(
  problem: PageProblem,
  window: BrowserWindow,
  { language, signal }: { readonly language: InterfaceLanguage; readonly signal: AbortSignal },
): Promise<'reload' | 'leave'> {
  const m = await textsOf(language);
  const isSlow = problem === 'unresponsive';
  const { response } = await dialog.showMessageBox(window, {
    type: isSlow ? 'warning' : 'error',
    title: 'Endroll',
    message: m.pages[problem],
    detail: m.pageDetails[problem],
    buttons: isSlow ? [m.wait, m.reload] : [m.reload, m.quit],
    defaultId: 0,
    cancelId: isSlow ? 0 : 1,
    noLink: true,
    signal,
  });
  if (response === (isSlow ? 1 : 0)) return 'reload';
  if (!isSlow) app.quit();
  return 'leave';
}

/** Reports which folder is not writable and what to do, in a dialog and on standard error. */
export async function reportProfileProblem({ kind, folder, code }: ProfileProblem): Promise<void> {
  const m = await textsOf('system');
  const text = m.profile[kind](folder);
  process.stderr.write(`Endroll cannot start (${code}): ${folder}\n${text}\n`);
  dialog.showErrorBox(m.cannotStart, text);
}

/** English, if the texts themselves cannot be loaded. */
async function textsOf(language: InterfaceLanguage): Promise<Messages['trouble']> {
  const locale = language === 'system' ? chooseSystemLocale(app.getPreferredSystemLanguages()) : language;
  const messages = await loadMessages(locale).catch(() => en);
  return messages.trouble;
}
