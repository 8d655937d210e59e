package org.vitrine.access;

import java.util.Locale;

/** What an endpoint requires of its caller. Each endpoint requires exactly one permission, or is open to anyone. */
public enum Permission {

    /** Search and read collections, photographs, specimens, items and figures. */
    READ,

    /** Send, withdraw, retry and follow the photographs and batches of one's own institution. */
    UPLOAD,

    /** Take decisions and work on review queues; read who decided what. */
    DECIDE,

    /** Create and change collections, process them again, export decisions; reach photographs of any institution. */
    CURATE,

    /** Delete collections, erase names, sweep the store, replay dead letters, load models, read costs. */
    OPERATE;

    /** Returns the name of this permission in problem details and pages: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
