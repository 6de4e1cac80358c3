/** Where the pane runs. Only what the views need to know. */
export interface OfficeHost {
  /** `tooOld`: Excel without ExcelApi 1.14. `none`: a plain browser, or another Office program. */
  readonly excel: 'ready' | 'tooOld' | 'none';
  /** Background of Office's own panes, `#RRGGBB`; null where it is not told. */
  readonly background: string | null;
}

const patienceMs = 20_000;

/** Waits until office.js knows its host. Without office.js, or outside Excel, the pane still works in part. */
export async function findOfficeHost(): Promise<OfficeHost> {
  if (typeof Office === 'undefined') return { excel: 'none', background: null };
  // A page that only looks like Office to office.js would be waited for without end.
  const timeUp = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs));
  const info = await Promise.race([Office.onReady(), timeUp]);
  if (info?.host !== Office.HostType.Excel) return { excel: 'none', background: null };
  const isNewEnough = Office.context.requirements.isSetSupported('ExcelApi', '1.14');
  return {
    excel: isNewEnough ? 'ready' : 'tooOld',
    background: Office.context.officeTheme?.bodyBackgroundColor ?? null,
  };
}

/** Brings the pane to the front, from a ribbon button. Where that is not possible it stays where it is. */
export async function showPane(): Promise<void> {
  try {
    await Office.addin.showAsTaskpane();
  } catch {
    // Older hosts cannot; the message waits in the pane until it is opened.
  }
}
