import type { IDataObject, IPollFunctions } from 'n8n-workflow';

/** By what something is known again, when it happened, and what may change of it. */
export interface Mark {
	key: string;
	/** In ms since 1970; missing where the service does not say. */
	at?: number;
	/** Another text than before is news; always '' where only a first sight is news. */
	state: string;
	/** When it changed last, in ms since 1970: it is forgotten by this; `at` without it. */
	lastAt?: number;
}

/** A thing in a list, as it is now, with the marks of what it tells. */
export interface Sight {
	/** By what the thing as a whole is known, where it can come in several parts. */
	id?: string;
	marks: Mark[];
	json: IDataObject;
	/** Which part of the list it is in, where the user chooses parts; see `scopesOf`. */
	scope?: string;
	/** Why it cannot be handed over as it is listed: then it is read in full, now or later. */
	problem?: string;
}

/** Whether a value tells one thing from another. */
const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

/**
 * By what a thing is known again: its ID, or else what of it does not change, or all that it is. Things
 * that share a key would be one, and only the first of them would come.
 */
export function keyOfThing(json: IDataObject, id: unknown, others: unknown[] = []): string {
	if (isGiven(id)) return String(id);
	return JSON.stringify(others.some(isGiven) ? others : json);
}

/** What one step of reading brought. */
export interface Piece {
	sights: Sight[];
	/** Where a later poll goes on, as `from` of `read`; missing after the last piece. */
	next?: IDataObject;
	/** The service's own time from its answers, in ms since 1970, where they tell it. */
	serviceTime?: number;
	/** What is there and cannot be read, by a key, with the reason. */
	unreadable?: Record<string, string>;
}

/** From where to read. */
export interface Start {
	/** The moment up to which the list was read before, in ms since 1970. */
	upTo: number;
	/** Things from before this moment are of no interest, in ms since 1970. */
	floor: number;
	/** Where an earlier reading stopped. */
	from?: IDataObject;
	/** Whether to find out what is there, as when the trigger begins. */
	isInventory: boolean;
	/** Whether something that was asked for by name and is not there is an error. */
	isStrict: boolean;
}

/** A list that is read from time to time: all that one polling trigger has of its own. */
export interface Source<Choice> {
	/** What it has, in words, e.g. 'orders'. */
	things: string;
	/** What a test run says when there is nothing. */
	nothing: string;
	/** How many days a thing is watched or remembered, counted from the newest. */
	daysBack(choice: Choice): number;
	/** Whether its list is read from a date on, so that the first reading needs one. */
	isReadByDate: boolean;
	/** Whether a thing that was not there before is news, or only one that changed. */
	isNewsAtFirstSight: boolean;
	/** Whether older things come first, so that what has been read may be forgotten while reading. */
	isOldestFirst: boolean;
	/** How many pieces, and how many news, one poll takes in before it hands them over. */
	most: { pieces: number; news: number };
	/**
	 * Reads the list piece by piece.
	 *
	 * @throws NodeApiError with the service's reason
	 */
	read(context: IPollFunctions, choice: Choice, start: Start): AsyncGenerator<Piece>;
	/** Some things, new or not, to try a workflow with. */
	sample(context: IPollFunctions, choice: Choice): Promise<Sight[]>;
	/** Whether news starts the workflow; all does without it. */
	isWanted?(sight: Sight, choice: Choice): boolean;
	/** The item, given the state before where there was one. */
	toItem(sight: Sight, before: string | undefined): IDataObject;
	/** Two parts of one thing, from one poll, put together. */
	join?(earlier: IDataObject, later: IDataObject): IDataObject;
	/**
	 * Reads the whole thing where the list tells less; missing where the list has everything.
	 *
	 * @returns undefined where nothing of it is wanted, so that no item comes
	 * @throws an error for one that cannot be read: it is held back, and the others come
	 */
	readInFull?(
		context: IPollFunctions,
		json: IDataObject,
		choice: Choice,
	): Promise<IDataObject | undefined>;
	/** The parts of the list that the user chose: what is in one for the first time is not all news. */
	scopesOf?(choice: Choice): string[];
	/** What was asked for by name; another text makes the next reading strict. */
	names?(choice: Choice): string;
}

/** What the user set, as a poll needs it. */
export interface PollSettings<Choice> {
	/** The name of what is watched: what is remembered belongs to it alone. */
	event: string;
	source: Source<Choice>;
	choice: Choice;
	/** A digest that tells one account from another. */
	account: string;
	/** Whether to read each thing in full, where the source can. */
	isFull: boolean;
	/** From when on the first poll gives what is there already, in ms since 1970; nothing without it. */
	startAt?: number;
	/** All that the user set, as one text. */
	all: string;
}
