import { ROW_MAKER, type RowMaker } from '../make-rows.ts';

/** As an older Endroll derived everything: other names, and pages that lack the season's overview. */
export const OLDER_MAKER: RowMaker = {
  version: ROW_MAKER.version - 1,
  season: (...answers) => {
    const rows = ROW_MAKER.season(...answers);
    const season = { ...rows.head.season, name: 'Old', overview: '' };
    return {
      ...rows,
      season: { ...rows.season, name: 'Old', overview: '' },
      head: { ...rows.head, season },
    };
  },
  series: (answers) => ({ ...ROW_MAKER.series(answers), name: 'Old' }),
  person: (answers) => ({ ...ROW_MAKER.person(answers), name: 'Old' }),
};
