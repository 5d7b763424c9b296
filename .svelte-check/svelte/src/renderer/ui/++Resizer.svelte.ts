///<reference types="svelte" />
;;
  interface Props {
    /** CSS pixels. */
    width: number;
    min: number;
    max: number;
    label: string;
    onresized: () => void;
  };function $$render() {



  let { width = $bindable(), min, max, label, onresized }: Props = $props()/*Ωignore_startΩ*/;width;/*Ωignore_endΩ*/;

  const STEP = 16;

  function setWidth(next: number): void {
    width = Math.round(Math.min(max, Math.max(min, next)));
  }

  function onpointerdown(event: PointerEvent & { currentTarget: HTMLElement }): void {
    const handle = event.currentTarget;
    const startX = event.clientX;
    const startWidth = width;
    const direction = getComputedStyle(handle).direction === 'rtl' ? -1 : 1;
    const move = (moved: PointerEvent): void => setWidth(startWidth + direction * (moved.clientX - startX));
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move);
    handle.addEventListener(
      'lostpointercapture',
      () => {
        handle.removeEventListener('pointermove', move);
        onresized();
      },
      { once: true },
    );
  }

  function onkeydown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
    event.preventDefault();
    setWidth(width + (event.key === 'ArrowRight' ? STEP : -STEP));
    onresized();
  }
;
async () => {



  { svelteHTML.createElement("div", {                "role":`separator`,"aria-orientation":`vertical`,"aria-label":label,"aria-valuenow":width,"aria-valuemin":min,"aria-valuemax":max,"tabindex":0,onpointerdown,onkeydown,}); }


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings('width'), slots: {}, events: {} }}
const Resizer__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Resizer__SvelteComponent_ = ReturnType<typeof Resizer__SvelteComponent_>;
/*Ωignore_endΩ*/export default Resizer__SvelteComponent_;