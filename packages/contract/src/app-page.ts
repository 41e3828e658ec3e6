/**
 * A page of the member app with its query, such as `/pkg-thread/thread?spaceId=1&postId=2`, and never an address
 * elsewhere: what follows the first slash is a name, so that no browser takes it for another server.
 */
export const APP_PAGE = /^\/[A-Za-z0-9_-][A-Za-z0-9_/?=&%.:~-]{0,298}$/;
