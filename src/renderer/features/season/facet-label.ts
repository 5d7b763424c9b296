import type { Facet } from '@shared/domain/credit-facets.ts';
import type { Texts } from '../../text/texts.svelte.ts';

/** A facet under the heading of its kind: "Directing", "Female", "Without". */
export function facetLabel(facet: Facet, { m, credits }: Pick<Texts, 'm' | 'credits'>): string {
  switch (facet.kind) {
    case 'section':
      return m.facets.sections[facet.value];
    case 'department':
      return credits.department(facet.value);
    case 'gender':
      return m.person.genders[facet.value];
    case 'portrait':
      return m.facets.portraits[facet.value];
    case 'own':
      return m.facets.own[facet.value];
    case 'tag':
      return `#${facet.value}`;
    case 'list':
      return facet.value;
  }
}

/** A facet by itself: "Department: Directing". */
export function facetSentence(facet: Facet, texts: Pick<Texts, 'm' | 'credits'>): string {
  return texts.m.facets.ofKind(texts.m.facets.kinds[facet.kind], facetLabel(facet, texts));
}
