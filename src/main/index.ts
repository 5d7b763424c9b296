import { app } from 'electron';
import { commandWords } from './command-line/commands.ts';

// A command loads nothing of the window, and the window loads nothing of the commands.
const words = commandWords(process.argv, app.isPackaged);
if (words === null) await import('./start.ts');
else {
  const { runFromCommandLine } = await import('./command-line/main.ts');
  // Not awaited: Electron becomes ready only when this file is done, and TMDB is used only then.
  void runFromCommandLine(words);
}
