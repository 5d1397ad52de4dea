/* HTTP statuses that the code names. */

export const OK = 200;
export const BAD_REQUEST = 400;
export const UNAUTHORIZED = 401;
export const TOO_MANY_REQUESTS = 429;
export const UNAVAILABLE = 503;
