import { Type, type Static } from 'typebox';
import { Id, shape } from './schemas.ts';

/** The start of a sentence with one or two slots in braces: `最打动我的是{哪一幕}，因为{为什么}。` Never a finished text. */
export const Opener = shape({
  id: Id,
  version: Type.Integer({
    minimum: 1,
    description: 'Of the wording; a comment remembers which one it was begun with',
  }),
  template: Type.String(),
  hint: Type.String(),
});
export type Opener = Static<typeof Opener>;

export const StaffOpener = shape({
  ...Opener.properties,
  hidden: Type.Boolean(),
  own: Type.Boolean({ description: 'Worded by staff of this space; else it came with the kind of space' }),
  comments: Type.Integer({ minimum: 0, description: 'Comments begun with this wording' }),
});
export type StaffOpener = Static<typeof StaffOpener>;
