import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestMaker, senderLines } from './traffic.ts';

describe('requestMaker', () => {
  it('writes a request without a body', () => {
    const make = requestMaker({ port: 1, targets: ['GET /a', 'GET /b'] }, []);
    expect([make(0), make(1), make(2)]).toEqual([
      'GET /a HTTP/1.1\r\nhost: lab\r\n\r\n',
      'GET /b HTTP/1.1\r\nhost: lab\r\n\r\n',
      'GET /a HTTP/1.1\r\nhost: lab\r\n\r\n',
    ]);
  });

  it('writes the bytes of a body, their number, and the number of the request', () => {
    const body = '{"text":"回响 {n}"}';
    const make = requestMaker({ port: 1, targets: ['PUT /a'], headers: 'key: {n}\r\n', body }, [
      'who: me\r\n',
    ]);
    const request = Buffer.from(make(7), 'latin1').toString();
    const [head, sent] = request.split('\r\n\r\n');
    expect(sent).toBe('{"text":"回响 000000000007"}');
    expect(head?.split('\r\n')).toEqual([
      'PUT /a HTTP/1.1',
      'host: lab',
      'who: me',
      'key: 000000000007',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(sent ?? '')}`,
    ]);
  });

  it('writes words that follow from the number of the request, always as many bytes', () => {
    const make = requestMaker({ port: 1, targets: ['PUT /a'], body: '{"text":"{words} {n}"}' }, []);
    const texts = [0, 1, 2, 1_000_000].map((n) => Buffer.from(make(n), 'latin1').toString());
    for (const request of texts) {
      const [head, sent = ''] = request.split('\r\n\r\n');
      expect(head).toContain(`content-length: ${Buffer.byteLength(sent)}`);
      expect(sent).toMatch(/^\{"text":"\p{Script=Han}{28} \d{12}"\}$/u);
    }
    expect(new Set(texts.map((request) => request.slice(-50, -16))).size).toBe(4);
  });

  it('never sends a pair of target and member twice before all pairs were sent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), (targets, members) => {
        const make = requestMaker(
          { port: 1, targets: Array.from({ length: targets }, (_, index) => `GET /${index}`) },
          Array.from({ length: members }, (_, index) => `m: ${index}\r\n`),
        );
        const all = Array.from({ length: targets * members }, (_, n) => make(n));
        expect(new Set(all).size).toBe(targets * members);
      }),
    );
  });

  it('sends to one target from as many different members as there are, wherever it begins', () => {
    const lines = Array.from({ length: 10 }, (_, index) => `m: ${index}\r\n`);
    const make = requestMaker({ port: 1, targets: ['GET /hot'] }, lines);
    for (let first = 0; first < 30; first += 1) {
      const requests = Array.from({ length: 9 }, (_, n) => make(first + n));
      expect(new Set(requests).size).toBe(9);
    }
  });
});

describe('senderLines', () => {
  it('gives each member a session and shares the addresses evenly', () => {
    const lines = senderLines(['a', 'b', 'c'], 2);
    expect(lines[2]).toBe('authorization: Bearer c\r\nx-forwarded-for: 10.0.0.0\r\n');
    expect(lines[1]).toContain('10.0.0.1');
  });

  it('makes different addresses for many members', () => {
    const lines = senderLines(
      Array.from({ length: 70_000 }, () => 't'),
      70_000,
    );
    expect(new Set(lines).size).toBe(70_000);
  });
});
