/** Who published from the terminal on the server, as records of a county name it. */
const terminal = 'terminal@*';

/** An account that published a version, for people; null when it is not known or not to be seen. */
export function publisherName(publishedBy: string | null | undefined): string | null {
  return publishedBy === terminal ? '命令行' : publishedBy || null;
}
