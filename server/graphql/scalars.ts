import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isFen } from '../../schema/values/fen.ts';
import { isLocalDate } from '../../schema/values/local-date.ts';

/** The scalars of `schema/base.graphql`. */
export const scalars = {
  Fen: new GraphQLScalarType({
    name: 'Fen',
    serialize: (value) => (isFen(value) ? value : wrong('Fen', '整数分')),
    parseValue: (value) => (isFen(value) ? value : wrong('Fen', '整数分')),
    parseLiteral: (node) =>
      node.kind === Kind.INT && isFen(Number(node.value)) ? Number(node.value) : wrong('Fen', '整数分'),
  }),
  Cells: new GraphQLScalarType({
    name: 'Cells',
    // Made by our own code, row by row; looking at each cell again would cost what one scalar for all saves.
    serialize: (value) => (Array.isArray(value) ? value : wrong('Cells', '矩阵')),
    parseValue: () => wrong('Cells', '只用于应答'),
    parseLiteral: () => wrong('Cells', '只用于应答'),
  }),
  Date: new GraphQLScalarType({
    name: 'Date',
    serialize: (value) => (isLocalDate(value) ? value : wrong('Date', 'YYYY-MM-DD')),
    parseValue: (value) => (isLocalDate(value) ? value : wrong('Date', 'YYYY-MM-DD')),
    parseLiteral: (node) =>
      node.kind === Kind.STRING && isLocalDate(node.value) ? node.value : wrong('Date', 'YYYY-MM-DD'),
  }),
  DateTime: new GraphQLScalarType({
    name: 'DateTime',
    serialize: (value) => (isInstant(value) ? value : wrong('DateTime', 'ISO 8601')),
    parseValue: (value) => (isInstant(value) ? value : wrong('DateTime', 'ISO 8601')),
    parseLiteral: (node) =>
      node.kind === Kind.STRING && isInstant(node.value) ? node.value : wrong('DateTime', 'ISO 8601'),
  }),
};

function isInstant(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
}

function wrong(name: string, expected: string): never {
  throw new GraphQLError(`${name} 应为 ${expected}`, { extensions: { code: 'BAD_USER_INPUT' } });
}
