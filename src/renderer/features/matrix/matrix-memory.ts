import type { MatrixOrder } from '@shared/domain/series-matrix.ts';

/** Who is looked at: cast, or crew by department. */
export type MatrixGroup = 'cast' | 'crew';

/** How the page was left. */
export interface MatrixMemory {
  group?: MatrixGroup;
  order?: MatrixOrder;
  filter?: string;
}
