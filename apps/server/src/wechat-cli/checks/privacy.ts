import { getPrivacyGuideline } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Words } from '../report.ts';
import { unlessForPlatforms } from './asked-in-vain.ts';

/** The kinds of data that the mini-program handles; the texts to paste are in docs/deploying-to-wechat.zh-CN.md. */
const HANDLED: readonly { readonly key: string; readonly zh: string }[] = [
  { key: 'UserInfo', zh: '用户信息（昵称、头像）' },
  { key: 'Album', zh: '选中的照片或视频' },
  { key: 'AlbumWriteOnly', zh: '相册（仅写入）权限' },
  { key: 'PhoneNumber', zh: '手机号' },
  { key: 'EXUserPublishContent', zh: '发布内容' },
  { key: 'EXUserOpLog', zh: '操作日志' },
  { key: 'Clipboard', zh: '剪切板' },
];

const WHERE: Words = {
  zh: '公众平台 → 设置 → 服务内容声明 → 用户隐私保护指引；文本见 docs/deploying-to-wechat.zh-CN.md 第 6 步；更新后需重新提审',
  en: 'mp.weixin.qq.com → 设置 → 服务内容声明 → 用户隐私保护指引; texts in docs/deploying-to-wechat.md, step 6; needs a new review',
};

/** Whether the privacy guideline in force declares all that is handled. Undeclared calls fail in the members' hands. */
export async function checkPrivacy({ mini }: CheckContext): Promise<Finding> {
  const guideline = await unlessForPlatforms(getPrivacyGuideline(mini));
  const all = HANDLED.map(({ key, zh }) => `${zh} ${key}`).join('、');
  if (guideline === undefined)
    return {
      state: 'todo',
      said: {
        zh: `微信不让账号自己的凭证读取指引，请人工核对已声明：${all}`,
        en: `WeChat does not let the account's own token read it; see for yourself that it declares: ${all}`,
      },
      where: WHERE,
    };
  const declared = new Set(
    guideline.declared.filter(({ purpose }) => purpose !== undefined).map(({ key }) => key),
  );
  const missing = [
    ...HANDLED.filter(({ key }) => !declared.has(key)).map(({ key, zh }) => `${zh} ${key}`),
    ...guideline.detected.filter((key) => !declared.has(key) && HANDLED.every((one) => one.key !== key)),
    ...(guideline.hasContact ? [] : ['联系方式 contact']),
  ];
  return missing.length === 0
    ? { state: 'ok', said: { zh: `已声明：${all}`, en: `declares: ${all}` } }
    : {
        state: 'todo',
        said: { zh: `未声明：${missing.join('、')}`, en: `not declared: ${missing.join(', ')}` },
        where: WHERE,
      };
}
