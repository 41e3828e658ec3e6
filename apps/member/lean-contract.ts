import type { Plugin } from 'vite';

/** What a client reads of an operation. The rest is for the server, which validates, and for the description of the API. */
const READ_BY_CLIENTS = new Set(['id', 'method', 'path', 'body', 'upload']);
/** Of a body it is read whether there is one. */
const SOME_BODY = '{}';
const OPERATIONS = /contract\/src\/operations\/[^/]+\.ts$/;

/** These make schemas and nothing else, so that a schema which nobody reads can be left out. */
export const SCHEMA_MAKERS = ['Type', 'shape', 'oneOf', 'defineOperation'];

/** As far as it is read here. */
interface Tree {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [name: string]: unknown;
}

/** Leaves the server's part of each operation, most of its text, out of the app. */
export function leanContract(): Plugin {
  return {
    name: 'huixiang:lean-contract',
    transform(code, id) {
      if (!OPERATIONS.test(id)) return null;
      const parts: string[] = [];
      let done = 0;
      for (const call of callsOf(this.parse(code) as unknown as Tree, 'defineOperation')) {
        const [operation] = call['arguments'] as Tree[];
        if (operation === undefined) continue;
        parts.push(code.slice(done, operation.start), leanObject(operation, code));
        done = operation.end;
      }
      return { code: parts.join('') + code.slice(done), map: null };
    },
  };
}

function leanObject(object: Tree, code: string): string {
  const kept = (object['properties'] as Tree[]).flatMap((property) => {
    const { name } = property['key'] as Tree & { readonly name: string };
    if (!READ_BY_CLIENTS.has(name)) return [];
    return name === 'body' ? `body: ${SOME_BODY}` : code.slice(property.start, property.end);
  });
  return `{ ${kept.join(', ')} }`;
}

/** The calls of this function that are the value of a constant of the module. */
function callsOf(module: Tree, callee: string): Tree[] {
  return (module['body'] as Tree[]).flatMap((statement) => {
    const declaration = (statement['declaration'] ?? statement) as Tree;
    const constants = (declaration['declarations'] ?? []) as Tree[];
    return constants.flatMap(({ init }) => {
      const call = init as Tree | null;
      const called = call?.['callee'] as (Tree & { readonly name?: string }) | undefined;
      return call !== null && called?.name === callee ? [call] : [];
    });
  });
}
