import { areaUnderCurve } from '../metrics/auc.ts';
import type { LabData } from '../run/task.ts';
import { makeM1, M1_SETTINGS } from '../worlds/m1.ts';
import { makeM2 } from '../worlds/m2.ts';
import { dot } from '../worlds/signal.ts';

/** Comments of which all pairs with people are scored: enough for two digits. */
const COMMENTS = 600;

/** What the data are, how scarce attention is in each conversation, and how well the plain signal of M1 orders pairs. */
export function notesOn(data: LabData): string[] {
  const { jester, conversations } = data;
  const notes: string[] = [];
  if (jester !== null)
    notes.push(
      '',
      `M1 and M3: ${jester.full.people} people who rated everything; signals of content from ${jester.others.people} others.`,
      `The plain score (content · taste) orders pairs of people and comments with an area under the curve of ${aucOf(data, 'like=29%')} at 29 % and ${aucOf(data, 'like=15%')} at 15 %.`,
    );
  if (conversations.length > 0)
    notes.push(
      '',
      'M2, comments that somebody else voted on, people, votes kept for each comment and as a share of all:',
      conversations
        .map((conversation) => {
          const { comments, visits, members } = makeM2(conversation, 'agree', 1);
          const share = (100 * visits.length) / conversation.votes.at.length;
          return `${conversation.name} ${comments.length}, ${members.length}, ${(visits.length / comments.length).toFixed(1)}, ${share.toFixed(1)} %`;
        })
        .join('; ') + '.',
    );
  return notes;
}

function aucOf({ jester, hours }: LabData, like: string): string {
  const given = M1_SETTINGS.find(({ name }) => name.endsWith(like));
  if (jester === null || given === undefined) return '-';
  const { members, comments, truth } = makeM1(jester, hours, given, 1);
  const pairs = comments.slice(0, COMMENTS).flatMap(({ id, content }) =>
    members.flatMap((member) => {
      const said = truth(member.id, id);
      return said === 'none' ? [] : [{ score: dot(content, member.taste), positive: said === 'genuine' }];
    }),
  );
  return areaUnderCurve(pairs).toFixed(3);
}
