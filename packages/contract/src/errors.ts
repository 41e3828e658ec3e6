/** A stable error: clients may switch on the code; people read the message, which says what to do. */
export interface CatalogueEntry {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

function entry(status: number, zh: string, en: string): CatalogueEntry {
  return { status, zh, en };
}

/** The error catalogue: the only place where an error code is born. */
export const errorCatalogue = {
  HX_BODY_INVALID: entry(
    400,
    '有一项内容格式不对，请检查后再试。',
    'A field has the wrong form. Check it and try again.',
  ),
  HX_BODY_NOT_JSON: entry(400, '请求内容不是有效的 JSON。', 'The request body is not valid JSON.'),
  HX_BODY_NOT_UTF8: entry(400, '请求内容不是有效的 UTF-8 文本。', 'The request body is not valid UTF-8.'),
  HX_BODY_TOO_LARGE: entry(
    413,
    '内容太大，请缩短后再试。',
    'The content is too large. Shorten it and try again.',
  ),
  HX_MEDIA_TYPE: entry(415, '请以 application/json 发送内容。', 'Send the content as application/json.'),
  HX_PICTURE_MISSING: entry(400, '没有收到图片，请再选一次。', 'No picture arrived. Choose it again.'),
  HX_PICTURE_TOO_LARGE: entry(
    413,
    '图片太大，每张最多 10 MB。换一张，或者先压缩一下。',
    'The picture is too large: 10 MB at most. Choose another, or make it smaller.',
  ),
  HX_PICTURE_FORM: entry(
    422,
    '只能放 JPEG、PNG 或 WebP 图片；这个文件不是，或者已经损坏。',
    'Only JPEG, PNG and WebP pictures can be added; this file is none, or it is broken.',
  ),
  HX_PICTURE_PIXELS: entry(
    422,
    '图片的尺寸太大，请缩小后再放。',
    'The picture has too many pixels. Make it smaller and add it again.',
  ),
  HX_PICTURE_GONE: entry(
    409,
    '有一张图片已经过期，请移除后重新添加。文字还在。',
    'One of the pictures has expired. Remove it and add it again. Your words are kept.',
  ),
  HX_TEXT_EMPTY: entry(422, '还没有写内容。', 'There is no text yet.'),
  HX_TEXT_TOO_LONG: entry(
    422,
    '文字太长，请缩短后再发。',
    'The text is too long. Shorten it and send again.',
  ),
  HX_TEXT_CONTROL: entry(
    422,
    '文字里有看不见的控制字符，请去掉后再发。',
    'The text has invisible control characters. Remove them and send again.',
  ),
  HX_TEXT_REPEATED: entry(
    409,
    '你刚刚发过同样的话，换个说法吧。',
    'You have just said the same. Try other words.',
  ),
  HX_TEXT_ALIKE: entry(
    409,
    '这里已经有人说过几乎一样的话了。可以去给那条一个回响，或者加上只有你知道的一点。草稿还在。',
    'Somebody has said almost the same here. You could echo it, or add what only you know. Your draft is kept.',
  ),
  HX_TEXT_FLOOD: entry(
    409,
    '同样的话在这里说了好几遍了。换个说法，或者休息一下；草稿还在。',
    'You have said the same here several times. Put it differently, or take a break; your draft is kept.',
  ),
  HX_OPENER_UNEDITED: entry(
    422,
    '还差一点点：把开头后面空着的地方换成你自己的话，再发出来。草稿还在。',
    'Almost there: put your own words where the beginning leaves off, then send. Your draft is kept.',
  ),
  HX_OPENER_FORM: entry(
    422,
    '开场白要有开头的几个字，和一到两处写给大家填的空，像这样：最打动我的是{哪一处}。',
    'An opener needs a few first words and one or two places to fill in, like this: What struck me most is {which part}.',
  ),
  HX_OPENER_ASKS: entry(
    422,
    '开场白不能替人表态，也不能请大家转发、点评好坏或给回响。换成一个真实的开头吧。',
    'An opener must not speak for people, nor ask them to share, to praise or to echo. Make it an honest beginning.',
  ),
  HX_OPENERS_TOO_MANY: entry(
    409,
    '开场白已经很多了，先改一改已有的。',
    'There are many openers already. Word one of them anew instead.',
  ),
  HX_SESSION_MISSING: entry(401, '请先登录。', 'Sign in first.'),
  HX_SESSION_INVALID: entry(401, '登录信息无效，请重新登录。', 'This sign-in is not valid. Sign in again.'),
  HX_SESSION_EXPIRED: entry(401, '登录已过期，请重新登录。', 'This sign-in has expired. Sign in again.'),
  HX_CSRF: entry(403, '页面已过期，请刷新后再试。', 'This page is out of date. Reload and try again.'),
  HX_FORBIDDEN: entry(403, '你没有做这件事的权限。', 'You are not allowed to do this.'),
  HX_BLOCKED: entry(
    403,
    '你在这个空间暂时不能发言或回响。',
    'You cannot speak or echo in this space for now.',
  ),
  HX_DEMO_OFF: entry(404, '演示登录没有开启。', 'Demo sign-in is switched off.'),
  HX_TERMS_NEEDED: entry(
    403,
    '先同意使用约定，才能在这里说话。可以在“我 · 同意与授权”里看。',
    'Agree to the terms first to take part. You find them under Me, Consents.',
  ),
  HX_CONSENT_OUTDATED: entry(
    409,
    '这段说明已经更新，请重新看一遍再决定。',
    'These words have changed. Read them again and decide then.',
  ),
  HX_GUARDIAN_NEEDED: entry(
    403,
    '你可以随便看。想说话，请先让爸爸妈妈或其他监护人同意：在“我 · 我的资料”里，一分钟就好。',
    'You may read everything. To write, please let a parent or guardian agree first: under Me, Profile, in a minute.',
  ),
  HX_MINOR_SPACE: entry(
    403,
    '这是商业群，18 岁以后再来说话吧。别的空间都欢迎你。',
    'This is a commerce group, for people of 18 and up. All other spaces welcome you.',
  ),
  HX_AGE_SETTLED: entry(
    409,
    '年龄段填好一天后就不能再往大改了。填错了，请联系管理员。',
    'A day after it was given, an age can no longer be made older. If it is wrong, ask the administrators.',
  ),
  HX_GUARDIAN_NOT: entry(
    409,
    '只有 14 岁以下才需要监护人同意。',
    'A guardian is asked only for children under 14.',
  ),
  HX_THEY_BLOCKED: entry(
    403,
    '对方现在不想收到你的回复。草稿还在，换个地方说吧。',
    'They would rather not get your reply. Your draft is kept; say it elsewhere.',
  ),
  HX_BLOCKS_TOO_MANY: entry(
    409,
    '名单已经很长了，先放出几位再添。',
    'The list is very long already. Let somebody go before you add another.',
  ),
  HX_APPEALED: entry(
    409,
    '你已经申诉过了，结果会在“消息”里告诉你。',
    'You have appealed already. The answer will be in your news.',
  ),
  HX_APPEAL_NONE: entry(409, '这条没有等着处理的申诉。', 'No appeal waits for an answer here.'),
  HX_DECIDED: entry(409, '刚刚已经有人处理过了。', 'Somebody has just decided this.'),
  HX_OWN_CASE: entry(
    403,
    '这件事和你自己有关，请另一位版主来看。',
    'This is about you or your own decision. Let another moderator look at it.',
  ),
  HX_EDIT_REVIEWED: entry(
    409,
    '这里的留言要先看过再公开，公开后不能再改。可以删掉它，重新说一遍。',
    'Comments are looked at here before they are public, so a public one cannot be changed. Take it back and say it anew.',
  ),
  HX_PERSONA_STAYS: entry(
    409,
    '这是演示社区的居民，大家都要用，不能注销。',
    'This resident of the demo is everybody’s and cannot be erased.',
  ),
  HX_NICKNAME_DIFFERS: entry(
    422,
    '和你的昵称不一样，请照着写一遍。',
    'That is not your nickname. Write it as it stands.',
  ),
  HX_EMAIL_INVALID: entry(422, '邮箱地址不完整，请检查。', 'The e-mail address is not complete. Check it.'),
  HX_CODE_WRONG: entry(422, '验证码不对，请重新输入。', 'The code is wrong. Enter it again.'),
  HX_CODE_EXPIRED: entry(
    422,
    '验证码已失效，请重新获取。',
    'The code is no longer valid. Request a new one.',
  ),
  HX_TEXT_REFUSED: entry(
    422,
    '这段话里有不适合公开的内容，比如广告、辱骂或违法信息。换个说法再发吧，草稿还在。',
    'Something in it cannot be public, such as advertising, abuse or what the law forbids. Put it differently; your draft is kept.',
  ),
  HX_TEXT_UNSURE: entry(
    422,
    '这段话没有通过自动检查，请换个说法。原来的内容没有变。',
    'This did not pass the automatic check. Put it differently; what was there is unchanged.',
  ),
  HX_TEXT_UNCHECKED: entry(
    503,
    '内容检查暂时没有回应，请稍后再试。原来的内容没有变。',
    'The check does not answer for the moment. Try again soon; what was there is unchanged.',
  ),
  HX_WECHAT_OFF: entry(404, '这里没有接通微信。', 'WeChat is not connected here.'),
  HX_WECHAT_AWAY: entry(
    503,
    '微信暂时没有回应，请稍后再试。',
    'WeChat does not answer for the moment. Try again soon.',
  ),
  HX_WECHAT_CODE: entry(
    422,
    '微信给的凭证已失效，请再点一次。',
    'What WeChat gave is no longer valid. Tap once more.',
  ),
  HX_WECHAT_RISKY: entry(
    403,
    '微信暂时限制了这个账号登录，请在微信里查看原因。',
    'WeChat has restricted this account for now. WeChat can tell you why.',
  ),
  HX_OFFICIAL_SECRET: entry(
    422,
    '微信不认识这个公众号，或者密钥不对。请在公众号后台的“开发接口管理”里核对。',
    'WeChat does not know this account or this secret. Compare them with the settings of the official account.',
  ),
  HX_OFFICIAL_MISSING: entry(409, '这个空间还没有接上公众号。', 'This space has no official account yet.'),
  HX_ARTICLE_LINK: entry(
    422,
    '这不是公众号文章的链接。请在文章右上角复制链接，粘贴到这里。',
    'This is no link of a WeChat article. Copy it from the menu of the article.',
  ),
  HX_NATIVE_REFUSED: entry(
    409,
    '微信没有接受：留言可能已被删除，或者精选、回复已到上限。请刷新后再看。',
    'WeChat did not accept it: the comment may be gone, or a limit is reached. Look again.',
  ),
  HX_NATIVE_UNSURE: entry(
    503,
    '微信没有回话，可能已经生效。请先到公众号后台看一眼，再决定要不要重做。',
    'WeChat did not answer; it may have been done. Look there before you do it again.',
  ),
  HX_GROUP_SESSION: entry(
    409,
    '和微信的登录状态已经换新，请再点一次。',
    'The session with WeChat was renewed. Tap once more.',
  ),
  HX_GROUP_ENTRY: entry(
    422,
    '没能确认你是从哪个群来的。请回到群里，从那里重新打开。',
    'It cannot be told by which group you came. Go back to the group and open it from there.',
  ),
  HX_GROUP_ELSEWHERE: entry(
    409,
    '这个群已经和另一个空间连着。请先在那里解开，再来连。',
    'This group is tied to another space. Untie it there first.',
  ),
  HX_CHANGED_MEANWHILE: entry(
    409,
    '刚有人改过这里。看过现在的样子，再保存一次。',
    'Somebody has just changed this. Look at what it says now, then save again.',
  ),
  HX_GROUPS_TOO_MANY: entry(
    409,
    '连着的群已经很多了，先解开几个。',
    'Many groups are tied already. Untie some first.',
  ),
  HX_WECOM_OFF: entry(
    404,
    '这里没有配置企业微信，请部署的人来配置。',
    'WeCom is not configured here. Whoever runs this server can do so.',
  ),
  HX_WECOM_FOREIGN: entry(
    422,
    '企业微信说，这不是本企业的客户群。只有本企业员工建的客户群可以接上，群主也要在应用的可见范围里。',
    'WeCom says that this is no customer group of the company. It must be made by its staff, and its owner must be in the range of the app.',
  ),
  HX_WECOM_PERMISSION: entry(
    409,
    '企业微信没有给这个应用权限。请管理员在“客户联系 · API · 可调用应用”里加上它，并把群主放进它的可见范围。',
    'The app may not ask WeCom this. Let the administrator add it under 客户联系 · API · 可调用应用 and put the owner of the group into its range.',
  ),
  HX_WECOM_ADDRESS: entry(
    409,
    '企业微信不认服务器的地址。请管理员在应用的“企业可信 IP”里加上它。',
    'WeCom does not trust the address of the server. Let the administrator add it to the trusted IPs (企业可信 IP) of the app.',
  ),
  HX_WECOM_SECRET: entry(
    409,
    '企业微信不认企业 ID 或应用密钥，请部署的人核对。',
    'WeCom does not accept the company id or the secret of the app. Whoever runs this server should compare them.',
  ),
  HX_NOT_A_PERSON: entry(403, '程序访问只能读公开的内容。', 'Programs can only read what is public.'),
  HX_PHONE_NEEDED: entry(
    403,
    '在这里留言和回响之前，要先验证手机号。在微信小程序里点一下就好，号码会加密保存，别人看不到。',
    'Before you comment or echo here, verify your phone number: one tap in the WeChat mini-program. It is stored encrypted and shown to nobody.',
  ),
  HX_PHONE_TAKEN: entry(
    409,
    '这个手机号已经验证过另一个账号。',
    'This phone number already belongs to another account.',
  ),
  HX_NOT_FOUND: entry(404, '没有找到，可能已被删除。', 'Not found. It may have been deleted.'),
  HX_ROUTE_UNKNOWN: entry(404, '没有这个接口。', 'There is no such endpoint.'),
  HX_OWN_COMMENT: entry(
    409,
    '这是你自己的留言，回响留给别人吧。',
    'This is your own comment; its echoes come from others.',
  ),
  HX_NOT_PUBLISHED: entry(409, '这条留言还没有公开。', 'This comment is not public yet.'),
  HX_NOT_AUTHOR: entry(403, '只有作者本人可以修改。', 'Only the author can change this.'),
  HX_EDIT_WINDOW: entry(
    409,
    '发布超过 15 分钟，不能再修改了。',
    'More than 15 minutes have passed; it can no longer be edited.',
  ),
  HX_CARD_UNKNOWN: entry(404, '这张卡片没有发给你。', 'This card was not dealt to you.'),
  HX_CARD_ANSWERED: entry(409, '这张卡片你已经回应过了。', 'You have already answered this card.'),
  HX_UNDO_OVER: entry(409, '撤回的时间已经过了。', 'The time for taking it back has passed.'),
  HX_UNDO_REPLY: entry(
    409,
    '写下的回复不在这里撤回。打开它，可以随时删除。',
    'A written reply is not taken back here. Open it to delete it at any time.',
  ),
  HX_TAGS_TOO_MANY: entry(
    409,
    '你设定的标签已经很多了，先删去几个再添。',
    'You have set many tags already. Delete some before you add more.',
  ),
  HX_LISTENING_OFF: entry(409, '你还没有开启听一听。', 'You have not switched listening on.'),
  HX_CURSOR_INVALID: entry(
    400,
    '翻页位置无效，请从头查看。',
    'The page position is not valid. Start from the first page.',
  ),
  HX_QUERY_EMPTY: entry(
    422,
    '写一个字、一个词，或者一句话里的几个字来找。',
    'Write a character, a word or a few words to look for.',
  ),
  HX_QUERY_TOO_LONG: entry(
    422,
    '要找的话太长，写几个关键的词就好。',
    'That is too long to look for. A few telling words will do.',
  ),
  HX_TOO_MANY: entry(429, '太快了，休息一下再试。', 'That was too fast. Wait a moment and try again.'),
  HX_OVERLOADED: entry(
    503,
    '现在人太多，请稍后再试，内容不会丢。',
    'Too busy right now. Try again soon; nothing is lost.',
  ),
  HX_STORE_UNAVAILABLE: entry(
    503,
    '暂时连不上存储，请稍后再试。',
    'The store cannot be reached for the moment. Try again soon.',
  ),
  HX_INTERNAL: entry(500, '出了点问题，我们已经记下。', 'Something went wrong. We have noted it.'),
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** The body of every error reply. `field` names the offending input as a path such as `body.text`. */
export interface ErrorReply {
  readonly error: {
    readonly code: ErrorCode;
    readonly zh: string;
    readonly en: string;
    readonly field?: string;
    /** Seconds to wait before trying again, with HX_TOO_MANY and HX_OVERLOADED. */
    readonly retryAfterSeconds?: number;
    readonly requestId: string;
  };
}
