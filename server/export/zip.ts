import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file for a .zip; a name with `/` stands in a folder. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Files as one .zip, in the order given, names in UTF-8. They are stored as they are: an .xlsx is packed already.
 *
 * @param at what the archive says the files were made at; shown as a Beijing time
 * @throws Error for two files of one name, or past what a plain .zip holds; we make both, so a bug
 */
export function writeZip(entries: readonly ZipEntry[], at: Date): Buffer {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  if (names.size !== entries.length) throw new Error('two files of one name in a zip');
  const stamp = dosTime(at);
  return archive(
    entries.map(({ name, bytes }) => ({
      name: Buffer.from(name, 'utf8'),
      flags: utf8Flag,
      method: 0,
      stamp,
      crc: crc32(bytes),
      packed: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      size: bytes.byteLength,
      attributes: 0,
    })),
  );
}

/** A .zip whose parts are read one by one and partly replaced; what is not replaced stays as it is packed. */
export interface OpenZip {
  readonly names: readonly string[];
  /** @throws Error when the archive has no such part or it is damaged */
  read(name: string): Buffer;
  /** The archive with parts replaced; a name it does not have is added at the end. */
  with(parts: ReadonlyMap<string, Uint8Array>): Buffer;
}

/**
 * @param bytes of an archive that was checked before: this looks at nothing but the directory
 * @throws Error for what is no plain .zip
 */
export function openZip(bytes: Buffer): OpenZip {
  const parts = directory(bytes);
  const textOf = ({ name }: Part) => name.toString('utf8');
  return {
    names: parts.map(textOf),
    read(name) {
      const part = parts.find((each) => textOf(each) === name);
      if (!part) throw new Error('no such part in the zip');
      const content =
        part.method === 0 ? part.packed : inflateRawSync(part.packed, { maxOutputLength: part.size });
      if (content.length !== part.size || crc32(content) !== part.crc)
        throw new Error('damaged part in a zip');
      return content;
    },
    with(replaced) {
      const packed = (part: Omit<Part, 'crc' | 'packed' | 'size' | 'method'>, content: Uint8Array): Part => ({
        ...part,
        method: 8,
        crc: crc32(content),
        packed: deflateRawSync(content),
        size: content.byteLength,
      });
      const kept = parts.map((part) => {
        const content = replaced.get(textOf(part));
        return content ? packed(part, content) : part;
      });
      const stamp = parts[0]?.stamp ?? 0;
      const added = [...replaced].filter(([name]) => !parts.some((part) => textOf(part) === name));
      return archive([
        ...kept,
        ...added.map(([name, content]) =>
          packed({ name: Buffer.from(name, 'utf8'), flags: utf8Flag, stamp, attributes: 0 }, content),
        ),
      ]);
    },
  };
}

interface Part {
  readonly name: Buffer;
  readonly flags: number;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** DOS time in the lower half, DOS day in the upper. */
  readonly stamp: number;
  readonly crc: number;
  readonly packed: Buffer;
  readonly size: number;
  readonly attributes: number;
}

const utf8Flag = 0x0800;
const [localMark, centralMark, endMark] = [0x04034b50, 0x02014b50, 0x06054b50];
const [localBytes, centralBytes, endBytes] = [30, 46, 22];
const mostBytes = 0xffff_ffff;

function archive(parts: readonly Part[]): Buffer {
  const pieces: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const header = Buffer.alloc(localBytes);
    header.writeUInt32LE(localMark, 0);
    common(header, 4, part);
    pieces.push(header, part.name, part.packed);

    const entry = Buffer.alloc(centralBytes);
    entry.writeUInt32LE(centralMark, 0);
    entry.writeUInt16LE(20, 4);
    common(entry, 6, part);
    entry.writeUInt32LE(part.attributes, 38);
    entry.writeUInt32LE(offset, 42);
    central.push(entry, part.name);
    offset += header.length + part.name.length + part.packed.length;
    if (offset > mostBytes || parts.length > 0xfffe) throw new Error('too much for a plain zip');
  }
  const listed = Buffer.concat(central);
  const end = Buffer.alloc(endBytes);
  end.writeUInt32LE(endMark, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, listed, end]);
}

/** What a local header and the directory say alike; no extra fields are written. */
function common(target: Buffer, at: number, { name, flags, method, stamp, crc, packed, size }: Part): void {
  target.writeUInt16LE(20, at);
  // Bit 3 would say that the sizes follow the data; here they stand before it.
  target.writeUInt16LE(flags & ~0x0008, at + 2);
  target.writeUInt16LE(method, at + 4);
  target.writeUInt32LE(stamp, at + 6);
  target.writeUInt32LE(crc, at + 10);
  target.writeUInt32LE(packed.length, at + 14);
  target.writeUInt32LE(size, at + 18);
  target.writeUInt16LE(name.length, at + 22);
}

function directory(bytes: Buffer): Part[] {
  // The end record stands before a comment of at most 65,535 bytes.
  let end = bytes.length - endBytes;
  while (end >= 0 && bytes.readUInt32LE(end) !== endMark) end -= 1;
  if (end < 0) throw new Error('no zip directory');
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== centralMark) throw new Error('damaged zip directory');
    const method = bytes.readUInt16LE(at + 10);
    if (method !== 0 && method !== 8) throw new Error('unknown packing in a zip');
    const nameBytes = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    const from = local + localBytes + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packedBytes = bytes.readUInt32LE(at + 20);
    if (from + packedBytes > bytes.length) throw new Error('damaged zip directory');
    parts.push({
      name: bytes.subarray(at + centralBytes, at + centralBytes + nameBytes),
      flags: bytes.readUInt16LE(at + 8),
      method,
      stamp: bytes.readUInt32LE(at + 12),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.subarray(from, from + packedBytes),
      size: bytes.readUInt32LE(at + 24),
      attributes: bytes.readUInt32LE(at + 38),
    });
    at += centralBytes + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** Seconds in steps of two, years from 1980, as the clock in Beijing shows them. */
function dosTime(at: Date): number {
  const local = new Date(at.getTime() + 8 * 3_600_000);
  const year = Math.max(1980, local.getUTCFullYear());
  const day = ((year - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate();
  const time = (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
