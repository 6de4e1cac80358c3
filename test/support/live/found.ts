import type { Step } from './acts.ts';

/** Sequences that have once ended badly, made as short as they go. */
export const found: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  [
    'a column is inserted while a row was inserted and is put back',
    [
      {
        by: 'server',
        changes: [{ division: 0, paid: 0 }],
        isLost: false,
        meanwhile: [
          { kind: 'person', at: 4, act: { do: 'insertColumn', table: 0, n: 181 } },
          { kind: 'person', at: 1, act: { do: 'type', table: 0, row: 0, column: 0, what: 'number', n: 0 } },
          { kind: 'person', at: 3, act: { do: 'insertRow', table: 0, n: 25 } },
        ],
      },
      { by: 'person', act: { do: 'typeCode', table: 0, n: 0 } },
    ],
  ],
  [
    'a row is inserted above while a row of the table is added',
    [
      {
        by: 'server',
        changes: [
          { division: 8, paid: 0 },
          { division: 0, paid: 0 },
        ],
        isLost: false,
        meanwhile: [{ kind: 'person', at: 5, act: { do: 'insertAbove', table: 0, n: 0 } }],
      },
    ],
  ],
];
