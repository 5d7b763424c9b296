import type { OwnOf } from '@shared/domain/credit-facets.ts';
import type { CreditRow } from '@shared/domain/credit-rows.ts';
import type { CreditGroup } from '@shared/domain/group-credits.ts';
import { LONG_SEASON } from '@shared/domain/opening-sections.ts';
import type { SeasonPage } from '@shared/domain/season.ts';
import type { People, PeoplePlace, PeopleSelection } from '../../credits/people.ts';
import type { PageHost } from '../../state/page-host.ts';
import type { SelectedPerson } from '../../state/selected-person.ts';
import { afterPaint } from '../../ui/after-paint.ts';
import { enterFirstList } from '../../ui/arrow-keys.ts';
import { LONGEST_PLAIN_LIST } from '../../ui/rows-in-sight.svelte.ts';
import type { SeasonView } from './season-view.svelte.ts';
import { allGroups, type ShownCredits } from './shown-credits.svelte.ts';

/** The people of the season page: who they are, who is open in the panel, and who comes before and after whom. */
export class SeasonPeople implements People {
  readonly #view: SeasonView;
  readonly #host: PageHost;
  readonly #selection: PeopleSelection;
  /** The scroll container of the page; `undefined` until it exists. */
  scrollRoot = $state<HTMLElement>();

