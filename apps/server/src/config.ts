import { resolve } from 'node:path';
import { readWechatConfig, type WechatConfig } from './wechat/wechat-config.ts';

/** Everything the environment decides, read once. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL is started in dataDir. */
  readonly databaseUrl: string | undefined;
  readonly demo: boolean;
  /** Believe the last X-Forwarded-For entry. Only behind a proxy that sets it. */
  readonly trustProxy: boolean;
  /** A header in which the trusted proxy tells the province of a client; absent: none. */
  readonly provinceHeader: string | undefined;
  /** A file of networks and their provinces; absent: none. */
  readonly provinceTable: string | undefined;
  /** Origins, besides our own, whose pages may call the API with credentials. */
  readonly corsOrigins: readonly string[];
  /** The address that people use, for links in messages; also decides whether cookies are Secure. */
  readonly publicUrl: string | undefined;
  readonly sessionSecret: string | undefined;
  /** Encrypts telephone numbers and names at other services; absent: made once and kept in the store. */
  readonly dataKey: string | undefined;
  /** Absent: WeChat is off, and everything else works. */
  readonly wechat: WechatConfig | undefined;
  /** Nobody comments or echoes before their telephone number is verified; spaces may ask for it by themselves. */
  readonly phoneRequired: boolean;
  /** Words that a deployer adds to the lexicon for texts that WeChat cannot check. */
  readonly lexiconFile: string | undefined;
  /** Numbers that the authorities gave to the service and that have to be shown; null: none. */
  readonly filings: { readonly icp: string | null; readonly algorithm: string | null };
  /** Where the demo's emulated WeChat listens; 0 for any free port. */
  readonly emulatorPort: number;
  /** News is gathered for this long before it may leave in a message, so that one message tells of many answers. */
  readonly newsGatherMs: number;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** E-mail addresses that become administrators of the deployment at their first sign-in. */
  readonly adminEmails: readonly string[];
  /** Multiplies every per-person budget of the rate limiter. The demo is a playground and gets 100. */
  readonly budgetScale: number;
  /** `shared`: one queue for all spaces (one PostgreSQL). `space`: a queue per space (Citus, cells). */
  readonly writerLanes: 'shared' | 'space';
}

export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration has problems:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const FILING_MAX = 60;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Read the configuration; every setting has a working default.
 * @throws ConfigError listing everything that is wrong, not only the first.
 */
export function readConfig(env: Environment): Config {
  const problems: string[] = [];
  const port = readPort(env, 'PORT', 8787, problems);
  const emulatorPort = readPort(env, 'HUIXIANG_EMULATOR_PORT', 0, problems);
  const demo = flag(env, 'HUIXIANG_DEMO', true, problems);
  const budgetScale = Number(env['BUDGET_SCALE'] ?? (demo ? 100 : 1));
  if (!(budgetScale > 0)) problems.push('BUDGET_SCALE must be a positive number');
  const lanes = env['WRITER_LANES'] ?? 'shared';
  if (lanes !== 'shared' && lanes !== 'space') problems.push('WRITER_LANES must be "shared" or "space"');
  const publicUrl = env['PUBLIC_URL'];
  if (publicUrl !== undefined && !URL.canParse(publicUrl))
    problems.push('PUBLIC_URL must be an absolute URL');
  const sessionSecret = env['SESSION_SECRET'];
  if (sessionSecret !== undefined && sessionSecret.length < 32) {
    problems.push('SESSION_SECRET must have at least 32 characters');
  }
  const dataKey = env['HUIXIANG_DATA_KEY'];
  if (dataKey !== undefined && dataKey.length < 32)
    problems.push('HUIXIANG_DATA_KEY must have at least 32 characters');
  const trustProxy = flag(env, 'TRUST_PROXY', false, problems);
  const gatherMinutes = Number(env['NEWS_GATHER_MINUTES'] ?? 60);
  if (!(gatherMinutes >= 0 && gatherMinutes <= 1_440))
    problems.push('NEWS_GATHER_MINUTES must be a number from 0 to 1440');
  const provinceHeader = env['PROVINCE_HEADER'];
  if (provinceHeader !== undefined && !/^[A-Za-z0-9-]+$/.test(provinceHeader))
    problems.push('PROVINCE_HEADER must be the name of a header');
  if (provinceHeader !== undefined && !trustProxy)
    problems.push('PROVINCE_HEADER needs TRUST_PROXY=1: without a proxy anybody could write it');
  const wechat = readWechatConfig(env, problems);
  const phoneRequired = flag(env, 'HUIXIANG_PHONE_REQUIRED', false, problems);
  const filings = {
    icp: filingNumber(env, 'HUIXIANG_ICP_NUMBER', problems),
    algorithm: filingNumber(env, 'HUIXIANG_ALGORITHM_NUMBER', problems),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port,
    dataDir: resolve(env['DATA_DIR'] ?? '.data'),
    databaseUrl: env['DATABASE_URL'],
    demo,
    trustProxy,
    provinceHeader,
    provinceTable: env['PROVINCE_TABLE'],
    corsOrigins: list(env['CORS_ORIGINS']),
    publicUrl,
    sessionSecret,
    dataKey,
    wechat,
    phoneRequired,
    lexiconFile: env['HUIXIANG_LEXICON'],
    filings,
    emulatorPort,
    newsGatherMs: gatherMinutes * 60_000,
    smtpUrl: env['SMTP_URL'],
    mailFrom: env['MAIL_FROM'] ?? 'Huixiang 回响 <no-reply@localhost>',
    adminEmails: list(env['ADMIN_EMAILS']).map((email) => email.toLowerCase()),
    budgetScale,
    writerLanes: lanes === 'space' ? 'space' : 'shared',
  };
}

function readPort(env: Environment, name: string, preset: number, problems: string[]): number {
  const port = Number(env[name] ?? preset);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push(`${name} must be a number from 0 to 65535`);
  return port;
}

/** Such as 京ICP备12345678号-1: shown as it is, so only its form is checked. */
function filingNumber(env: Environment, name: string, problems: string[]): string | null {
  const number = env[name]?.trim() ?? '';
  if ([...number].length > FILING_MAX || /\p{C}/u.test(number))
    problems.push(`${name} must be one line of at most ${FILING_MAX} characters`);
  return number === '' ? null : number;
}

function flag(env: Environment, name: string, preset: boolean, problems: string[]): boolean {
  const value = env[name];
  if (value === undefined || value === '') return preset;
  if (value !== '0' && value !== '1') problems.push(`${name} must be 0 or 1`);
  return value === '1';
}

function list(value: string | undefined): string[] {
  return (value ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
