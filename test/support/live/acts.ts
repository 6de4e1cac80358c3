import fc from 'fast-check';
import type { FaultCode } from '../../../addin/preview/wire/faults.ts';

/** What somebody puts into a cell. `back` is what the server put there, `next` what it will say, as far as one can tell. */
export type Entered = 'number' | 'blank' | 'text' | 'formula' | 'back' | 'next' | 'digits' | 'long';

/** What a person does. `table` counts the tables that are there, the other numbers what they name; all wrap around. */
export type PersonAct =
  | {
      readonly do: 'type';
      readonly table: number;
      readonly row: number;
      readonly column: number;
      readonly what: Entered;
      readonly n: number;
    }
  | { readonly do: 'typeTotal' | 'typeLine' | 'typeCode'; readonly table: number; readonly n: number }
  | { readonly do: 'sort' | 'filter'; readonly table: number; readonly column: number; readonly n: number }
  | { readonly do: 'moveColumn'; readonly table: number; readonly column: number; readonly n: number }
  | {
      readonly do:
        | 'insertColumn'
        | 'insertRow'
        | 'insertAbove'
        | 'deleteRow'
        | 'deleteColumn'
        | 'renameHeader'
        | 'totals'
        | 'beside'
        | 'colour'
        | 'rule'
        | 'select'
        | 'copy'
        | 'renameSheet'
        | 'deleteSheet'
        | 'beginEdit';
      readonly table: number;
      readonly n: number;
    }
  | { readonly do: 'endEdit'; readonly n: number };

/** One thing that comes between two round trips of a redraw, counted from 1. */
export type Meanwhile =
  | { readonly kind: 'person'; readonly at: number; readonly act: PersonAct }
  | { readonly kind: 'host'; readonly at: number; readonly code: FaultCode; readonly action: number };

export type Step =
  | {
      readonly by: 'server';
      readonly changes: readonly { readonly division: number; readonly paid: number }[];
      /** The event is lost on its way, and no redraw follows. */
      readonly isLost: boolean;
      readonly meanwhile: readonly Meanwhile[];
    }
  | { readonly by: 'person'; readonly act: PersonAct }
  | { readonly by: 'pane'; readonly do: 'press' | 'clearMarks'; readonly meanwhile: readonly Meanwhile[] };

const table = fc.nat(3);
const n = fc.nat(999);
const entered = fc.oneof(
  { weight: 6, arbitrary: fc.constant('number' as const) },
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'blank' as const,
      'text' as const,
      'formula' as const,
      'back' as const,
      'next' as const,
      'digits' as const,
      'long' as const,
    ),
  },
);
const typing = fc.record({
  do: fc.constant('type' as const),
  table,
  row: fc.nat(9),
  column: fc.nat(9),
  what: entered,
  n,
});
const aside = fc.record({ do: fc.constantFrom('typeTotal' as const, 'typeLine' as const), table, n });
const ordering = fc.record({
  do: fc.constantFrom('sort' as const, 'moveColumn' as const, 'filter' as const),
  table,
  column: fc.nat(9),
  n,
});
const moving = fc.record({
  do: fc.constantFrom('insertColumn' as const, 'insertRow' as const, 'insertAbove' as const),
  table,
  n,
});
const rare = fc.record({
  do: fc.constantFrom(
    'typeCode' as const,
    'deleteRow' as const,
    'deleteColumn' as const,
    'renameHeader' as const,
    'totals' as const,
    'renameSheet' as const,
    'deleteSheet' as const,
  ),
  table,
  n,
});
const looking = fc.record({
  do: fc.constantFrom('beside' as const, 'colour' as const, 'rule' as const, 'select' as const),
  table,
  n,
});
const copying = fc.record({ do: fc.constant('copy' as const), table, n });
const editing = fc.oneof(
  fc.record({ do: fc.constant('beginEdit' as const), table, n }),
  fc.record({ do: fc.constant('endEdit' as const), n }),
);
const person: fc.Arbitrary<PersonAct> = fc.oneof(
  { weight: 10, arbitrary: typing },
  { weight: 5, arbitrary: ordering },
  { weight: 3, arbitrary: moving },
  { weight: 3, arbitrary: rare },
  { weight: 2, arbitrary: aside },
  { weight: 2, arbitrary: looking },
  { weight: 1, arbitrary: copying },
  { weight: 2, arbitrary: editing },
);
const meanwhile: fc.Arbitrary<Meanwhile> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('person' as const),
      at: fc.integer({ min: 1, max: 7 }),
      act: person,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('host' as const),
      at: fc.integer({ min: 1, max: 7 }),
      code: fc.constantFrom(
        'GeneralException' as const,
        'AccessDenied' as const,
        'ActivityLimitReached' as const,
      ),
      action: fc.nat(60),
    }),
  },
);
/** With FUZZ_TWICE also two in one redraw: while what was written wrongly is being put back, too. */
const disturbances = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 4, arbitrary: fc.array(meanwhile, { minLength: 1, maxLength: 1 }) },
  { weight: process.env.FUZZ_TWICE ? 3 : 0, arbitrary: fc.array(meanwhile, { minLength: 2, maxLength: 3 }) },
);
const push = fc.record({
  by: fc.constant('server' as const),
  changes: fc.array(fc.record({ division: fc.nat(11), paid: fc.nat(150) }), { minLength: 1, maxLength: 4 }),
  isLost: fc.nat(4).map((one) => one === 0),
  meanwhile: disturbances,
});

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: push },
    { weight: 6, arbitrary: fc.record({ by: fc.constant('person' as const), act: person }) },
    {
      weight: 1,
      arbitrary: fc.record({
        by: fc.constant('pane' as const),
        do: fc.constantFrom('press' as const, 'clearMarks' as const),
        meanwhile: disturbances,
      }),
    },
  ),
  { minLength: 1, maxLength: 24, size: 'max' },
);
