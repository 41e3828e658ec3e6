/** One server-sent event. */
export interface SseEvent {
  /** `message` when the server named none. */
  readonly event: string;
  readonly data: string;
  /** The last id seen so far; '' when there was none. */
  readonly id: string;
}

/** What is left over between two chunks. Start with {@link sseStart}. */
export interface SseCarry {
  /** The unfinished last line. */
  readonly text: string;
  readonly event: string;
  /** Lines of data of the unfinished event; null when there was none yet. */
  readonly data: string | null;
  readonly id: string;
  /** Milliseconds the server asked to wait before reconnecting; null when it did not. */
  readonly retryMs: number | null;
  readonly begun: boolean;
}

export const sseStart: SseCarry = { text: '', event: '', data: null, id: '', retryMs: null, begun: false };

/**
 * Reads one chunk of an event stream. However the stream is cut into chunks, the same events come out.
 * An unfinished event at the end of a stream is dropped, as the standard says.
 */
export function parseSse(chunk: string, carry: SseCarry): { events: SseEvent[]; carry: SseCarry } {
  if (chunk === '') return { events: [], carry };
  let text = carry.text + chunk;
  if (!carry.begun && text.startsWith('\uFEFF')) text = text.slice(1);
  // A return at the very end may be half of a line break, so it waits for the next chunk.
  const held = text.endsWith('\r') ? '\r' : '';
  const lines = text.slice(0, text.length - held.length).split(/\r\n|\r|\n/);
  const rest = (lines.pop() ?? '') + held;
  const events: SseEvent[] = [];
  let state: SseCarry = { ...carry, text: rest, begun: true };
  for (const line of lines) {
    if (line !== '') {
      state = withLine(state, line);
      continue;
    }
    if (state.data !== null) events.push({ event: state.event || 'message', data: state.data, id: state.id });
    state = { ...state, event: '', data: null };
  }
  return { events, carry: state };
}

function withLine(state: SseCarry, line: string): SseCarry {
  const colon = line.indexOf(':');
  const field = colon === -1 ? line : line.slice(0, colon);
  const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
  if (field === 'data') return { ...state, data: state.data === null ? value : `${state.data}\n${value}` };
  if (field === 'event') return { ...state, event: value };
  if (field === 'id' && !value.includes('\0')) return { ...state, id: value };
  if (field === 'retry' && /^[0-9]+$/.test(value)) return { ...state, retryMs: Number(value) };
  return state;
}
