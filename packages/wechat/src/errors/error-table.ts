import type { RetryWhen, WechatErrorEntry, WechatErrorKind } from './error-kinds.ts';

function entry(kind: WechatErrorKind, retry: RetryWhen, zh: string, en: string): WechatErrorEntry {
  return { kind, retry, zh, en };
}

const token = entry(
  'token',
  'new-token',
  '接口调用凭证无效或已过期，已自动换新',
  'The access token is invalid or expired; it is renewed automatically',
);
const credentials = entry(
  'credentials',
  'never',
  'AppSecret 不正确，请在公众平台重置后更新配置',
  'The AppSecret is wrong; reset it in the platform and update the configuration',
);
const oauthExpired = entry(
  'code',
  'never',
  '授权已过期，请让用户重新进入授权',
  'The authorization has expired; let the member authorize again',
);
const argumentsWrong = entry(
  'arguments',
  'never',
  '请求参数不正确，请检查接口参数',
  'An argument is wrong; check the call',
);
const searchOff = entry(
  'search-off',
  'never',
  '小程序的搜索开关未打开，请在公众平台开启',
  'Search is switched off for the mini-program; switch it on in the platform',
);
const activity = entry(
  'activity',
  'never',
  '动态消息的 activity_id 无效、过期或状态不对，请重新创建',
  'The activity is unknown, expired or in another state; create a new one',
);
const linkLife = entry(
  'arguments',
  'never',
  '链接的有效期不对，最长 30 天',
  'A link must end, within 30 days at the latest',
);
const pageArguments = entry(
  'arguments',
  'never',
  '收录提交的页面内容不合要求，请检查页面与结构化数据',
  'A submitted page breaks a rule of search; check the page and its structured data',
);

const companyPermission = entry(
  'permission',
  'never',
  '应用没有权限，请在企业微信“客户联系 · API · 可调用应用”里加上它，并检查可见范围',
  'The app may not make this call; add it under 客户联系 · API · 可调用应用 in WeCom and look at its range',
);
const unknownChat = entry(
  'not-found',
  'never',
  '客户群不存在，或不属于本企业',
  'The customer group is unknown, or is not of this company',
);

/**
 * Every error code this package knows, with what to do about it. Codes that are not here are `unknown` and are not repeated.
 * Sources: the platform's own pages and the enums of large SDKs.
 */
