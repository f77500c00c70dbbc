package com.acme.parcels;

/**
 * One parcel.
 *
 * @param id its number, 0 as long as it is not stored
 * @param to the country it goes to, two letters
 * @param grams its weight
 * @param cents what sending it costs
 */
public record Parcel(long id, String to, int grams, int cents) {
    Parcel stored(long newId) {
        return new Parcel(newId, to, grams, cents);
    }
}
