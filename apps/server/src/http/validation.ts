import { Ajv, type ErrorObject } from 'ajv';
import type { FastifyInstance } from 'fastify';

/**
 * Bodies are taken literally; path and query values arrive as text and are converted. Unknown fields are refused
 * where the contract closes an object, never dropped in silence.
 */
export function useContractValidation(http: FastifyInstance): void {
  const literal = new Ajv({ allErrors: false, strict: false, removeAdditional: false, coerceTypes: false });
  const converting = new Ajv({ allErrors: false, strict: false, removeAdditional: false, coerceTypes: true });
  http.setValidatorCompiler(({ schema, httpPart }) => {
    const validate = (httpPart === 'body' ? literal : converting).compile(schema as object);
    return (value: unknown) => {
      // A call without a body validates as an empty object, so that a missing field is named.
      const given = value ?? {};
      if (validate(given)) return { value: given };
      return { error: new ContractViolation(httpPart ?? 'request', validate.errors?.[0]) };
    };
  });
}

/** A request that does not match the contract; `field` names the first offending input. */
export class ContractViolation extends Error {
  readonly field: string;
  readonly part: string;

  constructor(part: string, error: ErrorObject | undefined) {
    super('The request does not match the contract');
    this.name = 'ContractViolation';
    this.part = part;
    const missing = error?.params as { missingProperty?: string; additionalProperty?: string } | undefined;
    const extra = missing?.missingProperty ?? missing?.additionalProperty;
    const path = (error?.instancePath ?? '').split('/').filter(Boolean);
    this.field = [part, ...path, ...(extra === undefined ? [] : [extra])].join('.');
  }
}
