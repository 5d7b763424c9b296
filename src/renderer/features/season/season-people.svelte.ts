import type { CreditGroup } from '@shared/domain/group-credits.ts';
import { LONG_SEASON } from '@shared/domain/opening-sections.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import type { People } from '../../credits/people.ts';
import type { PageHost } from '../../state/page-host.ts';
import { LONGEST_PLAIN_LIST } from '../../ui/rows-in-sight.svelte.ts';
import type { SelectedPerson } from '../../state/selected-person.ts';
import type { SeasonView } from './season-view.svelte.ts';
import { allGroups } from './shown-credits.svelte.ts';

/** The people of the season page: who they are, which of them is open in the panel, and who stands beside whom. */
export class SeasonPeople implements People {
  readonly #view: SeasonView;
  readonly #host: PageHost;
  /** The scroll container of the page; `undefined` until it exists. */
  scrollRoot = $state<HTMLElement>();

  /** The panel's person where they stand on this page. A refresh can change somebody's first credit, and so their id. */
  readonly #chosen: CreditGroup | undefined = $derived.by(() => {
    const { selected } = this.#host;
    if (selected === null) return undefined;
    const { id, person } = selected;
    return this.find(id) ?? this.#all.find(({ person: { personId } }) => personId === person.personId);
  });
  readonly chosenId: string | null = $derived(this.#chosen?.id ?? null);

  constructor(view: SeasonView, host: PageHost) {
    this.#view = view;
    this.#host = host;
  }

  /** Of a season that was seen in part, counts are of what was seen: they are of nothing else. */
  get episodeTotal(): number | null {
    if (this.#view.isPartlyUnseen) return null;
    const episodes = this.#view.page?.season.episodes.length ?? 0;
    return episodes > 0 ? episodes : null;
  }

  get query(): string {
    return this.#view.credits.filter;
  }

  /** A season of thousands is hundreds in each of a dozen lists: what is out of sight is not drawn. */
  get longestPlain(): number {
    const { page, isOpening } = this.#view;
    return isOpening || (page?.season.credits.length ?? 0) > LONG_SEASON ? 0 : LONGEST_PLAIN_LIST;
  }

  get #all(): readonly CreditGroup[] {
    return allGroups(this.#view.credits.sections);
  }

  find(id: string): CreditGroup | undefined {
    return this.#all.find((group) => group.id === id);
  }

  open(group: CreditGroup): void {
    const { page } = this.#view;
    if (page !== null) this.#host.select(this.#toSelected(group, page));
  }

  /** Opens somebody of this season, if they are there. */
  openPerson(personId: number): void {
    const group = this.#all.find(({ person }) => person.personId === personId);
    if (group !== undefined) this.open(group);
  }

  /** There is more of the season, or something new: the panel shows it, and closes when its person has gone. */
  renewChosen(page: SeasonPage): void {
    if (this.#host.selected === null) return;
    if (this.#chosen !== undefined) this.#host.step(this.#toSelected(this.#chosen, page));
    else if (!this.#view.isOpening) this.#host.closePerson();
  }

  /** The next or the previous person in the order the reader sees; `null` where there is none. */
  beside(direction: -1 | 1): SelectedPerson | null {
    const { page } = this.#view;
    if (page === null || this.#chosenIndex < 0) return null;
    const next = this.#view.credits.people[this.#chosenIndex + direction];
    return next === undefined ? null : this.#toSelected(next, page);
  }

  /** Where the chosen person stands among those on show; -1 for nowhere. */
  readonly #chosenIndex: number = $derived.by(() => {
    const { people } = this.#view.credits;
    const byCredit = people.findIndex(({ id }) => id === this.chosenId);
    if (byCredit >= 0) return byCredit;
    // Chosen by a credit that is not on show, they may be there by another one.
    const personId = this.#chosen?.person.personId;
    return people.findIndex(({ person }) => person.personId === personId);
  });

  /** The person with all their credits in the season. */
  #toSelected({ id, person }: CreditGroup, page: SeasonPage): SelectedPerson {
    const credits = this.#all
      .filter((group) => group.person.personId === person.personId)
      .flatMap((group) => group.credits);
    return { id, person, credits, page };
  }
}
