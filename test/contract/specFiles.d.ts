import type { OpenApi } from './openApi';

/** The OpenAPI documents in the named files; undefined when one of them is not there. */
export function readSpecs(fileNames: string[]): OpenApi[] | undefined;
