import { createTransport } from 'nodemailer';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The port through which mail leaves. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
  close(): void;
}

/** Mail over SMTP, e.g. `smtps://user:password@host`. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url);
  return {
    async send(mail) {
      await transport.sendMail({ from, ...mail });
    },
    close: () => transport.close(),
  };
}

/** Mail to the log, for a machine without SMTP: whoever runs the server can read the code there. */
export function logMailer(log: (message: string) => void): Mailer {
  return {
    async send(mail) {
      log(`Mail to ${mail.to}: ${mail.subject}\n${mail.text}`);
    },
    close: () => undefined,
  };
}
