package org.vitrine.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.vitrine.cli.terminal.CliException;
import org.vitrine.cli.terminal.ExitCode;

/**
 * A bearer token (RFC 6750) that an OpenID Connect provider issued.
 *
 * @param value the token; never printed
 */
public record BearerToken(String value) {

    private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * Reads a token from text.
     *
     * @param source where the text comes from, for messages
     * @throws CliException if the text is not a token
     */
    static BearerToken of(String text, String source) {
        var value = text.strip();
        if (!SYNTAX.matcher(value).matches()) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "%s has no bearer token: it must be one word of letters, digits and ._~+/-=, without 'Bearer'."
                            .formatted(source));
        }
        return new BearerToken(value);
    }

    /**
     * Reads a token from a file.
     *
     * @throws CliException if the file cannot be read or has no token
     */
    static BearerToken ofFile(Path file) {
        try {
            return of(Files.readString(file), file.toString());
        } catch (IOException unreadable) {
            throw new CliException(
                    ExitCode.USAGE_ERROR,
                    "--token-file %s cannot be read. Check its name and its permissions.".formatted(file));
        }
    }

    /** Keeps the token out of logs and messages. */
    @Override
    public String toString() {
        return "BearerToken[…]";
    }
}
