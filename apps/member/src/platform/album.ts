/** Whether a picture came into the album; `denied`: WeChat keeps the app from it until it is allowed in the settings. */
export type Kept = 'saved' | 'denied' | 'cancelled';

/** What WeChat's refusal means. @throws Error for what is no decision of a person */
export function readAlbumRefusal(problem: unknown): Exclude<Kept, 'saved'> {
  const { errMsg = '' } = problem as { errMsg?: string };
  if (/auth/i.test(errMsg)) return 'denied';
  if (/cancel/i.test(errMsg)) return 'cancelled';
  throw new Error(errMsg);
}

/** Saves a picture on a phone in WeChat. */
export function saveToAlbum(filePath: string): Promise<Kept> {
  return new Promise((resolve, reject) => {
    uni.saveImageToPhotosAlbum({
      filePath,
      success: () => resolve('saved'),
      fail: (problem: unknown) => {
        try {
          resolve(readAlbumRefusal(problem));
        } catch (error) {
          reject(error as Error);
        }
      },
    });
  });
}

/** Opens WeChat's settings, which it does only out of a tap. @returns whether the album is open to the app now */
export function openAlbumSetting(): Promise<boolean> {
  return new Promise((resolve) => {
    uni.openSetting({
      success: ({ authSetting }) =>
        resolve((authSetting as Record<string, boolean>)['scope.writePhotosAlbum'] === true),
      fail: () => resolve(false),
    });
  });
}

/** Downloads a picture in a browser. */
export function downloadPicture(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
