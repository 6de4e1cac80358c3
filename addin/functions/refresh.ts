import { ApiError } from '../client/api-error.ts';
import { FiguresDocument } from '../client/generated/graphql.ts';
import type { LiveLink } from '../client/live.ts';
import type { LiveTimers } from '../client/live-stream.ts';
import type { Client } from '../client/requests.ts';
import type { Calculation } from './calculation.ts';
import { spanText } from './figures-at.ts';
import type { FunctionPlace } from './functions.ts';
import type { OnShow, PlainCells } from './on-show.ts';

/** What became of the formulas when somebody pressed 刷新. */
export type FormulasRefreshed =
  | { readonly kind: 'none' }
  /** They show what they showed before. @param at of which time; null: no figure at all */
  | { readonly kind: 'unreachable'; readonly at: string | null }
  | {
      readonly kind: 'done';
      /** Plain formulas; the streaming ones keep up by themselves. */
      readonly formulas: number;
      readonly changed: number;
      /** False: the server went on meanwhile, and not all are of one state. */
      readonly isOneState: boolean;
    };

export interface FormulasRefresh {
  /**
   * A saved workbook shows its formulas as they were saved, and none has run. Whether there are any is found out once:
   * somebody without formulas of ours need not wait for those of their own each time.
   *
   * @param order has Excel calculate, in a round trip that is made anyway; not called when there is nothing to find out.
   *   Left out: in a round trip of its own
   * @throws what `order` throws
   */
  seek(order?: () => Promise<void>): Promise<void>;
  refresh(): Promise<FormulasRefreshed>;
}

/** How often all is calculated when figures change on the server meanwhile. */
const mostRounds = 3;
const wakeSteps = 30;
const stepMs = 100;

export function createRefresh(parts: {
  /** False where Excel has no custom functions. */
  readonly canRun: boolean;
  readonly hasRun: () => boolean;
  readonly place: () => FunctionPlace;
  readonly client: Client;
  readonly live: LiveLink;
  readonly calculation: Calculation;
  readonly onShow: OnShow;
  readonly timers: LiveTimers;
}): FormulasRefresh {
  const { client, live, calculation, onShow, timers } = parts;
  let sought: Promise<number> | null = null;

  /** Asks where nobody is listening to the server: what it was last is no sign of life. */
  async function isReachable(campaignId: string): Promise<boolean> {
    if (live.state().mode === 'live') return true;
    try {
      await client.send(FiguresDocument, { campaignId, asks: [] });
    } catch (error) {
      // What else is wrong the formulas say themselves.
      return !(error instanceof ApiError && error.isOffline);
    }
    if (live.state().mode === 'lost') live.wake();
    for (let step = 0; step < wakeSteps && live.state().mode === 'lost'; step++)
      await new Promise<void>((resolve) => timers.set(resolve, stepMs));
    return live.state().mode !== 'lost';
  }

  async function seek(order?: () => Promise<void>): Promise<void> {
    if (!parts.canRun || parts.hasRun() || sought) return;
    const { settled } = await calculation.run(order);
    sought = settled;
  }

  async function hasSaved(): Promise<boolean> {
    await seek();
    await sought;
    return parts.hasRun();
  }

  function unreachable(): FormulasRefreshed {
    const span = onShow.span();
    return { kind: 'unreachable', at: span && spanText(span) };
  }

  async function refresh(): Promise<FormulasRefreshed> {
    const before = onShow.plain();
    if (!parts.hasRun() && !(await hasSaved())) return { kind: 'none' };
    const { campaignId } = parts.place();
    if (campaignId !== null && !(await isReachable(campaignId))) return unreachable();
    let formulas = 0;
    for (let round = 0; round < mostRounds; round++) {
      const { settled } = await calculation.run();
      formulas = await settled;
      if (onShow.span()?.isOneState !== false) break;
    }
    if (onShow.span()?.figures.some(({ result }) => result.isLast)) return unreachable();
    return {
      kind: 'done',
      formulas,
      changed: changedCells(before, onShow.plain()),
      isOneState: onShow.span()?.isOneState !== false,
    };
  }

  return { seek, refresh };
}

/** How many cells show something else than before, or may do so. */
function changedCells(before: PlainCells, after: PlainCells): number {
  let changed = 0;
  for (const [key, { texts, calls }] of after) {
    const [old, ...others] = before.get(key)?.texts ?? [];
    const isSame = old !== undefined && others.length === 0 && texts.size === 1 && texts.has(old);
    if (!isSame) changed += calls;
  }
  return changed;
}
