import { localDateAt } from '../../schema/values/local-date.ts';
import type { FigureResult } from './batch.ts';

export type ValueResult = Extract<FigureResult, { kind: 'value' }>;

/** A figure as a cell shows it. */
export interface ShownFigure {
  readonly campaignId: string;
  readonly result: ValueResult;
}

/** All figures on show together. */
export interface Span {
  /** When the oldest and the newest were worked out, in seconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** True when all are of one version of one campaign, worked out on one day. */
  readonly isOneState: boolean;
  readonly figures: readonly ShownFigure[];
}

/** What cells asking one and the same figure show: the oldest and the newest answer that may still stand in one. */
export interface ShownPlain {
  readonly oldest: ShownFigure | null;
  readonly newest: ShownFigure | null;
  /** Every text that one of them may show: a number, or the sentence of an error. */
  readonly texts: ReadonlySet<string>;
  /** How often they were called since everything was last calculated. */
  readonly calls: number;
}

export type PlainCells = ReadonlyMap<string, ShownPlain>;

/**
 * Keeps count of what the cells of the workbook show. Excel does not say which cell calls, nor that a plain formula is
 * gone: what was given once counts as on show until every formula has been calculated anew. So the span may be wider
 * than what is to be seen, and is never narrower.
 */
export interface OnShow {
  /** A plain cell shows this now. @param figure null: an error */
  give(key: string, text: string, figure: ShownFigure | null): void;
  /** A streaming cell shows this now; null: an error, or the formula is gone. */
  stream(cell: object, figure: ShownFigure | null): void;
  /** As they are now. */
  plain(): PlainCells;
  /** Null: no cell shows a figure. */
  span(): Span | null;
  /** Every formula is about to be calculated: what was given before is on show until `end(true)`. */
  begin(): (isDone: boolean) => void;
}

export function createOnShow(): OnShow {
  let given = new Map<string, ShownPlain>();
  // Of the calculations under way, the oldest first.
  let anew: Map<string, ShownPlain>[] = [];
  const streams = new Map<object, ShownFigure>();

  return {
    give(key, text, figure) {
      for (const cells of [given, ...anew]) cells.set(key, joined(cells.get(key), text, figure));
    },
    stream(cell, figure) {
      if (figure) streams.set(cell, figure);
      else streams.delete(cell);
    },
    plain: () => new Map(given),
    span() {
      const plain = [...given.values()].flatMap(({ oldest, newest }) =>
        oldest === newest ? [oldest] : [oldest, newest],
      );
      const figures = [...plain, ...streams.values()].filter((each) => each !== null);
      if (figures.length === 0) return null;
      // Tens of thousands: they do not fit into the arguments of a call.
      const times = figures.map(({ result }) => result.at);
      return {
        from: times.reduce((a, b) => Math.min(a, b)),
        to: times.reduce((a, b) => Math.max(a, b)),
        isOneState: new Set(figures.map(stateOf)).size === 1,
        figures,
      };
    },
    begin() {
      const own = new Map<string, ShownPlain>();
      anew.push(own);
      return (isDone) => {
        // A later calculation knows more exactly what is on show.
        if (isDone && anew.includes(own)) given = own;
        anew = isDone ? anew.slice(anew.indexOf(own) + 1) : anew.filter((each) => each !== own);
      };
    },
  };
}

function joined(before: ShownPlain | undefined, text: string, figure: ShownFigure | null): ShownPlain {
  const { oldest = null, newest = null, texts = new Set<string>(), calls = 0 } = before ?? {};
  return {
    oldest: figure && (!oldest || figure.result.at < oldest.result.at) ? figure : oldest,
    // Of two answers of one state the time of the first says enough.
    newest:
      figure && (!newest || (figure.result.at >= newest.result.at && stateOf(figure) !== stateOf(newest)))
        ? figure
        : newest,
    calls: calls + 1,
    texts: texts.has(text) ? texts : new Set([...texts, text]),
  };
}

/** Some figures depend on the day as well: amounts due, rewards, quotas that change on a day. */
function stateOf({ campaignId, result: { version, at } }: ShownFigure): string {
  return `${campaignId}/${version}/${localDateAt(new Date(at * 1000))}`;
}
