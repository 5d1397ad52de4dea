/** Turns names like createOrUpdate into words like Create or Update, in an expression of n8n. */
const inWords = '.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().toTitleCase()';

/**
 * What stands below the name of an action node on the canvas, e.g. "Create or Update: Order". Get Many has the value
 * getAll everywhere in n8n.
 */
export const actionSubtitle = `={{ ($parameter["operation"].replace("getAll", "getMany") + ": " + $parameter["resource"])${inWords} }}`;

/** The same for a trigger that looks for one kind of event, e.g. "Order Created". */
export const eventSubtitle = `={{ $parameter["event"]${inWords} }}`;
