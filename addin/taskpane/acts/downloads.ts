import { downloadFile } from '../../client/download.ts';
import type { Client } from '../../client/requests.ts';
import { type ExportChoice, exportPath } from './export-path.ts';

/** Fetches a sheet as a file and hands it to the browser to be saved; answers with its name. */
export function downloadSheet(client: Client, choice: ExportChoice): Promise<string> {
  return downloadPath(client, exportPath(choice));
}

/** The same for any file of the service. @throws ApiError */
export async function downloadPath(client: Client, path: string): Promise<string> {
  const { name, content } = await downloadFile(path, { token: client.token });
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // A slow PC may still be writing it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return name;
}
