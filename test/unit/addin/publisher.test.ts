import { publisherName } from '../../../addin/taskpane/acts/publisher.ts';
import { terminalActor } from '../../../server/cli/terminal.ts';
import { accountNameIn } from '../../../server/services/access.ts';

describe('publisherName', () => {
  it('calls a publication from the terminal 命令行, and an account by its name', () => {
    expect(publisherName(accountNameIn(terminalActor, '140821'))).toBe('命令行');
    expect(publisherName('linyi')).toBe('linyi');
    expect(publisherName(null)).toBeNull();
  });
});
