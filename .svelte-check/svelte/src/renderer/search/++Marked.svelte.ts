///<reference types="svelte" />
;
import { matchRanges } from '@shared/domain/match-ranges.ts';
;

  interface Props {
    text: string;
    /** The words to mark, as the reader typed them. */
    query: string;
  };function $$render() {

  


  let { text, query }: Props = $props();

  const parts = $derived.by(() => {
    const ranges = matchRanges(text, query);
    const between = ranges.map(({ start, end }, index) => ({
      before: text.slice(ranges[index - 1]?.end ?? 0, start),
      match: text.slice(start, end),
    }));
    return { between, rest: text.slice(ranges.at(-1)?.end ?? 0) };
  });
;
async () => {


    for(let { before, match } of __sveltets_2_ensureArray(parts.between)){let index = 1;index;before; { svelteHTML.createElement("mark", {});match; }}parts.rest;


};
return { props: {} as any as Props, exports: {}, bindings: __sveltets_$$bindings(''), slots: {}, events: {} }}
const Marked__SvelteComponent_ = __sveltets_2_fn_component($$render());
/*Ωignore_startΩ*/type Marked__SvelteComponent_ = ReturnType<typeof Marked__SvelteComponent_>;
/*Ωignore_endΩ*/export default Marked__SvelteComponent_;