/** True in the build for browsers. Known at build time, so that the other platform's code is left out. */
export const isH5 = process.env.UNI_PLATFORM === 'h5';
