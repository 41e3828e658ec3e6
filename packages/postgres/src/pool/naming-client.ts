import { createHash } from 'node:crypto';
import pg from 'pg';

const NAMED_TEXTS = 512;
const CANDIDATE_TEXTS = 4096;
const USES_BEFORE_NAMING = 3;

/**
 * Chooses names for statement texts: a text used several times gets a name, so that each connection parses and plans
 * it once. The number of names is bounded, because every named statement lives on in every connection.
 */
export function statementNamer(limit = NAMED_TEXTS): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const uses = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= limit) return known;
    const count = (uses.get(text) ?? 0) + 1;
    if (count < USES_BEFORE_NAMING) {
      // Texts used once (lists of varying length) must not accumulate.
      if (uses.size >= CANDIDATE_TEXTS) uses.clear();
      uses.set(text, count);
      return undefined;
    }
    uses.delete(text);
    const name = `h${createHash('sha256').update(text).digest('base64url').slice(0, 30)}`;
    names.set(text, name);
    return name;
  };
}

/** A pg client that prepares the statements called as `query(text, values)`, the way Kysely and our code call it. */
export function namingClient(namer = statementNamer()): typeof pg.Client {
  class NamingClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const plain = super.query.bind(this) as (...args: unknown[]) => unknown;
      const named = (...args: unknown[]): unknown => {
        const [text, values, ...rest] = args;
        const name = typeof text === 'string' && Array.isArray(values) ? namer(text) : undefined;
        return name === undefined ? plain(...args) : plain({ name, text, values }, ...rest);
      };
      this.query = named as typeof this.query;
    }
  }
  return NamingClient;
}
