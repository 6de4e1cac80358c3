/** Whether the tables of this workbook are refreshed whenever it is opened: asked once. */
export function RefreshOnOpen() {
  return null;
}
