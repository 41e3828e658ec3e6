/** Where the picture beside a name is. @param avatar of the member's row: its id and key */
export function avatarAddress(avatar: string | null | undefined): string | undefined {
  return avatar === null || avatar === undefined ? undefined : `/api/pictures/0/${avatar}/thumb.jpg`;
}