  /** The panel's person on this page. A refresh can change a person's first credit, and so their id. */
  readonly #chosen: CreditGroup | undefined = $derived.by(() => {
    const { selected } = this.#host;
    if (selected === null) return undefined;
    const { id, person } = selected;
    return this.find(id) ?? this.#all.find(({ person: { personId } }) => personId === person.personId);
  });
  readonly chosenId: string | null = $derived(this.#chosen?.id ?? null);

  /** The filter text once those it leaves have been painted: marking it in all of them would keep a key waiting. */
  #marked = $state('');

  /** Whom the reader has had in sight, for the view that is about to appear. */
  #place: readonly PeoplePlace[] = [];
  /** The same for a view that disappears before it has shown anybody. */
  #lastPlace: readonly PeoplePlace[] = [];

  /** Create it during component initialization. */
  constructor(view: SeasonView, host: PageHost, actions: SelectionOutputs) {
    this.#view = view;
    this.#host = host;
    this.#selection = selectionOf(view.credits, actions);
    $effect(() => {
      const { filter } = view.credits;
      return afterPaint(() => (this.#marked = filter));
    });
  }

  /** For a partly seen season, counts cover only the seen part, so there is no total. */
  get episodeTotal(): number | null {
    if (this.#view.isPartlyUnseen) return null;
    const episodes = this.#view.page?.season.episodes.length ?? 0;
    return episodes > 0 ? episodes : null;
  }

  /** The grid of episodes has none. */
  get selection(): PeopleSelection | undefined {
    return this.#view.credits.mode === 'episodes' ? undefined : this.#selection;
  }

  get query(): string {
    return this.#marked;
  }

  /** A season of thousands has hundreds of people in each of a dozen lists: invisible rows are not rendered. */
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

  ownOf(group: Parameters<OwnOf>[0]): ReturnType<OwnOf> {
    return this.#view.credits.ownOf(group);
  }

  open(group: CreditGroup): void {
    const { page } = this.#view;
    if (page !== null) this.#host.select(this.#toSelected(group, page));
  }

  /** Opens the first person shown, if there is one; whoever is open already stays open. */
  openFirst(): void {
    const [first] = this.#view.credits.people;
    if (first !== undefined && first.id !== this.chosenId) this.open(first);
  }

  /** Moves the focus to the first person shown, wherever the page is scrolled to: a card, a row, or the name in one. */
  focusFirst(): void {
    const { shownView } = this.#view.credits;
    if (shownView !== null) shownView.focusFirst();
    else enterFirstList(this.scrollRoot);
  }

  /** Opens a person of this season, if they are in it. */
  openPerson(personId: number): void {
    const group = this.#all.find(({ person }) => person.personId === personId);
    if (group !== undefined) this.open(group);
  }

  /**
   * Notes whom the reader has in sight: the next view begins there, with the first who is selected, or else with
   * whoever is at the top. Nobody is noted while a person is in the panel: every view shows them.
   * @param isAtTop the start of the list is in sight: the page stays there as far as possible
   */
  keepPlace(isAtTop: boolean): void {
    const { scrollRoot } = this;
    const inSight = scrollRoot === undefined || this.chosenId !== null ? [] : itemsInSight(scrollRoot);
    if (inSight.length === 0) {
      this.#place = isAtTop || this.chosenId !== null ? [] : this.#lastPlace;
      return;
    }
    const block = isAtTop ? 'nearest' : 'start';
    const selected = inSight.filter(
      (item) => item.ariaSelected === 'true' || item.dataset['inSelection'] !== undefined,
    );
    this.#place = [...selected, ...(isAtTop ? [] : this.#fromSameAsBefore(inSight))].flatMap((item) => {
      const group = this.#withCredit(item.dataset['credit']);
      return group === undefined ? [] : [{ group, block }];
    });
  }

  /** Starts with the person the last view started with, so that switching back returns there. */
  #fromSameAsBefore(inSight: readonly HTMLElement[]): readonly HTMLElement[] {
    const top = inSight[0]?.offsetTop;
    const before = this.#lastPlace[0]?.group.id;
    const same = inSight.findIndex((item) => item.offsetTop === top && item.dataset['credit'] === before);
    return same < 0 ? inSight : inSight.slice(same);
  }

  takePlace(isHere: (group: CreditGroup) => boolean, isWhole = false): PeoplePlace | null {
    const [first] = this.#place;
    if (first === undefined || !(isHere(first.group) || isWhole)) return null;
    const place = this.#place.find(({ group }) => isHere(group)) ?? null;
    this.#lastPlace = this.#place;
    this.#place = [];
    return place;
  }

  /** The group with a credit, which need not be its first one. */
  #withCredit(creditId: string | undefined): CreditGroup | undefined {
    return this.#all.find(({ credits }) => credits.some((credit) => credit.creditId === creditId));
  }

  /** The season has changed: updates the panel, or closes it if its person is gone. */
  renewChosen(page: SeasonPage): void {
    if (this.#host.selected === null) return;
    if (this.#chosen !== undefined) this.#host.step(this.#toSelected(this.#chosen, page));
    else if (!this.#view.isOpening) this.#host.closePerson();
  }

  /** The next or previous person in the visible order; `null` if there is none. */
  beside(direction: -1 | 1): SelectedPerson | null {
    const { page } = this.#view;
    if (page === null || this.#chosenIndex < 0) return null;
    const next = this.#view.credits.people[this.#chosenIndex + direction];
    return next === undefined ? null : this.#toSelected(next, page);
  }

  /** The index of the selected person among those shown; -1 if not shown. */
  readonly #chosenIndex: number = $derived.by(() => {
    const { people } = this.#view.credits;
    const byCredit = people.findIndex(({ id }) => id === this.chosenId);
    if (byCredit >= 0) return byCredit;
    // If the credit they were selected by is not shown, another of theirs may be.
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

/** What takes the selection out of the page. */
interface SelectionOutputs extends Pick<PeopleSelection, 'print' | 'savePdf'> {
  readonly copy: (rows: readonly CreditRow[]) => void;
}

/** The selection of a season's rows, by the people of the portraits, of whom each is a row. */
function selectionOf(credits: ShownCredits, { copy, print, savePdf }: SelectionOutputs): PeopleSelection {
  const { selection } = credits;
  const keys = (): readonly string[] => credits.rows.map(({ id }) => id);
  const rowOf = (group: CreditGroup): CreditRow | undefined =>
    credits.rows.find((row) => row.group.id === group.id);
  const keyOf = (group: CreditGroup): string => rowOf(group)?.id ?? '';
  return {
    get isEmpty() {
      return credits.selected.length === 0;
    },
    get groups() {
      return credits.selected.map(({ group }) => group);
    },
    has: (group) => credits.isSelected(group),
    toggle: (group) => {
      selection.toggle(keyOf(group));
    },
    toggleRange: (group) => {
      selection.toggleRange(keyOf(group), keys());
    },
    extend: (from, to) => {
      selection.extend(keyOf(from), keyOf(to), keys());
    },
    begin: (group) => {
      selection.begin(keyOf(group));
    },
    selectAll: () => {
      selection.set(keys());
    },
    clear: () => {
      selection.set([]);
    },
    copy: (group) => {
      copy(
        credits.selected.length > 0 ? credits.selected : credits.rows.filter((row) => row === rowOf(group)),
      );
    },
    print,
    savePdf,
  };
}

/** The rows and cards that the reader sees, from the top. What is behind the bars of the page is not in sight. */
function itemsInSight(root: HTMLElement): readonly HTMLElement[] {
  const view = root.getBoundingClientRect();
  return [...root.querySelectorAll<HTMLElement>('[data-credit]')].filter((item) => {
    const { top, bottom, height } = item.getBoundingClientRect();
    if (height === 0 || top >= view.bottom || bottom <= view.top) return false;
    return top + height / 2 >= view.top + Number.parseFloat(getComputedStyle(item).scrollMarginTop);
  });
}
