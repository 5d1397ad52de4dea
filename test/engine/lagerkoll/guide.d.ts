/** The guide for users of the Lagerkoll node. */
export declare const guide: string;
