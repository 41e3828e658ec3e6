/** One account of the deployer at WeChat. */
export interface AccountConfig {
  readonly appId: string;
  readonly secret: string;
  /** Token and EncodingAESKey of its message push; without a token no push of it is taken. */
  readonly pushToken: string | undefined;
  readonly pushAesKey: string | undefined;
}

/** The deployer's company in WeCom, and an app of it that may ask about customer groups. */
export interface CompanyConfig {
  readonly corpId: string;
  readonly secret: string;
  /** Where WeCom is, unless it is where it always is. */
  readonly base: string | undefined;
}

/** The deployer's accounts at WeChat, and where WeChat is: an emulator's address puts that in its place. */
export interface WechatConfig {
  readonly base: string | undefined;
  /** Where people are sent to sign in from a web page. */
  readonly openBase: string | undefined;
  readonly mini: AccountConfig;
  /** Of web pages inside WeChat; absent: no sign-in through WeChat there. */
  readonly official: AccountConfig | undefined;
  /** Absent: nothing is known of customer groups but what happens here. */
  readonly wecom?: CompanyConfig | undefined;
  readonly search: SearchConfig;
}

/** What WeChat's search is told of the public pages. */
export interface SearchConfig {
  /** Of how many pages in a day; 0: of none. */
  readonly pagesPerDay: number;
  /** The category declared for them in 内容接入, if there is one. */
  readonly category: number | undefined;
}

/** Most mini-programs with comments cannot have 内容接入, without which every call would be refused. */
const PAGES_PER_DAY = 0;

type Environment = Readonly<Record<string, string | undefined>>;

const PREFIX = 'HUIXIANG_WECHAT_';
const WECOM = 'HUIXIANG_WECOM_';
const AES_KEY = /^[A-Za-z0-9]{43}$/;

/** The WeChat part of the configuration; undefined without an appid, and then WeChat is off and all else works. */
export function readWechatConfig(env: Environment, problems: string[]): WechatConfig | undefined {
  const set = (name: string): string | undefined => env[PREFIX + name] || undefined;
  const account = (part: string): AccountConfig | undefined => {
    const appId = set(`${part}APPID`);
    if (appId === undefined) return undefined;
    const secret = set(`${part}SECRET`);
    if (secret === undefined) problems.push(`${PREFIX}${part}SECRET is needed with ${PREFIX}${part}APPID`);
    const pushToken = set(`${part}TOKEN`);
    const pushAesKey = set(`${part}AES_KEY`);
    if (pushAesKey !== undefined && !AES_KEY.test(pushAesKey))
      problems.push(`${PREFIX}${part}AES_KEY must have 43 letters and digits`);
    if (pushAesKey !== undefined && pushToken === undefined)
      problems.push(`${PREFIX}${part}TOKEN is needed with ${PREFIX}${part}AES_KEY`);
    return { appId, secret: secret ?? '', pushToken, pushAesKey };
  };
  for (const name of ['BASE', 'OPEN_BASE']) {
    const value = set(name);
    if (value !== undefined && !URL.canParse(value))
      problems.push(`${PREFIX}${name} must be an absolute URL`);
  }
  const mini = account('');
  const official = account('OFFICIAL_');
  const wecom = readCompany(env, problems);
  if (mini === undefined) {
    if (official !== undefined) problems.push(`${PREFIX}APPID is needed with ${PREFIX}OFFICIAL_APPID`);
    if (wecom !== undefined) problems.push(`${PREFIX}APPID is needed with ${WECOM}CORP_ID`);
    return undefined;
  }
  const search = readSearch(set, problems);
  return { base: set('BASE'), openBase: set('OPEN_BASE'), mini, official, wecom, search };
}

function readSearch(set: (name: string) => string | undefined, problems: string[]): SearchConfig {
  const whole = (name: string): number | undefined => {
    const value = set(name);
    if (value !== undefined && !/^\d{1,9}$/.test(value))
      problems.push(`${PREFIX}${name} must be a whole number, 0 or more`);
    return value === undefined ? undefined : Number(value);
  };
  return { pagesPerDay: whole('PAGES_PER_DAY') ?? PAGES_PER_DAY, category: whole('SEARCH_CATEGORY') };
}

function readCompany(env: Environment, problems: string[]): CompanyConfig | undefined {
  const [corpId, secret, base] = ['CORP_ID', 'SECRET', 'BASE'].map((name) => env[WECOM + name] || undefined);
  if (corpId === undefined) {
    if (secret !== undefined) problems.push(`${WECOM}CORP_ID is needed with ${WECOM}SECRET`);
    return undefined;
  }
  if (secret === undefined) problems.push(`${WECOM}SECRET is needed with ${WECOM}CORP_ID`);
  if (base !== undefined && !URL.canParse(base)) problems.push(`${WECOM}BASE must be an absolute URL`);
  return { corpId, secret: secret ?? '', base };
}
