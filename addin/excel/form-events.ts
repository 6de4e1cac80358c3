/// <reference types="office-js" />

/**
 * Calls `listener` with the id of a sheet that somebody changed, added or brought to the front. A hint to look again,
 * nothing more; events can be late or lost.
 *
 * @returns stops it; harmless when Excel is gone
 */
export function onFormsTouched(_listener: (worksheetId: string) => void): Promise<() => Promise<void>> {
  return Promise.reject(new Error('not yet built'));
}
