/**
 * The headers of requests in another media type than that of version 10
 * (docs/services/bol.md, 1.2).
 */
const as = (mediaType: string) => new RegExp(`^${mediaType.replace(/[.+]/g, '\\$&')}$`);

/** Headers of a request without a body. */
export const reads = (mediaType: string) => ({ accept: as(mediaType) });

/** Headers of a request with a body. */
export const writes = (mediaType: string) => ({
	accept: as(mediaType),
	'content-type': as(mediaType),
});

export const V11 = 'application/vnd.retailer.v11+json';
