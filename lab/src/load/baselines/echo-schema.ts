/** Body and reply of the bare servers: about 200 bytes, as large as an act or a short comment. */
export const echoSchema = {
  type: 'object',
  required: ['id', 'text', 'at'],
  additionalProperties: false,
  properties: { id: { type: 'integer' }, text: { type: 'string' }, at: { type: 'integer' } },
} as const;
