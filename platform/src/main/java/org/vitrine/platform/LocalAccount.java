package org.vitrine.platform;

/** Credentials of the local S3 store. They are not secret, because the store listens on the loopback interface only. */
public final class LocalAccount {

    public static final String ACCESS_KEY = "vitrine-local";
    public static final String SECRET_KEY = "vitrine-local-secret";
    public static final String REGION = "eu-central-1";

    private LocalAccount() {}
}
