import type { Injection, PaneAct, PersonAct, Step } from './acts.ts';

const person = (act: PersonAct): Step => ({ by: 'person', act });
const pane = (act: PaneAct, injection: Injection | null = null): Step => ({
  by: 'pane',
  act,
  with: injection,
});
const type = (sheet: number, village: number, column: number, n: number): Step =>
  person({ do: 'type', sheet, village, column, what: 'number', n });
const secondUser = (village: number, column: number, n: number): Step => ({
  by: 'other',
  act: { do: 'secondUser', township: 0, village, column, n },
});
/** Somebody types into a cell before the pane looks, in the middle of its act. */
const meanwhile = (
  village: number,
  column: number,
  n: number,
  what: 'number' | 'blank' = 'number',
): Injection => ({
  kind: 'person',
  at: 1,
  act: { do: 'type', sheet: 0, village, column, what, n },
});
const remove: Step = person({ do: 'delete', sheet: 0, n: 0 });
const newEdition: Step = { by: 'other', act: { do: 'newEdition', township: 0 } };
const copy: Step = person({ do: 'copy', sheet: 0, n: 0 });

/** Afternoons on which an edit was once lost or misplaced, shortened; and why. */
export const found: readonly { readonly name: string; readonly acts: readonly Step[] }[] = [
  {
    name: 'a copy is adopted after another’s number came into the first sheet',
    acts: [
      copy,
      secondUser(0, 0, 391),
      pane({ do: 'refresh', sheet: 0 }),
      type(1, 2, 0, 408),
      pane({ do: 'adopt', sheet: 0 }),
      pane({ do: 'adopt', sheet: 1 }),
    ],
  },
  {
    name: 'a save whose answer was lost is tried again after the form changed',
    acts: [
      type(0, 1, 1, 352),
      pane({ do: 'save', sheet: 0 }, { kind: 'line', fault: 'loseAnswer' }),
      type(0, 1, 0, 154),
      newEdition,
    ],
  },
  {
    name: 'text is carried to a new edition',
    acts: [
      person({ do: 'type', sheet: 0, village: 3, column: 1, what: 'text', n: 242 }),
      newEdition,
      pane({ do: 'carry', sheet: 0 }),
    ],
  },
  {
    name: 'a copy on older numbers outlives the sheet it was made of',
    acts: [
      secondUser(0, 1, 863),
      copy,
      pane({ do: 'refresh', sheet: 0 }),
      pane({ do: 'refresh', sheet: 1 }),
      type(0, 1, 0, 402),
      newEdition,
    ],
  },
  {
    name: 'a sheet and its copy, filled differently, are carried to one new edition',
    acts: [type(0, 1, 1, 872), copy, type(1, 1, 1, 235), newEdition],
  },
  {
    name: 'a copy is adopted when the sheet it was made of is gone',
    acts: [
      copy,
      type(0, 0, 1, 207),
      pane({ do: 'scan', sheet: 0 }),
      type(1, 4, 0, 100),
      remove,
      pane({ do: 'adopt', sheet: 0 }),
    ],
  },
  {
    name: 'a copy shows older numbers than the deleted sheet it was made of',
    acts: [
      copy,
      secondUser(0, 0, 391),
      pane({ do: 'refresh', sheet: 0 }),
      remove,
      pane({ do: 'save', sheet: 0 }),
    ],
  },
  {
    name: 'a copy shows older numbers than the deleted sheet, which was still to be chosen on',
    acts: [
      type(0, 0, 0, 100),
      copy,
      secondUser(0, 0, 77),
      secondUser(1, 0, 55),
      pane({ do: 'save', sheet: 0 }),
      pane({ do: 'refresh', sheet: 0 }),
      remove,
      pane({ do: 'save', sheet: 0 }),
    ],
  },
  {
    name: 'a copy shows a number that was given up on the deleted sheet for another’s',
    acts: [
      type(0, 2, 0, 127),
      copy,
      secondUser(2, 0, 500),
      pane({ do: 'save', sheet: 0 }),
      pane({ do: 'choose', sheet: 0, n: 0, side: 'THEIRS' }),
      remove,
      pane({ do: 'save', sheet: 0 }),
    ],
  },
  {
    name: 'a copy stands for the deleted sheet it equals, and its column is spread anew',
    acts: [type(0, 2, 0, 127), copy, remove, pane({ do: 'spread', sheet: 0, column: 0, keepFilled: false })],
  },
  {
    name: 'a copy stands for a deleted sheet whose save had no answer, and is typed over',
    acts: [
      type(0, 2, 0, 127),
      pane({ do: 'save', sheet: 0 }, { kind: 'line', fault: 'loseRequest' }),
      copy,
      remove,
      pane({ do: 'scan', sheet: 0 }),
      type(0, 2, 0, 300),
      pane({ do: 'reopen' }),
    ],
  },
  {
    name: 'somebody types on the old sheet while it is carried to the new one once more',
    acts: [
      newEdition,
      pane({ do: 'carry', sheet: 0 }),
      pane(
        { do: 'carry', sheet: 1 },
        {
          kind: 'person',
          at: 2,
          act: { do: 'type', sheet: 0, village: 4, column: 0, what: 'number', n: 489 },
        },
      ),
    ],
  },
  {
    name: 'a number is given up that another has sent as well',
    acts: [type(0, 1, 1, 47), secondUser(1, 1, 47), pane({ do: 'discard', sheet: 0, n: 0 })],
  },
  {
    name: 'a number is taken back whose submission had no answer, and the sheet is deleted',
    acts: [
      pane({ do: 'submit', sheet: 0, isCompleted: true }, { kind: 'line', fault: 'loseAnswer' }),
      person({ do: 'type', sheet: 0, village: 4, column: 0, what: 'blank', n: 0 }),
      pane({ do: 'scan', sheet: 0 }),
      remove,
    ],
  },
  {
    name: 'a number is typed over in the middle of a save, and the sheet is deleted after it',
    acts: [
      type(0, 1, 0, 930),
      pane(
        { do: 'save', sheet: 0 },
        {
          kind: 'person',
          at: 8,
          act: { do: 'type', sheet: 0, village: 1, column: 0, what: 'number', n: 467 },
        },
      ),
      remove,
    ],
  },
  {
    name: 'a number is taken back that another has sent as well',
    acts: [
      type(0, 0, 0, 0),
      secondUser(0, 0, 0),
      person({ do: 'type', sheet: 0, village: 0, column: 0, what: 'blank', n: 0 }),
      pane({ do: 'scan', sheet: 0 }),
      pane({ do: 'refresh', sheet: 0 }),
    ],
  },
  {
    name: 'a number that another has sent as well is typed twice and taken back',
    acts: [
      secondUser(0, 0, 0),
      type(0, 0, 0, 0),
      type(0, 0, 0, 0),
      person({ do: 'type', sheet: 0, village: 0, column: 0, what: 'blank', n: 0 }),
    ],
  },
  {
    name: 'a number that another has sent as well is typed over, then taken back',
    acts: [
      secondUser(0, 0, 0),
      type(0, 0, 0, 0),
      type(0, 0, 0, 100),
      person({ do: 'type', sheet: 0, village: 0, column: 0, what: 'blank', n: 0 }),
    ],
  },
  {
    name: 'a number that another has sent as well is given up, brought in and blanked',
    acts: [
      secondUser(0, 0, 0),
      type(0, 0, 0, 0),
      pane({ do: 'discard', sheet: 0, n: 0 }),
      pane({ do: 'refresh', sheet: 0 }),
      person({ do: 'type', sheet: 0, village: 0, column: 0, what: 'blank', n: 0 }),
      pane({ do: 'save', sheet: 0 }),
    ],
  },
  {
    name: 'another’s number that is to be chosen is typed, and then blanked',
    acts: [
      secondUser(0, 0, 0),
      type(0, 0, 0, 600),
      pane({ do: 'save', sheet: 0 }),
      type(0, 0, 0, 0),
      type(0, 0, 0, 0),
      person({ do: 'type', sheet: 0, village: 0, column: 0, what: 'blank', n: 0 }),
      pane({ do: 'save', sheet: 0 }),
    ],
  },
  {
    name: 'a completed form is typed over while it is submitted, and the sheet is deleted',
    acts: [
      secondUser(0, 0, 0),
      pane({ do: 'submit', sheet: 0, isCompleted: true }, meanwhile(0, 1, 0)),
      remove,
    ],
  },
  {
    name: 'a number is taken back that is still under way, and the sheet is deleted',
    acts: [
      type(0, 0, 0, 127),
      pane({ do: 'save', sheet: 0 }, { kind: 'line', fault: 'loseRequest' }),
      person({ do: 'type', sheet: 0, village: 0, column: 0, what: 'blank', n: 0 }),
      pane({ do: 'scan', sheet: 0 }),
      remove,
    ],
  },
  {
    name: 'a number that was carried is typed over on the new sheet, while a later one waits on the old',
    acts: [
      newEdition,
      pane({ do: 'spread', sheet: 0, column: 0, keepFilled: false }),
      pane(
        { do: 'carry', sheet: 0 },
        {
          kind: 'person',
          at: 1,
          act: { do: 'type', sheet: 0, village: 0, column: 0, what: 'number', n: 0 },
          isAimed: true,
        },
      ),
      type(1, 1, 0, 0),
    ],
  },
  {
    name: 'text is given up and a number is typed over it at that moment',
    acts: [
      person({ do: 'type', sheet: 0, village: 1, column: 0, what: 'text', n: 0 }),
      pane({ do: 'discard', sheet: 0, n: 0 }, meanwhile(1, 0, 0)),
    ],
  },
  {
    name: 'another’s number is chosen and a new one is typed at that moment',
    acts: [
      type(0, 2, 0, 127),
      secondUser(2, 0, 500),
      pane({ do: 'save', sheet: 0 }),
      pane({ do: 'choose', sheet: 0, n: 0, side: 'THEIRS' }, meanwhile(2, 0, 408)),
    ],
  },
  {
    name: 'the number typed back is chosen and the cell is emptied at that moment',
    acts: [
      secondUser(2, 0, 391),
      pane({ do: 'refresh', sheet: 0 }),
      type(0, 2, 0, 127),
      secondUser(2, 0, 500),
      pane({ do: 'save', sheet: 0 }),
      person({ do: 'type', sheet: 0, village: 2, column: 0, what: 'base', n: 0 }),
      pane({ do: 'choose', sheet: 0, n: 0, side: 'MINE' }, meanwhile(2, 0, 0, 'blank')),
    ],
  },
];
