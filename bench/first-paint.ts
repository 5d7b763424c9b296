/** An expression for the page: when it painted its first content, in milliseconds since 1970. */
export const FIRST_PAINT = `new Promise((found) => {
  new PerformanceObserver((list) => {
    const [entry] = list.getEntriesByName('first-contentful-paint');
    if (entry !== undefined) found(performance.timeOrigin + entry.startTime);
  }).observe({ type: 'paint', buffered: true });
})`;
