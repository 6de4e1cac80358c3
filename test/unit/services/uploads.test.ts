import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createUploads } from '../../../server/services/uploads.ts';

const me = 'luoshan@411521';
const freshFolder = () => join(mkdtempSync(join(tmpdir(), 'zhengjiao-uploads-')), 'uploads');

describe('createUploads', () => {
  it('keeps the bytes under the sender’s name alone', async () => {
    const uploads = createUploads(freshFolder(), 100);
    const id = await uploads.receive(me, '缴费.csv', Readable.from([Buffer.from('四百')]), null);
    const { path, fileName } = uploads.find(me, id);
    expect(fileName).toBe('缴费.csv');
    expect(readFileSync(path, 'utf8')).toBe('四百');
    expect(() => uploads.find('fenxi@411521', id)).toThrow('UPLOAD_NOT_FOUND');
    await uploads.discard(id);
    expect(() => uploads.find(me, id)).toThrow('UPLOAD_NOT_FOUND');
    await uploads.close();
  });

  it('takes 100 bytes of 100 and leaves nothing of 101, declared or not, nor of 0', async () => {
    const folder = freshFolder();
    const uploads = createUploads(folder, 100);
    const send = (bytes: number, declared: number | null) =>
      uploads.receive(me, 'a.csv', Readable.from(bytes ? [Buffer.alloc(bytes)] : []), declared);
    await send(100, 100);
    await expect(send(101, 101)).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    await expect(send(101, null)).rejects.toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    await expect(send(0, null)).rejects.toMatchObject({ code: 'UPLOAD_EMPTY' });
    expect(readdirSync(join(folder, `${process.pid}`))).toHaveLength(1);
    await uploads.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('leaves nothing of a line that breaks', async () => {
    const folder = freshFolder();
    const uploads = createUploads(folder, 100);
    const broken = new Readable({ read() {} });
    broken.push(Buffer.alloc(10));
    const receiving = uploads.receive(me, 'a.csv', broken, null);
    broken.destroy(new Error('aborted'));
    await expect(receiving).rejects.toThrow('aborted');
    expect(readdirSync(join(folder, `${process.pid}`))).toEqual([]);
  });

  it('shows the last part of a file name, without control characters, at most 120 characters', async () => {
    const uploads = createUploads(freshFolder(), 100);
    const named = async (name: string) =>
      uploads.find(me, await uploads.receive(me, name, Readable.from([Buffer.alloc(1)]), null)).fileName;
    expect(await named('../../etc/passwd')).toBe('passwd');
    expect(await named('C:\\用户\\缴费\u0000\n.xlsx')).toBe('缴费.xlsx');
    expect(await named('')).toBe('未命名');
    expect(await named('长'.repeat(300))).toHaveLength(120);
    await uploads.close();
  });

  it('clears at the start what ended processes left, and leaves what a running one keeps', () => {
    const folder = freshFolder();
    // No process has the number 2^22 or more on Linux; the parent of this one runs.
    for (const name of ['4194304', 'old-file', `${process.ppid}`, `${process.pid}`]) {
      mkdirSync(join(folder, name), { recursive: true });
      writeFileSync(join(folder, name, 'left'), 'x');
    }
    createUploads(folder, 100);
    expect(readdirSync(folder)).toEqual([`${process.ppid}`]);
  });
});
