import fc from 'fast-check';
import type { FaultCode } from '../../../addin/preview/wire/faults.ts';
import type { LineFault } from './line.ts';

/** What somebody enters; numbers are by column, so that a form can still be completed. */
export type Entered = 'number' | 'blank' | 'text' | 'wide' | 'formula' | 'negative' | 'base';

/** What a person does to a sheet, between two round trips or at leisure. `sheet` counts the forms that are there. */
export type PersonAct =
  | {
      readonly do: 'type';
      readonly sheet: number;
      readonly village: number;
      readonly column: number;
      readonly what: Entered;
      readonly n: number;
    }
  | { readonly do: 'sort'; readonly sheet: number; readonly column: number; readonly n: number }
  | {
      readonly do: 'filter' | 'insertRow' | 'insertColumn' | 'rename' | 'note' | 'copy' | 'delete';
      readonly sheet: number;
      readonly n: number;
    };

/** What others do at the service. */
export type OtherAct =
  | {
      readonly do: 'secondUser';
      readonly township: number;
      readonly village: number;
      readonly column: number;
      readonly n: number;
    }
  | { readonly do: 'sendBack' | 'newEdition'; readonly township: number };

/** One thing that goes wrong, or comes in between, while the pane is at work. */
export type Injection =
  | {
      readonly kind: 'person';
      readonly at: number;
      readonly act: PersonAct;
      /** Counted in batches that write, and into a cell that the act is about to write. */
      readonly isAimed?: boolean;
    }
  | { readonly kind: 'host'; readonly at: number; readonly code: FaultCode; readonly action: number }
  | { readonly kind: 'abandon'; readonly at: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'line'; readonly fault: LineFault }
  | { readonly kind: 'other'; readonly act: OtherAct };

export type PaneAct =
  | {
      readonly do: 'scan' | 'save' | 'refresh' | 'carry' | 'adopt' | 'check';
      readonly sheet: number;
    }
  | { readonly do: 'submit'; readonly sheet: number; readonly isCompleted: boolean }
  | { readonly do: 'choose'; readonly sheet: number; readonly n: number; readonly side: 'MINE' | 'THEIRS' }
  | { readonly do: 'discard'; readonly sheet: number; readonly n: number }
  | { readonly do: 'spread'; readonly sheet: number; readonly column: number; readonly keepFilled: boolean }
  | { readonly do: 'restore'; readonly n: number }
  | { readonly do: 'insert'; readonly township: number }
  | { readonly do: 'reopen' };

export type Step =
  | { readonly by: 'person'; readonly act: PersonAct }
  | { readonly by: 'other'; readonly act: OtherAct }
  | { readonly by: 'switch'; readonly to: 'a' | 'b' | 'bureau' }
  | { readonly by: 'line'; readonly isUp: boolean }
  | { readonly by: 'pane'; readonly act: PaneAct; readonly with: Injection | null };

const index = fc.nat(7);
const column = fc.nat(1);
const sheet = fc.nat(2);
const at = fc.integer({ min: 1, max: 14 });
const entered = fc.oneof(
  { weight: 8, arbitrary: fc.constant('number' as const) },
  { weight: 2, arbitrary: fc.constantFrom('blank' as const, 'base' as const) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('text' as const, 'wide' as const, 'formula' as const, 'negative' as const),
  },
);

const typing = fc.record({
  do: fc.constant('type' as const),
  sheet,
  village: index,
  column,
  what: entered,
  n: fc.nat(999),
});
const moving = fc.oneof(
  fc.record({ do: fc.constant('sort' as const), sheet, column: fc.nat(2), n: fc.nat(1) }),
  fc.record({ do: fc.constantFrom('insertRow' as const, 'insertColumn' as const), sheet, n: fc.nat(20) }),
);
const tidying = fc.record({
  do: fc.constantFrom('filter' as const, 'rename' as const, 'note' as const),
  sheet,
  n: fc.nat(99),
});
const person: fc.Arbitrary<PersonAct> = fc.oneof(
  { weight: 10, arbitrary: typing },
  { weight: 3, arbitrary: moving },
  { weight: 2, arbitrary: tidying },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('copy' as const, 'delete' as const), sheet, n: fc.nat(3) }),
  },
);
const meanwhile: fc.Arbitrary<PersonAct> = fc.oneof(
  { weight: 6, arbitrary: typing },
  { weight: 4, arbitrary: moving },
  { weight: 1, arbitrary: tidying },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), sheet, n: fc.nat(3) }) },
);
const township = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(1) });
const secondUser = fc.record({
  do: fc.constant('secondUser' as const),
  township,
  village: index,
  column,
  n: fc.nat(999),
});
const other: fc.Arbitrary<OtherAct> = fc.oneof(
  { weight: 5, arbitrary: secondUser },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('sendBack' as const, 'newEdition' as const), township }),
  },
);
/** Somebody types into the very cell that is being written. */
const aimed: fc.Arbitrary<Injection> = fc.record({
  kind: fc.constant('person' as const),
  at: fc.integer({ min: 1, max: 3 }),
  act: fc.oneof({ weight: 3, arbitrary: typing }, { weight: 2, arbitrary: moving }),
  isAimed: fc.constant(true),
});
const injection: fc.Arbitrary<Injection | null> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  { weight: 5, arbitrary: aimed },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('person' as const), at, act: meanwhile }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('host' as const),
      at,
      code: fc.constantFrom('InvalidOperationInCellEditMode' as const, 'ActivityLimitReached' as const),
      action: fc.nat(40),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('abandon' as const),
      at,
      when: fc.constantFrom('before' as const, 'after' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      fault: fc.constantFrom(
        'loseRequest' as const,
        'loseAnswer' as const,
        'hangBefore' as const,
        'hangAfter' as const,
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('other' as const), act: other }) },
);
const pane: fc.Arbitrary<PaneAct> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('save' as const), sheet }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('submit' as const), sheet, isCompleted: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('scan' as const, 'check' as const), sheet }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('refresh' as const), sheet }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('choose' as const),
      sheet,
      n: index,
      side: fc.constantFrom('MINE' as const, 'THEIRS' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('discard' as const), sheet, n: index }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('spread' as const), sheet, column, keepFilled: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('carry' as const, 'adopt' as const),
      sheet,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), n: sheet }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('insert' as const), township: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'reopen' as const }) },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ by: fc.constant('person' as const), act: person }) },
  { weight: 3, arbitrary: fc.record({ by: fc.constant('other' as const), act: other }) },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.constant('switch' as const),
      to: fc.constantFrom('a' as const, 'b' as const, 'bureau' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('line' as const), isUp: fc.boolean() }) },
  { weight: 10, arbitrary: fc.record({ by: fc.constant('pane' as const), act: pane, with: injection }) },
);

/** What happens on one afternoon: people, others and the pane, in this order. */
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 4, maxLength: 16, size: 'max' });
