/** When everything of the seed account was made. */
export const madeAt = '2025-11-02 10:00:00';

/** The warehouses, the first one with the higher priority. */
export const warehouseIds = { utrecht: 18, zwolle: 19 };

/** The fulfilment customer that the limited key belongs to. */
export const fulfilmentCustomerId = 61;

/** The id of the first product of the catalogue; the others follow in its order. */
export const firstProductId = 701;
