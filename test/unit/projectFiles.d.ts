/** A file of the project. */
export interface ProjectFile {
	/** From the folder of the project on, with slashes. */
	path: string;
	text: string;
}

/**
 * The files in a folder of the project, and in the folders within it.
 *
 * @param ending what the names of the files match
 */
export function filesIn(folder: string, ending: RegExp): ProjectFile[];

/** Whether the project has something at a path. */
export function isInProject(path: string): boolean;
