package org.vitrine.platform;

/** The account of the local object store. Not a secret: the store listens on the loopback interface only. */
public final class LocalAccount {

    public static final String ACCESS_KEY = "vitrine-local";
    public static final String SECRET_KEY = "vitrine-local-secret";
    public static final String REGION = "eu-central-1";

    private LocalAccount() {}
}
