import { parameterError, type Named } from '../operation/nodeError';
import { ShapeError } from './shape';

/**
 * Reads a shape that stands in a parameter.
 *
 * @param read reads it, and throws ShapeError for mistakes
 * @throws NodeOperationError that names the parameter, and each mistake by where it stands in the shape
 */
export function shapeIn<T>(context: Named, displayName: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof ShapeError
			? parameterError(context, displayName, error.problem, error.wayOut)
			: error;
	}
}
