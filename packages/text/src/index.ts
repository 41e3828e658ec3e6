export { Prints } from './likeness/prints.ts';
export { readText, type Reading } from './likeness/reading.ts';
export { objectionTo, printOf, type Objection, type Print } from './likeness/judge.ts';
export { asksForApplause } from './openers/asks.ts';
export { blankText, follows, isOpener, shapeOf, slotsOf, type OpenerShape } from './openers/opener.ts';
export { parseMarks, plainText, type Block, type Inline } from './marks/parse-marks.ts';
export { stickerCode, stickerNames, stickerPicture, type StickerName } from './marks/stickers.ts';
