import type { RosterReadContext, RosterReading, RosterSink, RosterSource } from './types.ts';

/**
 * Reads a roster to its end. Everything wrong goes to `context.problems`; nothing is thrown for bad data.
 *
 * @param onRows called every few thousand rows to carry records away; false stops the reading
 * @returns what was read, or null when the file or its header cannot be read
 */
export async function readRoster(
  _source: RosterSource,
  _context: RosterReadContext,
  _onRows: RosterSink,
): Promise<RosterReading | null> {
  throw new Error('not built');
}
