import { readArguments } from '../../../server/cli/arguments.ts';

const known = { on: true, category: true, quiet: false };

describe('readArguments', () => {
  it('keeps what stands by itself apart from options, and every value of an option', () => {
    const read = readArguments(['a.yaml', '--category', '低保', '--quiet', 'b', '--category', '孤儿'], known);
    expect(read?.values).toEqual(['a.yaml', 'b']);
    expect(read?.options.get('category')).toEqual(['低保', '孤儿']);
    expect(read?.options.get('quiet')).toEqual(['']);
  });

  it.each([
    ['an option nobody knows', ['--other', '1']],
    ['an option by the name of an inherited property', ['--constructor', '1']],
    ['an option at the end without its value', ['a', '--on']],
    ['an option followed by another instead of its value', ['--on', '--category', '低保']],
  ])('is null for %s', (_, args) => {
    expect(readArguments(args, known)).toBeNull();
  });
});
