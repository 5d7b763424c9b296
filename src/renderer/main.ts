const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
const frame = target;

/** Puts the application in the place of the static frame. */
async function begin(): Promise<void> {
  const { mountApp } = await import('./app/mount-app.ts');
  mountApp(frame);
}

// The static frame is painted before any of the application is loaded: a frame callback runs just before that paint,
// and what it defers runs after it.
requestAnimationFrame(() => setTimeout(() => void begin()));
