/// <reference types="office-js" />
import { sentence } from '../../schema/messages.ts';
import type { Functions } from '../functions/functions.ts';
import type { FormulasRefreshed } from '../functions/refresh.ts';
import { formulasNeedCare, formulasWords } from '../taskpane/acts/formula-words.ts';
import type { LiveTables } from '../taskpane/acts/live-tables.ts';
import { townshipOf } from '../taskpane/acts/models.ts';
import { offlineFault } from '../taskpane/acts/refresh-results.ts';
import { needsCare, refreshWords, type SheetActs } from '../taskpane/acts/sheets.ts';
import { faultOf } from '../taskpane/fault.ts';
import type { PaneSession, Viewer } from '../taskpane/pane-session.ts';
import { followRibbon } from './ribbon.ts';

export interface CommandParts {
  readonly session: PaneSession;
  readonly sheets: SheetActs;
  readonly liveTables?: LiveTables;
  readonly functions?: Functions;
  readonly showPane: () => Promise<void>;
}

/** The ids in manifest.xml. */
export const commandIds = ['insertProgress', 'insertBreakdown', 'refreshSheets'] as const;

/** Ties the ribbon buttons to their acts. They run in the pane's own runtime, so they share its sign-in. */
export function registerCommands(parts: CommandParts): void {
  const acts: Record<(typeof commandIds)[number], RibbonAct> = {
    insertProgress: async (viewer, campaignId) => {
      const township = townshipOf(viewer);
      const inserted = await parts.sheets.insertFigures({
        kind: 'progress',
        campaignId,
        level: 'TOWNSHIP',
        township,
        asOf: null,
      });
      sayWhenBehind(parts, inserted);
    },
    insertBreakdown: async (_, campaignId) => {
      sayWhenBehind(parts, await parts.sheets.insertBreakdown(campaignId));
    },
    refreshSheets: (viewer) => refreshAll(parts, viewer),
  };
  for (const id of commandIds) {
    Office.actions.associate(id, (event: Office.AddinCommands.Event) => runCommand(parts, acts[id], event));
  }
  if (parts.liveTables) followRibbon(parts.session, parts.liveTables, parts.functions);
}

type RibbonAct = (viewer: Viewer, campaignId: string) => Promise<void>;

async function runCommand(
  { session, showPane }: CommandParts,
  act: RibbonAct,
  event: Office.AddinCommands.Event,
): Promise<void> {
  try {
    const { viewer, campaignId } = session.state();
    if (!viewer || campaignId === null) {
      const code = viewer ? 'CHOOSE_CAMPAIGN_FIRST' : 'SIGN_IN_FIRST';
      session.say({ intent: 'info', text: sentence(code) });
      await showPane();
      return;
    }
    await act(viewer, campaignId);
  } catch (error) {
    session.say({ intent: 'error', text: faultOf(error).text });
    await showPane();
  } finally {
    // Excel shows the button as busy until it hears this.
    event.completed();
  }
}

/** Whoever has gone on is left where they are; the pane, when they look, says that the sheet is there. */
function sayWhenBehind(
  { session }: CommandParts,
  { isBehind, sheetName, rows }: Awaited<ReturnType<SheetActs['insertFigures']>>,
): void {
  if (!isBehind) return;
  const text = sentence('SHEET_INSERTED', { found: sheetName, rows }) + sentence('SHEET_BEHIND');
  session.say({ intent: 'success', text });
}

/** Says in the pane what came of it; opens the pane only when there is something to decide. */
async function refreshAll(
  { session, sheets, functions, showPane }: CommandParts,
  viewer: Viewer,
): Promise<void> {
  const refreshed: FormulasRefreshed = (await functions?.refresh()) ?? { kind: 'none' };
  const formulas = formulasWords(refreshed);
  const tables = await sheets.find();
  if (tables.length === 0 && formulas === null) {
    session.say({ intent: 'info', text: sentence('REFRESH_NOTHING_FOUND') });
    return showPane();
  }
  const outcomes = await sheets.refresh(tables, viewer);
  const offline = offlineFault(outcomes);
  const texts = outcomes.map((outcome) => {
    const words = outcome.kind === 'failed' ? outcome.fault.text : refreshWords(outcome);
    return `${outcome.table.sheetName}：${words}`;
  });
  if (formulas !== null) texts.push(formulas);
  const hasCare = outcomes.some(needsCare) || formulasNeedCare(refreshed);
  session.say({ intent: hasCare ? 'warning' : 'success', text: offline?.text ?? texts.join('\n') });
  if (hasCare) await showPane();
}
