import { below, type Random, randomFrom, weighted } from '../matching/random.ts';

/** About the two hundred commonest characters, commonest first; words are made of these. */
const CHARACTERS = Array.from(
  '一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生自会那后能对着事其里所去行过家十用发天如然作方成者多日都三小军二无同么经法当起与好看学进种将还分此心前面又定见只主没公从知使新想意样手老书城墙巷春秋水山茶花鸟鱼雨雪风云星月夜晨光影声门窗桥船车马牛羊猫狗饭菜汤面米油盐糖酒杯碗桌椅床灯电话机票钱买卖店街市村田园林果树叶根草药病医师友亲爱情感谢笑哭忙累梦醒早晚冬夏热冷暖凉红绿蓝白黑黄高低长短快慢远近深浅轻重软硬',
);
const JOINERS = Array.from('的了是在我你也都就很不和');
const WORDS = 30_000;
const WORDS_PER_TEXT = 22;

/** An invented language that reads like Chinese to an index: words by Zipf's law, without spaces, with joiners. */
export interface Language {
  /** Commonest first; two characters mostly, three and four now and then. */
  readonly words: readonly string[];
  text(random: Random): string;
}

export function inventLanguage(): Language {
  const random = randomFrom(2026);
  const character = weighted(CHARACTERS.map((_, rank) => 1 / (rank + 8)));
  const words = new Set<string>();
  while (words.size < WORDS) {
    const length = [2, 2, 2, 2, 2, 2, 2, 3, 3, 4][below(random, 10)] ?? 2;
    words.add(Array.from({ length }, () => CHARACTERS[character(random)]).join(''));
  }
  const list = [...words];
  const word = weighted(list.map((_, rank) => 1 / (rank + 2.7)));
  return {
    words: list,
    text(draw) {
      const count = 2 + below(draw, WORDS_PER_TEXT);
      let text = '';
      for (let i = 0; i < count; i += 1) {
        text += list[word(draw)] ?? '';
        const mark = draw();
        if (mark < 0.35) text += JOINERS[below(draw, JOINERS.length)] ?? '';
        else if (mark < 0.45 && i + 1 < count) text += '，';
      }
      return text;
    },
  };
}
