const part = () => Math.random().toString(36).slice(2, 12);

/** A key that no other act has: time, then randomness, within the server's alphabet and length. */
export function newKey(): string {
  return `${Date.now().toString(36)}-${part()}${part()}`.slice(0, 64).padEnd(16, '0');
}
