/** Thrown when the sandbox is told to do what it cannot; the control API answers it as a 400. */
export class WrongControl extends Error {
	readonly statusCode = 400;
}

/** Thrown for a service that the sandbox does not have; the control API answers it as a 404. */
export class UnknownService extends Error {
	readonly statusCode = 404;
}
