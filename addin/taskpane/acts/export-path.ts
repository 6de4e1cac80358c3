/** The sheets the service makes as files, by the last part of their address. */
export type ExportNoun =
  | 'progress'
  | 'breakdown'
  | 'policy'
  | 'coverage'
  | 'chase'
  | 'reconciliation'
  | 'subsidy'
  | 'review';

export interface ExportChoice {
  readonly noun: ExportNoun;
  readonly campaignId: string;
  /** What the sheet is limited to; null and undefined are left out. */
  readonly query: Readonly<Record<string, string | null | undefined>>;
}

/** Where the service has a sheet as a file. */
export function exportPath({ noun, campaignId, query }: ExportChoice): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) asked.set(name, value);
  const text = asked.toString();
  return `/export/${encodeURIComponent(campaignId)}/${noun}.xlsx${text === '' ? '' : `?${text}`}`;
}