export const errorTable: Readonly<Record<number, WechatErrorEntry>> = {
  [-1]: entry('busy', 'soon', '微信系统繁忙，请稍后重试', 'WeChat is busy; try again soon'),
  40001: token,
  40014: token,
  42001: token,
  41001: token,
  40125: credentials,
  40013: entry(
    'credentials',
    'never',
    'AppID 不正确，请检查配置',
    'The AppID is wrong; check the configuration',
  ),
  40164: entry(
    'credentials',
    'never',
    '服务器 IP 不在白名单，请在公众平台添加',
    "The server's IP is not on the allow list; add it in the platform",
  ),
  40003: entry(
    'openid',
    'never',
    'openid 无效，或该用户近期未访问小程序',
    'The openid is unknown here, or the member has not opened the mini-program lately',
  ),
  40029: entry(
    'code',
    'never',
    '登录凭证 code 无效或已使用，请让客户端重新获取',
    'The code is invalid or was used; let the client get a new one',
  ),
  40163: entry(
    'code',
    'never',
    '授权 code 已被使用，请让用户重新授权',
    'The authorization code was used; let the member authorize again',
  ),
  40030: oauthExpired,
  42002: oauthExpired,
  42003: oauthExpired,
  40226: entry(
    'risky-user',
    'never',
    '微信判定该用户为高风险，已拒绝登录',
    'WeChat considers this user high-risk and refuses the sign-in',
  ),
  50002: entry(
    'user-limited',
    'never',
    '用户账号受限，暂不能使用此能力',
    'The account of this user is limited',
  ),
  40037: entry(
    'template',
    'never',
    '订阅消息模板不存在，请检查模板 ID',
    'The message template is unknown; check its id',
  ),
  200012: entry(
    'template',
    'never',
    '模板数量已达上限（50 个），请先删除不用的模板',
    'The limit of templates (50) is reached; delete some',
  ),
  200014: entry(
    'template',
    'never',
    '模板标题不存在，请检查 tid',
    'The title is not in the public library; check its tid',
  ),
  200020: entry(
    'template',
    'never',
    '关键词列表不正确，需 2–5 个有效关键词',
    'The keywords are wrong; choose 2–5 of the title',
  ),
  47003: entry(
    'template',
    'never',
    '模板字段的内容不合规则，请检查字段类型与长度',
    'A field of the template breaks its rule; check kind and length',
  ),
  43101: entry(
    'not-subscribed',
    'never',
    '用户未订阅或订阅次数已用完，请将授权记为 0',
    'The member has not subscribed or the grant is used up; set the ledger to 0',
  ),
  41030: entry(
    'page',
    'never',
    '页面路径不存在，或小程序尚未发布该页面',
    'The page does not exist in the published mini-program',
  ),
  40097: argumentsWrong,
  40129: entry(
    'arguments',
    'never',
    '内容安全的场景值不正确（1 资料、2 评论、3 论坛、4 社交日志）',
    'The scene of the content check is wrong (1 profile, 2 comment, 3 forum, 4 social log)',
  ),
  40058: argumentsWrong,
  53600: entry(
    'arguments',
    'never',
    '文章不存在或已删除，请检查 article_id',
    'The article is unknown or deleted; check its id',
  ),
  44002: entry('arguments', 'never', '请求内容为空', 'The body of the request is empty'),
  47001: entry('arguments', 'never', '请求内容不是合法的 JSON', 'The body of the request is no valid JSON'),
  44004: entry('arguments', 'never', '文本内容为空', 'The text is empty'),
  45002: entry('arguments', 'never', '文本内容超过长度上限', 'The text is too long'),
  61010: entry(
    'openid',
    'never',
    '用户近两小时未访问小程序，不能检测其内容',
    'The member has not opened the mini-program within two hours, so nothing of theirs can be checked',
  ),
  61500: entry(
    'arguments',
    'never',
    '日期格式或范围不正确，最晚为昨天',
    'The dates are malformed or out of range; yesterday is the latest',
  ),
  81017: entry(
    'arguments',
    'never',
    '客户群超过 1000 个，必须按群主筛选',
    'There are more than 1000 customer groups; filter by owner',
  ),
  45009: entry(
    'day-quota',
    'tomorrow',
    '今日接口调用次数已用完，次日恢复或清零额度',
    "Today's quota of this call is used up; it returns tomorrow or with clear_quota",
  ),
  45011: entry(
    'minute-quota',
    'next-minute',
    '调用太频繁，请一分钟后重试',
    'Too many calls; try again in a minute',
  ),
  45015: entry(
    'service-window',
    'never',
    '用户超过 48 小时未互动，不能发送客服消息',
    'The member has not written for 48 hours; no service message may be sent',
  ),
  45047: entry(
    'service-window',
    'never',
    '客服消息条数已达上限，需等用户再次互动',
    'The limit of service messages is reached until the member writes again',
  ),
  47004: entry(
    'too-many-pages',
    'never',
    '一次最多提交 1000 个页面',
    'At most 1000 pages can be submitted at once',
  ),
  47006: entry(
    'day-quota',
    'tomorrow',
    '今日页面收录提交已达上限',
    "Today's limit of submitted pages is reached",
  ),
  40066: entry('sitemap', 'never', '页面被 sitemap 规则禁止收录', 'The sitemap forbids this page'),
  40210: pageArguments,
  40212: pageArguments,
  40219: pageArguments,
  85083: searchOff,
  85091: searchOff,
  85400: entry(
    'link-quota',
    'never',
    '链接数量已达上限，请改用短期链接或等待过期',
    'The limit of links is reached; use shorter lives or wait until some expire',
  ),
  85401: linkLife,
  85402: linkLife,
  47501: activity,
  47502: activity,
  47503: activity,
  47504: activity,
  61501: entry('arguments', 'never', '日期跨度不正确', 'The dates are too far apart for this call'),
  65206: entry('not-in-group', 'never', '用户已不在该群', 'The member is no longer in the group'),
  48001: entry(
    'permission',
    'never',
    '账号没有此接口的权限，请确认认证与类目',
    'The account may not use this call; check verification and categories',
  ),
  48002: companyPermission,
  60011: companyPermission,
  60020: entry(
    'credentials',
    'never',
    '服务器 IP 不在应用的企业可信 IP 里，请在企业微信管理后台添加',
    "The server's IP is not among the trusted IPs of the app; add it in WeCom's admin console",
  ),
  40050: unknownChat,
  49008: unknownChat,
  48004: entry(
    'banned',
    'never',
    '接口因违规被封禁，请登录公众平台查看通知',
    'The call is banned for this account; read the notice in the platform',
  ),
  48006: entry('day-quota', 'tomorrow', '本月清零次数已用完', 'The quota cannot be cleared again this month'),
  87014: entry('illegal-content', 'never', '内容含有违规信息', 'The content breaks the rules'),
  88000: entry(
    'no-comment-right',
    'never',
    '该公众号没有留言功能权限',
    'This official account has no right to comments',
  ),
  88001: entry(
    'not-found',
    'never',
    '文章不存在，请检查 msg_data_id 与 index（从 0 开始）',
    'The article is unknown; check msg_data_id and index (from 0)',
  ),
  88002: entry(
    'limit',
    'never',
    '该文章因安全原因限制留言',
    'Comments on this article are limited for safety',
  ),
  88003: entry(
    'limit',
    'never',
    '精选留言已达上限（100 条），请先取消部分精选',
    'The limit of elected comments (100) is reached; unelect some',
  ),
  88004: entry('not-found', 'never', '留言已被用户删除', 'The reader has deleted the comment'),
  88005: entry('limit', 'never', '该留言已经回复过', 'The comment has a reply already'),
  88007: entry('arguments', 'never', '回复为空或超过长度上限', 'The reply is empty or too long'),
  88008: entry('not-found', 'never', '留言不存在或已删除', 'The comment is unknown or deleted'),
  88009: entry('not-found', 'never', '回复不存在', 'There is no reply'),
  88010: entry('arguments', 'never', '每页数量超出范围（1–49）', 'The size of a page is out of range (1–49)'),
  89002: entry(
    'no-open-platform',
    'never',
    '未绑定微信开放平台账号，无法获得 unionid',
    'No open-platform account is bound, so there is no unionid',
  ),
};

const unknown = entry(
  'unknown',
  'never',
  '微信返回了未收录的错误码，请按 rid 查询',
  'WeChat answered with a code not listed here; look it up by its rid',
);

/** By what a call shows who makes it: the account's token, its secret, or the token of a visitor of a web page. */
export type Proof = 'token' | 'secret' | 'visitor';

const tokenCodes = new Set([40001, 40014, 42001]);

/** What to do about `code`, which may depend on what the call has shown. */
export function explainErrorCode(code: number, proof: Proof = 'token'): WechatErrorEntry {
  if (proof === 'secret' && code === 40001) return credentials;
  if (proof === 'visitor' && tokenCodes.has(code)) return oauthExpired;
  return Object.hasOwn(errorTable, code) ? (errorTable[code] ?? unknown) : unknown;
}
