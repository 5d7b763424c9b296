/** What the benchmarks do in the season page: {@link createSeasonTools}. */
export type SeasonTools = ReturnType<typeof createSeasonTools>;

/** Pixels scrolled per frame: a quick turn of the wheel. */
type ScrollStep = number;

/**
 * Runs in the page, to which it is sent as text (`createSeasonTools.toString()`), so it must not use anything outside itself.
 * A page is found by its series, because each season here belongs to a different one. All times are in milliseconds.
 */
export function createSeasonTools() {
  const pageSelector = (series: string) => `article[aria-label="${series}"]`;

  function find(selector: string): HTMLElement {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`The page has no ${selector}`);
    return found;
  }

  /** The time of the next frame. */
  const frame = () => new Promise<number>((drawn) => requestAnimationFrame(drawn));

  /** Calls back when the current frame has been painted: a message is only read after it. */
  function afterFrame(run: () => void): void {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(null);
  }

  let isFrameBeingMade = false;
  (function followFrames(): void {
    requestAnimationFrame(() => {
      isFrameBeingMade = true;
      afterFrame(() => (isFrameBeingMade = false));
      followFrames();
    });
  })();

  /**
   * The time at which the present content has been painted. What a ResizeObserver adds is painted with the current frame,
   * everything else with the next.
   */
  const painted = () =>
    new Promise<number>((done) => {
      const noteTime = (): void => done(performance.now());
      if (isFrameBeingMade) afterFrame(noteTime);
      else requestAnimationFrame(() => afterFrame(noteTime));
    });

  /** Waits until something is true of the document, without waiting for a frame; fails when that takes too long. */
  const until = (isTrue: () => boolean) =>
    new Promise<void>((done, fail) => {
      const look = (): void => {
        if (!isTrue()) return;
        observer.disconnect();
        clearTimeout(limit);
        done();
      };
      const observer = new MutationObserver(look);
      const limit = setTimeout(() => fail(new Error(`Waited in vain until ${isTrue.toString()}`)), 30_000);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });

  const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b);
  const percentile = (values: readonly number[], share: number) =>
    sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;

  const rowSelector = (series: string, level: 1 | 2) =>
    `nav [role="treeitem"][aria-level="${level}"][aria-label^="${series}, "]`;

  /** A series in the list. Only visible rows are drawn, so this scrolls to those further down. */
  const listedSeries = async (series: string): Promise<HTMLElement> => {
    const row = rowSelector(series, 1);
    await until(() => isThere('nav [role=tree]'));
    const tree = find('nav [role=tree]');
    for (let top = 0; !isThere(row) && top < tree.scrollHeight; top += tree.clientHeight / 2) {
      tree.scrollTop = top;
      await frame();
      await frame();
    }
    return find(row);
  };

  /** The season of a series in the list; unfolds the series first and leaves it unfolded. */
  const listed = async (series: string): Promise<HTMLElement> => {
    const season = rowSelector(series, 2);
    if (!isThere(season)) {
      const row = await listedSeries(series);
      if (!isThere(season)) {
        row.querySelector<HTMLElement>('[data-part="fold"]')?.click();
        await until(() => isThere(season));
      }
    }
    return find(season);
  };
  const isThere = (selector: string) => document.querySelector(selector) !== null;

  /** How many people the page says it shows. */
  const said = () =>
    [...document.querySelectorAll('article [role=status]')].map(({ textContent }) => textContent).join();

  async function timesOfFrames(count: number, each: () => void): Promise<readonly number[]> {
    const times: number[] = [];
    let last = await frame();
    for (let index = 0; index < count; index += 1) {
      each();
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return times;
  }

  return {
    /** Opens a kept season from the list; the time from the click to its first painted credit. */
    open: async (series: string) => {
      const row = await listed(series);
      const start = performance.now();
      row.click();
      await until(() => isThere(`${pageSelector(series)} [data-arrow-item]`));
      return (await painted()) - start;
    },

    /** Opens a kept season from the list; the time from the click until its last department is there. */
    openWhole: async (series: string, lastDepartment: string) => {
      const row = await listed(series);
      const start = performance.now();
      row.click();
      await until(() => isThere(`${pageSelector(series)} [role="group"][aria-label="${lastDepartment}"]`));
      return (await painted()) - start;
    },

    /** Opens a kept season from the list; the longest time without a frame until everyone is drawn. */
    longestPauseOfOpening: async (series: string, frames: number) => {
      (await listed(series)).click();
      return Math.max(...(await timesOfFrames(frames, () => undefined)));
    },

    /** Opens the people of a kept series by its seasons; the time from the click to the first painted row. */
    openMatrix: async (series: string, button: string) => {
      (await listedSeries(series)).click();
      const named = () =>
        [...document.querySelectorAll('article button')].find(({ textContent }) =>
          textContent.includes(button),
        );
      await until(() => named() !== undefined);
      const start = performance.now();
      (named() as HTMLElement).click();
      await until(() => isThere('article [role="grid"] [role="rowheader"]'));
      return (await painted()) - start;
    },

    /** How many frames it takes to scroll a page from top to bottom. */
    framesToBottom: (series: string, step: ScrollStep) => {
      const { scrollHeight, clientHeight } = find(pageSelector(series));
      return Math.ceil((scrollHeight - clientHeight) / step);
    },

    /** Scrolls a page down, and up and down again if it is short; the share of dropped frames. */
    droppedWhileScrolling: async (series: string, step: ScrollStep, frames: number) => {
      const page = find(pageSelector(series));
      page.scrollTop = 0;
      const interval = percentile(await timesOfFrames(60, () => undefined), 0.5);
      let direction = 1;
      const times = await timesOfFrames(frames, () => {
        const before = page.scrollTop;
        page.scrollTop += direction * step;
        if (page.scrollTop === before) direction = -direction;
      });
      const dropped = times.reduce((sum, time) => sum + Math.max(0, Math.round(time / interval) - 1), 0);
      return dropped / (dropped + frames);
    },

    /** Types each query into the empty filter; the 95th percentile of the times until the result is painted. */
    filter: async (series: string, queries: readonly string[], rounds: number) => {
      const field = find(`${pageSelector(series)} [role=search] input`) as HTMLInputElement;
      const type = (text: string): void => {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      };
      const everyone = said();
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        for (const query of queries) {
          const start = performance.now();
          type(query);
          await until(() => said() !== everyone);
          times.push((await painted()) - start);
          type('');
          await until(() => said() === everyone);
          await painted();
        }
      }
      return percentile(times, 0.95);
    },
  };
}
