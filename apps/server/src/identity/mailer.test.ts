import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logMailer, smtpMailer } from './mailer.ts';

const received: string[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    let text = '';
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    stream.on('end', () => {
      received.push(text);
      done();
    });
  },
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((closed) => server.close(closed)));

const mail = { to: 'lin@example.org', subject: '回响验证码 123456', text: '你的验证码是 123456' };

test('a mail goes out over SMTP with its words whole', async () => {
  const mailer = smtpMailer(url, 'Huixiang <no-reply@example.org>');
  await mailer.send(mail);
  mailer.close();
  expect(received).toHaveLength(1);
  expect(received[0]).toContain('To: lin@example.org');
  const body = received[0]?.split('\r\n\r\n').slice(1).join('').trim() ?? '';
  expect(Buffer.from(body, 'base64').toString()).toContain('你的验证码是 123456');
});

test('without SMTP the mail stands in the log', async () => {
  const lines: string[] = [];
  await logMailer((line) => lines.push(line)).send(mail);
  expect(lines.join()).toContain('123456');
});
