// Loaded before the application (`electron -r`, e2e/launch-patiently.ts), for which Electron is ready only when Playwright has
// attached. If it attaches while the first page is loading, Chromium may never send `Page.frameNavigated` for that page, and
// `electron.launch` waits for it for ever: one start in thirty. Playwright calls `__playwright_run` once it has attached; its own
// loader defines that too, but also changes Chromium's switches.
const { app } = require('electron');

process.argv.splice(process.argv.indexOf(__filename) - 1, 2);

const { emit, isReady, whenReady } = app;
const ready = app.whenReady();
const { promise, resolve } = Promise.withResolvers();
let readyArguments = null;

app.emit = (event, ...args) => {
  if (event !== 'ready') return emit.call(app, event, ...args);
  readyArguments = args;
  return app.listenerCount('ready') > 0;
};
app.isReady = () => false;
app.whenReady = () => promise;

globalThis.__playwright_run = async () => {
  await ready;
  Object.assign(app, { emit, isReady, whenReady });
  resolve();
  emit.call(app, 'ready', ...readyArguments);
};
