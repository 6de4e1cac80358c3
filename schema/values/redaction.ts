/** A long run of digits may be an ID number that slipped into the wrong place: no message or log repeats it. */
export function withoutIdNumbers(text: string): string {
  return text.replace(/[\d０-９]{14,}[\d０-９XxＸｘ]/g, '…');
}

/**
 * What the GraphQL library says of a faulty request, without the values it quotes: a name or number typed into the
 * wrong box would come back in the error, and stay in whatever keeps errors.
 */
export function withoutValues(message: string): string {
  const variable = /^(Variable "\$\w+" got invalid value) /.exec(message);
  if (variable) return withoutIdNumbers(`${variable[1]} …${placeIn(message)}; ${reasonIn(message)}`);
  const plain = message
    .replace(/^(\w+ cannot represent [\w -]*): [\s\S]*$/, '$1: …')
    .replace(/^(Expected value of type "[^"]*"), found [\s\S]*$/, '$1, found ….')
    .replace(/^Value "[\s\S]*" (does not exist in "\w+" enum\.)[\s\S]*$/, 'Value … $1')
    .replace(/^(Syntax Error: [\s\S]*?String) "[\s\S]*"\.$/, '$1 "…".');
  return withoutIdNumbers(plain);
}

function placeIn(message: string): string {
  return / at "[A-Za-z_][\w.[\]]*"(?=; )/.exec(message)?.[0] ?? '';
}

/** The reasons of graphql-js and of our own scalars that quote no value. */
const reasons = [
  /; (Expected (?:non-nullable )?type "[^"]*" (?:to be an object|not to be null)\.)$/,
  /; (Field "\w+" of required type "[^"]*" was not provided\.)$/,
  /; (Field "\w+" is not defined by type "\w+"\.(?: Did you mean [^?]*\?)?)$/,
  /; (\w+ 应为 [^;"]{1,40})$/,
  /; (\w+ cannot represent [\w -]*): /,
  /(does not exist in "\w+" enum\.)/,
];

function reasonIn(message: string): string {
  for (const reason of reasons) {
    const found = reason.exec(message)?.[1];
    if (found) return found.endsWith('.') ? found : `${found}.`;
  }
  return 'it is of another type.';
}
