import { join } from 'node:path';
import { _electron, errors, type ElectronApplication } from '@playwright/test';

/** A start takes two seconds, and a few more on a busy machine; after this many milliseconds it has hung. */
const LONGEST_LAUNCH = 30_000;

/** How often a start is tried. */
const ATTEMPTS = 3;

/** Lets the application begin once Playwright has attached. An installed one does not load other files. */
const HOLD =
  process.env['ENDROLL_PROGRAM'] === undefined
    ? ['-r', join(import.meta.dirname, 'hold-until-attached.cjs')]
    : [];

/**
 * Starts an application, and starts it again if it hangs: if Playwright attaches while the first page is loading,
 * Chromium may not report that page, for which Playwright then waits for ever (docs/adr/0020-life.md).
 * @param options created for each start: the file with the token is gone once a start has read it, even one that hangs
 * @param onhang called for each start that hangs, with the last step that the start has logged
 * @param isHeld false: a start as readers have it, which hangs more often
 */
export async function launchPatiently(
  options: () => Parameters<typeof _electron.launch>[0],
  onhang: (lastStep: string) => void,
  isHeld = true,
): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { args = [], ...others } = options() ?? {};
      const words = isHeld ? [...HOLD, ...args] : args;
      const app = await _electron.launch({ ...others, args: words, timeout: LONGEST_LAUNCH });
      return withPatientEvaluate(app);
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === ATTEMPTS) throw error;
      onhang(error.message.match(/Start, \d+ ms: .*/gu)?.at(-1) ?? 'before the first line of main');
    }
  }
}

/**
 * V8 may collect the promise that carries an answer of main before the answer is sent, once in some thousand times,
 * whatever the function does (github.com/microsoft/playwright/issues/33737). It is then asked again: what these
 * functions do may be done twice.
 */
function withPatientEvaluate(app: ElectronApplication): ElectronApplication {
  const evaluate = app.evaluate.bind(app) as (...args: readonly unknown[]) => Promise<unknown>;
  const patiently = async (...args: readonly unknown[]): Promise<unknown> => {
    try {
      return await evaluate(...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('promise was garbage collected')) throw error;
      return evaluate(...args);
    }
  };
  return Object.assign(app, { evaluate: patiently as typeof app.evaluate });
}
