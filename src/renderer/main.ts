const target = document.getElementById('app');
if (target === null) throw new Error('index.html has no #app');
const frame = target;

/** Puts the application in the place of the static frame. Main is asked, and the page loaded, while its code is. */
async function begin(): Promise<void> {
  const start = window.api.app.start();
  void start.then((result) => {
    // What most starts open again; the registry of pages loads the others when it is there.
    if (result.ok && /\/season\/\d+(?:\?|$)/u.test(result.value.address ?? '')) {
      void import('./app/places/SeasonPlace.svelte');
    }
  });
  const { mountApp } = await import('./app/mount-app.ts');
  mountApp(frame, start);
}

// The static frame is painted before any of the application is loaded: a frame callback runs just before that paint,
// and what it defers runs after it.
requestAnimationFrame(() => setTimeout(() => void begin()));
