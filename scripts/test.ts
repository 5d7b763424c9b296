// npm test              runs everything: the tests one after another and, at low priority beside them, the checks;
//                       the last line is the total
// npm run verify        runs all but the build, Electron and end-to-end tests (--fast): the checks first, two at a time
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireDependencies } from './dependencies.ts';
import { needsVirtualDisplay, virtualDisplayNote } from './display.ts';
import { prepareElectron } from './electron-app.ts';
import { main, PlainError } from './main.ts';
import { runCommand } from './run-command.ts';
import { countStep, notRun, sum, type Outcome } from './testing/counts.ts';
import { checks, quickTests, setUp, slowSteps, type Step } from './testing/steps.ts';
import { summary, type Row } from './testing/summary.ts';

await main(async () => {
  const fast = process.argv.includes('--fast');
  requireDependencies();
  const reports = await mkdtemp(join(tmpdir(), 'endroll-test-'));
  try {
    const rows: Row[] = [];
    if (!fast) rows.push(await timed(setUp, setUpElectron));
    const run = async (step: Step, inBackground = false): Promise<void> => {
      rows.push(await timed(step.name, () => runStep(step, rows, inBackground)));
    };
    const waiting = checks().values();
    const lane = async (inBackground = false): Promise<void> => {
      for (const step of waiting) await run(step, inBackground);
    };
    const tests = async (): Promise<void> => {
      for (const step of [...quickTests(reports), ...(fast ? [] : slowSteps(reports))]) await run(step);
    };
    if (fast) {
      await Promise.all([lane(), lane()]);
      await tests();
    } else await Promise.all([lane(true), lane(true), tests()]);
    console.log(summary(rows));
    return sum(rows.map(({ counts }) => counts)).failed === 0 ? 0 : 1;
  } finally {
    await rm(reports, { recursive: true, force: true });
  }
});

async function runStep(step: Step, before: readonly Row[], inBackground: boolean): Promise<Outcome> {
  const obstacle = before.find(({ name, counts }) => step.after?.includes(name) && counts.failed > 0);
  if (obstacle) return notRun(`${obstacle.name} failed`);
  return step.count(await runCommand(step.command, { env: { ...process.env, ...step.env }, inBackground }));
}

async function setUpElectron(): Promise<Outcome> {
  try {
    await prepareElectron('test');
    if (needsVirtualDisplay(process.env, process.platform)) console.log(virtualDisplayNote);
    return countStep(0);
  } catch (error) {
    if (!(error instanceof PlainError)) throw error;
    console.error(error.message);
    return { ...countStep(1), note: 'see its message above' };
  }
}

async function timed(name: string, run: () => Promise<Outcome>): Promise<Row> {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  const outcome = await run();
  return { name, ...outcome, seconds: (performance.now() - start) / 1000 };
}
