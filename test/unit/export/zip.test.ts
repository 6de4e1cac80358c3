import { fromBuffer } from 'yauzl';
import { openZip, writeZip } from '../../../server/export/zip.ts';

const at = new Date('2026-11-22T04:30:10Z');
const entries = [
  { name: '罗山县2025目标分解表/周党镇/示例东岗村.xlsx', bytes: Buffer.from('one') },
  { name: '罗山县2025目标分解表/周党镇.xlsx', bytes: Buffer.from('示例'.repeat(1000)) },
  { name: 'empty.txt', bytes: Buffer.alloc(0) },
];

describe('writeZip', () => {
  it('writes 3 files that another reader finds with their Chinese names, bytes and Beijing time', async () => {
    const found = await read(writeZip(entries, at));
    expect(found.map(({ name }) => name)).toEqual(entries.map(({ name }) => name));
    expect(found.map(({ bytes }) => bytes.toString())).toEqual(entries.map(({ bytes }) => bytes.toString()));
    expect(found.map(({ time }) => time)).toEqual(Array(3).fill('2026-11-22 12:30:10'));
  });

  it('refuses two files of one name', () => {
    expect(() => writeZip([entries[0]!, entries[0]!], at)).toThrow('two files of one name');
  });
});

describe('openZip', () => {
  it('replaces one part, adds one and leaves the other two as they were', async () => {
    const zip = openZip(writeZip(entries, at));
    expect(zip.read('empty.txt')).toHaveLength(0);
    expect(zip.read(entries[1]!.name).toString()).toBe('示例'.repeat(1000));
    const changed = zip.with(
      new Map([
        [entries[1]!.name, Buffer.from('改'.repeat(2000))],
        ['new.xml', Buffer.from('<a/>')],
      ]),
    );
    const found = await read(changed);
    expect(found.map(({ bytes }) => bytes.toString())).toEqual(['one', '改'.repeat(2000), '', '<a/>']);
    expect(openZip(changed).read(entries[1]!.name).toString()).toBe('改'.repeat(2000));
  });

  it('refuses a part whose bytes are not those of its checksum', () => {
    const bytes = writeZip(entries, at);
    bytes[bytes.indexOf('one')] = 0x20;
    expect(() => openZip(bytes).read(entries[0]!.name)).toThrow('damaged part');
  });

  it('refuses what is no archive', () => {
    expect(() => openZip(Buffer.from('not a zip at all, but long enough'))).toThrow('no zip directory');
  });
});

interface Found {
  readonly name: string;
  readonly bytes: Buffer;
  readonly time: string;
}

function read(bytes: Buffer): Promise<Found[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const found: Found[] = [];
      zip.on('entry', (entry) => {
        zip.openReadStream(entry, async (failure, stream) => {
          if (failure) return reject(failure);
          const pieces: Buffer[] = [];
          for await (const piece of stream) pieces.push(piece as Buffer);
          found.push({
            name: entry.fileName,
            bytes: Buffer.concat(pieces),
            time: dosText(entry.lastModFileDate, entry.lastModFileTime),
          });
          zip.readEntry();
        });
      });
      zip.once('end', () => resolve(found));
      zip.once('error', reject);
      zip.readEntry();
    });
  });
}

function dosText(day: number, time: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const date = [1980 + (day >> 9), two((day >> 5) & 15), two(day & 31)].join('-');
  return `${date} ${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;
}
