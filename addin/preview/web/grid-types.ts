import type { Workbook as FortuneSheet } from '@fortune-sheet/react';
import type { ComponentProps } from 'react';

type GridProps = ComponentProps<typeof FortuneSheet>;

/** A sheet as the grid component takes it. */
export type GridSheet = GridProps['data'][number];
export type GridMatrix = NonNullable<GridSheet['data']>;
export type GridCell = NonNullable<GridMatrix[number][number]>;
export type GridSelection = NonNullable<GridSheet['luckysheet_select_save']>[number];
/** A change the grid made to itself. */
export type GridOperation = Parameters<NonNullable<GridProps['onOp']>>[0][number];
