import { app } from 'electron';
import { commandWords } from './command-line/commands.ts';

// What a command does needs no window, and loads nothing of one; a window needs no command.
const words = commandWords(process.argv, app.isPackaged);
if (words === null) await import('./start.ts');
else {
  const { runFromCommandLine } = await import('./command-line/main.ts');
  // Not awaited: Electron is ready only when this file is done, and TMDB is asked only then.
  void runFromCommandLine(words);
}
