import Bookmark from '@lucide/svelte/icons/bookmark';
import Copy from '@lucide/svelte/icons/copy';
import FileDown from '@lucide/svelte/icons/file-down';
import FileOutput from '@lucide/svelte/icons/file-output';
import Printer from '@lucide/svelte/icons/printer';
import Star from '@lucide/svelte/icons/star';
import { countCredits } from '@shared/domain/group-credits.ts';
import { personSubject } from '@shared/domain/yours.ts';
import { getPageHost } from '../state/page-host.ts';
import { getYours } from '../state/yours.svelte.ts';
import { getTexts } from '../text/texts.svelte.ts';
import type { MenuIcon, MenuItem } from '../ui/menu-item.ts';
import type { PeopleSelection } from './people.ts';

/** Something that can be done with everybody who is selected. */
export interface SelectionAction extends MenuItem {
  readonly icon: MenuIcon;
  /** Its label on a button beside the number of those who are selected. */
  readonly short: string;
  /** For what can be on or off: whether it is on for all of them. */
  readonly isPressed?: boolean;
}

/**
 * What can be done with the people who are selected on a page: the same in the bar of the selection and in the menu of each of
 * them. Call it during component initialization.
 * @returns the actions for a selection as it is when they are read
 */
export function getSelectionActions(): (selection: PeopleSelection) => readonly SelectionAction[] {
  const host = getPageHost();
  const yours = getYours();
  const texts = getTexts();

  return (selection) => {
    const { m } = texts;
    const { groups } = selection;
    const names = new Map(groups.map(({ person: { personId, name } }) => [personSubject(personId), name]));
    const subjects = [...names.keys()];
    const areStarred = subjects.every((subject) => yours.mark(subject).isStarred);
    return [
      {
        id: 'copy',
        label: m.credits.copySelected(countCredits(groups)),
        short: m.app.copy,
        icon: Copy,
        run: () => {
          const [first] = groups;
          if (first !== undefined) selection.copy(first);
        },
      },
      {
        id: 'star',
        label: (areStarred ? m.credits.unstarPeople : m.credits.starPeople)(subjects.length),
        short: m.yours.star,
        icon: Star,
        isPressed: areStarred,
        isApart: true,
        run: () => void host.reported(() => yours.change(subjects, { isStarred: !areStarred })),
      },
      {
        id: 'organize',
        label: m.credits.organizePeople(subjects.length),
        short: m.yours.addToList,
        icon: Bookmark,
        run: () => host.organize([...names].map(([subject, name]) => ({ subject, name }))),
      },
      {
        id: 'print',
        label: m.menu.print,
        short: m.season.print,
        icon: Printer,
        isApart: true,
        run: () => selection.print(),
      },
      {
        id: 'save-pdf',
        label: m.menu.savePdf,
        short: m.credits.savePdf,
        icon: FileDown,
        run: () => selection.savePdf(),
      },
      {
        id: 'export',
        label: m.menu.export,
        short: m.credits.export,
        icon: FileOutput,
        run: () => host.showExport(),
      },
    ];
  };
}
