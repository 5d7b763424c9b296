/** Milliseconds. With an animation of this duration, times are conveniently sized whole numbers. */
const DURATION = 1_000_000;

/**
 * Moves the content of a frame from below it to its end, as a single animation of `transform`: the compositor draws every
 * frame, and the page does nothing meanwhile. With reduced motion, it stands still and is turned page by page.
 */
export class RollMotion {
  #animation: Animation | null = null;
  #target: HTMLElement | null = null;
  /** CSS pixels from start to end. */
  #length = $state(0);
  #viewHeight = $state(0);
  #scale = 1;
  #pixelsPerSecond = 40;
  #isPlaying = $state(false);
  #position = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** It is moving. */
  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  /** CSS pixels from the start, as of the last half second. */
  get position(): number {
    return this.#position;
  }

  /** CSS pixels from start to end; 0 until it is attached. */
  get length(): number {
    return this.#length;
  }

  /** Height of the frame in CSS pixels; 0 until it is attached. */
  get viewHeight(): number {
    return this.#viewHeight;
  }

  /** How many times the height of the frame the content is, where it is turned page by page. */
  get pageCount(): number {
    return this.#viewHeight === 0 ? 1 : Math.max(1, Math.ceil(this.#length / this.#viewHeight));
  }

  /** The page that is shown, from 1. */
  get pageNumber(): number {
    if (this.#viewHeight === 0) return 1;
    return Math.min(this.pageCount, Math.max(1, Math.round(this.#position / this.#viewHeight)));
  }

  /** It stands at its end. */
  get hasEnded(): boolean {
    return this.#length > 0 && !this.#isPlaying && this.#position >= this.#length - 1;
  }

  /**
   * Sets the content, `contentHeight` CSS pixels high at a size of `scale`, in a frame of `viewHeight`. The visible part
   * stays in place when content is added or the size changes; the same once more changes nothing.
   */
  attach(target: HTMLElement, contentHeight: number, viewHeight: number, scale: number): void {
    const isSame = target === this.#target && contentHeight === this.#length;
    if (isSame && viewHeight === this.#viewHeight && scale === this.#scale) return;
    this.#target = target;
    const isFramedAnew = viewHeight !== this.#viewHeight || scale !== this.#scale;
    const isEnded = isFramedAnew && this.#length > 0 && this.#now() >= this.#length - 1;
    // Who has reached the end stays there, unless there is more to come.
    const place = isEnded ? contentHeight : this.#now() * (scale / this.#scale);
    this.#scale = scale;
    const wasPlaying = this.#isPlaying;
    this.#animation?.cancel();
    this.#length = contentHeight;
    this.#viewHeight = viewHeight;
    this.#animation = target.animate(
      [
        { transform: `translateY(${viewHeight}px)` },
        { transform: `translateY(${viewHeight - contentHeight}px)` },
      ],
      { duration: DURATION, fill: 'both', easing: 'linear' },
    );
    this.#animation.pause();
    this.#animation.onfinish = () => this.pause();
    this.seek(place);
    this.speed(this.#pixelsPerSecond);
    if (wasPlaying) this.play();
  }

  /** Lets go of it. */
  detach(): void {
    clearInterval(this.#timer);
    this.#animation?.cancel();
    this.#animation = null;
    this.#target = null;
  }

  speed(pixelsPerSecond: number): void {
    this.#pixelsPerSecond = pixelsPerSecond;
    if (this.#length > 0)
      this.#animation?.updatePlaybackRate((pixelsPerSecond * DURATION) / 1000 / this.#length);
  }

  play(): void {
    if (this.#animation === null) return;
    // From the end it begins again.
    if (this.#now() >= this.#length - 1) this.seek(0);
    this.#animation.play();
    this.#isPlaying = true;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#note(), 500);
  }

  pause(): void {
    this.#animation?.pause();
    this.#isPlaying = false;
    clearInterval(this.#timer);
    this.#note();
  }

  toggle(): void {
    if (this.#isPlaying) this.pause();
    else this.play();
  }

  /** Moves by this many CSS pixels. */
  step(pixels: number): void {
    this.seek(this.#now() + pixels);
  }

  /** Turns to the next page or the previous one, if there is one. */
  turn(direction: -1 | 1): void {
    this.seek(Math.min(Math.max(1, this.pageNumber + direction), this.pageCount) * this.#viewHeight);
  }

  /** Goes to a position, in CSS pixels from the start. */
  seek(position: number): void {
    if (this.#animation === null || this.#length === 0) return;
    const inside = Math.min(Math.max(0, position), this.#length);
    this.#animation.currentTime = (inside / this.#length) * DURATION;
    this.#note();
  }

  #now(): number {
    const time = Number(this.#animation?.currentTime ?? 0);
    return (time / DURATION) * this.#length;
  }

  #note(): void {
    this.#position = this.#now();
  }
}
