/** Text as an editor on a Chinese Windows saves it. Node only decodes GB18030, so the table is its decoder turned round. */
export function inGb18030(text: string): Buffer {
  return Buffer.concat([...text].map(bytesOf));
}

let table: ReadonlyMap<string, Buffer> | null = null;

function bytesOf(character: string): Buffer {
  if (character <= '\x7f') return Buffer.from(character);
  table ??= twoByteCharacters();
  const bytes = table.get(character);
  if (!bytes) throw new Error(`no two-byte GB18030 for U+${character.codePointAt(0)?.toString(16)}`);
  return bytes;
}

function twoByteCharacters(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const characters = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      characters.set(decoder.decode(bytes), bytes);
    }
  }
  return characters;
}
