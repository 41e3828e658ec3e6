/** One title of WeChat's public library of templates, with the keywords to choose from. */
export interface LibraryTitle {
  readonly tid: number;
  readonly title: string;
  readonly categoryId: number;
  readonly keywords: readonly {
    readonly kid: number;
    readonly name: string;
    readonly rule: string;
    readonly example: string;
  }[];
}

export const CATEGORY = { id: 616, name: '社交-社区/论坛' };

/** A small part of the library; numbers are the emulator's own. */
export const LIBRARY: readonly LibraryTitle[] = [
  {
    tid: 1001,
    title: '留言回复通知',
    categoryId: CATEGORY.id,
    keywords: [
      { kid: 1, name: '回复内容', rule: 'thing', example: '这一段我也读了两遍' },
      { kid: 2, name: '回复者', rule: 'name', example: '小林' },
      { kid: 3, name: '回复时间', rule: 'time', example: '2026年11月21日 15:01' },
      { kid: 4, name: '原文标题', rule: 'thing', example: '城市里的夜跑者' },
    ],
  },
  {
    tid: 1002,
    title: '新留言提醒',
    categoryId: CATEGORY.id,
    keywords: [
      { kid: 1, name: '留言内容', rule: 'thing', example: '请问周末还开放吗' },
      { kid: 2, name: '留言数量', rule: 'number', example: '3' },
      { kid: 3, name: '提醒时间', rule: 'time', example: '2026年11月21日 19:30' },
    ],
  },
  {
    tid: 1003,
    title: '审核结果通知',
    categoryId: CATEGORY.id,
    keywords: [
      { kid: 1, name: '审核结果', rule: 'phrase', example: '已通过' },
      { kid: 2, name: '备注', rule: 'thing', example: '留言已公开' },
    ],
  },
];
